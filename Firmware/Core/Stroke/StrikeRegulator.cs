using SmpPen.Core.Session;

namespace SmpPen.Core.Stroke
{
    /// <summary>
    /// Closed loop on the strike: the coil time that a full stroke needs at least, to which the dwell is added. It follows skin,
    /// supply, temperature and cartridge from the travel time of each stroke, so that it finds the shortest without missing one.
    /// </summary>
    /// <remarks>
    /// The board passes its 250 kHz clock to a counter while the coil is driven and the flag has not arrived, so a pulse counts
    /// its travel time, or its whole on-time when the needle had not arrived by then. Looking for the shortest on-time by missing
    /// would cost strokes, and "arrived while driven" alone says nothing of a pulse that the dwell makes longer anyway.
    /// How far the bar still flies when the coil is cut follows from how fast it came: the shortest on-time that works is
    /// travel x 1.13 - 0.72 ms within 4 % over the whole range of the mechanics (measure regulation); 6 % more is the strike.
    /// A miss raises the strike by a quarter at once, and so do two pulses that ended before the needle arrived; once found, it
    /// sinks by a quarter of the difference a stroke. A dead clock leaves the loop where it starts: safe, and never settled.
    /// </remarks>
    public sealed class StrikeRegulator
    {
        /// <summary>Strike before anything is measured, in microseconds: with the least dwell enough for the mechanics' whole range but the hottest coil at the lowest supply.</summary>
        public const int StartMicroseconds = StrokeTiming.NominalStrikeMicroseconds;

        /// <summary>Shortest strike, in microseconds.</summary>
        public const int FloorMicroseconds = 1000;

        /// <summary>Longest strike, in microseconds; the planned duty may end it earlier.</summary>
        public const int CeilingMicroseconds = 4000;

        /// <summary>Clock of the travel counter, in pulses a second (docs/hardware.md, X1).</summary>
        public const int ClockHertz = 250000;

        /// <summary>Strokes in a row that must agree with the strike before it counts as settled.</summary>
        public const int StrokesToSettle = 3;

        /// <summary>Misses at the longest on-time are a fault when they go on for longer than this, in microseconds.</summary>
        public const int MissingAtLimitMicroseconds = 1500000;

        /// <summary>A miss at the longest on-time is forgotten after this, in microseconds.</summary>
        public const int MissForgottenMicroseconds = 10000000;

        /// <summary>Strokes after which a measurement ends even though one is under way; its part is 3 % then.</summary>
        public const int LongestBatch = 32;

        // Shortest time that any bar takes, and what a commanded on-time may be off by (LEDC at 1 Hz: 50 us).
        private const int FastestMicroseconds = 800;
        private const int OnTimeToleranceMicroseconds = 60;
        private const int LongestReadGapMicroseconds = 1000;
        private const int MicrosecondsPerPulse = 1000000 / ClockHertz;
        private const int Unknown = 0;
        private const int Classes = 6;
        private const long Never = -1;

        private enum Verdict
        {
            Near,
            Slower,
            Faster,
            NotArrived,
            NoNeedle,
        }

        private readonly HardwareCount _travel;
        private readonly int[] _learned = new int[Classes];
        private int _class;
        private bool _hasBase;
        private bool _isSpoilt;
        private bool _beganOpen;
        private int _drives;
        private long _from;
        private int _agreeing;
        private Verdict _verdict;
        private long _missingSince = Never;

        /// <summary>Makes the regulator on the travel counter.</summary>
        public StrikeRegulator(HardwareCount travel)
        {
            _travel = travel;
            StrikeMicroseconds = StartMicroseconds;
        }

        /// <summary>Strike in force, in microseconds, from floor to ceiling.</summary>
        public int StrikeMicroseconds;

        /// <summary>The last strokes were measured and agree with the strike.</summary>
        public bool IsSettled => _agreeing >= StrokesToSettle && !_travel.IsImplausible;

        /// <summary>Pulses wait to be measured, or the counter has no zero yet.</summary>
        public bool IsMeasuring = true;

        /// <summary>Strokes go on missing although the on-time cannot grow.</summary>
        public bool IsExhausted;

        /// <summary>Travel time of the last strokes measured, in microseconds; 0 before the first.</summary>
        public int TravelMicroseconds;

        /// <summary>A press begins in this mode: takes what was learned in it, else goes on from the last one.</summary>
        public void Select(StrokeMode mode, int frequencyHertz)
        {
            int selected = mode != StrokeMode.Continuous ? (int)mode : frequencyHertz <= 50 ? 3 : frequencyHertz <= 100 ? 4 : 5;
            if (_drives == 0)
            {
                _isSpoilt = false;
            }
            if (selected == _class)
            {
                return;
            }
            _class = selected;
            _agreeing = 0;
            if (_learned[selected] != Unknown)
            {
                StrikeMicroseconds = _learned[selected];
            }
        }

        /// <summary>Another cartridge: nothing learned holds.</summary>
        public void Forget()
        {
            for (int i = 0; i < Classes; i++)
            {
                _learned[i] = Unknown;
            }
            StrikeMicroseconds = StartMicroseconds;
            TravelMicroseconds = 0;
            _agreeing = 0;
            ForgetMisses();
        }

        /// <summary>The operator has cleared a blocked needle.</summary>
        public void ForgetMisses()
        {
            IsExhausted = false;
            _missingSince = Never;
        }

        /// <summary>A pulse may have been cut: what is being measured does not count.</summary>
        public void Spoil()
        {
            _isSpoilt = true;
        }

        /// <summary>Each control tick that counted something or while IsMeasuring, after strokes and drive pulses were read.</summary>
        /// <param name="newDrives">Drive pulses counted in this tick.</param>
        /// <param name="open">Drive pulses whose strokes are still to come.</param>
        /// <param name="newMissed">Strokes found missing in this tick.</param>
        /// <param name="onTimeMicroseconds">On-time of the pulses.</param>
        /// <param name="isLongest">The on-time is the longest that the settings allow.</param>
        /// <param name="countedAtMicroseconds">When the drive pulses were read.</param>
        public void Tick(int newDrives, int open, int newMissed, int onTimeMicroseconds, bool isLongest, long countedAtMicroseconds)
        {
            if (newMissed > 0)
            {
                Missed(isLongest, countedAtMicroseconds);
            }
            _drives += newDrives;
            IsMeasuring = _drives > 0 || !_hasBase;
            if ((_drives == 0 && _hasBase) || !_travel.Tick())
            {
                return;
            }
            _hasBase = true;
            IsMeasuring = _drives > 0;
            if (_travel.ReadAtMicroseconds - countedAtMicroseconds > LongestReadGapMicroseconds)
            {
                // Something came between the two reads: later pulses may be in this count.
                _isSpoilt = true;
                return;
            }
            if (_drives == 0 || (open > 0 && _drives < LongestBatch))
            {
                return;
            }
            bool isPartial = _beganOpen && _drives < LongestBatch;
            int drives = _drives;
            int travel = (int)(_travel.Total - _from) * MicrosecondsPerPulse / drives;
            _drives = 0;
            IsMeasuring = false;
            _from = _travel.Total;
            _beganOpen = open > 0;
            if (_isSpoilt || isPartial)
            {
                // Cut, or the rest of a stroke that the batch before began would weigh too much.
                _isSpoilt = false;
                return;
            }
            Measured(travel, drives, onTimeMicroseconds, isLongest);
        }

        // The strike that a travel time stands for: see the remarks.
        private static int StrikeOf(int travelMicroseconds) => travelMicroseconds * 6 / 5 - 770;

        private void Measured(int travel, int drives, int onTime, bool isLongest)
        {
            int near = StrikeMicroseconds / 32;
            int difference = StrikeOf(travel) - StrikeMicroseconds;
            Verdict verdict = Judge(travel, onTime, difference, near);
            bool isFirst = _learned[_class] == Unknown;
            // A pulse that begins between the reads of two counters is measured wrong once: what is far off has to say so twice.
            bool isBelieved = verdict == Verdict.Near || verdict == _verdict || isFirst;
            _verdict = isFirst ? Verdict.Near : verdict;
            if (!isBelieved)
            {
                return;
            }
            if (verdict == Verdict.Near)
            {
                TravelMicroseconds = travel;
                bool agrees = IsSettled || (difference <= near && difference >= -near);
                _agreeing = agrees ? Least(_agreeing + drives, StrokesToSettle) : 0;
                Set(isFirst ? StrikeOf(travel) : StrikeMicroseconds + difference * Least(drives, 4) / 4);
                return;
            }
            _agreeing = 0;
            if (verdict == Verdict.NotArrived)
            {
                // At the longest on-time all that the settings leave room for is needed.
                int needed = isLongest ? onTime : StrikeMicroseconds + (StrikeMicroseconds / 4);
                if (needed > StrikeMicroseconds)
                {
                    Set(needed);
                }
            }
            else if (verdict != Verdict.NoNeedle)
            {
                TravelMicroseconds = travel;
                bool isAtOnce = isFirst || verdict == Verdict.Slower;
                Set(isAtOnce ? StrikeOf(travel) : StrikeMicroseconds + difference * Least(drives, 4) / 4);
            }
        }

        private static Verdict Judge(int travel, int onTime, int difference, int near) =>
            travel < FastestMicroseconds || travel > onTime + OnTimeToleranceMicroseconds ? Verdict.NoNeedle
            : travel >= onTime - OnTimeToleranceMicroseconds ? Verdict.NotArrived
            : difference > 2 * near ? Verdict.Slower : difference < -2 * near ? Verdict.Faster : Verdict.Near;

        private void Missed(bool isLongest, long now)
        {
            _isSpoilt = true;
            _agreeing = 0;
            if (!isLongest)
            {
                Set(StrikeMicroseconds + (StrikeMicroseconds / 4));
            }
            else if (_missingSince == Never || now - _missingSince > MissForgottenMicroseconds)
            {
                _missingSince = now;
            }
            else if (now - _missingSince >= MissingAtLimitMicroseconds)
            {
                IsExhausted = true;
            }
        }

        private void Set(int strikeMicroseconds)
        {
            int strike = Least(strikeMicroseconds, CeilingMicroseconds);
            StrikeMicroseconds = strike > FloorMicroseconds ? strike : FloorMicroseconds;
            _learned[_class] = StrikeMicroseconds;
        }

        private static int Least(int a, int b) => a < b ? a : b;
    }
}
