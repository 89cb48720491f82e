namespace SmpPen.Core.Safety
{
    /// <summary>What each fault means and what to do, in the practitioner's words: lines of at most 21 characters.</summary>
    public static class FaultCatalogue
    {
        /// <summary>Number of codes, None included.</summary>
        public const int Count = 20;

        /// <summary>Longest line that fits the display.</summary>
        public const int LineLength = 21;

        private const int LinesPerFault = 5;

        // Title (at most 16 characters, it stands beside the code), cause in two lines, next step in two lines.
        private static readonly string[] s_text =
        {
            "", "", "", "", "",
            "PEDAL WIRING", "Both pedal contacts", "say the same.", "Check plug and cable,", "or change the pedal.",
            "PEDAL HELD", "Pedal was down while", "the pen started.", "Lift foot, or change", "the pedal.",
            "LOOP LATE", "Control was late with", "the needle running.", "Select to go on. If", "again: service.",
            "INTERLOCK", "Needle drive passed", "with heartbeat off.", "Do not use. Restart;", "if again: service.",
            "ENABLE GATE", "Needle drive passed", "with ENABLE off.", "Do not use. Restart;", "if again: service.",
            "NO STROKE", "Test stroke did not", "reach the sensor.", "Check cartridge, then", "restart the pen.",
            "UNEXPECTED MOVE", "The needle moved or", "drove unasked.", "Do not use. Restart;", "if again: service.",
            "NEEDLE BLOCKED", "Strokes do not reach", "full depth.", "Check cartridge and", "skin, press Select.",
            "DRIVER", "Motor driver reports", "overload or low volts", "Let it cool, check", "supply, Select.",
            "HOME NOT FOUND", "Carriage did not", "reach its home flag.", "Remove cartridge,", "press Select.",
            "STEPS LOST", "Carriage is not where", "it should be.", "Check for a jam,", "press Select.",
            "COIL TOO HOT", "Needle was driven too", "long for the coil.", "Wait a minute, then", "press Select.",
            "DISPLAY LOST", "The display does not", "answer.", "Restart the pen; if", "again: service.",
            "SETTINGS LOST", "Stored settings are", "damaged; defaults set", "Check every value,", "press Select.",
            "NOT STORED", "The session record", "could not be saved.", "Note counts by hand,", "press Select.",
            "CALIBRATION", "Depth calibration is", "missing or too old.", "Have a technician", "calibrate the pen.",
            "COUNTER", "Stroke counter gave", "impossible values.", "Restart the pen; if", "again: service.",
            "INTERNAL ERROR", "The control program", "met an error.", "Restart the pen; if", "again: service.",
            "BUTTON HELD", "A button was down", "while the pen started", "Release it; if again:", "service.",
        };

        /// <summary>Name of the fault, at most 16 characters.</summary>
        public static string Title(FaultCode code) => s_text[(int)code * LinesPerFault];

        /// <summary>A line of the cause.</summary>
        /// <param name="code">The fault.</param>
        /// <param name="line">0 or 1.</param>
        public static string Cause(FaultCode code, int line) => s_text[((int)code * LinesPerFault) + 1 + line];

        /// <summary>A line of what to do next.</summary>
        /// <param name="code">The fault.</param>
        /// <param name="line">0 or 1.</param>
        public static string NextStep(FaultCode code, int line) => s_text[((int)code * LinesPerFault) + 3 + line];

        /// <summary>True for faults of the protection itself: only a restart clears them.</summary>
        public static bool NeedsRestart(FaultCode code)
            => code == FaultCode.InterlockFailedSelfTest
                || code == FaultCode.EnableFailedSelfTest
                || code == FaultCode.StrokeFailedSelfTest
                || code == FaultCode.UncommandedStroke
                || code == FaultCode.DisplayLost
                || code == FaultCode.CounterImplausible
                || code == FaultCode.InternalError;
    }
}
