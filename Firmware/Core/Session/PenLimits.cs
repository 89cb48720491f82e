namespace SmpPen.Core.Session
{
    /// <summary>The limits of every setting (design: settings and limits). One instance a pen; no static state.</summary>
    public sealed class PenLimits
    {
        /// <summary>Needle depth in micrometres: 0-2,000 absolute, technician 1,500, recommended 300-1,000, step 20.</summary>
        public readonly Guardrail DepthMicrometres = new Guardrail(0, 2000, 1500, 300, 1000, 20);

        /// <summary>Stroke frequency in hertz: 1-150, recommended 60-130, step 1.</summary>
        public readonly Guardrail FrequencyHertz = new Guardrail(1, 150, 150, 60, 130, 1);

        /// <summary>Pace in tenths of a prick per second: 0.5-10, recommended 1-5, step 0.5.</summary>
        public readonly Guardrail PaceTenths = new Guardrail(5, 100, 100, 10, 50, 5);

        /// <summary>Dwell at depth in microseconds: 1-30 ms, recommended 2-10 ms, step 0.5 ms.</summary>
        public readonly Guardrail DwellMicroseconds = new Guardrail(1000, 30000, 30000, 2000, 10000, 500);

        /// <summary>Pricks of a burst: 2-10, recommended 2-4, step 1.</summary>
        public readonly Guardrail BurstPricks = new Guardrail(2, 10, 10, 2, 4, 1);

        /// <summary>Cartridge zero in micrometres: +-500, step 20. Needle flush with the nose at this offset.</summary>
        public readonly Guardrail CartridgeZeroMicrometres = new Guardrail(-500, 500, 500, -500, 500, 20);

        /// <summary>Those of every <see cref="SettingId"/> that has a number, by it, and last the cartridge zero's.</summary>
        public readonly Guardrail[] All;

        /// <summary>Makes the limits as delivered.</summary>
        public PenLimits()
        {
            All = new Guardrail[] { DepthMicrometres, FrequencyHertz, PaceTenths, DwellMicroseconds, BurstPricks, CartridgeZeroMicrometres };
        }

        /// <summary>Longest coil drive in any 100 ms, in microseconds (duty 0.50).</summary>
        /// <remarks>Also keeps LEDC far below the duty of 0.819 at which the runtime's 32-bit product wraps.</remarks>
        public const int MaxCoilOnMicrosecondsPer100Milliseconds = 50000;

        /// <summary>Longest coil drive in any 60 s, in milliseconds (duty 0.40).</summary>
        public const int MaxCoilOnMillisecondsPer60Seconds = 24000;

        /// <summary>Duty that pulses are planned for, in 1/1000: holds the 60 s limit; the 100 ms limit needs a look at the period too.</summary>
        public const int PlannedDutyPerMille = 390;

        /// <summary>Limits of a setting that has a number.</summary>
        public Guardrail Of(SettingId setting) => All[(int)setting - 1];

        /// <summary>True when every value is within its absolute limits.</summary>
        public bool CanExpress(StrokeSettings settings)
        {
            bool canExpress = (int)settings.Mode < Wording.ModeCount;
            for (SettingId setting = SettingId.Depth; setting <= SettingId.Burst; setting++)
            {
                canExpress = canExpress && Of(setting).CanExpress(SettingRules.Get(settings, setting));
            }
            return canExpress;
        }

        /// <summary>Brings every value within what the technician allows.</summary>
        public void Limit(StrokeSettings settings)
        {
            for (SettingId setting = SettingId.Depth; setting <= SettingId.Burst; setting++)
            {
                SettingRules.Set(settings, setting, Of(setting).Limit(SettingRules.Get(settings, setting)));
            }
        }

        /// <summary>Takes over the technician limits of others.</summary>
        public void CopyFrom(PenLimits other)
        {
            for (int i = 0; i < All.Length; i++)
            {
                All[i].TechnicianHigh = other.All[i].TechnicianHigh;
            }
        }
    }
}
