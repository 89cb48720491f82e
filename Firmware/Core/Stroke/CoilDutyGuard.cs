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
        private bool _isResting = true;
        private int _shortSum;
        private int _longSum;
        private int _shortSlot;
        private int _longSlot;
        private long _shortEnd;
        private long _longEnd;
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
                return (_shortSum > PenLimits.MaxCoilOnMicrosecondsPer100Milliseconds && IsBeyondLateness())
                    || _longSum > MaxOnMicrosecondsPer60Seconds;
            }
        }

        /// <summary>On-time in the last 100 ms, in microseconds.</summary>
        public int OnMicrosecondsInShortWindow
        {
            get { return _shortSum; }
        }

        /// <summary>On-time in the last 60 s, in microseconds.</summary>
        public int OnMicrosecondsInLongWindow
        {
            get { return _longSum; }
        }

        /// <summary>Once a control tick, also when there was no pulse.</summary>
        /// <param name="pulses">Drive pulses counted since the last call.</param>
        /// <param name="onTimeMicroseconds">On-time that each was commanded with.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public void AddPulses(int pulses, int onTimeMicroseconds, long nowMicroseconds)
        {
            long elapsed = nowMicroseconds - _lastAt;
            _lastAt = nowMicroseconds;
            if (nowMicroseconds >= _longEnd)
            {
                AdvanceLong(nowMicroseconds);
            }
            if (_isResting)
            {
                if (pulses == 0)
                {
                    // Nearly every tick without a press: the short window is empty, and a late tick hides no pulse.
                    return;
                }
                Wake(nowMicroseconds - elapsed);
            }
            if (elapsed > TickMicroseconds || nowMicroseconds >= _latenessUntil)
            {
                NoteLateness(elapsed - TickMicroseconds, nowMicroseconds);
            }
            long pending = _pendingMicroseconds + ((long)pulses * onTimeMicroseconds);
            int on = (int)(pending < elapsed ? pending : elapsed);
            _pendingMicroseconds = pending - on;
            if (nowMicroseconds < _shortEnd)
            {
                _short[_shortSlot] += on;
                _shortSum += on;
            }
            else if (nowMicroseconds < _shortEnd + ShortBucketMicroseconds)
            {
                BeginNextShort(on);
            }
            else
            {
                SpreadOverShort(nowMicroseconds, on);
            }
            _long[_longSlot] += on;
            _longSum += on;
            _isResting = _shortSum == 0;
        }

        /// <summary>The empty short window begins anew at the last tick.</summary>
        private void Wake(long lastTickAt)
        {
            _shortEnd = lastTickAt + ShortBucketMicroseconds;
            _lateness = 0;
            _latenessBefore = 0;
        }

        private bool IsBeyondLateness()
        {
            long lateness = _lateness > _latenessBefore ? _lateness : _latenessBefore;
            return _shortSum > PenLimits.MaxCoilOnMicrosecondsPer100Milliseconds + lateness;
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

        /// <summary>The usual tick: all of it falls into the next bucket.</summary>
        private void BeginNextShort(int on)
        {
            _shortEnd += ShortBucketMicroseconds;
            int slot = _shortSlot + 1 < ShortBuckets ? _shortSlot + 1 : 0;
            _shortSlot = slot;
            _shortSum += on - _short[slot];
            _short[slot] = on;
        }

        /// <summary>A late tick: an equal share for each bucket that has passed, and what is left for the newest.</summary>
        private void SpreadOverShort(long now, int on)
        {
            long crossed = (now - _shortEnd) / ShortBucketMicroseconds + 1;
            _shortEnd += crossed * ShortBucketMicroseconds;
            int share = (int)(on / crossed);
            int newest = on - (int)(share * (crossed - 1));
            int[] buckets = _short;
            int slot = _shortSlot;
            int sum = _shortSum;
            for (int left = crossed < ShortBuckets ? (int)crossed : ShortBuckets; left > 0; left--)
            {
                slot = slot + 1 < ShortBuckets ? slot + 1 : 0;
                int content = left > 1 ? share : newest;
                sum += content - buckets[slot];
                buckets[slot] = content;
            }
            _shortSlot = slot;
            _shortSum = sum;
        }

        private void AdvanceLong(long now)
        {
            long crossed = (now - _longEnd) / LongBucketMicroseconds + 1;
            _longEnd += crossed * LongBucketMicroseconds;
            for (long left = crossed < LongBuckets ? crossed : LongBuckets; left > 0; left--)
            {
                _longSlot = _longSlot + 1 < LongBuckets ? _longSlot + 1 : 0;
                _longSum -= _long[_longSlot];
                _long[_longSlot] = 0;
            }
        }
    }
}
