using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Control
{
    /// <summary>A carriage without play: each step moves it, trains take no time.</summary>
    public sealed class RigCarriage : IStepper, IPulseCounter
    {
        private bool _outward;
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

        public long ReadAtMicroseconds
        {
            get { return 0; }
        }

        public int MaxStepsPerTrain
        {
            get { return 255; }
        }

        public void UseRamp(int[] periodsMicroseconds)
        {
        }

        public void SetDirection(bool outward)
        {
            _outward = outward;
        }

        public void SendTrain(int steps)
        {
            _count += steps;
            if (!Slips)
            {
                Position += _outward ? steps : -steps;
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
