using SmpPen.Core.Session;

namespace SmpPen.Core.Stroke
{
    /// <summary>
    /// Watches the coil's on-time over the last 100 ms and the last 60 s, from the pulses that the drive counter saw and the
    /// on-time that each was commanded with.
    /// </summary>
    /// <remarks>
    /// A pulse is on for as long as it lasts, not in the instant in which it was counted: on-time is held back and runs off
    /// at no more than real time, and over a late tick it is spread evenly. When in a late tick a pulse began is not known: for
    /// the next 100-200 ms the short limit is higher by the lateness, so that a late tick raises no false alarm. The long one
    /// stays.
    /// </remarks>
    public sealed class CoilDutyGuard
    {
        /// <summary>A tick sooner than this after the one before was punctual, in microseconds.</summary>
        public const int PunctualMicroseconds = 15000;

        private const int TickMicroseconds = 10000;
        private const int ShortWindowMicroseconds = 100000;
        private const int ShortBuckets = 10;
        private const int ShortBucketMicroseconds = 10000;
        // One more than 60, because the newest is not full yet.
        private const int LongBuckets = 61;
        private const int LongBucketMicroseconds = 1000000;
        private const int MaxOnMicrosecondsPer60Seconds = PenLimits.MaxCoilOnMillisecondsPer60Seconds * 1000;

        private readonly int[] _short = new int[ShortBuckets];
        private readonly int[] _long = new int[LongBuckets];
        private long _shortIndex;
        private long _longIndex;
        private long _pendingMicroseconds;
        private long _lastAt;
        private long _lateness;
        private long _latenessBefore;
        private long _latenessUntil;

        /// <summary>True while either window holds more on-time than its limit.</summary>
        public bool IsExceeded;

        /// <summary>On-time in the last 100 ms, in microseconds.</summary>
        public int OnMicrosecondsInShortWindow;

        /// <summary>On-time in the last 60 s, in microseconds.</summary>
        public int OnMicrosecondsInLongWindow;

        /// <summary>Until then the windows do not change by themselves, in microseconds since power-up: a punctual tick without a pulse calls <see cref="Rest"/>.</summary>
        public long QuietUntil;

        /// <summary>A punctual tick before QuietUntil that counted nothing: only time passes.</summary>
        public void Rest(long nowMicroseconds)
        {
            _lastAt = nowMicroseconds;
        }

        /// <summary>A control tick that counted pulses, came late, or after QuietUntil.</summary>
        /// <param name="pulses">Drive pulses counted since the last call.</param>
        /// <param name="onTimeMicroseconds">On-time that each was commanded with.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public void AddPulses(int pulses, int onTimeMicroseconds, long nowMicroseconds)
        {
            long elapsed = nowMicroseconds - _lastAt;
            if (QuietUntil > 0)
            {
                QuietUntil = 0;
                // The ticks before looked at no clock but their own: from there to here is a little longer than from count to count.
                elapsed = elapsed < PunctualMicroseconds ? TickMicroseconds : elapsed;
                _lateness = nowMicroseconds >= _latenessUntil + ShortWindowMicroseconds ? 0 : _lateness;
                _shortIndex = (nowMicroseconds - elapsed) / ShortBucketMicroseconds;
            }
            _lastAt = nowMicroseconds;
            _pendingMicroseconds += (long)pulses * onTimeMicroseconds;
            NoteLateness(elapsed - TickMicroseconds, nowMicroseconds);
            int on = (int)(_pendingMicroseconds < elapsed ? _pendingMicroseconds : elapsed);
            _pendingMicroseconds -= on;
            AdvanceShort(nowMicroseconds / ShortBucketMicroseconds, on);
            AdvanceLong(nowMicroseconds / LongBucketMicroseconds, on);
            long lateness = _lateness > _latenessBefore ? _lateness : _latenessBefore;
            IsExceeded = OnMicrosecondsInShortWindow > PenLimits.MaxCoilOnMicrosecondsPer100Milliseconds + lateness
                || OnMicrosecondsInLongWindow > MaxOnMicrosecondsPer60Seconds;
            if (OnMicrosecondsInShortWindow == 0 && _pendingMicroseconds == 0)
            {
                // The long window goes on by whole seconds, and not at all when it is empty.
                QuietUntil = OnMicrosecondsInLongWindow == 0 ? long.MaxValue : (_longIndex + 1) * LongBucketMicroseconds;
            }
        }

        /// <summary>Keeps the worst lateness of the last window begun and of the one before it.</summary>
        private void NoteLateness(long late, long now)
        {
            if (now >= _latenessUntil)
            {
                _latenessBefore = _lateness;
                _lateness = 0;
                _latenessUntil = now + ShortWindowMicroseconds;
            }
            if (late > _lateness)
            {
                _lateness = late;
            }
        }

        private void AdvanceShort(long index, int on)
        {
            long crossed = index - _shortIndex;
            _shortIndex = index;
            if (crossed == 1)
            {
                // Nearly every tick of a press.
                int next = (int)(index % ShortBuckets);
                OnMicrosecondsInShortWindow += on - _short[next];
                _short[next] = on;
                return;
            }
            int rest = on;
            if (crossed > 0)
            {
                int share = (int)(on / crossed);
                int buckets = crossed < ShortBuckets ? (int)crossed : ShortBuckets;
                int slot = (int)((index - buckets + 1) % ShortBuckets);
                // Older shares than the window is long are not kept; the newest bucket takes what does not divide.
                rest = on - (int)(share * (crossed - 1));
                int[] kept = _short;
                int change = 0;
                for (int i = 1; i < buckets; i++)
                {
                    change += share - kept[slot];
                    kept[slot] = share;
                    slot = slot + 1 < ShortBuckets ? slot + 1 : 0;
                }
                OnMicrosecondsInShortWindow += change;
                OnMicrosecondsInShortWindow -= _short[slot];
                _short[slot] = 0;
            }
            _short[(int)(index % ShortBuckets)] += rest;
            OnMicrosecondsInShortWindow += rest;
        }

        private void AdvanceLong(long index, int on)
        {
            long crossed = index - _longIndex;
            _longIndex = index;
            int slot = (int)(index % LongBuckets);
            // An empty window has nothing to clear.
            int buckets = OnMicrosecondsInLongWindow == 0 ? 0 : crossed < LongBuckets ? (int)crossed : LongBuckets;
            int cleared = slot;
            while (buckets > 0)
            {
                OnMicrosecondsInLongWindow -= _long[cleared];
                _long[cleared] = 0;
                cleared = cleared > 0 ? cleared - 1 : LongBuckets - 1;
                buckets--;
            }
            _long[slot] += on;
            OnMicrosecondsInLongWindow += on;
        }
    }
}
