using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Control
{
    /// <summary>A carriage without play: each step moves it, trains take no time.</summary>
    public sealed class RigCarriage : IStepper, IPulseCounter
    {
        private bool _outward;
        private int _steps;
        private long _count;

        /// <summary>Microsteps from the home edge.</summary>
        public int Position = 300;

        /// <summary>Furthest outward it has been since this was set.</summary>
        public int Furthest;

        public bool FlagIsDead;
        public bool Slips;

        public bool IsHome
        {
            get { return !FlagIsDead && Position < 0; }
        }

        public int MaxStepsPerTrain
        {
            get { return 255; }
        }

        public void SetDirection(bool outward)
        {
            _outward = outward;
        }

        public void BeginTrain()
        {
            _steps = 0;
        }

        public void AddStep(int periodMicroseconds)
        {
            _steps++;
        }

        public void SendTrain()
        {
            _count += _steps;
            if (!Slips)
            {
                Position += _outward ? _steps : -_steps;
            }
            if (Position > Furthest)
            {
                Furthest = Position;
            }
        }

        public long Read()
        {
            return _count;
        }
    }
}
