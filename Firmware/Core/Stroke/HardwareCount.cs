using SmpPen.Core.Hardware;

namespace SmpPen.Core.Stroke
{
    /// <summary>
    /// A hardware count that only grows, and only as fast as a needle can: the glitch of 32,767 at the counter's wrap and
    /// every other jump are left out, and three bad readings in a row say that the counter cannot be trusted.
    /// </summary>
    public sealed class HardwareCount
    {
        /// <summary>Bad readings in a row after which the count is implausible.</summary>
        public const int BadReadsToImplausible = 3;

        /// <summary>Pulses accepted whatever the time: one at each end of the interval.</summary>
        public const int SlackPulses = 2;

        /// <summary>Most pulses accepted in one reading, however late: one less than the glitch.</summary>
        public const int MaxJump = 32766;

        private readonly IPulseCounter _counter;
        private readonly int _maxPerSecond;
        private bool _isFollowing;
        private bool _hasBase;
        private int _badReads;
        private long _goodRaw;
        private long _goodAt;

        /// <summary>Makes the count; the first Tick takes the counter's value as the zero.</summary>
        /// <param name="counter">The hardware counter.</param>
        /// <param name="maxPerSecond">Most pulses a second that are possible.</param>
        public HardwareCount(IPulseCounter counter, int maxPerSecond)
        {
            _counter = counter;
            _maxPerSecond = maxPerSecond;
        }

        /// <summary>Pulses since the first Tick; never goes back.</summary>
        public long Total;

        /// <summary>When the counter was read last, in microseconds since power-up.</summary>
        public long ReadAtMicroseconds => _counter.ReadAtMicroseconds;

        /// <summary>True after three bad readings in a row, and from then on: Total stands still, only a restart helps.</summary>
        public bool IsImplausible;

        /// <summary>Reads the counter once a control tick.</summary>
        /// <returns>False when the reading was left out: Total is that of the last good one.</returns>
        public bool Tick()
        {
            long raw = _counter.Read();
            if (!_isFollowing || raw != _goodRaw)
            {
                return Judge(raw, raw - _goodRaw, _counter.ReadAtMicroseconds);
            }
            // Nearly every tick: nothing new.
            _goodAt = _counter.ReadAtMicroseconds;
            return true;
        }

        private bool Judge(long raw, long pulses, long readAt)
        {
            if (IsImplausible)
            {
                return false;
            }
            if (!_hasBase)
            {
                _hasBase = true;
                pulses = 0;
            }
            // Up to the slack no rate need be computed unless the clock stood back: nearly every tick of a press.
            else if (((ulong)pulses > SlackPulses || readAt < _goodAt)
                && ((ulong)pulses > MaxJump || pulses > (readAt - _goodAt) * _maxPerSecond / 1000000 + SlackPulses))
            {
                _badReads++;
                IsImplausible = _badReads >= BadReadsToImplausible;
                _isFollowing = false;
                return false;
            }
            _goodRaw = raw;
            Total += pulses;
            _goodAt = readAt;
            _badReads = 0;
            _isFollowing = true;
            return true;
        }
    }
}
