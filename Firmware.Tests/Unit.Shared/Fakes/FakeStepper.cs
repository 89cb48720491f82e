using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Fakes
{
    /// <summary>
    /// A stepper that plays its trains in simulated time and drives a carriage with lead error, backlash, home flag and hard
    /// stop. Distances are in units of 1/2000 nm, in which a microstep with a lead error in per mille is a whole number.
    /// </summary>
    public sealed class FakeStepper : IStepper
    {
        public const long UnitsPerMicrometre = 2000000;

        private const long NominalUnitsPerStep = 3125000;
        private const long HardStopMicrometres = -300;

        private readonly int[] _playing = new int[255];
        private readonly long _unitsPerStep;
        private readonly long _backlashUnits;
        private int[] _ramp;
        private int _toPlay;
        private int _played;
        private bool _outward;
        private bool _directionKnown;
        private long _nextStepAt;

        public FakeStepper(int leadErrorPerMille, int backlashMicrometres, int carriageMicrometres)
        {
            _unitsPerStep = NominalUnitsPerStep + NominalUnitsPerStep / 1000 * leadErrorPerMille;
            _backlashUnits = backlashMicrometres * UnitsPerMicrometre;
            CarriageUnits = carriageMicrometres * UnitsPerMicrometre;
            ScrewUnits = CarriageUnits;
        }

        /// <summary>Counts the pulses on STEP.</summary>
        public readonly FakePulseCounter Counter = new FakePulseCounter();

        /// <summary>Screw and carriage: the carriage is at most one backlash further out than the screw.</summary>
        public long ScrewUnits;
        public long CarriageUnits;

        /// <summary>Home edge and extremes of the carriage so far.</summary>
        public long LowestUnits = long.MaxValue;
        public long HighestUnits = long.MinValue;

        /// <summary>Faults to make: pulses that the motor does not follow, pulses that do not come, a flag that sticks.</summary>
        public int StallSteps;
        public int MissingPulses;
        public bool FlagStuckSet;
        public bool FlagStuckClear;

        /// <summary>From the start of the tick to the start of a train that it sends, in microseconds.</summary>
        public long SendDelay;

        /// <summary>What the caller did wrong, or null.</summary>
        public string Misuse;

        /// <summary>What was asked for: trains, steps of the longest and of the last, and its length in microseconds.</summary>
        public int Trains;
        public int LongestTrain;
        public int LastTrainSteps;
        public long LastTrainMicroseconds;
        public int DirectionWrites;
        public bool LastStepOutward;

        public long Now;

        public int MaxStepsPerTrain
        {
            get { return 255; }
        }

        public bool IsPlaying
        {
            get { return _played < _toPlay || Now < _nextStepAt; }
        }

        /// <summary>Home flag: set while the carriage is at the home edge or further in.</summary>
        public bool HomeFlag
        {
            get { return FlagStuckSet || (!FlagStuckClear && CarriageUnits <= 0); }
        }

        /// <summary>Lets time pass; steps happen at their times.</summary>
        public void AdvanceTo(long now)
        {
            Now = now;
            while (_played < _toPlay && _nextStepAt <= now)
            {
                Step();
                _nextStepAt += _playing[_played];
                _played++;
            }
        }

        public void UseRamp(int[] periodsMicroseconds)
        {
            _ramp = periodsMicroseconds;
            for (int i = 0; i < _ramp.Length; i++)
            {
                if (_ramp[i] < 100 || _ramp[i] > 32000)
                {
                    Misuse = "step period out of range";
                }
            }
        }

        public void SetDirection(bool outward)
        {
            if (IsPlaying)
            {
                Misuse = "DIR changed while a train plays";
            }
            if (_directionKnown && _outward == outward)
            {
                Misuse = "DIR written without a change";
            }
            _outward = outward;
            _directionKnown = true;
            DirectionWrites++;
        }

        public void SendTrain(int steps)
        {
            if (IsPlaying)
            {
                Misuse = "train sent while another one plays";
            }
            if (steps < 1 || steps > MaxStepsPerTrain || !_directionKnown)
            {
                Misuse = "train without direction, without steps or too long";
                return;
            }
            LastTrainMicroseconds = 0;
            for (int i = 0; i < steps; i++)
            {
                int fromEnd = steps - 1 - i;
                _playing[i] = _ramp[i < fromEnd ? i : fromEnd];
                LastTrainMicroseconds += _playing[i];
            }
            _toPlay = steps;
            _played = 0;
            _nextStepAt = Now + SendDelay;
            Trains++;
            LastTrainSteps = steps;
            if (steps > LongestTrain)
            {
                LongestTrain = steps;
            }
        }

        private void Step()
        {
            if (MissingPulses > 0)
            {
                MissingPulses--;
                return;
            }
            Counter.Count++;
            LastStepOutward = _outward;
            if (StallSteps > 0)
            {
                StallSteps--;
                return;
            }
            long screw = ScrewUnits + (_outward ? _unitsPerStep : -_unitsPerStep);
            if (screw + _backlashUnits < HardStopMicrometres * UnitsPerMicrometre)
            {
                return;
            }
            ScrewUnits = screw;
            if (CarriageUnits < screw)
            {
                CarriageUnits = screw;
            }
            else if (CarriageUnits > screw + _backlashUnits)
            {
                CarriageUnits = screw + _backlashUnits;
            }
            LowestUnits = CarriageUnits < LowestUnits ? CarriageUnits : LowestUnits;
            HighestUnits = CarriageUnits > HighestUnits ? CarriageUnits : HighestUnits;
        }
    }
}
