using SmpPen.Core.Hardware;

namespace SmpPen.Core.Control
{
    /// <summary>One push button, debounced in the loop; it may repeat while held.</summary>
    public sealed class ButtonInput
    {
        /// <summary>Time between the first and the last sample of a press that is taken, in microseconds.</summary>
        public const int DebounceMicroseconds = 8000;

        /// <summary>Held this long a repeating button starts to repeat, in microseconds.</summary>
        public const int RepeatDelayMicroseconds = 500000;

        /// <summary>Time between repeats, in microseconds.</summary>
        public const int RepeatPeriodMicroseconds = 100000;

        private readonly InputLine _line;
        private readonly bool _repeats;
        private bool _raw;
        private long _rawSince;
        private bool _held;
        private long _nextRepeat;

        /// <summary>Makes the button.</summary>
        /// <param name="line">Its line.</param>
        /// <param name="repeats">Whether holding it counts again and again; a long press of others never does two things.</param>
        public ButtonInput(InputLine line, bool repeats)
        {
            _line = line;
            _repeats = repeats;
        }

        /// <summary>This tick counts as a press.</summary>
        public bool JustPressed;

        /// <summary>Neither held nor being debounced: samples without a press change nothing.</summary>
        public bool IsAtRest = true;

        /// <summary>Takes one sample.</summary>
        public void Tick(InputLine lines, long nowMicroseconds)
        {
            if ((lines & _line) == InputLine.None && IsAtRest)
            {
                return;
            }
            Debounce((lines & _line) != InputLine.None, nowMicroseconds);
            IsAtRest = !_raw && !_held;
        }

        private void Debounce(bool raw, long nowMicroseconds)
        {
            JustPressed = false;
            if (raw != _raw)
            {
                _raw = raw;
                _rawSince = nowMicroseconds;
                return;
            }
            if (raw != _held && nowMicroseconds - _rawSince >= DebounceMicroseconds)
            {
                _held = raw;
                JustPressed = raw;
                _nextRepeat = nowMicroseconds + RepeatDelayMicroseconds;
            }
            else if (_held && _repeats && nowMicroseconds >= _nextRepeat)
            {
                JustPressed = true;
                _nextRepeat = nowMicroseconds + RepeatPeriodMicroseconds;
            }
        }
    }
}
