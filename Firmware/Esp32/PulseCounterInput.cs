using System.Device.Gpio;
using SmpPen.Core.Hardware;

namespace SmpPen.Esp32
{
    /// <summary>A pulse counter unit on a pin, counting rising edges.</summary>
    /// <remarks>
    /// Per Read: 80 us and 120 bytes (it returns a struct). Made once and never disposed: Dispose leaks the unit. Never
    /// Reset, which can lose an edge: the reader subtracts. The filter is 1,023 ns at most, whatever its documentation says.
    /// </remarks>
    public sealed class PulseCounterInput : IPulseCounter
    {
        private const long TicksPerMicrosecond = 10;
        private const ushort FilterNanoseconds = 1000;

        private readonly GpioPulseCounter _counter;
        private long _readAt;

        /// <summary>Takes a unit and starts it from 0.</summary>
        public PulseCounterInput(int pin)
        {
            _counter = new GpioPulseCounter(pin);
            _counter.Polarity = GpioPulsePolarity.Rising;
            _counter.FilterPulses = FilterNanoseconds;
            _counter.Start();
        }

        /// <inheritdoc/>
        public long ReadAtMicroseconds => _readAt;

        /// <inheritdoc/>
        public long Read()
        {
            GpioPulseCount count = _counter.Read();
            // esp_timer's microseconds since boot, in ticks of 100 ns: the clock that the control loop uses.
            _readAt = count.RelativeTime.Ticks / TicksPerMicrosecond;
            return count.Count;
        }
    }
}
