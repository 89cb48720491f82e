using SmpPen.Core.Control;
using SmpPen.Core.Hardware;

namespace SmpPen.Core.Link
{
    /// <summary>
    /// The service link: lines of SCPI over the UART. Each tick does one small step: takes some bytes, reads a word of a header
    /// or one parameter, or carries out one step of a command and sends what it has answered.
    /// </summary>
    public sealed class ServiceLink
    {
        // What the next step does.
        private const int Gather = 0;
        private const int Header = 1;
        private const int Word = 2;
        private const int Find = 3;
        private const int Parameter = 4;
        private const int Execute = 5;

        /// <summary>Errors not read yet.</summary>
        public readonly ErrorQueue Errors = new ErrorQueue();

        private readonly CommandTable _table = new CommandTable();
        private readonly CommandLine _line;
        private readonly Reply _reply;
        private readonly LinkCommands _commands;
        private readonly PenModel _model;
        private int _phase;
        private int _path;
        private int _parent;
        private int _row;
        private int _wordStart;
        private int _parameters;
        private int _step;
        private bool _isQuery;
        private bool _rests;
        private ParameterKind _kind;

        /// <summary>Makes the link.</summary>
        public ServiceLink(ISerialLine serial, PenModel model, PenStatus status)
        {
            _model = model;
            _line = new CommandLine(serial);
            _reply = new Reply(serial);
            _commands = new LinkCommands(model, status, Errors, _table, _line, _reply);
        }

        /// <summary>No line is being carried out.</summary>
        public bool IsIdle => _phase == Gather && !_line.IsComplete;

        /// <summary>One step.</summary>
        /// <param name="mayWork">False takes in bytes and does nothing else: the coil is live, or a press is settling.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public void Tick(bool mayWork, long nowMicroseconds)
        {
            if (_rests)
            {
                // With nothing to do every second tick will do: the UART holds four of them.
                _rests = false;
                return;
            }
            TechnicianLock technician = _model.Technician;
            bool isChecking = technician.Result == TechnicianLock.Busy;
            technician.Tick(isChecking && mayWork && MayWritePin(_model.Machine.State), nowMicroseconds);
            if (!_line.IsComplete)
            {
                _rests = !_line.Gather() && !isChecking;
            }
            else if (mayWork)
            {
                Work(nowMicroseconds);
                _reply.Send();
            }
        }

        // What comes of a PIN is written to the flash: not with ENABLE high, nor where a press is to be expected.
        private static bool MayWritePin(PenState state) => !TransitionTable.AllowsDrive(state) && !TransitionTable.ObeysPedal(state);

        private void Work(long nowMicroseconds)
        {
            int error = 0;
            switch (_phase)
            {
                case Gather:
                    _path = CommandTable.Nothing;
                    _phase = Header;
                    error = _line.Error;
                    break;
                case Header:
                    BeginHeader();
                    break;
                case Word:
                    error = PassWord();
                    break;
                case Find:
                    if (_table.Seek(_line.Bytes, _wordStart, _line.At))
                    {
                        error = PassAfterWord();
                    }
                    break;
                case Parameter:
                    error = TakeParameter();
                    break;
                default:
                    error = CarryOut(nowMicroseconds);
                    break;
            }
            if (error != 0)
            {
                Refuse(error);
            }
        }

        // Where a header may begin: a space, empty commands, a colon that leads back to the root.
        private void BeginHeader()
        {
            int next = _line.SkipSpace();
            if (next == 0)
            {
                EndLine();
                return;
            }
            _parent = next == ':' || next == '*' ? CommandTable.Nothing : _path;
            if (next == ';' || next == ':')
            {
                _line.At++;
            }
            _phase = next == ';' ? Header : Word;
        }

        private int PassWord()
        {
            CommandLine line = _line;
            int start = line.At;
            int initial = line.Next;
            if (initial == '*')
            {
                line.At++;
            }
            line.SkipLetters();
            _wordStart = start;
            _table.BeginSeek(_parent, initial);
            _phase = Find;
            return line.At == start ? ScpiError.Syntax : line.At - start > CommandLine.LongestWord ? ScpiError.MnemonicTooLong : 0;
        }

        private int PassAfterWord()
        {
            int row = _table.Row;
            int next = _line.Next;
            if (row < 0)
            {
                return ScpiError.UndefinedHeader;
            }
            if (next == ':')
            {
                _line.At++;
                _parent = row;
                _phase = Word;
                return 0;
            }
            if (_line.Bytes[_wordStart] != '*')
            {
                _path = _parent;
            }
            bool isQuery = next == '?';
            if (isQuery)
            {
                _line.At++;
                next = _line.Next;
            }
            if (next != 0 && next != ' ' && next != ';')
            {
                return next == ',' || isQuery ? ScpiError.InvalidSeparator : ScpiError.Syntax;
            }
            ParameterKind kind = _table.Kind(row, isQuery);
            if (kind == ParameterKind.Absent)
            {
                return _table.Kind(row, !isQuery) != ParameterKind.Absent ? ScpiError.Command : ScpiError.UndefinedHeader;
            }
            _row = row;
            _isQuery = isQuery;
            _kind = kind;
            _parameters = 0;
            _phase = Parameter;
            return 0;
        }

        // One parameter and what follows it; a command without any comes here too.
        private int TakeParameter()
        {
            CommandLine line = _line;
            ParameterKind kind = _kind;
            int next = line.SkipSpace();
            if (kind != ParameterKind.None)
            {
                if (next == 0 || next == ';' || next == ',')
                {
                    return ScpiError.MissingParameter;
                }
                int error = kind == ParameterKind.Mode ? TakeMode()
                    : kind == ParameterKind.Text || kind == ParameterKind.TwoTexts ? line.TakeText(_parameters)
                    : line.TakeNumber(kind, _parameters);
                if (error != 0)
                {
                    return error;
                }
                _parameters++;
                next = line.SkipSpace();
            }
            bool wantsMore = kind == ParameterKind.TwoTexts && _parameters == 1;
            if (next == 0 || next == ';')
            {
                _phase = Execute;
                _step = 0;
                return wantsMore ? ScpiError.MissingParameter : 0;
            }
            if (next != ',' || !wantsMore)
            {
                return next == ',' || kind == ParameterKind.None ? ScpiError.ParameterNotAllowed : ScpiError.InvalidSeparator;
            }
            line.At++;
            return 0;
        }

        private int TakeMode()
        {
            int start = _line.At;
            _line.SkipLetters();
            _table.BeginSeek(CommandTable.ModesRow, _line.Bytes[start]);
            while (!_table.Seek(_line.Bytes, start, _line.At))
            {
            }
            int mode = _table.Row - CommandTable.FirstMode;
            _line.Numbers[0] = mode;
            return start == _line.At ? ScpiError.DataType : mode >= 0 && _table.Row < CommandTable.FirstState ? 0 : ScpiError.IllegalValue;
        }

        private int CarryOut(long nowMicroseconds)
        {
            if (_step == 0)
            {
                int error = Check((int)_table.Access(_row, _isQuery));
                if (error != 0)
                {
                    return error;
                }
                if (_isQuery)
                {
                    _reply.BeginQuery();
                }
                else
                {
                    // Reading proves nobody's presence: a program that polls does not keep the pen unlocked.
                    _model.Technician.Touch(nowMicroseconds);
                }
            }
            int result = _commands.Execute(_table.Id(_row), _isQuery, _step++, nowMicroseconds);
            if (result == TechnicianLock.Busy)
            {
                return 0;
            }
            _phase = Header;
            return result;
        }

        private int Check(int access)
        {
            PenState state = _model.Machine.State;
            // 1 Standby, Paused, Service; 2 Standby, Service; 3 Standby; 4 Service.
            int states = access & 7;
            return access >= (int)CommandAccess.Technician && !_model.Technician.IsUnlocked ? ScpiError.Protected
                : states == 0
                    || (state == PenState.Standby && states != 4)
                    || (state == PenState.Service && states != 3)
                    || (state == PenState.Paused && states == 1) ? 0 : ScpiError.SettingsConflict;
        }

        // An error of form ends the line: what follows might have been meant otherwise.
        private void Refuse(int error)
        {
            Errors.Push(error);
            _phase = Header;
            if (ScpiError.IsCommandError(error) || error == ScpiError.InputOverrun)
            {
                EndLine();
            }
        }

        private void EndLine()
        {
            _reply.EndLine();
            _line.Clear();
            _phase = Gather;
        }
    }
}
