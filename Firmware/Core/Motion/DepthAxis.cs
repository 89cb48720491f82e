using SmpPen.Core.Hardware;

namespace SmpPen.Core.Motion
{
    /// <summary>
    /// The carriage on its lead screw: homed, moved and parked in step trains, every train checked against the step counter
    /// and the home flag. Every move ends outward over at least the backlash clearance, so positions are free of backlash.
    /// </summary>
    public sealed class DepthAxis
    {
        /// <summary>Microsteps of one millimetre: 20 full steps x 16 over a lead of 0.5 mm.</summary>
        public const int MicrostepsPerMillimetre = 640;

        /// <summary>Innermost microstep that a move reaches (-0.25 mm; the hard stop is at -0.30 mm).</summary>
        public const int InnerLimitMicrosteps = -160;

        /// <summary>Outermost microstep that a move reaches (3.2 mm).</summary>
        public const int OuterLimitMicrosteps = 2048;

        /// <summary>How far every move goes outward at its end (100 µm; the backlash is up to 60 µm).</summary>
        public const int BacklashClearance = 64;

        /// <summary>Innermost target: the way to it goes one clearance further in.</summary>
        public const int InnermostTargetMicrosteps = InnerLimitMicrosteps + BacklashClearance;

        /// <summary>Where the carriage parks: 0.10 mm inside the flag.</summary>
        public const int ParkMicrosteps = -64;

        /// <summary>Check stop on the way out: here and further in the flag must be set.</summary>
        public const int InsideCheckMicrosteps = -12;

        /// <summary>Check stop on the way out: here and further out the flag must be clear.</summary>
        public const int OutsideCheckMicrosteps = 24;

        /// <summary>Longest that the step counter may take to give the value to count from, in microseconds.</summary>
        public const int CounterTimeoutMicroseconds = 10000000;

        private readonly StepAccount _account;
        private readonly StepTrain _train;
        private readonly HomingSequence _homing = new HomingSequence();
        private Activity _activity;
        private int _outwardRun;
        private bool _endsInward;
        private long _counterDeadline;

        /// <summary>Makes the axis, not homed. Nothing moves before BeginHoming.</summary>
        /// <param name="stepper">STEP and DIR.</param>
        /// <param name="stepCounter">Counts the pulses on STEP.</param>
        public DepthAxis(IStepper stepper, IPulseCounter stepCounter)
        {
            _account = new StepAccount(stepCounter);
            _train = new StepTrain(stepper);
        }

        private enum Activity
        {
            Idle,
            TakingBase,
            Homing,
            Moving,
        }

        /// <summary>True when the position is known. Never together with a fault.</summary>
        public bool IsHomed;

        /// <summary>True while a train plays or another one is to come.</summary>
        public bool IsMoving => _activity != Activity.Idle || _train.IsPlaying;

        /// <summary>True when the target was reached outward and checked.</summary>
        public bool IsAtTarget => IsHomed && !IsMoving && PositionMicrosteps == TargetMicrosteps && _outwardRun >= BacklashClearance;

        /// <summary>True when the carriage rests at the parking position and the home flag said so.</summary>
        public bool IsParked => TargetMicrosteps == ParkMicrosteps && IsAtTarget;

        /// <summary>Microsteps from the home edge once the playing train is over; outward positive; valid while IsHomed.</summary>
        public int PositionMicrosteps;

        /// <summary>Where the last MoveTo or Park leads.</summary>
        public int TargetMicrosteps;

        /// <summary>Why the axis stopped; it does nothing more until ClearFault.</summary>
        public AxisFault Fault;

        /// <summary>Looks for the home edge, once a playing train is over. Ignored while a fault is latched.</summary>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public void BeginHoming(long nowMicroseconds)
        {
            if (Fault != AxisFault.None)
            {
                return;
            }
            IsHomed = false;
            _account.Begin();
            _homing.Begin();
            _counterDeadline = nowMicroseconds + CounterTimeoutMicroseconds;
            _activity = Activity.TakingBase;
        }

        /// <summary>Moves to a position, approached outward. Ignored unless homed. Takes effect after a playing train.</summary>
        /// <remarks>May be called every tick: the same target again changes nothing.</remarks>
        /// <param name="targetMicrosteps">Microsteps from the home edge, limited to -96 to 2,048.</param>
        public void MoveTo(int targetMicrosteps)
        {
            if (!IsHomed)
            {
                return;
            }
            int target = targetMicrosteps < InnermostTargetMicrosteps ? InnermostTargetMicrosteps
                : targetMicrosteps > OuterLimitMicrosteps ? OuterLimitMicrosteps
                : targetMicrosteps;
            if (target != TargetMicrosteps || _endsInward || (_activity != Activity.Moving && !IsAtTarget))
            {
                _endsInward = false;
                TargetMicrosteps = target;
                _activity = Activity.Moving;
            }
        }

        /// <summary>Moves straight in to a position from further out, play and all: only to measure the backlash. Ignored unless homed.</summary>
        /// <param name="targetMicrosteps">Microsteps from the home edge, inward of the present position.</param>
        public void MoveInwardTo(int targetMicrosteps)
        {
            MoveTo(targetMicrosteps);
            _endsInward = IsHomed;
        }

        /// <summary>Retracts inside the home flag, where it must be set. Ignored unless homed.</summary>
        public void Park()
        {
            MoveTo(ParkMicrosteps);
        }

        /// <summary>Sends nothing more; a playing train ends by itself and is still checked. A homing is given up.</summary>
        public void Halt()
        {
            _activity = Activity.Idle;
        }

        /// <summary>Forgets the fault and the position: homing comes next.</summary>
        public void ClearFault()
        {
            Halt();
            Fault = AxisFault.None;
            IsHomed = false;
        }

        /// <summary>Once a control tick.</summary>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        /// <param name="homeFlag">Home flag as sampled in this tick.</param>
        public void Tick(long nowMicroseconds, bool homeFlag)
        {
            if (_train.IsPlaying)
            {
                if (!_train.IsOver(nowMicroseconds) || !AgreesWithSteps(nowMicroseconds, homeFlag))
                {
                    return;
                }
                _train.Finish();
            }
            if (_activity == Activity.Idle)
            {
                return;
            }
            if (_activity != Activity.Moving)
            {
                ContinueHoming(nowMicroseconds, homeFlag);
                return;
            }
            int leg = NextLeg();
            if (leg == 0)
            {
                _activity = Activity.Idle;
            }
            else
            {
                Send(leg, nowMicroseconds);
            }
        }

        private void ContinueHoming(long now, bool homeFlag)
        {
            if (_activity == Activity.Homing)
            {
                // Its steps are numbered. A loop that is late takes its time, but the carriage comes home.
                LookForHome(now, homeFlag);
            }
            else if (_account.TakeBase())
            {
                _activity = Activity.Homing;
            }
            else if (now >= _counterDeadline)
            {
                Fail(AxisFault.HomeNotFound);
            }
        }

        private void LookForHome(long now, bool homeFlag)
        {
            int leg = _homing.NextLeg(homeFlag);
            if (leg != 0)
            {
                Send(leg, now);
            }
            else if (_homing.IsFound)
            {
                PositionMicrosteps = 0;
                TargetMicrosteps = 0;
                // The carriage crossed the edge outward, so the backlash is taken up.
                _outwardRun = BacklashClearance;
                IsHomed = true;
                _activity = Activity.Idle;
            }
            else
            {
                Fail(AxisFault.HomeNotFound);
            }
        }

        /// <summary>Where to go next: signed microsteps, 0 when the target is reached with the backlash taken up.</summary>
        private int NextLeg()
        {
            int position = PositionMicrosteps;
            int waypoint = TargetMicrosteps;
            if (position < InsideCheckMicrosteps && waypoint >= InsideCheckMicrosteps)
            {
                waypoint = InsideCheckMicrosteps;
            }
            else if (position < OutsideCheckMicrosteps && waypoint >= OutsideCheckMicrosteps)
            {
                waypoint = OutsideCheckMicrosteps;
            }
            int outward = waypoint - position;
            if (_endsInward)
            {
                return outward;
            }
            return outward >= 0 && outward + _outwardRun >= BacklashClearance ? outward : outward - BacklashClearance;
        }

        private void Send(int leg, long now)
        {
            int steps = _train.Send(leg, now);
            PositionMicrosteps += steps;
            _account.Add(steps < 0 ? -steps : steps);
            int run = _outwardRun + steps;
            _outwardRun = steps < 0 ? 0 : run < BacklashClearance ? run : BacklashClearance;
        }

        private bool AgreesWithSteps(long now, bool homeFlag)
        {
            if (_account.Agrees(!IsHomed || FlagAgrees(homeFlag)))
            {
                return true;
            }
            if (_account.IsLost(now - _train.EndMicroseconds))
            {
                Fail(AxisFault.StepsLost);
            }
            return false;
        }

        private bool FlagAgrees(bool homeFlag)
        {
            // Before the backlash is taken up the carriage can be further out than the screw says, never further in.
            return homeFlag
                ? PositionMicrosteps < OutsideCheckMicrosteps
                : PositionMicrosteps > InsideCheckMicrosteps || _outwardRun < BacklashClearance;
        }

        private void Fail(AxisFault fault)
        {
            Halt();
            _train.Finish();
            IsHomed = false;
            Fault = fault;
        }
    }
}
