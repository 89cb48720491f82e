using SmpPen.Core.Hardware;

namespace SmpPen.Core.Control
{
    /// <summary>The four buttons. At most one press a tick reaches the pen: Stop first.</summary>
    public sealed class ButtonPad
    {
        /// <summary>All button lines.</summary>
        public const InputLine Lines = InputLine.ButtonUp | InputLine.ButtonDown | InputLine.ButtonSelect | InputLine.ButtonStop;

        /// <summary>Held this long Up and Down no longer change a session's settings, in microseconds: 11 steps, 0.22 mm of depth.</summary>
        public const int LongMicroseconds = 1500000;

        /// <summary>Held this long a button is stuck, in microseconds: nobody sets a value for so long.</summary>
        public const int StuckMicroseconds = 30000000;

        private readonly ButtonInput _up = new ButtonInput(InputLine.ButtonUp, true);
        private readonly ButtonInput _down = new ButtonInput(InputLine.ButtonDown, true);
        private readonly ButtonInput _select = new ButtonInput(InputLine.ButtonSelect, false);
        private readonly ButtonInput _stop = new ButtonInput(InputLine.ButtonStop, false);
        private bool _isAtRest;
        private long _leftRestAt;
        private long _heldMicroseconds;

        /// <summary>The button pressed in this tick: one of the button lines, or None.</summary>
        public InputLine Pressed;

        /// <summary>Buttons have been held for so long that it is no press: stuck, or something leans on the pen.</summary>
        public bool IsLong => _heldMicroseconds >= LongMicroseconds;

        /// <summary>A button does not come free any more.</summary>
        public bool IsStuck => _heldMicroseconds >= StuckMicroseconds;

        /// <summary>Takes one sample.</summary>
        public void Tick(InputLine lines, long nowMicroseconds)
        {
            if (_isAtRest && (lines & Lines) == InputLine.None)
            {
                return;
            }
            if (_isAtRest)
            {
                _leftRestAt = nowMicroseconds;
            }
            _up.Tick(lines, nowMicroseconds);
            _down.Tick(lines, nowMicroseconds);
            _select.Tick(lines, nowMicroseconds);
            _stop.Tick(lines, nowMicroseconds);
            Pressed = _stop.JustPressed ? InputLine.ButtonStop
                : _select.JustPressed ? InputLine.ButtonSelect
                : _up.JustPressed == _down.JustPressed ? InputLine.None
                : _up.JustPressed ? InputLine.ButtonUp : InputLine.ButtonDown;
            _isAtRest = (lines & Lines) == InputLine.None && _up.IsAtRest && _down.IsAtRest && _select.IsAtRest && _stop.IsAtRest;
            _heldMicroseconds = _isAtRest ? 0 : nowMicroseconds - _leftRestAt;
        }
    }
}
