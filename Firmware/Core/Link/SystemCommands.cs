namespace SmpPen.Core.Link
{
    /// <summary>Errors, help and the technician's PIN.</summary>
    public sealed class SystemCommands : ICommandGroup
    {
        internal const int NextError = CommandTable.SystemGroup;
        internal const int ErrorCount = CommandTable.SystemGroup + 1;
        internal const int Version = CommandTable.SystemGroup + 2;
        internal const int Help = CommandTable.SystemGroup + 3;
        internal const int Headers = CommandTable.SystemGroup + 4;
        internal const int Unlock = CommandTable.SystemGroup + 5;
        internal const int Lock = CommandTable.SystemGroup + 6;
        internal const int LockState = CommandTable.SystemGroup + 7;
        internal const int PinWait = CommandTable.SystemGroup + 8;
        internal const int PinIsDefault = CommandTable.SystemGroup + 9;
        internal const int ChangePin = CommandTable.SystemGroup + 10;

        private readonly ErrorQueue _errors;
        private readonly TechnicianLock _lock;
        private readonly int[] _ancestors = new int[CommandTable.MostLevels];

        /// <summary>Makes the commands.</summary>
        public SystemCommands(ErrorQueue errors, TechnicianLock technician)
        {
            _errors = errors;
            _lock = technician;
        }

        /// <inheritdoc/>
        public int Execute(int id, int step, CommandCall call, long nowMicroseconds)
        {
            switch (id + CommandTable.SystemGroup)
            {
                case NextError:
                    int number = _errors.Take();
                    call.Reply.AddNumber(number);
                    call.Reply.AddQuoted(ScpiError.Text(number));
                    return ScpiError.None;
                case ErrorCount:
                    call.Reply.AddNumber(_errors.Count);
                    return ScpiError.None;
                case Version:
                    call.Reply.AddWord("1999.0");
                    return ScpiError.None;
                case Help:
                    return TellRow(step, true, call.Reply);
                case Headers:
                    return TellRow(step, false, call.Reply);
                case Unlock:
                    return ErrorOf(step == 0 ? _lock.BeginUnlock(call.Line, call.TextStart, call.TextLength, nowMicroseconds) : _lock.Step(nowMicroseconds));
                case ChangePin:
                    return ErrorOf(step == 0
                        ? _lock.BeginChange(call.Line, call.TextStart, call.TextLength, call.SecondStart, call.SecondLength, nowMicroseconds)
                        : _lock.Step(nowMicroseconds));
                case Lock:
                    _lock.Lock();
                    return ScpiError.None;
                case LockState:
                    call.Reply.AddNumber(_lock.IsUnlocked ? 1 : 0);
                    return ScpiError.None;
                case PinWait:
                    call.Reply.AddNumber(_lock.WaitSeconds(nowMicroseconds));
                    return ScpiError.None;
                default:
                    call.Reply.AddNumber(_lock.IsDefaultPin ? 1 : 0);
                    return ScpiError.None;
            }
        }

        private int ErrorOf(PinResult result)
        {
            switch (result)
            {
                case PinResult.Busy:
                    return CommandTable.Busy;
                case PinResult.Accepted:
                    return _lock.IsDefaultPin ? ScpiError.DefaultPin : ScpiError.None;
                case PinResult.MustWait:
                    return ScpiError.Protected;
                case PinResult.NotStored:
                    return ScpiError.Execution;
                default:
                    return ScpiError.IllegalValue;
            }
        }

        // One row a step: its header, and for a person its help.
        private int TellRow(int row, bool withHelp, ReplyQueue reply)
        {
            if (row == CommandTable.RowCount)
            {
                return ScpiError.None;
            }
            int level = CommandTable.Level(row);
            _ancestors[level] = row;
            bool canAsk = CommandTable.Kind(row, true) != ParameterKind.Absent;
            bool canSet = CommandTable.Kind(row, false) != ParameterKind.Absent;
            if (!canAsk && !canSet)
            {
                return CommandTable.Busy;
            }
            if (withHelp)
            {
                reply.BeginItems();
            }
            for (int i = 0; i <= level; i++)
            {
                reply.AddKeyword(CommandTable.TextOf(_ancestors[i]), i == 0);
            }
            if (canAsk)
            {
                reply.AddJoined(canSet ? "[?]" : "?");
            }
            if (withHelp)
            {
                reply.AddHelp(CommandTable.TextOf(row));
                reply.AddJoined("\n");
            }
            return CommandTable.Busy;
        }
    }
}
