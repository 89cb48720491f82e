using SmpPen.Core.Session;

namespace SmpPen.Core.Control
{
    /// <summary>Reads, steps and judges the settings that buttons change.</summary>
    public static class SettingRules
    {
        /// <summary>The setting that governs repetition in a mode: pace, burst or frequency; None in Single.</summary>
        public static SettingId RateOf(StrokeMode mode)
        {
            switch (mode)
            {
                case StrokeMode.Paced:
                    return SettingId.Pace;
                case StrokeMode.Burst:
                    return SettingId.Burst;
                case StrokeMode.Continuous:
                    return SettingId.Frequency;
                default:
                    return SettingId.None;
            }
        }

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

        /// <summary>Limits of a setting that has a number.</summary>
        public static Guardrail RailOf(SettingId setting, PenLimits limits)
        {
            switch (setting)
            {
                case SettingId.Frequency:
                    return limits.FrequencyHertz;
                case SettingId.Pace:
                    return limits.PaceTenths;
                case SettingId.Dwell:
                    return limits.DwellMicroseconds;
                case SettingId.Burst:
                    return limits.BurstPricks;
                default:
                    return limits.DepthMicrometres;
            }
        }

        /// <summary>Value of a setting, in its own unit; 0 for one without a number.</summary>
        public static int Get(StrokeSettings settings, SettingId setting)
        {
            switch (setting)
            {
                case SettingId.Frequency:
                    return settings.FrequencyHertz;
                case SettingId.Pace:
                    return settings.PaceTenths;
                case SettingId.Dwell:
                    return settings.DwellMicroseconds;
                case SettingId.Burst:
                    return settings.BurstPricks;
                case SettingId.Depth:
                    return settings.DepthMicrometres;
                default:
                    return 0;
            }
        }

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

        /// <summary>True when the depth is outside its recommended band.</summary>
        public static bool IsDepthMarked(StrokeSettings settings, PenLimits limits)
            => !limits.DepthMicrometres.Recommends(settings.DepthMicrometres);

        /// <summary>True when the rate of the mode is outside its recommended band.</summary>
        public static bool IsRateMarked(StrokeSettings settings, PenLimits limits)
        {
            switch (settings.Mode)
            {
                case StrokeMode.Paced:
                    return !limits.PaceTenths.Recommends(settings.PaceTenths);
                case StrokeMode.Burst:
                    return !limits.BurstPricks.Recommends(settings.BurstPricks);
                case StrokeMode.Continuous:
                    return !limits.FrequencyHertz.Recommends(settings.FrequencyHertz);
                default:
                    return false;
            }
        }

        /// <summary>True when the dwell is outside its recommended band.</summary>
        public static bool IsDwellMarked(StrokeSettings settings, PenLimits limits)
            => !limits.DwellMicroseconds.Recommends(settings.DwellMicroseconds);

        /// <summary>Judges one step of a setting.</summary>
        /// <param name="rail">Its limits.</param>
        /// <param name="value">Value now.</param>
        /// <param name="next">Value after the step.</param>
        public static StepVerdict Judge(Guardrail rail, int value, int next)
        {
            if (next < rail.AbsoluteLow || next > rail.AbsoluteHigh)
            {
                return StepVerdict.AbsoluteLimit;
            }
            if (!rail.Allows(next))
            {
                return StepVerdict.TechnicianLimit;
            }
            return rail.Recommends(value) && !rail.Recommends(next) ? StepVerdict.NeedsConfirmation : StepVerdict.Allowed;
        }
    }
}
