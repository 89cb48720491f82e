namespace SmpPen.Core.Session
{
    /// <summary>What one prick and its repetition are set to. Always within the technician limits (see <see cref="PenLimits"/>).</summary>
    public sealed class StrokeSettings
    {
        /// <summary>How the pedal makes pricks.</summary>
        public StrokeMode Mode;

        /// <summary>Needle protrusion at the end of the stroke, in micrometres.</summary>
        public int DepthMicrometres;

        /// <summary>Stroke frequency in Continuous, in hertz.</summary>
        public int FrequencyHertz;

        /// <summary>Pace in Paced, in tenths of a prick per second (25 = 2.5 pricks/s).</summary>
        public int PaceTenths;

        /// <summary>Time that the needle stays at depth, in microseconds.</summary>
        public int DwellMicroseconds;

        /// <summary>Pricks of one press in Burst.</summary>
        public int BurstPricks;

        /// <summary>Copies every value; a class, because a copied mutable struct can share storage on the device.</summary>
        public void CopyFrom(StrokeSettings other)
        {
            Mode = other.Mode;
            DepthMicrometres = other.DepthMicrometres;
            FrequencyHertz = other.FrequencyHertz;
            PaceTenths = other.PaceTenths;
            DwellMicroseconds = other.DwellMicroseconds;
            BurstPricks = other.BurstPricks;
        }
    }
}
