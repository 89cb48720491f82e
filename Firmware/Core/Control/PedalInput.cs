using SmpPen.Core.Hardware;

namespace SmpPen.Core.Control
{
    /// <summary>The foot pedal: two complementary contacts, debounced in the loop.</summary>
    /// <remarks>
    /// A press counts when the work contact is closed and the rest contact has been open for <see cref="DebounceMicroseconds"/>:
    /// leaving rest starts the clock, so the bounce of the work contact costs no time. A release counts at the first sample
    /// that is not a press. A press is taken once: the pedal must be seen released before the next.
    /// </remarks>
    public sealed class PedalInput
    {
        /// <summary>
        /// Time between the first sample off the rest contact and the sample that takes the press, in microseconds. Shorter
        /// glitches are never taken; contact bounce of foot switches lasts up to 5 ms.
        /// </summary>
        public const int DebounceMicroseconds = 8000;

        /// <summary>Longest both contacts may be closed, in microseconds: a break-before-make switch never does that.</summary>
        public const int BothClosedMicroseconds = 100000;

        /// <summary>
        /// Longest both contacts may be open, in microseconds. A foot may rest half-way: nothing is driven then, and the screen
        /// asks to lift it. A broken wire looks the same and is as safe, so that the fault may wait until no foot explains it.
        /// </summary>
        public const int BothOpenMicroseconds = 5000000;

        private const InputLine BothContacts = InputLine.PedalNormallyOpenClosed | InputLine.PedalNormallyClosedClosed;

        // No foot is back on the pedal so soon after it has left it.
        private const int ReleaseMicroseconds = 60000;

        // A press that is on its way has settled after this, or the foot rests half-way.
        private const int SettlingMicroseconds = 100000;

        private InputLine _contacts;
        private bool _hasSample;
        private long _contactsSince;
        private long _leftRestAt;
        private bool _isAtRest;

        /// <summary>Pressed, debounced.</summary>
        public bool IsPressed;

        /// <summary>Released, debounced.</summary>
        public bool IsReleased;

        /// <summary>Seen released since the last press that was taken: the next press will be taken.</summary>
        public bool IsArmed;

        /// <summary>This tick takes a press.</summary>
        public bool JustPressed;

        /// <summary>A press has been seen but not yet long enough: the next tick should come in time.</summary>
        public bool IsSettling;

        /// <summary>Both contacts are open for longer than a press or a release takes.</summary>
        public bool IsHalfWay;

        /// <summary>Pressed or released for long enough: the same sample again changes nothing.</summary>
        public bool IsSteady;

        /// <summary>The contacts have been equal for longer than any change-over: a wire or contact is broken.</summary>
        public bool ContactsDisagree;

        /// <summary>Released so lately that no foot can be back yet.</summary>
        public bool HasJustLeft(long nowMicroseconds) => IsReleased && nowMicroseconds - _contactsSince < ReleaseMicroseconds;

        /// <summary>The pedal must be seen released again before a press is taken.</summary>
        public void Disarm()
        {
            IsArmed = false;
            IsSteady = false;
        }

        /// <summary>Takes one sample.</summary>
        public void Tick(InputLine lines, long nowMicroseconds)
        {
            InputLine contacts = lines & BothContacts;
            if (IsSteady && contacts == _contacts)
            {
                // Nearly every tick: pressed or released for long enough.
                return;
            }
            if (!_hasSample || contacts != _contacts)
            {
                _contacts = contacts;
                _contactsSince = nowMicroseconds;
                _hasSample = true;
            }
            long steadyMicroseconds = nowMicroseconds - _contactsSince;
            bool isAtRest = (contacts & InputLine.PedalNormallyClosedClosed) != InputLine.None;
            if (isAtRest || _isAtRest)
            {
                _leftRestAt = nowMicroseconds;
                _isAtRest = isAtRest;
            }
            long awayMicroseconds = nowMicroseconds - _leftRestAt;
            bool wasPressed = IsPressed;
            IsPressed = contacts == InputLine.PedalNormallyOpenClosed && awayMicroseconds >= DebounceMicroseconds;
            IsSettling = !isAtRest && !IsPressed && awayMicroseconds < SettlingMicroseconds;
            IsReleased = contacts == InputLine.PedalNormallyClosedClosed && steadyMicroseconds >= DebounceMicroseconds;
            JustPressed = IsPressed && !wasPressed && IsArmed;
            if (JustPressed)
            {
                IsArmed = false;
            }
            else if (IsReleased)
            {
                IsArmed = true;
            }
            IsHalfWay = contacts == InputLine.None && steadyMicroseconds >= SettlingMicroseconds;
            ContactsDisagree = (contacts == BothContacts && steadyMicroseconds >= BothClosedMicroseconds)
                || (contacts == InputLine.None && steadyMicroseconds >= BothOpenMicroseconds);
            // The tick after a press that was taken has to take that back.
            IsSteady = (IsReleased || IsPressed) && !JustPressed;
        }
    }
}
