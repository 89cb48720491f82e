using SmpPen.Core.Hardware;

namespace SmpPen.Core.Stroke
{
    /// <summary>
    /// Continuous strokes from LEDC, and their changes while they run. The on-time is written at most once a period; a new
    /// frequency goes through a stop between two pulses and a start that keeps the distance between pulses.
    /// </summary>
    public sealed class ContinuousStrokes
    {
        /// <summary>Distance kept from pulse edges, which are known only to a tick's work, in microseconds.</summary>
        public const int EdgeMarginMicroseconds = 1000;

        /// <summary>Distance kept from pulses when LEDC is stopped: the tick that started it and this one act up to this much apart.</summary>
        public const int StopMarginMicroseconds = 3000;

        /// <summary>Longest wait for the gap between two pulses; after it LEDC runs a period without a pulse first.</summary>
        public const int MaxWaitMicroseconds = 50000;

        private readonly IStrokePwm _pwm;
        private int _wantedFrequencyHertz;
        private int _wantedOnTimeMicroseconds;
        private long _wantedPeriodNanoseconds;
        private long _periodNanoseconds;
        private int _frequencyHertz;
        private long _startedAt;
        private long _onTimeWritableAt;
        private long _blankAllowedAt;
        private bool _isBlank;
        private long _lastPulseAt;

        /// <summary>Makes the strokes; stopped.</summary>
        public ContinuousStrokes(IStrokePwm pwm)
        {
            _pwm = pwm;
        }

        /// <summary>True while LEDC runs; false also in the gap of a change of frequency.</summary>
        public bool IsRunning;

        /// <summary>LEDC runs as was wanted last: until the next Want there is nothing for Tick to do.</summary>
        public bool IsSettled
            => IsRunning && !_isBlank && _wantedFrequencyHertz == _frequencyHertz && _wantedOnTimeMicroseconds == OnTimeMicroseconds;

        /// <summary>On-time that LEDC has, in microseconds.</summary>
        public int OnTimeMicroseconds;

        /// <summary>Real period that was started last, in microseconds.</summary>
        public int PeriodMicroseconds => (int)(_periodNanoseconds / 1000);

        /// <summary>Starts with a pulse at once. Only while stopped.</summary>
        public void Begin(int frequencyHertz, int onTimeMicroseconds, long nowMicroseconds)
        {
            Want(frequencyHertz, onTimeMicroseconds, nowMicroseconds);
            Start(nowMicroseconds);
        }

        /// <summary>Asks for another frequency and on-time; Tick brings them in.</summary>
        public void Want(int frequencyHertz, int onTimeMicroseconds, long nowMicroseconds)
        {
            _wantedOnTimeMicroseconds = onTimeMicroseconds;
            if (frequencyHertz != _wantedFrequencyHertz)
            {
                _wantedFrequencyHertz = frequencyHertz;
                _wantedPeriodNanoseconds = StrokeTiming.RealPeriodNanoseconds(frequencyHertz);
                _blankAllowedAt = nowMicroseconds + MaxWaitMicroseconds;
            }
        }

        /// <summary>Once a control tick, between Begin and Stop.</summary>
        public void Tick(long nowMicroseconds)
        {
            if (!IsRunning)
            {
                if (nowMicroseconds >= RestartAt())
                {
                    Start(nowMicroseconds);
                }
            }
            else if (_isBlank || _wantedFrequencyHertz != _frequencyHertz)
            {
                StopBetweenPulses(nowMicroseconds);
            }
            else if (_wantedOnTimeMicroseconds != OnTimeMicroseconds && nowMicroseconds >= _onTimeWritableAt)
            {
                _pwm.SetOnTime(_wantedOnTimeMicroseconds);
                OnTimeWritten(nowMicroseconds);
            }
        }

        /// <summary>Stops; ENABLE is low already.</summary>
        public void Stop()
        {
            if (IsRunning)
            {
                _pwm.Stop();
                IsRunning = false;
            }
        }

        private void Start(long now)
        {
            _isBlank = false;
            _pwm.Start(_wantedFrequencyHertz, _wantedOnTimeMicroseconds);
            IsRunning = true;
            _frequencyHertz = _wantedFrequencyHertz;
            _periodNanoseconds = _wantedPeriodNanoseconds;
            _startedAt = now;
            OnTimeWritten(now);
        }

        private void OnTimeWritten(long now)
        {
            OnTimeMicroseconds = _wantedOnTimeMicroseconds;
            // A second duty write within a period busy-waits with interrupts off until the period ends.
            _onTimeWritableAt = now + PeriodMicroseconds + EdgeMarginMicroseconds;
        }

        private void StopBetweenPulses(long now)
        {
            long running = (now - _startedAt) * 1000;
            long phase = running % _periodNanoseconds / 1000;
            bool between = phase >= OnTimeMicroseconds + StopMarginMicroseconds
                && phase < PeriodMicroseconds - StopMarginMicroseconds;
            if (_isBlank)
            {
                if (now >= _onTimeWritableAt)
                {
                    Stop();
                }
            }
            else if (between)
            {
                Stop();
                _lastPulseAt = now - phase;
            }
            else if (now >= _blankAllowedAt && now >= _onTimeWritableAt)
            {
                // A stroke frequency close to the tick's keeps every tick on a pulse: from the next period on there are none.
                _pwm.SetOnTime(0);
                _isBlank = true;
                _onTimeWritableAt = now + PeriodMicroseconds + OnTimeMicroseconds + StopMarginMicroseconds;
                _lastPulseAt = now;
            }
        }

        /// <summary>After a change: the shorter period from the last pulse's start, the shorter off-time from its end.</summary>
        private long RestartAt()
        {
            int wantedPeriod = (int)(_wantedPeriodNanoseconds / 1000);
            int period = Min(PeriodMicroseconds, wantedPeriod);
            int off = Min(PeriodMicroseconds - OnTimeMicroseconds, wantedPeriod - _wantedOnTimeMicroseconds);
            int distance = OnTimeMicroseconds + off;
            return _lastPulseAt + EdgeMarginMicroseconds + (distance > period ? distance : period);
        }

        private static int Min(int a, int b) => a < b ? a : b;
    }
}
