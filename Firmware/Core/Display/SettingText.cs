using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>How each setting is named, scaled and given a unit on every screen.</summary>
    public static class SettingText
    {
        private const int Units = 7;
        private const int Captions = 14;

        // Names by SettingId, then units, then captions.
        private static readonly string[] s_words = Wording.List(
            "|Depth|Frequency|Pace|Dwell|Burst|Mode||mm|Hz|/s|ms|pricks|||Depth mm|Freq Hz|Pace /s|Dwell ms|Burst N|");

        /// <summary>Name, at most 9 characters.</summary>
        public static string Name(SettingId setting) => s_words[(int)setting];

        /// <summary>Unit, at most 6 characters.</summary>
        public static string Unit(SettingId setting) => s_words[Units + (int)setting];

        /// <summary>Short name and unit under the large digits, at most 8 characters.</summary>
        public static string Caption(SettingId setting) => s_words[Captions + (int)setting];

        /// <summary>Digits after the point.</summary>
        public static int Decimals(SettingId setting)
            => setting == SettingId.Depth ? 2 : setting == SettingId.Pace || setting == SettingId.Dwell ? 1 : 0;

        /// <summary>A value in units of the last digit shown.</summary>
        /// <param name="setting">The setting.</param>
        /// <param name="value">Its value in the unit that <see cref="StrokeSettings"/> keeps.</param>
        public static int Scaled(SettingId setting, int value)
        {
            // Micrometres to hundredths of a millimetre, microseconds to tenths of a millisecond.
            return setting == SettingId.Depth ? value / 10 : setting == SettingId.Dwell ? value / 100 : value;
        }
    }
}
