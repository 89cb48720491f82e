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

        /// <summary>Digits dialled of the technician's PIN; -1 while none is being dialled.</summary>
        public int PinLength = -1;

        /// <summary>Digit on the wheel, 10 = the end of the PIN.</summary>
        public int PinWheel;

        /// <summary>Seconds until a PIN is looked at, 0 = now.</summary>
        public int PinWait;

        /// <summary>Readings entered and accepted so far; also the number of the one awaited, from 0: points, backlash, three checks.</summary>
        public int Index;

        /// <summary>What is set before a calibration, by row: points, year, month, day, number of the technician.</summary>
        public readonly int[] Setup = new int[5];

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

        /// <summary>Number of points of the running calibration.</summary>
        public int PointCount;

        /// <summary>Five points, the first day that is accepted, technician 1.</summary>
        public CalibrationStatus()
        {
            Date = (CalendarDate.FirstYear * 10000) + 101;
            Setup[0] = CalibrationService.DefaultPoints;
            Setup[4] = 1;
        }

        /// <summary>Day to store, as YYYYMMDD.</summary>
        public int Date
        {
            get
            {
                return (((Setup[1] * 100) + Setup[2]) * 100) + Setup[3];
            }

            set
            {
                Setup[1] = value / 10000;
                Setup[2] = (value / 100) % 100;
                Setup[3] = value % 100;
            }
        }
    }
}
