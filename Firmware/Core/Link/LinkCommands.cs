using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;

namespace SmpPen.Core.Link
{
    /// <summary>Carries out the commands of the table.</summary>
    /// <remarks>
    /// A call is one step within a tick: it allocates nothing and stays within about 300 instructions. More work is done in
    /// further steps by answering <see cref="TechnicianLock.Busy"/>; what was put into the reply is sent after each.
    /// </remarks>
    public sealed partial class LinkCommands
    {
        private const int Busy = TechnicianLock.Busy;

        private readonly PenModel _model;
        private readonly PenStatus _status;
        private readonly TechnicianLock _lock;
        private readonly CalibrationService _calibration;
        private readonly ErrorQueue _errors;
        private readonly CommandTable _table;
        private readonly CommandLine _line;
        private readonly Reply _reply;
        private readonly SessionRecord _record = new SessionRecord();
        private readonly int[] _ancestors = new int[CommandTable.MostLevels];
        private int _eventEnable;
        private int _serviceEnable;
        private int _months = CalibrationService.DefaultMonths;

        /// <summary>Makes the commands.</summary>
        public LinkCommands(PenModel model, PenStatus status, ErrorQueue errors, CommandTable table, CommandLine line, Reply reply)
        {
            _model = model;
            _status = status;
            _lock = model.Technician;
            _calibration = model.Calibration;
            _errors = errors;
            _table = table;
            _line = line;
            _reply = reply;
        }

        /// <summary>One step of a command whose parameters and access have been checked.</summary>
        /// <param name="id">Number of the command.</param>
        /// <param name="isQuery">It was asked.</param>
        /// <param name="step">0, then one more after each Busy.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        /// <returns>0, an error number of <see cref="ScpiError"/>, or <see cref="TechnicianLock.Busy"/>.</returns>
        public int Execute(int id, bool isQuery, int step, long nowMicroseconds)
        {
            if (id >= CommandTable.FirstLimit)
            {
                return Limit((SettingId)(id - CommandTable.FirstLimit), isQuery, step);
            }
            if (id >= CommandTable.FirstSetting)
            {
                return Change((SettingId)(id - CommandTable.FirstSetting), isQuery);
            }
            if (!isQuery)
            {
                return Act(id, step, nowMicroseconds);
            }
            if (id < CommandTable.FirstNumber)
            {
                return Tell(id, step);
            }
            int decimals = id >= CommandTable.FirstThousandths ? 3 : 0;
            int last = id == CommandTable.Result ? id + 3 : id >= CommandTable.FirstPair && decimals == 0 ? id + 1 : id;
            id += step;
            _reply.AddNumber(NumberOf(id, nowMicroseconds), decimals);
            return id < last ? Busy : 0;
        }

        // What only sets or acts, and the settings of what a query answers by a number.
        private int Act(int id, int step, long nowMicroseconds)
        {
            int number = _line.Numbers[0];
            switch (id)
            {
                case CommandTable.Reset:
                    _model.UsePreset(_model.PresetIndex);
                    break;
                case CommandTable.ClearStatus:
                    _errors.Clear();
                    break;
                case CommandTable.Complete:
                    _errors.Events |= ErrorQueue.OperationComplete;
                    break;
                case CommandTable.EventEnable:
                    return Enable(ref _eventEnable, number);
                case CommandTable.ServiceEnable:
                    return Enable(ref _serviceEnable, number);
                case CommandTable.Unlock:
                case CommandTable.ChangePin:
                    return LookAtPin(id, step, number, nowMicroseconds);
                case CommandTable.Lock:
                    _lock.Lock();
                    break;
                case CommandTable.Mode:
                    _model.Settings.Mode = (StrokeMode)number;
                    break;
                case CommandTable.Preset:
                case CommandTable.SavePreset:
                    return UsePreset(id, number - 1, step);
                case CommandTable.Wait:
                    break;
                default:
                    return Calibrate(id, number, step, nowMicroseconds);
            }
            return 0;
        }

        private static int Enable(ref int mask, int value)
        {
            bool isMask = value >= 0 && value <= 255;
            mask = isMask ? value : mask;
            return isMask ? 0 : ScpiError.OutOfRange;
        }

        private int LookAtPin(int id, int step, int length, long nowMicroseconds)
        {
            byte[] text = _line.Bytes;
            int[] starts = _line.Starts;
            if (step == 0)
            {
                if (id == CommandTable.Unlock)
                {
                    _lock.BeginUnlock(text, starts[0], length, nowMicroseconds);
                }
                else
                {
                    _lock.BeginChange(text, starts[0], length, starts[1], _line.Numbers[1], nowMicroseconds);
                }
            }
            return _lock.Result == 0 && _lock.IsDefaultPin ? ScpiError.DefaultPin : _lock.Result;
        }
    }
}
