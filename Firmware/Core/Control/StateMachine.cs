namespace SmpPen.Core.Control
{
    /// <summary>The state of the pen; it changes only by an event of <see cref="TransitionTable"/>.</summary>
    public sealed class StateMachine
    {
        private readonly IStateEntry _entry;

        /// <summary>Starts in SelfTest.</summary>
        public StateMachine(IStateEntry entry)
        {
            _entry = entry;
        }

        /// <summary>State now.</summary>
        public PenState State;

        /// <summary>Gives an event to the machine.</summary>
        /// <returns>False when it means nothing in this state.</returns>
        public bool Fire(PenEvent trigger, long nowMicroseconds)
        {
            int next = TransitionTable.Next(State, trigger);
            if (next == TransitionTable.Ignored)
            {
                return false;
            }
            PenState previous = State;
            State = (PenState)next;
            _entry.Entered(previous, State, nowMicroseconds);
            return true;
        }
    }
}
