namespace SmpPen.Core.Motion
{
    /// <summary>
    /// Step periods of a train: constant acceleration from the start/stop speed towards cruise, and back. Every train is
    /// complete in itself, because a playing train can be neither appended to nor aborted.
    /// </summary>
    public sealed class StepRamp
    {
        /// <summary>Speed that the motor follows from standstill, in microsteps/s (1.25 mm/s).</summary>
        public const int StartStepsPerSecond = 800;

        /// <summary>Highest speed, in microsteps/s (7.5 mm/s).</summary>
        public const int CruiseStepsPerSecond = 4800;

        /// <summary>Acceleration and deceleration, in microsteps/s² (62.5 mm/s²).</summary>
        public const int AccelerationStepsPerSecondSquared = 40000;

        private readonly int[] _elapsed;

        /// <summary>Computes the ramp once.</summary>
        /// <param name="maxStepsPerTrain">Most steps that a train may have, 1 or more.</param>
        public StepRamp(int maxStepsPerTrain)
        {
            MaxStepsPerTrain = maxStepsPerTrain;
            int half = (maxStepsPerTrain + 1) / 2;
            Periods = new int[half];
            _elapsed = new int[half + 1];
            long speedSquared = (long)StartStepsPerSecond * StartStepsPerSecond;
            const long CruiseSquared = (long)CruiseStepsPerSecond * CruiseStepsPerSecond;
            for (int i = 0; i < half; i++)
            {
                long limited = speedSquared < CruiseSquared ? speedSquared : CruiseSquared;
                // The root of 10^6 v² is the speed in thousandths of a step per second.
                long milliStepsPerSecond = SquareRoot(limited * 1000000);
                Periods[i] = (int)((1000000000L + milliStepsPerSecond / 2) / milliStepsPerSecond);
                _elapsed[i + 1] = _elapsed[i] + Periods[i];
                speedSquared += 2 * AccelerationStepsPerSecondSquared;
            }
        }

        /// <summary>Most steps that a train may have.</summary>
        public readonly int MaxStepsPerTrain;

        /// <summary>Periods of the first half of the longest train, from standstill on.</summary>
        public readonly int[] Periods;

        /// <summary>Length of a whole train, in microseconds: the sum of its periods.</summary>
        /// <param name="stepsInTrain">Length of the train in steps, 0 to MaxStepsPerTrain.</param>
        public int TrainMicroseconds(int stepsInTrain)
        {
            int half = stepsInTrain / 2;
            return _elapsed[half] + _elapsed[stepsInTrain - half];
        }

        /// <summary>Greatest integer whose square is not above the value (Newton's method from above).</summary>
        private static long SquareRoot(long value)
        {
            long root = value;
            long next = (root + 1) / 2;
            while (next < root)
            {
                root = next;
                next = (root + value / root) / 2;
            }
            return root;
        }
    }
}
