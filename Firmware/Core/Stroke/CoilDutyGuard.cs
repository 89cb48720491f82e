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
        public bool IsExceeded
        {
            get
            {
                long lateness = _lateness > _latenessBefore ? _lateness : _latenessBefore;
                return OnMicrosecondsInShortWindow > PenLimits.MaxCoilOnMicrosecondsPer100Milliseconds + lateness
                    || OnMicrosecondsInLongWindow > MaxOnMicrosecondsPer60Seconds;
            }
        }

        /// <summary>On-time in the last 100 ms, in microseconds.</summary>
        public int OnMicrosecondsInShortWindow;

        /// <summary>On-time in the last 60 s, in microseconds.</summary>
        public int OnMicrosecondsInLongWindow;

        /// <summary>Once a control tick, also when there was no pulse.</summary>
        /// <param name="pulses">Drive pulses counted since the last call.</param>
        /// <param name="onTimeMicroseconds">On-time that each was commanded with.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public void AddPulses(int pulses, int onTimeMicroseconds, long nowMicroseconds)
        {
            _pendingMicroseconds += (long)pulses * onTimeMicroseconds;
            long elapsed = nowMicroseconds - _lastAt;
            _lastAt = nowMicroseconds;
            NoteLateness(elapsed - TickMicroseconds, nowMicroseconds);
            if (OnMicrosecondsInShortWindow == 0 && _pendingMicroseconds == 0)
            {
                // Nearly every tick without a press: only time passes.
                _shortIndex = nowMicroseconds / ShortBucketMicroseconds;
                if (nowMicroseconds / LongBucketMicroseconds != _longIndex)
                {
                    AdvanceLong(nowMicroseconds / LongBucketMicroseconds, 0);
                }
                return;
            }
            int on = (int)(_pendingMicroseconds < elapsed ? _pendingMicroseconds : elapsed);
            _pendingMicroseconds -= on;
            AdvanceShort(nowMicroseconds / ShortBucketMicroseconds, on);
            AdvanceLong(nowMicroseconds / LongBucketMicroseconds, on);
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
            int rest = on;
            if (crossed > 0)
            {
                int share = (int)(on / crossed);
                int buckets = crossed < ShortBuckets ? (int)crossed : ShortBuckets;
                int slot = (int)((index - buckets + 1) % ShortBuckets);
                // Older shares than the window is long are not kept; the newest bucket takes what does not divide.
                rest = on - (int)(share * (crossed - 1));
                for (int i = 1; i < buckets; i++)
                {
                    OnMicrosecondsInShortWindow += share - _short[slot];
                    _short[slot] = share;
                    slot = slot + 1 < ShortBuckets ? slot + 1 : 0;
                }
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
            int buckets = crossed < LongBuckets ? (int)crossed : LongBuckets;
            int slot = (int)(index % LongBuckets);
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
