namespace SmpPen.Core.Session
{
    /// <summary>The three limits of one setting: recommended within technician within absolute, in one unit.</summary>
    public sealed class Guardrail
    {
        /// <summary>Least value that can be expressed.</summary>
        public readonly int AbsoluteLow;

        /// <summary>Greatest value that can be expressed.</summary>
        public readonly int AbsoluteHigh;

        /// <summary>Least recommended value; below it a confirmation is asked for.</summary>
        public readonly int RecommendedLow;

        /// <summary>Greatest recommended value; above it a confirmation is asked for.</summary>
        public readonly int RecommendedHigh;

        /// <summary>Smallest change.</summary>
        public readonly int Step;

        private int _technicianHigh;

        /// <summary>Makes the limits; the technician limit starts as given.</summary>
        public Guardrail(int absoluteLow, int absoluteHigh, int technicianHigh, int recommendedLow, int recommendedHigh, int step)
        {
            AbsoluteLow = absoluteLow;
            AbsoluteHigh = absoluteHigh;
            RecommendedLow = recommendedLow;
            RecommendedHigh = recommendedHigh;
            Step = step;
            _technicianHigh = Clamp(technicianHigh, absoluteLow, absoluteHigh);
        }

        /// <summary>Greatest value that the technician allows; kept within the absolute limits.</summary>
        public int TechnicianHigh
        {
            get { return _technicianHigh; }
            set { _technicianHigh = Clamp(value, AbsoluteLow, AbsoluteHigh); }
        }

        /// <summary>True when the value is within the absolute limits.</summary>
        public bool CanExpress(int value) => value >= AbsoluteLow && value <= AbsoluteHigh;

        /// <summary>True when the value may be used.</summary>
        public bool Allows(int value) => value >= AbsoluteLow && value <= _technicianHigh;

        /// <summary>True when the value needs no confirmation and no mark.</summary>
        public bool Recommends(int value) => value >= RecommendedLow && value <= RecommendedHigh;

        /// <summary>The nearest value that may be used.</summary>
        public int Limit(int value) => Clamp(value, AbsoluteLow, _technicianHigh);

        private static int Clamp(int value, int low, int high) => value < low ? low : value > high ? high : value;
    }
}
