namespace SmpPen.Core.Calibration
{
    /// <summary>How far the depth map in force can be trusted; shown in Standby unless it is Good.</summary>
    public enum CalibrationMark
    {
        /// <summary>Calibrated, not known to be due.</summary>
        Good = 0,

        /// <summary>Never calibrated: nominal geometry.</summary>
        Never = 1,

        /// <summary>Both stored copies are damaged: nominal geometry.</summary>
        Damaged = 2,

        /// <summary>Calibrated, but due again.</summary>
        Due = 3,
    }
}
