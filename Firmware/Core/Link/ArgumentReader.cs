namespace SmpPen.Core.Link
{
    /// <summary>Reads one parameter from a line: a number with unit, a string or a word. Integers throughout.</summary>
    public sealed class ArgumentReader
    {
        private const int MostDigits = 8;
        private const int MostSpaces = 16;
        private const int LongestText = 16;
        private const int LongestWord = 12;
        private const int LongestUnit = 3;

        // Letters as base-32 digits, A = 1.
        private const int Hz = (8 * 32) + 26;
        private const int Mm = (13 * 32) + 13;
        private const int Um = (21 * 32) + 13;
        private const int Ms = (13 * 32) + 19;
        private const int Us = (21 * 32) + 19;
        private const int S = 19;
        private const int NoUnit = -100;

        private static readonly string[] s_modes = { "SINGle", "PACed", "BURSt", "CONTinuous" };

        private readonly CommandLine _line;
        private readonly CommandCall _call;
        private int _decimals;
        private bool _isNegative;
        private long _value;

        /// <summary>Makes the reader.</summary>
        public ArgumentReader(CommandLine line, CommandCall call)
        {
            _line = line;
            _call = call;
        }

        /// <summary>Next character to read.</summary>
        public int At { get; set; }

        /// <summary>Nothing is left of the line.</summary>
        public bool IsAtEnd
        {
            get { return At == _line.Length; }
        }

        /// <summary>The next character, 0 at the end.</summary>
        public int Next
        {
            get { return At < _line.Length ? _line.Bytes[At] : 0; }
        }

        /// <summary>Passes over spaces; false when there were many and more may follow.</summary>
        public bool SkipSpaces()
        {
            int left = MostSpaces;
            while (At < _line.Length && _line.Bytes[At] == ' ')
            {
                if (--left == 0)
                {
                    return false;
                }
                At++;
            }
            return true;
        }

        /// <summary>Reads a parameter into the call.</summary>
        /// <param name="kind">What it must be.</param>
        /// <param name="index">0, or 1 for the second text.</param>
        /// <returns>0 or an error number.</returns>
        public int Take(ParameterKind kind, int index)
        {
            switch (kind)
            {
                case ParameterKind.Text:
                case ParameterKind.TwoTexts:
                    return TakeText(index);
                case ParameterKind.Mode:
                    return TakeMode();
                default:
                    return TakeNumber();
            }
        }

        /// <summary>Reads the unit of the number just read, and hands it on in the unit of the command.</summary>
        public int TakeUnit(ParameterKind kind)
        {
            // A unit stands close by; what comes after many spaces is none.
            int unit = 0;
            if (SkipSpaces())
            {
                int start = At;
                PassWord(LongestUnit);
                for (int i = start; i < At; i++)
                {
                    unit = (unit * 32) + _line.Bytes[i] - '@';
                }
            }
            int exponent = ExponentOf(kind, unit);
            return exponent == NoUnit ? ScpiError.InvalidSuffix : Scale(exponent - _decimals);
        }

        private int TakeText(int index)
        {
            int quote = Next;
            if (quote != '"' && quote != '\'')
            {
                return ScpiError.DataType;
            }
            int start = At + 1;
            int end = start;
            byte[] bytes = _line.Bytes;
            int limit = start + LongestText < _line.Length ? start + LongestText + 1 : _line.Length;
            while (end < limit && bytes[end] != quote)
            {
                end++;
            }
            if (end == limit)
            {
                return ScpiError.InvalidString;
            }
            At = end + 1;
            if (index == 0)
            {
                _call.TextStart = start;
                _call.TextLength = end - start;
            }
            else
            {
                _call.SecondStart = start;
                _call.SecondLength = end - start;
            }
            return ScpiError.None;
        }

        private int TakeMode()
        {
            int start = At;
            if (!PassWord(LongestWord))
            {
                return ScpiError.DataType;
            }
            for (int mode = 0; mode < s_modes.Length; mode++)
            {
                if (CommandTable.Matches(s_modes[mode], _line.Bytes, start, At))
                {
                    _call.Number = mode;
                    return ScpiError.None;
                }
            }
            return ScpiError.IllegalValue;
        }

        // Sign and digits; the unit follows in a step of its own.
        private int TakeNumber()
        {
            int first = Next;
            _isNegative = first == '-';
            if (_isNegative || first == '+')
            {
                At++;
            }
            else if (first != '.' && (first < '0' || first > '9'))
            {
                return ScpiError.DataType;
            }
            byte[] bytes = _line.Bytes;
            int end = _line.Length;
            int at = At;
            int point = -1;
            int digits = 0;
            int value = 0;
            while (at < end && digits <= MostDigits)
            {
                int c = bytes[at] - '0';
                if (c >= 0 && c <= 9)
                {
                    value = (value * 10) + c;
                    digits++;
                }
                else if (c == '.' - '0' && point < 0)
                {
                    point = digits;
                }
                else
                {
                    break;
                }
                at++;
            }
            At = at;
            _value = value;
            _decimals = point < 0 ? 0 : digits - point;
            return digits == 0 ? ScpiError.Syntax : digits > MostDigits ? ScpiError.TooManyDigits : ScpiError.None;
        }

        private int Scale(int exponent)
        {
            while (exponent > 0 && _value <= int.MaxValue)
            {
                _value *= 10;
                exponent--;
            }
            while (exponent < 0)
            {
                if (_value % 10 != 0)
                {
                    return ScpiError.IllegalValue;
                }
                _value /= 10;
                exponent++;
            }
            if (_value > int.MaxValue)
            {
                return ScpiError.OutOfRange;
            }
            _call.Number = (int)(_isNegative ? -_value : _value);
            return ScpiError.None;
        }

        // Decimal exponent from a unit to the unit that the command is handed, NoUnit for a unit that it does not have.
        private static int ExponentOf(ParameterKind kind, int unit)
        {
            switch (kind)
            {
                case ParameterKind.Length:
                    return unit == 0 || unit == Mm ? 3 : unit == Um ? 0 : NoUnit;
                case ParameterKind.Frequency:
                    return unit == 0 || unit == Hz ? 0 : NoUnit;
                case ParameterKind.Pace:
                    return unit == 0 || unit == Hz ? 1 : NoUnit;
                case ParameterKind.Time:
                    return unit == 0 || unit == Ms ? 3 : unit == Us ? 0 : unit == S ? 6 : NoUnit;
                default:
                    return unit == 0 ? 0 : NoUnit;
            }
        }

        // Passes over letters and puts them into capitals; false when there is none, or more than so many.
        private bool PassWord(int longest)
        {
            int start = At;
            byte[] bytes = _line.Bytes;
            int limit = start + longest < _line.Length ? start + longest : _line.Length;
            int at = start;
            while (at < limit)
            {
                int c = bytes[at] & ~32;
                if (c < 'A' || c > 'Z')
                {
                    break;
                }
                bytes[at++] = (byte)c;
            }
            At = at;
            return at > start;
        }
    }
}
