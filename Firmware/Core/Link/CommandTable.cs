namespace SmpPen.Core.Link
{
    /// <summary>
    /// Every command of the service link, in one place: parser, access check, help and docs/scpi.md all come from it. A row is
    /// a word of the header tree; the rows below it with a greater level are its branches.
    /// </summary>
    public sealed class CommandTable
    {
        /// <summary>A step of a command: there is more to do.</summary>
        public const int Busy = int.MinValue;

        /// <summary>No row.</summary>
        public const int Nothing = -1;

        /// <summary>Commands of one group have numbers up to this one, less one.</summary>
        public const int GroupSize = 32;

        /// <summary>First number of <see cref="CommonCommands"/>.</summary>
        public const int CommonGroup = 0;

        /// <summary>First number of <see cref="SystemCommands"/>.</summary>
        public const int SystemGroup = GroupSize;

        /// <summary>First number of <see cref="SettingCommands"/>.</summary>
        public const int SettingGroup = 2 * GroupSize;

        /// <summary>First number of <see cref="SessionCommands"/>.</summary>
        public const int SessionGroup = 3 * GroupSize;

        /// <summary>First number of <see cref="CalibrationCommands"/>.</summary>
        public const int CalibrationGroup = 4 * GroupSize;

        /// <summary>Most words of a header.</summary>
        public const int MostLevels = 4;

        /// <summary>Number of groups.</summary>
        public const int GroupCount = 5;

        private const int CodesPerRow = 4;
        private const int SeekPerStep = 10;

        // What a form takes, in the low half of its code, and who may use it, in the high half.
        private const byte No = (byte)ParameterKind.Absent;
        private const byte Plain = (byte)ParameterKind.None;
        private const byte Count = (byte)ParameterKind.Count;
        private const byte Length = (byte)ParameterKind.Length;
        private const byte Hertz = (byte)ParameterKind.Frequency;
        private const byte Pace = (byte)ParameterKind.Pace;
        private const byte Time = (byte)ParameterKind.Time;
        private const byte Word = (byte)ParameterKind.Mode;
        private const byte Text = (byte)ParameterKind.Text;
        private const byte Texts = (byte)ParameterKind.TwoTexts;
        private const byte AtRest = (byte)CommandAccess.AtRest << 4;
        private const byte NoSession = (byte)CommandAccess.NoSession << 4;
        private const byte Technician = (byte)CommandAccess.Technician << 4;
        private const byte InStandby = (byte)CommandAccess.TechnicianInStandby << 4;
        private const byte InService = (byte)CommandAccess.TechnicianInService << 4;

        // A word of a header, its short form in capitals, and what the command does. The codes below are in the same order.
        private static readonly string[] s_texts =
        {
            "*IDN Maker, model, serial number, version",
            "*RST Settings of the preset again",
            "*CLS Empties error queue and events",
            "*ESR Events since the last reading",
            "*ESE Events that show in *STB?",
            "*STB 4 error waits, 32 event, 64 request",
            "*SRE Status bits that make a request",
            "*OPC All before is done",
            "*WAI Nothing: commands never overlap",
            "*TST 0 protection proven, else 1 or the fault",
            "HELP This list, then an empty line",
            "SYSTem",
            "ERRor Oldest error: number, text",
            "NEXT The same",
            "COUNt Errors waiting",
            "VERSion Version of SCPI",
            "HELP",
            "HEADers Every header on one line",
            "PASSword",
            "CENable Unlocks with the PIN",
            "CDISable Locks",
            "STATe 1 unlocked, 0 locked",
            "WAIT Seconds until a PIN is looked at",
            "DEFault 1 while the PIN is as delivered",
            "NEW Old PIN, new PIN (4-12 characters)",
            "DEPTh Needle depth",
            "FREQuency Stroke frequency (Continuous)",
            "PACE Pricks per second (Paced)",
            "DWELl Time at depth",
            "BURSt Pricks of a press (Burst)",
            "MODE Mode",
            "PRESet Preset 1-8; query: number, name",
            "SAVE Stores the settings as preset 1-8",
            "LIMit",
            "DEPTh Greatest depth",
            "FREQuency Greatest stroke frequency",
            "PACE Greatest pace",
            "DWELl Longest dwell",
            "BURSt Most pricks of a press",
            "SESSion",
            "STATe State of the pen",
            "PRICks Pricks of the session",
            "ZONE Number, name, pricks",
            "KIND First treatment or touch-up",
            "TIME Seconds, needle-active seconds",
            "RECord A stored session, 1 = newest",
            "COUNt Stored sessions",
            "COUNter",
            "LIFE Pricks of the pen's life",
            "CARTridge Pricks of the cartridge",
            "MISSed Strokes short of full depth",
            "TEST Test strokes since power-up",
            "DIAGnostic",
            "LOG Faults since power-up; last 4: code, name",
            "FAULt Latched fault: code, name, at ms",
            "INPuts Input lines as bits",
            "CARRiage Microsteps from home, 1 = moving",
            "CALibration",
            "BEGin Begins with 3-9 points",
            "POINt Back to a reading; query: its number",
            "READing Dial reading; query: expected",
            "VERify Begins the three checks",
            "STORe Stores it under this technician",
            "ABORt Ends it; the old one stays",
            "STATe Step, refusal",
            "RESult Residual, slope, backlash, check",
            "DATA Stored: number, date, who, months",
            "DATE Today, YYYYMMDD",
            "MONThs Months until due again",
            "MOVE To a depth by the stored map",
        };

        // Level in the tree, number of the command, form of the query, form of the setting.
        private static readonly byte[] s_codes =
        {
            0, CommonCommands.Identify, Plain, No, // *IDN
            0, CommonCommands.Reset, No, Plain | AtRest, // *RST
            0, CommonCommands.ClearStatus, No, Plain, // *CLS
            0, CommonCommands.Events, Plain, No, // *ESR
            0, CommonCommands.EventEnable, Plain, Count, // *ESE
            0, CommonCommands.Status, Plain, No, // *STB
            0, CommonCommands.ServiceEnable, Plain, Count, // *SRE
            0, CommonCommands.Complete, Plain, Plain, // *OPC
            0, CommonCommands.Wait, No, Plain, // *WAI
            0, CommonCommands.SelfTest, Plain, No, // *TST
            0, SystemCommands.Help, Plain, No, // HELP
            0, 0, No, No, // SYSTem
            1, SystemCommands.NextError, Plain, No, // ERRor
            2, SystemCommands.NextError, Plain, No, // NEXT
            2, SystemCommands.ErrorCount, Plain, No, // COUNt
            1, SystemCommands.Version, Plain, No, // VERSion
            1, 0, No, No, // HELP
            2, SystemCommands.Headers, Plain, No, // HEADers
            1, 0, No, No, // PASSword
            2, SystemCommands.Unlock, No, Text | AtRest, // CENable
            2, SystemCommands.Lock, No, Plain, // CDISable
            2, SystemCommands.LockState, Plain, No, // STATe
            2, SystemCommands.PinWait, Plain, No, // WAIT
            2, SystemCommands.PinIsDefault, Plain, No, // DEFault
            2, SystemCommands.ChangePin, No, Texts | Technician, // NEW
            0, SettingCommands.Depth, Plain, Length | AtRest, // DEPTh
            0, SettingCommands.Frequency, Plain, Hertz | AtRest, // FREQuency
            0, SettingCommands.Pace, Plain, Pace | AtRest, // PACE
            0, SettingCommands.Dwell, Plain, Time | AtRest, // DWELl
            0, SettingCommands.Burst, Plain, Count | AtRest, // BURSt
            0, SettingCommands.Mode, Plain, Word | AtRest, // MODE
            0, SettingCommands.Preset, Plain, Count | AtRest, // PRESet
            1, SettingCommands.SavePreset, No, Count | InStandby, // SAVE
            0, 0, No, No, // LIMit
            1, SettingCommands.LimitDepth, Plain, Length | InService, // DEPTh
            1, SettingCommands.LimitFrequency, Plain, Hertz | InService, // FREQuency
            1, SettingCommands.LimitPace, Plain, Pace | InService, // PACE
            1, SettingCommands.LimitDwell, Plain, Time | InService, // DWELl
            1, SettingCommands.LimitBurst, Plain, Count | InService, // BURSt
            0, 0, No, No, // SESSion
            1, SessionCommands.State, Plain, No, // STATe
            1, SessionCommands.Pricks, Plain, No, // PRICks
            1, SessionCommands.Zone, Plain, No, // ZONE
            1, SessionCommands.Kind, Plain, No, // KIND
            1, SessionCommands.Time, Plain, No, // TIME
            1, SessionCommands.Record, Count | NoSession, No, // RECord
            2, SessionCommands.RecordCount, Plain, No, // COUNt
            0, 0, No, No, // COUNter
            1, SessionCommands.Life, Plain, No, // LIFE
            1, SessionCommands.Cartridge, Plain, No, // CARTridge
            1, SessionCommands.Missed, Plain, No, // MISSed
            1, SessionCommands.Test, Plain, No, // TEST
            0, 0, No, No, // DIAGnostic
            1, SessionCommands.Log, Plain, No, // LOG
            1, SessionCommands.Fault, Plain, No, // FAULt
            1, SessionCommands.Inputs, Plain, No, // INPuts
            1, SessionCommands.Carriage, Plain, No, // CARRiage
            0, 0, No, No, // CALibration
            1, CalibrationCommands.Begin, No, Count | InService, // BEGin
            1, CalibrationCommands.Point, Plain, Count | InService, // POINt
            1, CalibrationCommands.Reading, Plain, Length | InService, // READing
            1, CalibrationCommands.Verify, No, Plain | InService, // VERify
            1, CalibrationCommands.Store, No, Text | InService, // STORe
            1, CalibrationCommands.Abort, No, Plain | InService, // ABORt
            1, CalibrationCommands.State, Plain, No, // STATe
            1, CalibrationCommands.Result, Plain, No, // RESult
            1, CalibrationCommands.Data, Plain, No, // DATA
            1, CalibrationCommands.Date, Plain, Count | AtRest, // DATE
            1, CalibrationCommands.Months, Plain, Count | InService, // MONThs
            1, CalibrationCommands.Move, No, Length | InService, // MOVE
        };

        private readonly byte[] _initials = new byte[s_texts.Length];
        private readonly sbyte[] _siblings = new sbyte[s_texts.Length];

        /// <summary>Links the tree; once, at power-up.</summary>
        public CommandTable()
        {
            int[] last = new int[MostLevels];
            for (int row = 0; row < s_texts.Length; row++)
            {
                int level = Level(row);
                _initials[row] = (byte)s_texts[row][0];
                _siblings[row] = Nothing;
                if (row > 0 && level <= Level(row - 1))
                {
                    _siblings[last[level]] = (sbyte)row;
                }
                last[level] = row;
            }
        }

        /// <summary>Number of rows.</summary>
        public static int RowCount
        {
            get { return s_texts.Length; }
        }

        /// <summary>Depth of a row in the tree, 0 = first word of a header.</summary>
        public static int Level(int row)
        {
            return s_codes[row * CodesPerRow];
        }

        /// <summary>Word of a row, its short form in capitals, then a space and what the command does.</summary>
        public static string TextOf(int row)
        {
            return s_texts[row];
        }

        /// <summary>Number of the command: its group's first number and its own.</summary>
        public static int Id(int row)
        {
            return s_codes[(row * CodesPerRow) + 1];
        }

        /// <summary>Parameters of the query or of the setting; Absent where there is no such form.</summary>
        public static ParameterKind Kind(int row, bool isQuery)
        {
            return (ParameterKind)(FormOf(row, isQuery) & 15);
        }

        /// <summary>Who may query or set.</summary>
        public static CommandAccess Access(int row, bool isQuery)
        {
            return (CommandAccess)(FormOf(row, isQuery) >> 4);
        }

        /// <summary>First branch of a row.</summary>
        /// <param name="parent">The row, or Nothing for the root.</param>
        /// <returns>The row, or <see cref="Nothing"/>.</returns>
        public static int FirstBranch(int parent)
        {
            int row = parent + 1;
            return parent == Nothing || (row < s_texts.Length && Level(row) > Level(parent)) ? row : Nothing;
        }

        /// <summary>The next branch of the same parent, or <see cref="Nothing"/>.</summary>
        public int After(int row)
        {
            return _siblings[row];
        }

        /// <summary>Goes on to a branch that begins with this letter, past some others at most.</summary>
        /// <param name="row">Where to begin.</param>
        /// <param name="initial">The letter, a capital.</param>
        /// <param name="found">True when the row returned begins with it.</param>
        /// <returns>The row reached, or <see cref="Nothing"/> when there are no more.</returns>
        public int Seek(int row, int initial, out bool found)
        {
            byte[] initials = _initials;
            sbyte[] siblings = _siblings;
            int left = SeekPerStep;
            while (row != Nothing && initials[row] != initial && left > 0)
            {
                row = siblings[row];
                left--;
            }
            found = row != Nothing && initials[row] == initial;
            return row;
        }

        /// <summary>True when the word in capitals is the long or the short form of a keyword.</summary>
        /// <param name="keyword">The keyword; a space ends it.</param>
        /// <param name="line">The line.</param>
        /// <param name="start">First character of the word.</param>
        /// <param name="end">The character after it.</param>
        public static bool Matches(string keyword, byte[] line, int start, int end)
        {
            int length = end - start;
            if (length > keyword.Length)
            {
                return false;
            }
            int c = 0;
            int i = 0;
            while (i < length)
            {
                c = keyword[i++];
                int given = line[start++];
                if (c != given && c != given + ('a' - 'A'))
                {
                    return false;
                }
            }
            int next = i < keyword.Length ? keyword[i] : ' ';
            return next == ' ' || (next >= 'a' && c < 'a');
        }

        private static int FormOf(int row, bool isQuery)
        {
            return s_codes[(row * CodesPerRow) + (isQuery ? 2 : 3)];
        }
    }
}
