using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Link
{
    /// <summary>The rows of the table.</summary>
    public sealed partial class CommandTable
    {
        /// <summary>Number of rows that are words of headers.</summary>
        public const int CommandRows = 70;

        /// <summary>Row below which stand the modes, which are not typed as headers.</summary>
        public const int ModesRow = CommandRows;

        /// <summary>Row of the first mode.</summary>
        public const int FirstMode = ModesRow + 1;

        /// <summary>Row of the name of the first state.</summary>
        public const int FirstState = FirstMode + 4;

        /// <summary>All rows.</summary>
        public const int RowCount = FirstState + 10;

        /// <summary>What each command does, a line a row: for docs/scpi.md. The pen never loads it, so it costs no flash.</summary>
        public const string Descriptions = "Maker, model, serial number, version\n"
            + "Settings of the preset again\n"
            + "Empties error queue and events\n"
            + "Events since the last reading\n"
            + "Events that show in *STB?\n"
            + "4 error waits, 32 event, 64 request\n"
            + "Status bits that make a request\n"
            + "All before is done\n"
            + "Nothing: commands never overlap\n"
            + "0 protection proven, else 1 or the fault\n"
            + "Every header on a line of its own, then an empty line\n"
            + "\n"
            + "Oldest error: number, text\n"
            + "The same\n"
            + "Errors waiting\n"
            + "Version of SCPI\n"
            + "\n"
            + "Every header on one line\n"
            + "\n"
            + "Unlocks with the PIN\n"
            + "Locks\n"
            + "1 unlocked, 0 locked\n"
            + "Seconds until a PIN is looked at\n"
            + "1 while the PIN is as delivered\n"
            + "Old PIN, new PIN (4-12 digits)\n"
            + "Needle depth\n"
            + "Stroke frequency (Continuous)\n"
            + "Pricks per second (Paced)\n"
            + "Time at depth\n"
            + "Pricks of a press (Burst)\n"
            + "Mode\n"
            + "Preset 1-8; query: number, name\n"
            + "Stores the settings as preset 1-8\n"
            + "\n"
            + "Greatest depth\n"
            + "Greatest stroke frequency\n"
            + "Greatest pace\n"
            + "Longest dwell\n"
            + "Most pricks of a press\n"
            + "\n"
            + "State of the pen\n"
            + "Pricks of the session\n"
            + "Number, name, pricks\n"
            + "First treatment or touch-up\n"
            + "Seconds, needle-active seconds\n"
            + "A stored session's file in hexadecimal, 1 = newest\n"
            + "Stored sessions\n"
            + "\n"
            + "Pricks of the pen's life\n"
            + "Pricks of the cartridge\n"
            + "Strokes short of full depth\n"
            + "Test strokes since power-up\n"
            + "\n"
            + "Faults since power-up; last 4: code, name\n"
            + "Latched fault: code, name, at ms\n"
            + "Input lines as bits\n"
            + "Microsteps from home, 1 = moving\n"
            + "\n"
            + "Begins with 3-9 points\n"
            + "Back to a reading; query: its number\n"
            + "Dial reading; query: expected\n"
            + "Begins the three checks\n"
            + "Stores it under this technician\n"
            + "Ends it; the old one stays\n"
            + "Step, refusal\n"
            + "Residual, slope, backlash, check\n"
            + "Stored: number, date, who, months\n"
            + "Today, YYYYMMDD\n"
            + "Months until due again\n"
            + "To a depth by the stored map\n";

        // What only sets or acts.
        internal const int Reset = 0;
        internal const int ClearStatus = 1;
        internal const int Wait = 2;
        internal const int Unlock = 3;
        internal const int Lock = 4;
        internal const int ChangePin = 5;
        internal const int SavePreset = 6;
        internal const int Begin = 7;
        internal const int Verify = 8;
        internal const int Store = 9;
        internal const int Abort = 10;
        internal const int Move = 11;
        // Queries of more than numbers.
        internal const int Identify = 12;
        internal const int Version = 13;
        internal const int Help = 14;
        internal const int Headers = 15;
        internal const int NextError = 16;
        internal const int Mode = 17;
        internal const int Preset = 18;
        internal const int State = 19;
        internal const int Zone = 20;
        internal const int SessionKind = 21;
        internal const int Log = 22;
        internal const int Fault = 23;
        internal const int Record = 24;
        internal const int Data = 25;
        // Queries of one number.
        internal const int FirstNumber = 26;
        internal const int Complete = 26;
        internal const int Events = 27;
        internal const int EventEnable = 28;
        internal const int ServiceEnable = 29;
        internal const int Status = 30;
        internal const int SelfTest = 31;
        internal const int ErrorCount = 32;
        internal const int LockState = 33;
        internal const int PinWait = 34;
        internal const int PinIsDefault = 35;
        internal const int RecordCount = 36;
        internal const int Pricks = 37;
        internal const int Life = 38;
        internal const int Cartridge = 39;
        internal const int Missed = 40;
        internal const int Test = 41;
        internal const int Inputs = 42;
        internal const int Point = 43;
        internal const int Date = 44;
        internal const int Months = 45;
        // Queries of two numbers: this one and the next.
        internal const int FirstPair = 46;
        internal const int Times = 46;
        internal const int Carriage = 48;
        internal const int Step = 50;
        // Queries of thousandths: one, and four from here on.
        internal const int FirstThousandths = 52;
        internal const int Reading = 52;
        internal const int Result = 53;
        // Settings and limits: the number of the setting, and from where.
        internal const int FirstSetting = 96;
        internal const int FirstLimit = 112;
        internal const int Depth = FirstSetting + (int)SettingId.Depth;
        internal const int Frequency = FirstSetting + (int)SettingId.Frequency;
        internal const int Pace = FirstSetting + (int)SettingId.Pace;
        internal const int Dwell = FirstSetting + (int)SettingId.Dwell;
        internal const int Burst = FirstSetting + (int)SettingId.Burst;
        internal const int LimitDepth = FirstLimit + (int)SettingId.Depth;
        internal const int LimitFrequency = FirstLimit + (int)SettingId.Frequency;
        internal const int LimitPace = FirstLimit + (int)SettingId.Pace;
        internal const int LimitDwell = FirstLimit + (int)SettingId.Dwell;
        internal const int LimitBurst = FirstLimit + (int)SettingId.Burst;

        /// <summary>The words, their short forms in capitals. Before each stands its level: a space 0, a colon 1, a point 2.</summary>
        public const string Words = " *IDN *RST *CLS *ESR *ESE *STB *SRE *OPC *WAI *TST HELP"
            + " SYSTem:ERRor.NEXT.COUNt:VERSion:HELP.HEADers:PASSword.CENable.CDISable.STATe.WAIT.DEFault.NEW DEPTh FREQuency"
            + " PACE DWELl BURSt MODE PRESet:SAVE LIMit:DEPTh:FREQuency:PACE:DWELl:BURSt"
            + " SESSion:STATe:PRICks:ZONE:KIND:TIME:RECord.COUNt COUNter:LIFE:CARTridge:MISSed:TEST"
            + " DIAGnostic:LOG:FAULt:INPuts:CARRiage"
            + " CALibration:BEGin:POINt:READing:VERify:STORe:ABORt:STATe:RESult:DATA:DATE:MONThs:MOVE"
            + " 0:SINGle:PACed:BURSt:CONTinuous:SELFTEST:HOMING:PROOF:STANDBY:ZERO:READY:PRICKING:PAUSED:SERVICE:FAULT ";

        // What a form takes, in the low half of its code, and who may use it, in the high half.
        private const byte No = (byte)ParameterKind.Absent;
        private const byte Plain = (byte)ParameterKind.None;
        private const byte Count = (byte)ParameterKind.Count;
        private const byte Length = (byte)ParameterKind.Length;
        private const byte Hertz = (byte)ParameterKind.Frequency;
        private const byte Paces = (byte)ParameterKind.Pace;
        private const byte Time = (byte)ParameterKind.Time;
        private const byte Word = (byte)ParameterKind.Mode;
        private const byte Text = (byte)ParameterKind.Text;
        private const byte Texts = (byte)ParameterKind.TwoTexts;
        private const byte AtRest = (byte)CommandAccess.AtRest << 4;
        private const byte NoSession = (byte)CommandAccess.NoSession << 4;
        private const byte Technician = (byte)CommandAccess.Technician << 4;
        private const byte InStandby = (byte)CommandAccess.TechnicianInStandby << 4;
        private const byte InService = (byte)CommandAccess.TechnicianInService << 4;

        // Number of the command, form of the query, form of the setting.
        private static readonly byte[] s_codes =
        {
            Identify, Plain, No, // *IDN
            Reset, No, Plain | AtRest, // *RST
            ClearStatus, No, Plain, // *CLS
            Events, Plain, No, // *ESR
            EventEnable, Plain, Count, // *ESE
            Status, Plain, No, // *STB
            ServiceEnable, Plain, Count, // *SRE
            Complete, Plain, Plain, // *OPC
            Wait, No, Plain, // *WAI
            SelfTest, Plain, No, // *TST
            Help, Plain, No, // HELP
            0, No, No, // SYSTem
            NextError, Plain, No, // ERRor
            NextError, Plain, No, // NEXT
            ErrorCount, Plain, No, // COUNt
            Version, Plain, No, // VERSion
            0, No, No, // HELP
            Headers, Plain, No, // HEADers
            0, No, No, // PASSword
            Unlock, No, Text | AtRest, // CENable
            Lock, No, Plain, // CDISable
            LockState, Plain, No, // STATe
            PinWait, Plain, No, // WAIT
            PinIsDefault, Plain, No, // DEFault
            ChangePin, No, Texts | Technician, // NEW
            Depth, Plain, Length | AtRest, // DEPTh
            Frequency, Plain, Hertz | AtRest, // FREQuency
            Pace, Plain, Paces | AtRest, // PACE
            Dwell, Plain, Time | AtRest, // DWELl
            Burst, Plain, Count | AtRest, // BURSt
            Mode, Plain, Word | AtRest, // MODE
            Preset, Plain, Count | AtRest, // PRESet
            SavePreset, No, Count | InStandby, // SAVE
            0, No, No, // LIMit
            LimitDepth, Plain, Length | InService, // DEPTh
            LimitFrequency, Plain, Hertz | InService, // FREQuency
            LimitPace, Plain, Paces | InService, // PACE
            LimitDwell, Plain, Time | InService, // DWELl
            LimitBurst, Plain, Count | InService, // BURSt
            0, No, No, // SESSion
            State, Plain, No, // STATe
            Pricks, Plain, No, // PRICks
            Zone, Plain, No, // ZONE
            SessionKind, Plain, No, // KIND
            Times, Plain, No, // TIME
            Record, Count | NoSession, No, // RECord
            RecordCount, Plain, No, // COUNt
            0, No, No, // COUNter
            Life, Plain, No, // LIFE
            Cartridge, Plain, No, // CARTridge
            Missed, Plain, No, // MISSed
            Test, Plain, No, // TEST
            0, No, No, // DIAGnostic
            Log, Plain, No, // LOG
            Fault, Plain, No, // FAULt
            Inputs, Plain, No, // INPuts
            Carriage, Plain, No, // CARRiage
            0, No, No, // CALibration
            Begin, No, Count | InService, // BEGin
            Point, Plain, Count | InService, // POINt
            Reading, Plain, Length | InService, // READing
            Verify, No, Plain | InService, // VERify
            Store, No, Text | InService, // STORe
            Abort, No, Plain | InService, // ABORt
            Step, Plain, No, // STATe
            Result, Plain, No, // RESult
            Data, Plain, No, // DATA
            Date, Plain, Count | AtRest, // DATE
            Months, Plain, Count | InService, // MONThs
            Move, No, Length | InService, // MOVE
        };
    }
}
