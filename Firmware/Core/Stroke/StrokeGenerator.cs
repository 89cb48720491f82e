using SmpPen.Core.Hardware;
using SmpPen.Core.Session;

namespace SmpPen.Core.Stroke
{
    /// <summary>
    /// Makes pricks in the four modes: counted ones from STROKE_SHOT, continuous ones from STROKE_PWM. What the coil really
    /// got is not told here: the drive counter behind the gate tells it.
    /// </summary>
    public sealed class StrokeGenerator
    {
        /// <summary>Time after a shot's latest possible end before it counts as over.</summary>
        public const int ShotMarginMicroseconds = 1000;

        /// <summary>Least distance of two paced pricks after a late tick, in percent of the period.</summary>
        public const int MinPaceSpacingPercent = 80;

        /// <summary>
        /// Least time from the end of a paced prick to the start of the next, in microseconds: half of 100 ms, the longest drive
        /// in them, and what a punctual tick leaves uncertain.
        /// </summary>
        public const int MinPaceOffMicroseconds = 60000;

        // A tick sooner than this after the one that fired was punctual, and so was the shot.
        private const int PunctualMicroseconds = 12000;

        // One pulse in a part of the proof test, even when the tick that ends it is 90 ms late, and the next start finds its duty latched.
        private const int TestFrequencyHertz = 5;

        private const long Forever = long.MaxValue;

        private readonly IStrokeShot _shot;
        private readonly ContinuousStrokes _continuous;
        private StrokeMode _mode;
        private int _nextOnTimeMicroseconds;
        private int _shotPeriodMicroseconds;
        private long _shotBusyUntil;
        private int _shotMicroseconds;
        private bool _isSentUnseen;
        private long _firedAt;
        private long _sentAt;
        private long _nextFireAt;
        private long _idleUntil;

        /// <summary>Makes the generator; nothing is driven yet.</summary>
        public StrokeGenerator(IStrokePwm pwm, IStrokeShot shot)
        {
            _shot = shot;
            _continuous = new ContinuousStrokes(pwm);
        }

        /// <summary>True between Begin and Stop.</summary>
        public bool IsLive;

        /// <summary>On-time in force, in microseconds: that of the last shot, or what LEDC has.</summary>
        public int OnTimeMicroseconds;

        /// <summary>Start of a prick to start of the next, in microseconds; what LEDC really makes; 0 for a single prick.</summary>
        public int PeriodMicroseconds => _mode == StrokeMode.Continuous ? _continuous.PeriodMicroseconds : _shotPeriodMicroseconds;

        /// <summary>True while a shot may still be playing, margin included. ENABLE is what stops it.</summary>
        public bool IsShotPlaying(long nowMicroseconds) => nowMicroseconds < _shotBusyUntil;

        /// <summary>True when a press in this mode may start now: no shot plays, and LEDC has taken what was written last.</summary>
        public bool MayBegin(StrokeMode mode, long nowMicroseconds)
            => nowMicroseconds >= _shotBusyUntil && (mode != StrokeMode.Continuous || _continuous.MayBegin(nowMicroseconds));

        /// <summary>True when a stop now may cut a pulse before the needle has arrived.</summary>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        /// <param name="arrivalMicroseconds">Longest time from the start of a pulse to the needle's arrival.</param>
        public bool MayCut(long nowMicroseconds, int arrivalMicroseconds)
        {
            if (_mode == StrokeMode.Continuous)
            {
                return IsLive;
            }
            long sinceFired = nowMicroseconds - _firedAt;
            return _mode == StrokeMode.Burst ? IsShotPlaying(nowMicroseconds) : sinceFired < arrivalMicroseconds;
        }

        /// <summary>A press: the first prick at once. ENABLE is already high.</summary>
        /// <param name="mode">How the pedal makes pricks.</param>
        /// <param name="frequencyHertz">Stroke frequency; used in Continuous.</param>
        /// <param name="paceTenths">Pace in tenths of a prick per second; used in Paced.</param>
        /// <param name="onTimeMicroseconds">Coil on-time of a prick, as StrokeTiming plans it.</param>
        /// <param name="burstPricks">Pricks of a burst; used in Burst.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        /// <returns>False, and nothing done, when live already or when MayBegin says no.</returns>
        public bool Begin(
            StrokeMode mode, int frequencyHertz, int paceTenths, int onTimeMicroseconds, int burstPricks, long nowMicroseconds)
        {
            if (IsLive || !MayBegin(mode, nowMicroseconds))
            {
                return false;
            }
            IsLive = true;
            _idleUntil = nowMicroseconds;
            _mode = mode;
            _nextOnTimeMicroseconds = onTimeMicroseconds;
            switch (mode)
            {
                case StrokeMode.Continuous:
                    _continuous.Begin(frequencyHertz, onTimeMicroseconds, nowMicroseconds);
                    OnTimeMicroseconds = onTimeMicroseconds;
                    break;

                case StrokeMode.Burst:
                    _shotPeriodMicroseconds = StrokeTiming.BurstPeriodMicroseconds(onTimeMicroseconds);
                    Fire(burstPricks, onTimeMicroseconds, nowMicroseconds);
                    break;

                case StrokeMode.Paced:
                    _shotPeriodMicroseconds = StrokeTiming.PacePeriodMicroseconds(paceTenths);
                    _nextFireAt = nowMicroseconds + _shotPeriodMicroseconds;
                    Fire(1, onTimeMicroseconds, nowMicroseconds);
                    break;

                default:
                    _shotPeriodMicroseconds = 0;
                    Fire(1, onTimeMicroseconds, nowMicroseconds);
                    break;
            }
            return true;
        }

        /// <summary>One pulse for a proof test, from STROKE_SHOT, from STROKE_PWM or from both. STROKE_PWM needs a Stop within 190 ms.</summary>
        /// <returns>False, and nothing fired, while live or when MayBegin says no.</returns>
        public bool FireTest(bool shot, bool pwm, int onTimeMicroseconds, long nowMicroseconds)
        {
            if (IsLive || !MayBegin(pwm ? StrokeMode.Continuous : StrokeMode.Single, nowMicroseconds))
            {
                return false;
            }
            _mode = StrokeMode.Single;
            _shotPeriodMicroseconds = 0;
            OnTimeMicroseconds = onTimeMicroseconds;
            if (pwm)
            {
                _continuous.Begin(TestFrequencyHertz, onTimeMicroseconds, nowMicroseconds);
            }
            if (shot)
            {
                Fire(1, onTimeMicroseconds, nowMicroseconds);
            }
            return true;
        }

        /// <summary>Changes Continuous and Paced while live; Tick brings it in when the strokes allow. Others are fired already.</summary>
        public void Change(int frequencyHertz, int paceTenths, int onTimeMicroseconds, long nowMicroseconds)
        {
            if (!IsLive)
            {
                return;
            }
            if (_mode == StrokeMode.Continuous)
            {
                _continuous.Want(frequencyHertz, onTimeMicroseconds);
                _idleUntil = nowMicroseconds;
            }
            else if (_mode == StrokeMode.Paced)
            {
                _nextOnTimeMicroseconds = onTimeMicroseconds;
                int period = StrokeTiming.PacePeriodMicroseconds(paceTenths);
                if (period != _shotPeriodMicroseconds)
                {
                    _shotPeriodMicroseconds = period;
                    _nextFireAt = _firedAt + period;
                    _idleUntil = nowMicroseconds;
                }
            }
        }

        /// <summary>Once a control tick, live or not.</summary>
        public void Tick(long nowMicroseconds)
        {
            if (nowMicroseconds < _idleUntil)
            {
                return;
            }
            if (_isSentUnseen && nowMicroseconds > _firedAt)
            {
                // The shot was sent at some time in the tick before, which may have been a long one: it ends by then.
                _isSentUnseen = false;
                _shotBusyUntil = nowMicroseconds + _shotMicroseconds;
                _sentAt = nowMicroseconds - _firedAt > PunctualMicroseconds ? nowMicroseconds - PunctualMicroseconds : _firedAt;
            }
            _idleUntil = _isSentUnseen ? nowMicroseconds : Forever;
            if (!IsLive)
            {
                return;
            }
            if (_mode == StrokeMode.Continuous)
            {
                _continuous.Tick(nowMicroseconds);
                OnTimeMicroseconds = _continuous.OnTimeMicroseconds;
                _idleUntil = _continuous.IsSettled ? _idleUntil : nowMicroseconds;
            }
            else if (_mode == StrokeMode.Paced)
            {
                if (nowMicroseconds >= _nextFireAt)
                {
                    FirePaced(nowMicroseconds);
                }
                _idleUntil = _isSentUnseen ? _idleUntil : _nextFireAt;
            }
        }

        /// <summary>The press is over; ENABLE is low already. A shot that was sent plays on behind the closed gate.</summary>
        public void Stop(long nowMicroseconds)
        {
            _continuous.Stop();
            IsLive = false;
        }

        private void FirePaced(long now)
        {
            int leastSpacing = _shotPeriodMicroseconds / 100 * MinPaceSpacingPercent;
            int leastForDuty = OnTimeMicroseconds + MinPaceOffMicroseconds;
            if (leastSpacing < leastForDuty)
            {
                leastSpacing = leastForDuty;
            }
            if (now - _sentAt < leastSpacing || IsShotPlaying(now))
            {
                return;
            }
            // The schedule, not the tick, carries the pace; what was missed by a whole period is left out.
            _nextFireAt += _shotPeriodMicroseconds;
            if (_nextFireAt <= now)
            {
                _nextFireAt = now + _shotPeriodMicroseconds;
            }
            Fire(1, _nextOnTimeMicroseconds, now);
        }

        private void Fire(int pricks, int onTimeMicroseconds, long now)
        {
            int period = pricks > 1 ? _shotPeriodMicroseconds : 2 * onTimeMicroseconds;
            _shot.Fire(pricks, onTimeMicroseconds, period);
            OnTimeMicroseconds = onTimeMicroseconds;
            _firedAt = now;
            _sentAt = now;
            _shotMicroseconds = ((pricks - 1) * period) + onTimeMicroseconds + ShotMarginMicroseconds;
            _shotBusyUntil = now + _shotMicroseconds;
            _isSentUnseen = true;
            _idleUntil = now;
        }
    }
}
