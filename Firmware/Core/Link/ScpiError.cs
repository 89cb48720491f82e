namespace SmpPen.Core.Link
{
    /// <summary>Error numbers and texts of the service link (SCPI 1999.0, volume 2, section 21.8).</summary>
    public static class ScpiError
    {
        /// <summary>No error.</summary>
        public const int None = 0;

        /// <summary>The header exists, but not in this form (query or setting).</summary>
        public const int Command = -100;

        /// <summary>A byte that is no printable ASCII.</summary>
        public const int InvalidCharacter = -101;

        /// <summary>A character where it cannot stand.</summary>
        public const int Syntax = -102;

        /// <summary>Two parts of a command are not separated as they must be.</summary>
        public const int InvalidSeparator = -103;

        /// <summary>A number was expected and a text came, or the reverse.</summary>
        public const int DataType = -104;

        /// <summary>More parameters than the command takes.</summary>
        public const int ParameterNotAllowed = -108;

        /// <summary>Fewer parameters than the command takes.</summary>
        public const int MissingParameter = -109;

        /// <summary>A word of a header is longer than 12 characters.</summary>
        public const int MnemonicTooLong = -112;

        /// <summary>No such command.</summary>
        public const int UndefinedHeader = -113;

        /// <summary>A number of more than 8 digits.</summary>
        public const int TooManyDigits = -124;

        /// <summary>A unit that the parameter does not have.</summary>
        public const int InvalidSuffix = -131;

        /// <summary>A string that does not end, or is longer than 16 characters.</summary>
        public const int InvalidString = -151;

        /// <summary>The command was right and could not be carried out.</summary>
        public const int Execution = -200;

        /// <summary>For an unlocked technician only, or wrong PINs make everyone wait.</summary>
        public const int Protected = -203;

        /// <summary>Not in this state of the pen.</summary>
        public const int SettingsConflict = -221;

        /// <summary>Above the technician's limit, or below the least value.</summary>
        public const int OutOfRange = -222;

        /// <summary>A value between two steps, an unknown word, or a wrong PIN.</summary>
        public const int IllegalValue = -224;

        /// <summary>Errors were lost because nobody read the queue.</summary>
        public const int QueueOverflow = -350;

        /// <summary>A line of more than 128 characters, several spaces counted as one; nothing of it was done.</summary>
        public const int InputOverrun = -363;

        /// <summary>A warning: anyone can unlock this pen.</summary>
        public const int DefaultPin = 1;

        /// <summary>Every number, in the order of <see cref="Texts"/>.</summary>
        public static readonly short[] Numbers =
        {
            None, Command, InvalidCharacter, Syntax, InvalidSeparator, DataType, ParameterNotAllowed, MissingParameter,
            MnemonicTooLong, UndefinedHeader, TooManyDigits, InvalidSuffix, InvalidString, Execution, Protected,
            SettingsConflict, OutOfRange, IllegalValue, QueueOverflow, InputOverrun, DefaultPin,
        };

        /// <summary>Their texts; a semicolon ends each.</summary>
        public const string Texts = "No error;Command error;Invalid character;Syntax error;Invalid separator;Data type error;"
            + "Parameter not allowed;Missing parameter;Program mnemonic too long;Undefined header;Too many digits;Invalid suffix;"
            + "Invalid string data;Execution error;Command protected;Settings conflict;Data out of range;Illegal parameter value;"
            + "Queue overflow;Input buffer overrun;Default PIN in force, change it;";

        /// <summary>Adds the text of a number to an item of a reply.</summary>
        public static void Tell(int number, Reply reply)
        {
            int start = 0;
            for (int i = 0; Numbers[i] != number; i++)
            {
                start = Texts.IndexOf(';', start) + 1;
            }
            reply.Put(Texts, start, Texts.IndexOf(';', start));
        }

        /// <summary>True for an error of the command's form: the rest of its line is not carried out.</summary>
        public static bool IsCommandError(int number) => number <= -100 && number > -200;
    }
}
