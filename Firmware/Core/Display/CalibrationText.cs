using SmpPen.Core.Calibration;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>Why a calibration was refused, in at most 21 characters.</summary>
    public static class CalibrationText
    {
        /// <summary>Number of reasons, None included.</summary>
        public const int Count = 15;

        // By CalibrationRefusal.
        private static readonly string[] s_text = Wording.List(
            "|Too few points|Too many points|Readings do not rise|Points too close|Travel not covered|"
            + "Slope not 0.90-1.10|Nose off by over 0.15|Residual over 0.03|Backlash over 0.10|Check off: over 0.05|"
            + "Memory refused it|Stopped|Pedal was pressed|10 minutes of nothing");

        /// <summary>The reason.</summary>
        public static string Of(CalibrationRefusal refusal) => s_text[(int)refusal];
    }
}
