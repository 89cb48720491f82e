namespace SmpPen.Core.Calibration
{
    /// <summary>Why a calibration was refused or ended; the one before stays in force.</summary>
    public enum CalibrationRefusal
    {
        /// <summary>Not refused.</summary>
        None = 0,

        /// <summary>Fewer than 3 points.</summary>
        TooFewPoints = 1,

        /// <summary>More than 9 points.</summary>
        TooManyPoints = 2,

        /// <summary>Further out must read more.</summary>
        NotMonotonic = 3,

        /// <summary>Two points closer than 0.1 mm.</summary>
        TooClose = 4,

        /// <summary>The points do not reach over the travel that depth and cartridge zero use.</summary>
        RangeNotCovered = 5,

        /// <summary>A piece of the map outside 0.90 to 1.10 mm per millimetre: a wrong reading, or a wrong screw.</summary>
        SlopeImplausible = 6,

        /// <summary>The needle is more than 0.15 mm off where the nose should be: home flag or gauge zero.</summary>
        OffsetTooLarge = 7,

        /// <summary>A point is more than 0.03 mm off the straight line through all.</summary>
        ResidualTooLarge = 8,

        /// <summary>More play than every move takes up, or less than none.</summary>
        BacklashImplausible = 9,

        /// <summary>A verification reading is more than 0.05 mm off.</summary>
        VerificationFailed = 10,

        /// <summary>The flash did not take it.</summary>
        NotStored = 11,

        /// <summary>Stopped by the operator or over the link.</summary>
        Stopped = 12,

        /// <summary>The pedal was pressed while the carriage moved.</summary>
        PedalPressed = 13,

        /// <summary>Nothing happened for ten minutes.</summary>
        TimedOut = 14,
    }
}
