using SmpPen.Core.Hardware;

namespace SmpPen.Core.Motion
{
    /// <summary>Holds the step counter against the steps that were sent, and says when a disagreement is real.</summary>
    public sealed class StepAccount
    {
        /// <summary>
        /// How long after its computed end a train may disagree with counter or flag: a collection (40 ms) between tick start
        /// and sending makes the train end later than computed, and the counter can be wrong once at its wrap.
        /// </summary>
        public const int PatienceMicroseconds = 100000;

        /// <summary>Disagreements in a row that a real one has at least.</summary>
        public const int BadChecksToFault = 3;

        private readonly IPulseCounter _counter;
        private long _expected;
        private bool _hasReading;
        private int _badChecks;

        /// <summary>Makes the account; it has no base yet.</summary>
        public StepAccount(IPulseCounter counter)
        {
            _counter = counter;
        }

        /// <summary>Starts anew: TakeBase comes next.</summary>
        public void Begin()
        {
            _hasReading = false;
            _badChecks = 0;
        }

        /// <summary>Reads the value to count on from, once a tick while nothing moves.</summary>
        /// <returns>True when two readings in a row were equal: one alone may be the wrap's glitch.</returns>
        public bool TakeBase()
        {
            long count = _counter.Read();
            bool isEqual = _hasReading && count == _expected;
            _expected = count;
            _hasReading = true;
            return isEqual;
        }

        /// <summary>Steps were sent, either way.</summary>
        public void Add(int steps)
        {
            _expected += steps;
        }

        /// <summary>True when the counter shows the steps that were sent, and the flag agrees too.</summary>
        public bool Agrees(bool flagAgrees)
        {
            if (_counter.Read() == _expected && flagAgrees)
            {
                _badChecks = 0;
                return true;
            }
            _badChecks++;
            return false;
        }

        /// <summary>True when the disagreement is no matter of time any more.</summary>
        /// <param name="sinceEndMicroseconds">Time since the computed end of the train.</param>
        public bool IsLost(long sinceEndMicroseconds) => _badChecks >= BadChecksToFault && sinceEndMicroseconds >= PatienceMicroseconds;
    }
}
