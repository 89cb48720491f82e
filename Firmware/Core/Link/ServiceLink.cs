using SmpPen.Core.Control;
using SmpPen.Core.Hardware;

namespace SmpPen.Core.Link
{
    /// <summary>
    /// The service link: lines of SCPI over the UART. Each tick does one small step: takes some bytes, reads a word of a header
    /// or one parameter, carries out one step of a command, or sends some characters of its reply.
    /// </summary>
    public sealed class ServiceLink
    {
        private const int LongestWord = 12;

        private readonly CommandTable _table = new CommandTable();
        private readonly ICommandGroup[] _groups = new ICommandGroup[CommandTable.GroupCount];
        private readonly CommandLine _line;
        private readonly ReplyQueue _reply;
        private readonly CommandCall _call;
        private readonly ArgumentReader _reader;
        private readonly PenModel _model;
        private readonly TechnicianLock _lock;
        private LinkPhase _phase;
        private int _path;
        private int _parent;
        private int _row;
        private int _wordStart;
        private int _parameters;
        private int _step;

        /// <summary>Makes the link.</summary>
        public ServiceLink(ISerialLine serial, PenModel model, PenStatus status)
        {
            TechnicianLock technician = model.Technician;
            _model = model;
            _lock = technician;
            _line = new CommandLine(serial);
            _reply = new ReplyQueue(serial);
            _call = new CommandCall(_reply, _line.Bytes);
            _reader = new ArgumentReader(_line, _call);
            _groups[CommandTable.CommonGroup / CommandTable.GroupSize] = new CommonCommands(model, Errors);
            _groups[CommandTable.SystemGroup / CommandTable.GroupSize] = new SystemCommands(Errors, technician);
            _groups[CommandTable.SettingGroup / CommandTable.GroupSize] = new SettingCommands(model, technician);
            _groups[CommandTable.CalibrationGroup / CommandTable.GroupSize] = new CalibrationCommands(model);
            _groups[CommandTable.SessionGroup / CommandTable.GroupSize] = new SessionCommands(model, status);
        }

        /// <summary>Errors not read yet.</summary>
        public ErrorQueue Errors { get; } = new ErrorQueue();

        /// <summary>No line is being carried out.</summary>
        public bool IsIdle
        {
            get { return _phase == LinkPhase.Gather && !_line.IsComplete; }
        }

        /// <summary>One step.</summary>
        /// <param name="mayWork">False takes in bytes and does nothing else: the coil is live, or a press is settling.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public void Tick(bool mayWork, long nowMicroseconds)
        {
            _lock.Tick(nowMicroseconds);
            if (_phase == LinkPhase.Gather)
            {
                if (!_line.IsComplete)
                {
                    _line.Gather();
                }
                else if (mayWork)
                {
                    BeginLine();
                }
            }
            else if (mayWork)
            {
                Work(nowMicroseconds);
            }
        }

        private void Work(long nowMicroseconds)
        {
            if (_reply.IsWaiting)
            {
                _reply.Send();
                return;
            }
            switch (_phase)
            {
                case LinkPhase.Header:
                    BeginHeader();
                    break;
                case LinkPhase.Word:
                    PassWord();
                    break;
                case LinkPhase.Find:
                    FindWord();
                    break;
                case LinkPhase.Match:
                    MatchWord();
                    break;
                case LinkPhase.AfterWord:
                    PassAfterWord();
                    break;
                case LinkPhase.Parameter:
                    TakeParameter();
                    break;
                case LinkPhase.Unit:
                    TakeUnit();
                    break;
                case LinkPhase.Separator:
                    PassSeparator(nowMicroseconds);
                    break;
                case LinkPhase.Execute:
                    Execute(nowMicroseconds);
                    break;
                default:
                    _line.Clear();
                    _phase = LinkPhase.Gather;
                    break;
            }
        }

        private void BeginLine()
        {
            _reader.At = 0;
            _path = CommandTable.Nothing;
            _phase = LinkPhase.Header;
            if (_line.Error != ScpiError.None)
            {
                Refuse(_line.Error);
                EndLine();
            }
        }

        // Where a header may begin: spaces, empty commands, a colon that leads back to the root.
        private void BeginHeader()
        {
            if (!_reader.SkipSpaces())
            {
                return;
            }
            if (_reader.IsAtEnd)
            {
                EndLine();
                return;
            }
            int next = _reader.Next;
            if (next == ';')
            {
                _reader.At++;
                return;
            }
            _parent = next == ':' || next == '*' ? CommandTable.Nothing : _path;
            if (next == ':')
            {
                _reader.At++;
            }
            _wordStart = _reader.At;
            if (next == '*')
            {
                _reader.At++;
            }
            _phase = LinkPhase.Word;
        }

        // Passes over one word of the header and puts it into capitals.
        private void PassWord()
        {
            byte[] bytes = _line.Bytes;
            int end = _line.Length;
            int at = _reader.At;
            int limit = _wordStart + LongestWord + 1;
            end = end < limit ? end : limit;
            while (at < end)
            {
                int c = bytes[at];
                if (c >= 'a' && c <= 'z')
                {
                    bytes[at] = (byte)(c - 32);
                }
                else if (c < 'A' || c > 'Z')
                {
                    break;
                }
                at++;
            }
            _reader.At = at;
            if (at == limit)
            {
                Refuse(ScpiError.MnemonicTooLong);
            }
            else if (at == _wordStart)
            {
                Refuse(ScpiError.Syntax);
            }
            else
            {
                _row = CommandTable.FirstBranch(_parent);
                _phase = LinkPhase.Find;
            }
        }

        private void FindWord()
        {
            bool isFound;
            _row = _table.Seek(_row, _line.Bytes[_wordStart], out isFound);
            if (_row == CommandTable.Nothing)
            {
                Refuse(ScpiError.UndefinedHeader);
            }
            else if (isFound)
            {
                _phase = LinkPhase.Match;
            }
        }

        private void MatchWord()
        {
            if (CommandTable.Matches(CommandTable.TextOf(_row), _line.Bytes, _wordStart, _reader.At))
            {
                _phase = LinkPhase.AfterWord;
                return;
            }
            _row = _table.After(_row);
            _phase = LinkPhase.Find;
        }

        private void PassAfterWord()
        {
            int next = _reader.Next;
            if (next == ':')
            {
                _reader.At++;
                _wordStart = _reader.At;
                _parent = _row;
                _phase = LinkPhase.Word;
                return;
            }
            if (_line.Bytes[_wordStart] != '*')
            {
                _path = _parent;
            }
            _call.IsQuery = next == '?';
            if (next == '?')
            {
                _reader.At++;
                next = _reader.Next;
            }
            EndHeader(next);
        }

        private void EndHeader(int next)
        {
            bool isSeparated = next == 0 || next == ' ' || next == ';';
            if (!isSeparated)
            {
                Refuse(next == ',' || _call.IsQuery ? ScpiError.InvalidSeparator : ScpiError.Syntax);
            }
            else if (CommandTable.Kind(_row, _call.IsQuery) == ParameterKind.Absent)
            {
                bool hasOther = CommandTable.Kind(_row, !_call.IsQuery) != ParameterKind.Absent;
                Refuse(hasOther ? ScpiError.Command : ScpiError.UndefinedHeader);
            }
            else
            {
                _parameters = 0;
                _phase = CommandTable.Kind(_row, _call.IsQuery) == ParameterKind.None ? LinkPhase.Separator : LinkPhase.Parameter;
            }
        }

        private void TakeParameter()
        {
            if (!_reader.SkipSpaces())
            {
                return;
            }
            int next = _reader.Next;
            if (next == 0 || next == ';' || next == ',')
            {
                Refuse(ScpiError.MissingParameter);
                return;
            }
            ParameterKind kind = CommandTable.Kind(_row, _call.IsQuery);
            int error = _reader.Take(kind, _parameters);
            _parameters++;
            _phase = kind < ParameterKind.Mode ? LinkPhase.Unit : LinkPhase.Separator;
            if (error != ScpiError.None)
            {
                Refuse(error);
            }
        }

        private void TakeUnit()
        {
            _phase = LinkPhase.Separator;
            int error = _reader.TakeUnit(CommandTable.Kind(_row, _call.IsQuery));
            if (error != ScpiError.None)
            {
                Refuse(error);
            }
        }

        private void PassSeparator(long nowMicroseconds)
        {
            if (!_reader.SkipSpaces())
            {
                return;
            }
            int next = _reader.Next;
            bool wantsMore = _parameters == 1 && CommandTable.Kind(_row, _call.IsQuery) == ParameterKind.TwoTexts;
            if (next == 0 || next == ';')
            {
                Begin(wantsMore, nowMicroseconds);
            }
            else if (next == ',' && wantsMore)
            {
                _reader.At++;
                _phase = LinkPhase.Parameter;
            }
            else
            {
                Refuse(next == ',' || _parameters == 0 ? ScpiError.ParameterNotAllowed : ScpiError.InvalidSeparator);
            }
        }

        private void Begin(bool wantsMore, long nowMicroseconds)
        {
            if (wantsMore)
            {
                Refuse(ScpiError.MissingParameter);
                return;
            }
            int error = Check(CommandTable.Access(_row, _call.IsQuery));
            if (error != ScpiError.None)
            {
                Refuse(error);
                return;
            }
            if (_call.IsQuery)
            {
                _reply.BeginQuery();
            }
            else
            {
                // Reading proves nobody's presence: a program that polls does not keep the pen unlocked.
                _lock.Touch(nowMicroseconds);
            }
            _step = 0;
            _phase = LinkPhase.Execute;
        }

        private int Check(CommandAccess access)
        {
            if (access >= CommandAccess.Technician && !_lock.IsUnlocked)
            {
                return ScpiError.Protected;
            }
            PenState state = _model.Machine.State;
            bool isAllowed;
            switch (access)
            {
                case CommandAccess.Anyone:
                    isAllowed = true;
                    break;
                case CommandAccess.NoSession:
                    isAllowed = state == PenState.Standby || state == PenState.Service;
                    break;
                case CommandAccess.TechnicianInStandby:
                    isAllowed = state == PenState.Standby;
                    break;
                case CommandAccess.TechnicianInService:
                    isAllowed = state == PenState.Service;
                    break;
                default:
                    isAllowed = state == PenState.Standby || state == PenState.Paused || state == PenState.Service;
                    break;
            }
            return isAllowed ? ScpiError.None : ScpiError.SettingsConflict;
        }

        private void Execute(long nowMicroseconds)
        {
            int id = CommandTable.Id(_row);
            int result = _groups[id / CommandTable.GroupSize].Execute(id % CommandTable.GroupSize, _step, _call, nowMicroseconds);
            if (result == CommandTable.Busy)
            {
                _step++;
            }
            else if (result != ScpiError.None)
            {
                Refuse(result);
            }
            else
            {
                _phase = LinkPhase.Header;
            }
        }

        // An error of form ends the line: what follows might have been meant otherwise.
        private void Refuse(int error)
        {
            Errors.Push(error);
            if (ScpiError.IsCommandError(error))
            {
                EndLine();
            }
            else
            {
                _phase = LinkPhase.Header;
            }
        }

        private void EndLine()
        {
            _reply.EndLine();
            _phase = LinkPhase.End;
        }
    }
}
