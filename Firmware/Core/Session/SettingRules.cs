namespace SmpPen.Core.Session
{
    /// <summary>Reads, steps and judges the settings that buttons change.</summary>
    public static class SettingRules
    {
        /// <summary>The setting that governs repetition in a mode: pace, burst or frequency; None in Single.</summary>
        public static SettingId RateOf(StrokeMode mode) =>
            mode == StrokeMode.Paced ? SettingId.Pace
            : mode == StrokeMode.Burst ? SettingId.Burst
            : mode == StrokeMode.Continuous ? SettingId.Frequency : SettingId.None;

        /// <summary>The setting that Select goes to next: depth, rate of the mode, dwell, depth again.</summary>
        public static SettingId After(SettingId selected, StrokeMode mode)
        {
            if (selected == SettingId.Depth)
            {
                SettingId rate = RateOf(mode);
                return rate == SettingId.None ? SettingId.Dwell : rate;
            }
            return selected == SettingId.Dwell ? SettingId.Depth : SettingId.Dwell;
        }

        /// <summary>Value of a setting, in its own unit; 0 for one without a number.</summary>
        public static int Get(StrokeSettings settings, SettingId setting) =>
            setting == SettingId.Depth ? settings.DepthMicrometres
            : setting == SettingId.Frequency ? settings.FrequencyHertz
            : setting == SettingId.Pace ? settings.PaceTenths
            : setting == SettingId.Dwell ? settings.DwellMicroseconds
            : setting == SettingId.Burst ? settings.BurstPricks : 0;

        /// <summary>Sets a setting that has a number.</summary>
        public static void Set(StrokeSettings settings, SettingId setting, int value)
        {
            switch (setting)
            {
                case SettingId.Frequency:
                    settings.FrequencyHertz = value;
                    break;
                case SettingId.Pace:
                    settings.PaceTenths = value;
                    break;
                case SettingId.Dwell:
                    settings.DwellMicroseconds = value;
                    break;
                case SettingId.Burst:
                    settings.BurstPricks = value;
                    break;
                default:
                    settings.DepthMicrometres = value;
                    break;
            }
        }

        /// <summary>True when a setting, if there is one, is outside its recommended band.</summary>
        public static bool IsMarked(StrokeSettings settings, SettingId setting, PenLimits limits)
            => setting != SettingId.None && !limits.Of(setting).Recommends(Get(settings, setting));

        /// <summary>Judges one step of a setting.</summary>
        /// <param name="rail">Its limits.</param>
        /// <param name="value">Value now.</param>
        /// <param name="next">Value after the step.</param>
        public static StepVerdict Judge(Guardrail rail, int value, int next)
        {
            return !rail.CanExpress(next) ? StepVerdict.AbsoluteLimit
                : !rail.Allows(next) ? StepVerdict.TechnicianLimit
                : rail.Recommends(value) && !rail.Recommends(next) ? StepVerdict.NeedsConfirmation : StepVerdict.Allowed;
        }
    }
}
