namespace SmpPen.Core.Calibration
{
    /// <summary>Where a calibration is.</summary>
    public enum CalibrationStep
    {
        /// <summary>None runs.</summary>
        Idle = 0,

        /// <summary>The carriage is on its way to the next position.</summary>
        Moving = 1,

        /// <summary>The carriage stands: the dial's reading is awaited.</summary>
        Reading = 2,

        /// <summary>All points read and plausible: verification is awaited.</summary>
        Measured = 3,

        /// <summary>Verification passed: storing is awaited.</summary>
        Verified = 4,

        /// <summary>Stored and in force.</summary>
        Stored = 5,

        /// <summary>Refused or ended; the calibration before is in force.</summary>
        Refused = 6,
    }
}
