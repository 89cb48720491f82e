namespace SmpPen.Core.Calibration
{
    /// <summary>What a calibration is doing, for screens and link: plain values.</summary>
    public sealed class CalibrationStatus
    {
        /// <summary>Where it is.</summary>
        public CalibrationStep Step;

        /// <summary>Why it was refused or ended.</summary>
        public CalibrationRefusal Refusal;

        /// <summary>Trust in the map in force.</summary>
        public CalibrationMark Mark;

        /// <summary>Technician commands are unlocked.</summary>
        public bool IsUnlocked;

        /// <summary>Readings entered and accepted so far; also the number of the one awaited, from 0: points, backlash, three checks.</summary>
        public int Index;

        /// <summary>Number of points, 3-9.</summary>
        public int PointCount = CalibrationService.DefaultPoints;

        /// <summary>Protrusion expected at the present position, in micrometres.</summary>
        public int ExpectedMicrometres;

        /// <summary>Reading being dialled in on the display, in micrometres.</summary>
        public int ReadingMicrometres;

        /// <summary>Largest distance of a point from the straight line, in micrometres.</summary>
        public int ResidualMicrometres;

        /// <summary>Slope against the nominal lead, in 1/1000.</summary>
        public int SlopePerMille;

        /// <summary>Backlash measured, in micrometres.</summary>
        public int BacklashMicrometres;

        /// <summary>Largest error of the verification, in micrometres.</summary>
        public int WorstCheckMicrometres;

        /// <summary>Version of the map in force; 0 = nominal.</summary>
        public int Serial;

        /// <summary>Day to store, as YYYYMMDD.</summary>
        public int Date = 20260101;

        /// <summary>Technician's number, as dialled in on the display, 0-999; its id is T and three digits.</summary>
        public int TechnicianNumber = 1;
    }
}
