using SmpPen.Core.Hardware;

namespace SmpPen.Core.Stroke
{
    /// <summary>
    /// Continuous strokes from LEDC, and their changes while they run. LEDC is written at most once a period; before a new
    /// frequency it runs a period without a pulse.
    /// </summary>
    /// <remarks>
    /// LEDC takes a new duty at the end of its period, whenever that was written, so neither a change of the on-time nor the end
    /// of the pulses cuts a pulse or makes one longer, even when a collection holds the tick up between decision and write. Only
    /// the start of a period depends on the program, and a late start makes nothing but a pause.
    /// </remarks>
    public sealed class ContinuousStrokes
    {
        /// <summary>Time after a period's end before LEDC is written again: the ticks that write act up to this much apart.</summary>
        public const int EdgeMarginMicroseconds = 1000;

        // A tick sooner than this after the one that wrote was punctual, and so was the write.
        private const int PunctualMicroseconds = 12000;

        private readonly IStrokePwm _pwm;
        private int _wantedFrequencyHertz;
        private int _wantedOnTimeMicroseconds;
        private int _frequencyHertz;
        private long _writtenAt;
        private long _writableAt;
        private bool _isUnseen;
        private bool _isBlank;
        private bool _isRunning;

        /// <summary>Makes the strokes; stopped.</summary>
        public ContinuousStrokes(IStrokePwm pwm)
        {
            _pwm = pwm;
        }

        /// <summary>LEDC runs as was wanted last: until the next Want there is nothing for Tick to do.</summary>
        public bool IsSettled
            => !_isUnseen && !_isBlank && _wantedFrequencyHertz == _frequencyHertz && _wantedOnTimeMicroseconds == OnTimeMicroseconds;

        /// <summary>On-time that LEDC has, in microseconds.</summary>
        public int OnTimeMicroseconds;

        /// <summary>Real period that was started last, in microseconds.</summary>
        public int PeriodMicroseconds;

        /// <summary>False until LEDC has taken the duty written last: a start before that would wait for it with interrupts off.</summary>
        public bool MayBegin(long nowMicroseconds) => nowMicroseconds >= _writableAt;

        /// <summary>Starts with a pulse at once. Only while stopped.</summary>
        public void Begin(int frequencyHertz, int onTimeMicroseconds, long nowMicroseconds)
        {
            Want(frequencyHertz, onTimeMicroseconds);
            Start(nowMicroseconds);
        }

        /// <summary>Asks for another frequency and on-time; Tick brings them in.</summary>
        public void Want(int frequencyHertz, int onTimeMicroseconds)
        {
            _wantedFrequencyHertz = frequencyHertz;
            _wantedOnTimeMicroseconds = onTimeMicroseconds;
        }

        /// <summary>Once a control tick, between Begin and Stop.</summary>
        public void Tick(long nowMicroseconds)
        {
            if (_isUnseen && nowMicroseconds > _writtenAt)
            {
                // The write was made at some time in the tick before, which may have been a long one: at worst just now.
                _isUnseen = false;
                if (nowMicroseconds - _writtenAt > PunctualMicroseconds)
                {
                    _writableAt += nowMicroseconds - _writtenAt;
                }
            }
            if (nowMicroseconds < _writableAt)
            {
                return;
            }
            if (_isBlank)
            {
                _pwm.Stop();
                Start(nowMicroseconds);
            }
            else if (_wantedFrequencyHertz != _frequencyHertz)
            {
                _pwm.SetOnTime(0);
                _isBlank = true;
                Written(nowMicroseconds);
            }
            else if (_wantedOnTimeMicroseconds != OnTimeMicroseconds)
            {
                _pwm.SetOnTime(_wantedOnTimeMicroseconds);
                OnTimeMicroseconds = _wantedOnTimeMicroseconds;
                Written(nowMicroseconds);
            }
        }

        /// <summary>Stops; ENABLE is low already.</summary>
        public void Stop()
        {
            if (_isRunning)
            {
                _pwm.Stop();
                _isRunning = false;
            }
        }

        private void Start(long now)
        {
            _pwm.Start(_wantedFrequencyHertz, _wantedOnTimeMicroseconds);
            _isRunning = true;
            _isBlank = false;
            OnTimeMicroseconds = _wantedOnTimeMicroseconds;
            _frequencyHertz = _wantedFrequencyHertz;
            PeriodMicroseconds = StrokeTiming.RealPeriodMicroseconds(_frequencyHertz);
            Written(now);
        }

        // A second write within a period would wait with interrupts off until the period ends.
        private void Written(long now)
        {
            _writtenAt = now;
            _isUnseen = true;
            _writableAt = now + PeriodMicroseconds + EdgeMarginMicroseconds;
        }
    }
}
