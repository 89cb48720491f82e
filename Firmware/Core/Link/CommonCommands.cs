using SmpPen.Core.Control;
using SmpPen.Core.Safety;

namespace SmpPen.Core.Link
{
    /// <summary>The common commands of IEEE 488.2.</summary>
    public sealed class CommonCommands : ICommandGroup
    {
        internal const int Identify = CommandTable.CommonGroup;
        internal const int Reset = CommandTable.CommonGroup + 1;
        internal const int ClearStatus = CommandTable.CommonGroup + 2;
        internal const int Events = CommandTable.CommonGroup + 3;
        internal const int EventEnable = CommandTable.CommonGroup + 4;
        internal const int Status = CommandTable.CommonGroup + 5;
        internal const int ServiceEnable = CommandTable.CommonGroup + 6;
        internal const int Complete = CommandTable.CommonGroup + 7;
        internal const int Wait = CommandTable.CommonGroup + 8;
        internal const int SelfTest = CommandTable.CommonGroup + 9;

        private const int ErrorsWait = 4;
        private const int EventSummary = 32;
        private const int Request = 64;
        private const string Identity = "SmpPen,SMP reference pen,0," + FirmwareVersion.Text;

        private readonly PenModel _model;
        private readonly ErrorQueue _errors;
        private int _eventEnable;
        private int _serviceEnable;

        /// <summary>Makes the commands.</summary>
        public CommonCommands(PenModel model, ErrorQueue errors)
        {
            _model = model;
            _errors = errors;
        }

        /// <inheritdoc/>
        public int Execute(int id, int step, CommandCall call, long nowMicroseconds)
        {
            switch (id + CommandTable.CommonGroup)
            {
                case Identify:
                    call.Reply.AddWord(Identity);
                    return ScpiError.None;
                case Reset:
                    _model.UsePreset(_model.PresetIndex);
                    return ScpiError.None;
                case ClearStatus:
                    _errors.Clear();
                    return ScpiError.None;
                case Events:
                    call.Reply.AddNumber(_errors.TakeEvents());
                    return ScpiError.None;
                case EventEnable:
                    return Enable(call, ref _eventEnable);
                case ServiceEnable:
                    return Enable(call, ref _serviceEnable);
                case Status:
                    call.Reply.AddNumber(StatusByte());
                    return ScpiError.None;
                case Complete:
                    MarkComplete(call);
                    return ScpiError.None;
                case SelfTest:
                    call.Reply.AddNumber(TestResult());
                    return ScpiError.None;
                default:
                    return ScpiError.None;
            }
        }

        private static int Enable(CommandCall call, ref int mask)
        {
            if (call.IsQuery)
            {
                call.Reply.AddNumber(mask);
            }
            else if (call.Number < 0 || call.Number > 255)
            {
                return ScpiError.OutOfRange;
            }
            else
            {
                mask = call.Number;
            }
            return ScpiError.None;
        }

        private int StatusByte()
        {
            int status = _errors.Count > 0 ? ErrorsWait : 0;
            status |= (_errors.Events & _eventEnable) != 0 ? EventSummary : 0;
            return (status & _serviceEnable & ~Request) != 0 ? status | Request : status;
        }

        private void MarkComplete(CommandCall call)
        {
            if (call.IsQuery)
            {
                call.Reply.AddNumber(1);
            }
            else
            {
                _errors.Mark(ErrorQueue.OperationComplete);
            }
        }

        private int TestResult()
        {
            FaultCode fault = _model.Faults.Code;
            PenState state = _model.Machine.State;
            bool isTesting = state == PenState.SelfTest || state == PenState.Homing || state == PenState.ProofTest;
            return fault != FaultCode.None ? (int)fault : isTesting ? 1 : 0;
        }
    }
}
