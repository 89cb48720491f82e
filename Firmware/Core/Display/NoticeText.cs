using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>Notices and refusals in words, at most 21 characters each.</summary>
    public static class NoticeText
    {
        private const int NoticeCount = 11;

        // By Notice, then by CalibrationRefusal.
        private static readonly string[] s_words = Wording.List(
            "|RELEASE PEDAL|MOVING|PRESS PEDAL|TECH LIMIT REACHED|LIMIT REACHED|IDLE 60 s: SELECT|"
            + "60 s PRESS: LIFT FOOT|RELEASE FIRST|HALF-WAY: LIFT FOOT|LET GO OF BUTTONS|"
            + "|Too few points|Too many points|Readings do not rise|Points too close|Travel not covered|"
            + "Slope not 0.90-1.10|Nose off by over 0.15|Residual over 0.03|Backlash over 0.10|Check off: over 0.05|"
            + "Memory refused it|Stopped|Pedal was pressed|10 minutes of nothing");

        /// <summary>The words of a notice; none for one that has no words here.</summary>
        public static string Of(Notice notice)
        {
            int index = (int)notice;
            return index >= 0 && index < NoticeCount ? s_words[index] : "";
        }

        /// <summary>Why a calibration was refused.</summary>
        public static string Of(CalibrationRefusal refusal) => s_words[NoticeCount + (int)refusal];

        /// <summary>True for a notice that wants the operator to act or explains a refusal: it is shown as a bar.</summary>
        public static bool IsWarning(Notice notice) => notice != Notice.None && notice != Notice.Moving && notice != Notice.PressPedal;
    }
}
