namespace SmpPen.Core.Link
{
    /// <summary>Reads the parameters of a command: numbers with unit, strings and words. Integers throughout.</summary>
    public sealed partial class CommandLine
    {
        /// <summary>Most letters of a word.</summary>
        public const int LongestWord = 12;

        private const int MostDigits = 8;
        private const int LongestText = 16;
        private const int MostParameters = 3;

        // Letters as base-32 digits, A = 1.
        private const int Hz = (8 * 32) + 26;
        private const int Mm = (13 * 32) + 13;
        private const int Um = (21 * 32) + 13;
        private const int Ms = (13 * 32) + 19;
        private const int Us = (21 * 32) + 19;
        private const int S = 19;
        private const int NoUnit = -100;

        /// <summary>The numbers, each in the unit of its <see cref="ParameterKind"/>; the mode as a number; lengths of texts.</summary>
        public readonly int[] Numbers = new int[MostParameters];

        /// <summary>First byte of each text.</summary>
        public readonly int[] Starts = new int[MostParameters];

        /// <summary>Next character to read.</summary>
        public int At;

        /// <summary>The next character, 0 at the end.</summary>
        public int Next => Bytes[At];

        /// <summary>The next character after a space, 0 at the end.</summary>
        public int SkipSpace()
        {
            if (Bytes[At] == ' ')
            {
                At++;
            }
            return Bytes[At];
        }

        /// <summary>Passes over letters, one more than a word may have at most.</summary>
        public void SkipLetters()
        {
            byte[] bytes = Bytes;
            int at = At;
            int limit = at + LongestWord;
            while ((uint)(bytes[at] - 'A') < 26 && at <= limit)
            {
                at++;
            }
            At = at;
        }

        /// <summary>Reads a string in quotes.</summary>
        /// <returns>0 or an error number.</returns>
        public int TakeText(int index)
        {
            int quote = Next;
            if (quote != '"' && quote != '\'')
            {
                return ScpiError.DataType;
            }
            int start = ++At;
            while (Bytes[At] != quote)
            {
                if (Bytes[At] == 0 || At == start + LongestText)
                {
                    return ScpiError.InvalidString;
                }
                At++;
            }
            Starts[index] = start;
            Numbers[index] = At++ - start;
            return 0;
        }

        /// <summary>Reads a number and its unit.</summary>
        /// <returns>0 or an error number.</returns>
        public int TakeNumber(ParameterKind kind, int index)
        {
            byte[] bytes = Bytes;
            int at = At;
            int sign = bytes[at];
            if (sign == '-' || sign == '+')
            {
                at++;
            }
            else if (sign != '.' && (sign < '0' || sign > '9'))
            {
                return ScpiError.DataType;
            }
            long value = 0;
            int digits = 0;
            int point = -1;
            for (; digits <= MostDigits; at++)
            {
                int c = bytes[at] - '0';
                if (c == '.' - '0' && point < 0)
                {
                    point = digits;
                }
                else if (c < 0 || c > 9)
                {
                    break;
                }
                else
                {
                    value = (value * 10) + c;
                    digits++;
                }
            }
            At = at;
            if (digits == 0 || digits > MostDigits)
            {
                return digits == 0 ? ScpiError.Syntax : ScpiError.TooManyDigits;
            }
            int exponent = ExponentOf(kind, TakeUnit());
            if (exponent == NoUnit)
            {
                return ScpiError.InvalidSuffix;
            }
            exponent -= point < 0 ? 0 : digits - point;
            for (; exponent > 0; exponent--)
            {
                value *= 10;
            }
            for (; exponent < 0; exponent++)
            {
                if (value % 10 != 0)
                {
                    return ScpiError.IllegalValue;
                }
                value /= 10;
            }
            Numbers[index] = (int)(sign == '-' ? -value : value);
            return value > int.MaxValue ? ScpiError.OutOfRange : 0;
        }

        // The letters that follow, three at most, in base 32.
        private int TakeUnit()
        {
            int unit = 0;
            SkipSpace();
            while ((uint)(Next - 'A') < 26 && unit < 1024)
            {
                unit = (unit * 32) + Bytes[At++] - '@';
            }
            return unit;
        }

        // Decimal exponent from a unit to the unit that the command is handed, NoUnit for a unit that it does not have.
        private static int ExponentOf(ParameterKind kind, int unit) =>
            kind == ParameterKind.Length ? (unit == 0 || unit == Mm ? 3 : unit == Um ? 0 : NoUnit)
            : kind == ParameterKind.Time ? (unit == 0 || unit == Ms ? 3 : unit == Us ? 0 : unit == S ? 6 : NoUnit)
            : unit != 0 && (unit != Hz || (kind != ParameterKind.Pace && kind != ParameterKind.Frequency)) ? NoUnit
            : kind == ParameterKind.Pace ? 1 : 0;
    }
}
