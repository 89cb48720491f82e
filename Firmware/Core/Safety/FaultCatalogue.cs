using SmpPen.Core.Session;

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

        private const int RestartOnly = (1 << (int)FaultCode.InterlockFailedSelfTest) | (1 << (int)FaultCode.EnableFailedSelfTest)
            | (1 << (int)FaultCode.StrokeFailedSelfTest) | (1 << (int)FaultCode.UncommandedStroke) | (1 << (int)FaultCode.DisplayLost)
            | (1 << (int)FaultCode.CounterImplausible) | (1 << (int)FaultCode.InternalError);

        // Title (at most 16 characters, it stands beside the code), cause in two lines, next step in two lines.
        private static readonly string[] s_text = Wording.List(
            "||||"
            + "|PEDAL UNCLEAR|Pedal half-way, or a|wire or plug is loose|Lift your foot; check|plug, change pedal."
            + "|PEDAL HELD|Pedal was down while|the pen started.|Lift your foot, or|change the pedal."
            + "|PEN TOO SLOW|Needle was running|without being watched|Press Select. If|again: service."
            + "|CUT-OUT FAILED|The safety cut-out|let the needle run.|Do not use. Restart;|if again: service."
            + "|SWITCH FAILED|The needle switch was|off, the needle ran.|Do not use. Restart;|if again: service."
            + "|NO STROKE|The test stroke did|not reach its end.|Check cartridge, then|restart the pen."
            + "|UNEXPECTED MOVE|The needle moved when|nobody asked it to.|Do not use. Restart;|if again: service."
            + "|NEEDLE BLOCKED|Strokes do not reach|full depth.|Check cartridge and|skin, press Select."
            + "|MOTOR POWER|A motor is too hot or|has too little power.|Let it cool, check|mains plug, Select."
            + "|CANNOT RETRACT|The needle cannot be|drawn back fully.|Remove cartridge,|press Select."
            + "|DEPTH LOST|Needle depth may not|be what is shown.|Check for a jam,|press Select."
            + "|NEEDLE MOTOR HOT|The needle was driven|too much in a minute.|Wait a minute, then|press Select."
            + "|DISPLAY LOST|The display does not|answer.|Restart the pen; if|again: service."
            + "|SETTINGS LOST|Stored settings are|damaged; defaults set|Check every value,|press Select."
            + "|NOT STORED|The session record|could not be saved.|Note counts by hand,|press Select."
            + "|CALIBRATION|Depth calibration is|missing or too old.|Have a technician|calibrate the pen."
            + "|PRICK COUNT|Pricks can no longer|be counted rightly.|Restart the pen; if|again: service."
            + "|PROGRAM ERROR|The pen's program met|an error.|Restart the pen; if|again: service."
            + "|BUTTON HELD|A button is held down|or stuck.|Let go of all; if one|is stuck: service.");

        /// <summary>Name of the fault, at most 16 characters.</summary>
        public static string Title(FaultCode code) => Line(code, 0);

        /// <summary>A line: 0 the title, 1 and 2 the cause, 3 and 4 what to do next.</summary>
        public static string Line(FaultCode code, int line) => s_text[((int)code * LinesPerFault) + line];

        /// <summary>True for faults of the protection itself: only a restart clears them.</summary>
        public static bool NeedsRestart(FaultCode code) => (RestartOnly & (1 << (int)code)) != 0;
    }
}
