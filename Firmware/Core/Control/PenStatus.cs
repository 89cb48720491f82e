using SmpPen.Core.Calibration;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;

namespace SmpPen.Core.Control
{
    /// <summary>What the pen is doing, for screens and for the service link: plain values, refreshed each tick.</summary>
    public sealed class PenStatus
    {
        /// <summary>State of the pen.</summary>
        public PenState State;

        /// <summary>Screen to show.</summary>
        public ScreenId Screen;

        /// <summary>One-line message.</summary>
        public Notice Notice;

        /// <summary>Latched fault, or None.</summary>
        public FaultCode Fault;

        /// <summary>Seconds since power-up at which the fault was latched.</summary>
        public int FaultAtSeconds;

        /// <summary>True when Select clears the fault; false when its cause still holds or only a restart helps.</summary>
        public bool FaultCanBeCleared;

        /// <summary>Settings in force; in the preset editor those being edited.</summary>
        public readonly StrokeSettings Settings = new StrokeSettings();

        /// <summary>Preset that the settings came from, 0-7.</summary>
        public int PresetIndex;

        /// <summary>Its name, at most 8 characters.</summary>
        public string PresetName = "";

        /// <summary>Kind of the session.</summary>
        public SessionKind Kind;

        /// <summary>In SessionStart: the client's code, or what is being chosen.</summary>
        public string Client = "";

        /// <summary>In SessionStart: the day as YYYYMMDD, or 0 while the clock is not set.</summary>
        public int Today;

        /// <summary>In SessionStart, for a touch-up: days since the client's first treatment; -1 unknown, -2 no client or no touch-up.</summary>
        public int DaysSinceFirst = -2;

        /// <summary>Zone being worked on.</summary>
        public ScalpZone Zone;

        /// <summary>Depth is outside the recommended band.</summary>
        public bool DepthMarked;

        /// <summary>Frequency, pace or burst (whichever the mode uses) is outside its recommended band.</summary>
        public bool RateMarked;

        /// <summary>Dwell is outside its recommended band.</summary>
        public bool DwellMarked;

        /// <summary>Coil on-time of a stroke in force, in microseconds.</summary>
        public int OnTimeMicroseconds;

        /// <summary>Regulation of the strike has settled: the last strokes agree with it.</summary>
        public bool StrikeSettled;

        /// <summary>Cartridge zero in micrometres.</summary>
        public int CartridgeZeroMicrometres;

        /// <summary>Row that the cursor is on in a menu, 0 = first.</summary>
        public int Cursor;

        /// <summary>True while Up and Down change the value of the cursor's row instead of moving the cursor.</summary>
        public bool Editing;

        /// <summary>In Ready and Pricking: the setting that Up and Down change. In Confirm: the one asked about.</summary>
        public SettingId Selected;

        /// <summary>In Confirm: the value asked for, in the setting's own unit.</summary>
        public int ConfirmValue;

        /// <summary>Pricks confirmed in this session.</summary>
        public int SessionPricks;

        /// <summary>Pricks confirmed in the present zone.</summary>
        public int ZonePricks;

        /// <summary>Strokes of this session that did not reach full depth.</summary>
        public int MissedStrokes;

        /// <summary>Time since the session began, in seconds.</summary>
        public int SessionSeconds;

        /// <summary>Time that the needle was active, in seconds.</summary>
        public int NeedleActiveSeconds;

        /// <summary>Confirmed strokes since the cartridge was fitted.</summary>
        public long CartridgeStrokes;

        /// <summary>Confirmed strokes of the pen's life.</summary>
        public long LifeStrokes;

        /// <summary>Input lines of this tick, as SmpPen.Core.Hardware.InputLine bits.</summary>
        public int Inputs;

        /// <summary>Carriage position, in microsteps from the home edge (negative inside the flag).</summary>
        public int CarriageMicrosteps;

        /// <summary>True while the carriage moves.</summary>
        public bool CarriageMoving;

        /// <summary>Line of Boot: which check runs.</summary>
        public string BootStep = "";

        /// <summary>In Service: the page shown, 0-3.</summary>
        public int ServicePage;

        /// <summary>Depth calibration: trust in the map in force, and what a running calibration waits for.</summary>
        public readonly CalibrationStatus Calibration = new CalibrationStatus();

        /// <summary>Faults latched since the log was cleared, newest first, and how many of them are valid.</summary>
        public readonly FaultCode[] RecentFaults = new FaultCode[4];

        /// <summary>Valid entries of <see cref="RecentFaults"/>.</summary>
        public int RecentFaultCount;
    }
}
