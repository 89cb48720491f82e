namespace SmpPen.Core.Motion
{
    /// <summary>
    /// The way to the home edge, leg by leg. Whatever the start, the edge is at last found moving outward in fine steps from
    /// inside the flag: the carriage can only cross it there with the backlash taken up, so the place repeats.
    /// </summary>
    public sealed class HomingSequence
    {
        /// <summary>Farthest way inward to look for the flag: the whole travel (2,240) and backlash, with 2 % lead error, and more.</summary>
        public const int MaxRetractSteps = 2600;

        /// <summary>Farthest way outward to leave the flag: from the hard stop (192) and backlash, and more.</summary>
        public const int MaxLeaveSteps = 400;

        /// <summary>Farthest fine way outward: one retract train, the way deeper and backlash are 107, and more.</summary>
        public const int MaxFineSteps = 200;

        /// <summary>Steps of a train while looking for the flag: the carriage goes at most this far past the edge.</summary>
        public const int RetractTrainSteps = 44;

        /// <summary>Steps of a train while leaving the flag.</summary>
        public const int LeaveTrainSteps = 12;

        /// <summary>Steps further in once the flag is set: away from an edge at which the sensor may flicker.</summary>
        public const int DeeperSteps = 24;

        /// <summary>Steps of a train on the fine way: the home position repeats within this.</summary>
        public const int FineTrainSteps = 2;

        private Phase _phase;
        private int _stepsOfPhase;

        private enum Phase
        {
            Start,
            LeaveFlag,
            Retract,
            Deeper,
            Fine,
            Found,
            Failed,
        }

        /// <summary>True when the last leg ended on the home edge.</summary>
        public bool IsFound => _phase == Phase.Found;

        /// <summary>Starts again from wherever the carriage is.</summary>
        public void Begin()
        {
            _phase = Phase.Start;
        }

        /// <summary>The next leg.</summary>
        /// <param name="homeFlag">Home flag at the end of the leg before.</param>
        /// <returns>Microsteps, negative inward; 0 when the edge was found (see IsFound) or cannot be found.</returns>
        public int NextLeg(bool homeFlag) =>
            _phase == Phase.Start ? (homeFlag ? Begin(Phase.LeaveFlag, LeaveTrainSteps) : Begin(Phase.Retract, -RetractTrainSteps))
            : _phase == Phase.LeaveFlag ? (homeFlag ? GoOn(LeaveTrainSteps, MaxLeaveSteps) : Begin(Phase.Retract, -RetractTrainSteps))
            : _phase == Phase.Retract ? (homeFlag ? Begin(Phase.Deeper, -DeeperSteps) : GoOn(-RetractTrainSteps, MaxRetractSteps))
            // A flag that went away further in was a disturbance, not the flag.
            : _phase == Phase.Deeper ? (homeFlag ? Begin(Phase.Fine, FineTrainSteps) : Begin(Phase.Retract, -RetractTrainSteps))
            : _phase == Phase.Fine ? (homeFlag ? GoOn(FineTrainSteps, MaxFineSteps) : Begin(Phase.Found, 0))
            : 0;

        private int Begin(Phase phase, int leg)
        {
            _phase = phase;
            _stepsOfPhase = leg < 0 ? -leg : leg;
            return leg;
        }

        private int GoOn(int leg, int maxSteps)
        {
            _stepsOfPhase += leg < 0 ? -leg : leg;
            return _stepsOfPhase > maxSteps ? Begin(Phase.Failed, 0) : leg;
        }
    }
}
