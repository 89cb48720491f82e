using SmpPen.Core.Calibration;

namespace SmpPen.Core.Display
{
    /// <summary>Why a calibration was refused, in two lines of at most 21 characters.</summary>
    public static class CalibrationText
    {
        /// <summary>Number of reasons, None included.</summary>
        public const int Count = 16;

        private static readonly string[] s_text =
        {
            "", "",
            "Too few points.", "",
            "Too many points.", "",
            "Further out must", "read more.",
            "Points closer than", "0.1 mm.",
            "Points do not cover", "the travel.",
            "Slope not within", "0.90 to 1.10.",
            "Nose more than 0.15", "off: flag, dial zero?",
            "A point is more than", "0.03 off the line.",
            "Backlash not within", "-0.02 to 0.10 mm.",
            "A check is more than", "0.05 mm off.",
            "Not stored: memory", "refused it.",
            "Date, technician or", "months not valid.",
            "Stopped.", "",
            "Pedal pressed while", "the carriage moved.",
            "Nothing happened for", "ten minutes.",
        };

        /// <summary>A line of the reason.</summary>
        /// <param name="refusal">The reason.</param>
        /// <param name="line">0 or 1.</param>
        public static string Of(CalibrationRefusal refusal, int line)
        {
            return s_text[((int)refusal * 2) + line];
        }
    }
}
