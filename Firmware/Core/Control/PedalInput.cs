using SmpPen.Core.Hardware;

namespace SmpPen.Core.Control
{
    /// <summary>The foot pedal: two complementary contacts, debounced in the loop.</summary>
    /// <remarks>
    /// A press counts after it has been seen steadily for <see cref="DebounceMicroseconds"/>; a release counts at the first
    /// sample that is not a press. A press is taken once: the pedal must be seen released before the next.
    /// </remarks>
    public sealed class PedalInput
    {
        /// <summary>
        /// Time between the first and the last sample of a press that is taken, in microseconds. Shorter glitches are never
        /// taken; contact bounce of foot switches lasts up to 5 ms.
        /// </summary>
        public const int DebounceMicroseconds = 8000;

        /// <summary>Longest both contacts may be closed, in microseconds: a break-before-make switch never does that.</summary>
        public const int BothClosedMicroseconds = 100000;

        /// <summary>Longest both contacts may be open, in microseconds: a foot resting half-way.</summary>
        public const int BothOpenMicroseconds = 1000000;

        private const InputLine BothContacts = InputLine.PedalNormallyOpenClosed | InputLine.PedalNormallyClosedClosed;

        private InputLine _contacts;
        private bool _hasSample;
        private long _contactsSince;

        /// <summary>Pressed, debounced.</summary>
        public bool IsPressed { get; private set; }

        /// <summary>Released, debounced.</summary>
        public bool IsReleased { get; private set; }

        /// <summary>Seen released since the last press that was taken: the next press will be taken.</summary>
        public bool IsArmed { get; private set; }

        /// <summary>This tick takes a press.</summary>
        public bool JustPressed { get; private set; }

        /// <summary>A press has been seen but not yet long enough: the next tick should come in time.</summary>
        public bool IsSettling { get; private set; }

        /// <summary>The contacts have been equal for longer than any change-over: a wire or contact is broken.</summary>
        public bool ContactsDisagree { get; private set; }

        /// <summary>The pedal must be seen released again before a press is taken.</summary>
        public void Disarm()
        {
            IsArmed = false;
        }

        /// <summary>Takes one sample.</summary>
        public void Tick(InputLine lines, long nowMicroseconds)
        {
            InputLine contacts = lines & BothContacts;
            if (!_hasSample || contacts != _contacts)
            {
                _contacts = contacts;
                _contactsSince = nowMicroseconds;
                _hasSample = true;
            }
            long steadyMicroseconds = nowMicroseconds - _contactsSince;
            bool pressed = contacts == InputLine.PedalNormallyOpenClosed;
            bool isDebounced = steadyMicroseconds >= DebounceMicroseconds;
            bool wasPressed = IsPressed;
            IsPressed = pressed && (wasPressed || isDebounced);
            IsSettling = pressed && !IsPressed;
            IsReleased = contacts == InputLine.PedalNormallyClosedClosed && isDebounced;
            JustPressed = IsPressed && !wasPressed && IsArmed;
            if (JustPressed)
            {
                IsArmed = false;
            }
            else if (IsReleased)
            {
                IsArmed = true;
            }
            ContactsDisagree = (contacts == BothContacts && steadyMicroseconds >= BothClosedMicroseconds)
                || (contacts == InputLine.None && steadyMicroseconds >= BothOpenMicroseconds);
        }
    }
}
