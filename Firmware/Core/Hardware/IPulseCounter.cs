namespace SmpPen.Core.Hardware
{
    /// <summary>A hardware pulse counter that runs without the program.</summary>
    public interface IPulseCounter
    {
        /// <summary>
        /// Pulses since the counter was started. The hardware unit is 16 bits wide and extended in an interrupt: a read at
        /// the very wrap can be off by 32,767 once, and it is the reader who rejects that.
        /// </summary>
        long Read();

        /// <summary>When the last read was made, in microseconds since power-up: a tick may be held up before it gets there.</summary>
        long ReadAtMicroseconds { get; }
    }
}
