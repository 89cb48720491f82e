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
        private long _leftRestAt;

        /// <summary>Nothing is held or being debounced: samples without a press change nothing.</summary>
        public bool IsAtRest;

        /// <summary>The button pressed in this tick: one of the button lines, or None.</summary>
        public InputLine Pressed;

        /// <summary>Up and Down held now are done: what they would do next belongs to another screen or value.</summary>
        public void EndRepeats()
        {
            _up.EndRepeat();
            _down.EndRepeat();
        }

        /// <summary>Buttons have been held for so long that it is no press: stuck, or something leans on the pen.</summary>
        public bool IsLong;

        /// <summary>A button does not come free any more.</summary>
        public bool IsStuck;

        /// <summary>Takes one sample.</summary>
        public void Tick(InputLine lines, long nowMicroseconds)
        {
            if (IsAtRest && (lines & Lines) == InputLine.None)
            {
                return;
            }
            if (IsAtRest)
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
            if (_stop.JustPressed || _select.JustPressed)
            {
                EndRepeats();
            }
            IsAtRest = (lines & Lines) == InputLine.None && _up.IsAtRest && _down.IsAtRest && _select.IsAtRest && _stop.IsAtRest;
            long heldMicroseconds = IsAtRest ? 0 : nowMicroseconds - _leftRestAt;
            IsLong = heldMicroseconds >= LongMicroseconds;
            IsStuck = heldMicroseconds >= StuckMicroseconds;
        }
    }
}
