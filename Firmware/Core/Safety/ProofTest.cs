namespace SmpPen.Core.Safety
{
    /// <summary>
    /// Proves the protection before it is trusted, with the carriage home so that no needle can leave the nose: a test pulse
    /// from either stroke output must not move the bar with the heartbeat held, nor with ENABLE low, and one from each must move it with
    /// both; without one it rests.
    /// </summary>
    public sealed class ProofTest
    {
        /// <summary>Length of a test pulse, in microseconds: long enough for any bar that is not blocked.</summary>
        public const int TestPulseMicroseconds = 6000;

        // The interlock stays open for 100 ms after the last edge; +-20 % of its RC, and a margin.
        private const int InterlockExpiryMicroseconds = 200000;

        // Two of it are longer than a period of the test's PWM: no start before the last one's duty is latched. One, a late wake and
        // a collection are shorter: a second pulse would look like a defect.
        private const int SettleMicroseconds = 110000;

        private int _step;
        private long _stepSince;
        private int _drives;
        private int _strokes;

        /// <summary>The heartbeat must not be toggled.</summary>
        public bool HoldsHeartbeat;

        /// <summary>ENABLE must be high.</summary>
        public bool WantsEnable => _step == 2 || _step >= 5;

        /// <summary>A test pulse must be sent in this tick, after ENABLE has been set.</summary>
        public bool WantsPulse;

        /// <summary>The test pulse comes from STROKE_SHOT.</summary>
        public bool WantsShot => _step != 7;

        /// <summary>The test pulse comes from STROKE_PWM; in the parts that must drive nothing it comes from both.</summary>
        public bool WantsPwm => _step != 6;

        /// <summary>All parts have passed.</summary>
        public bool HasPassed;

        /// <summary>What failed, or None.</summary>
        public FaultCode Failure;

        /// <summary>Begins with part one.</summary>
        public void Begin(long nowMicroseconds)
        {
            HasPassed = false;
            Failure = FaultCode.None;
            Enter(1, nowMicroseconds);
        }

        /// <summary>Ends the test at once.</summary>
        public void Abort()
        {
            _step = 0;
            HoldsHeartbeat = false;
            WantsPulse = false;
        }

        /// <summary>One tick: what was counted since the last one goes in, what to do comes out.</summary>
        public void Tick(long nowMicroseconds, int newDrives, int newStrokes)
        {
            WantsPulse = false;
            _drives += newDrives;
            _strokes += newStrokes;
            int step = _step;
            if (step == 0)
            {
                return;
            }
            // 1 heartbeat held until the interlock has closed;      3 heartbeat again, so that it opens
            // 2 ENABLE high, heartbeat still held: nothing may move; 4 ENABLE low: the same; 5 ENABLE high without a pulse: the same
            // 6 ENABLE high: one pulse from STROKE_SHOT, one stroke; 7 and one from STROKE_PWM
            if ((step == 2 || step == 4 || step == 5) && _drives + _strokes > 0)
            {
                Fail(step == 2 ? FaultCode.InterlockFailedSelfTest : step == 4 ? FaultCode.EnableFailedSelfTest : FaultCode.UncommandedStroke);
            }
            else if (nowMicroseconds - _stepSince >= (step == 1 ? InterlockExpiryMicroseconds : SettleMicroseconds))
            {
                if (step >= 6 && (_drives != 1 || _strokes != 1))
                {
                    Fail(FaultCode.StrokeFailedSelfTest);
                }
                else if (step == 7)
                {
                    _step = 0;
                    HasPassed = true;
                }
                else
                {
                    Enter(step + 1, nowMicroseconds);
                    WantsPulse = step != 2 && step != 4;
                }
            }
        }

        private void Enter(int step, long nowMicroseconds)
        {
            _step = step;
            HoldsHeartbeat = step == 1 || step == 2;
            _stepSince = nowMicroseconds;
            _drives = 0;
            _strokes = 0;
        }

        private void Fail(FaultCode code)
        {
            _step = 0;
            HoldsHeartbeat = false;
            Failure = code;
        }
    }
}
