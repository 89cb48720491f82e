namespace SmpPen.Core.Calibration
{
    /// <summary>One depth calibration: what was measured, how it was verified, by whom and when. Serial 0 = none.</summary>
    public sealed class DepthCalibration
    {
        /// <summary>Depths at which a calibration is verified.</summary>
        public const int ChecksNeeded = 3;

        /// <summary>Longest technician id.</summary>
        public const int TechnicianLength = 8;

        /// <summary>Carriage positions of the points, in microsteps from the home edge.</summary>
        public readonly int[] Microsteps = new int[DepthMap.MaxPoints];

        /// <summary>Protrusion read at the points, in micrometres.</summary>
        public readonly int[] Micrometres = new int[DepthMap.MaxPoints];

        /// <summary>Protrusion wanted at the verification, in micrometres.</summary>
        public readonly int[] CheckTargets = new int[ChecksNeeded];

        /// <summary>Protrusion read at the verification, in micrometres.</summary>
        public readonly int[] CheckReadings = new int[ChecksNeeded];

        /// <summary>Number of points.</summary>
        public int Count;

        /// <summary>Play between screw and nut as measured, in micrometres.</summary>
        public int BacklashMicrometres;

        /// <summary>Calibrations of this pen so far, this one included: the version of the map.</summary>
        public int Serial;

        /// <summary>Day of the calibration as YYYYMMDD.</summary>
        public int Date;

        /// <summary>Who calibrated: printable ASCII, 1-8 characters.</summary>
        public string Technician = "";

        /// <summary>Months until it is due again.</summary>
        public int MonthsValid;

        /// <summary>Largest difference between read and wanted at the verification, in micrometres.</summary>
        public int WorstCheckMicrometres
        {
            get
            {
                int worst = 0;
                for (int i = 0; i < ChecksNeeded; i++)
                {
                    int error = CheckReadings[i] - CheckTargets[i];
                    error = error < 0 ? -error : error;
                    worst = error > worst ? error : worst;
                }
                return worst;
            }
        }
    }
}
