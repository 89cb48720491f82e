namespace SmpPen.Core.Control
{
    /// <summary>The state of the pen; it changes only by an event of <see cref="TransitionTable"/>.</summary>
    public sealed class StateMachine
    {
        private readonly IStateEntry _entry;
        private PenState _state;

        /// <summary>Starts in SelfTest.</summary>
        public StateMachine(IStateEntry entry)
        {
            _entry = entry;
        }

        /// <summary>State now.</summary>
        public PenState State => _state;

        /// <summary>Gives an event to the machine.</summary>
        /// <returns>False when it means nothing in this state.</returns>
        public bool Fire(PenEvent trigger, long nowMicroseconds)
        {
            int next = TransitionTable.Next(_state, trigger);
            if (next == TransitionTable.Ignored)
            {
                return false;
            }
            PenState previous = _state;
            _state = (PenState)next;
            _entry.Entered(previous, _state, nowMicroseconds);
            return true;
        }
    }
}
