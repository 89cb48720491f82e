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
            long elapsedMicroseconds = nowMicroseconds - _stepSince;
            switch (_step)
            {
                case 1: // Heartbeat held until the interlock has closed.
                    Advance(InterlockExpiryMicroseconds, elapsedMicroseconds, nowMicroseconds, true);
                    break;
                case 2: // ENABLE high, heartbeat still held: nothing may be driven.
                    if (_drives + _strokes > 0)
                    {
                        Fail(FaultCode.InterlockFailedSelfTest);
                    }
                    else
                    {
                        Advance(SettleMicroseconds, elapsedMicroseconds, nowMicroseconds, false);
                    }
                    break;
                case 3: // Heartbeat again, so that the interlock is open.
                    Advance(SettleMicroseconds, elapsedMicroseconds, nowMicroseconds, true);
                    break;
                case 4: // ENABLE low: nothing may be driven.
                    if (_drives + _strokes > 0)
                    {
                        Fail(FaultCode.EnableFailedSelfTest);
                    }
                    else
                    {
                        Advance(SettleMicroseconds, elapsedMicroseconds, nowMicroseconds, false);
                    }
                    break;
                case 5: // ENABLE high without a pulse: nothing may be driven.
                    if (_drives + _strokes > 0)
                    {
                        Fail(FaultCode.UncommandedStroke);
                    }
                    else
                    {
                        Advance(SettleMicroseconds, elapsedMicroseconds, nowMicroseconds, true);
                    }
                    break;
                case 6: // ENABLE high: one pulse from STROKE_SHOT, one stroke.
                case 7: // And one from STROKE_PWM.
                    if (elapsedMicroseconds >= SettleMicroseconds && (_drives != 1 || _strokes != 1))
                    {
                        Fail(FaultCode.StrokeFailedSelfTest);
                    }
                    else if (_step == 6)
                    {
                        Advance(SettleMicroseconds, elapsedMicroseconds, nowMicroseconds, true);
                    }
                    else if (elapsedMicroseconds >= SettleMicroseconds)
                    {
                        _step = 0;
                        HasPassed = true;
                    }
                    break;
                default:
                    break;
            }
        }

        private void Advance(int afterMicroseconds, long elapsedMicroseconds, long nowMicroseconds, bool withPulse)
        {
            if (elapsedMicroseconds >= afterMicroseconds)
            {
                Enter(_step + 1, nowMicroseconds);
                WantsPulse = withPulse;
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
