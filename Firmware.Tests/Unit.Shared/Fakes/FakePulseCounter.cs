using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Fakes
{
    /// <summary>A pulse counter that tests set, with a disturbance of the next readings.</summary>
    public sealed class FakePulseCounter : IPulseCounter
    {
        /// <summary>True count.</summary>
        public long Count;

        /// <summary>Added to each of the next DisturbedReads readings.</summary>
        public long Disturbance;

        /// <summary>How many readings are still to be disturbed.</summary>
        public int DisturbedReads;

        /// <summary>Number of readings so far.</summary>
        public int Reads;

        /// <summary>Time of the next readings, in microseconds.</summary>
        public long ReadAtMicroseconds { get; set; }

        public long Read()
        {
            Reads++;
            if (DisturbedReads > 0)
            {
                DisturbedReads--;
                return Count + Disturbance;
            }
            return Count;
        }
    }
}
