namespace SmpPen.Core.Session
{
    /// <summary>A setting that buttons change, or none.</summary>
    public enum SettingId
    {
        /// <summary>None.</summary>
        None = 0,

        /// <summary>Needle depth.</summary>
        Depth = 1,

        /// <summary>Stroke frequency (Continuous).</summary>
        Frequency = 2,

        /// <summary>Pace (Paced).</summary>
        Pace = 3,

        /// <summary>Dwell at depth.</summary>
        Dwell = 4,

        /// <summary>Pricks of a burst.</summary>
        Burst = 5,

        /// <summary>Mode.</summary>
        Mode = 6,
    }
}
