namespace SmpPen.Core.Safety
{
    /// <summary>Holds the first fault until it is cleared, and remembers the last ones.</summary>
    public sealed class FaultLatch
    {
        /// <summary>Faults remembered.</summary>
        public const int LogLength = 4;

        /// <summary>Remembered faults, newest first; None where there were fewer.</summary>
        public readonly FaultCode[] Recent = new FaultCode[LogLength];

        /// <summary>The latched fault, or None.</summary>
        public FaultCode Code;

        /// <summary>When it was latched, in microseconds since power-up.</summary>
        public long AtMicroseconds;

        /// <summary>Faults latched since power-up.</summary>
        public int TotalCount;

        /// <summary>Latches a fault. While one is latched later ones are only consequences and change nothing.</summary>
        /// <returns>True when this call latched it.</returns>
        public bool Latch(FaultCode code, long nowMicroseconds)
        {
            if (Code != FaultCode.None || code == FaultCode.None)
            {
                return false;
            }
            Code = code;
            AtMicroseconds = nowMicroseconds;
            for (int i = LogLength - 1; i > 0; i--)
            {
                Recent[i] = Recent[i - 1];
            }
            Recent[0] = code;
            TotalCount++;
            return true;
        }

        /// <summary>Clears the latched fault.</summary>
        public void Clear()
        {
            Code = FaultCode.None;
        }
    }
}
