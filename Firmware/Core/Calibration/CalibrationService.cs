using SmpPen.Core.Hardware;
using SmpPen.Core.Motion;
using SmpPen.Core.Safety;
using SmpPen.Core.Storage;

namespace SmpPen.Core.Calibration
{
    /// <summary>
    /// Depth calibration, step by step, for the display and the link alike: begin, read each point, verify, store. Nothing of
    /// it is in force before it is stored whole; whatever ends it earlier leaves the calibration before.
    /// </summary>
    /// <remarks>
    /// The coil stays dead: the dial gauge stands on the nose in place of the cartridge and follows the end stop by itself.
    /// The carriage moves in Service only, and only with the pedal released.
    /// </remarks>
    public sealed class CalibrationService
    {
        /// <summary>Points unless told otherwise.</summary>
        public const int DefaultPoints = 5;

        /// <summary>Months until a calibration is due again, unless told otherwise.</summary>
        public const int DefaultMonths = 12;

        /// <summary>Longest time until due, in months.</summary>
        public const int MaxMonths = 60;

        /// <summary>A calibration that nobody goes on with ends after this long, in microseconds: also what a lost link comes to.</summary>
        public const int IdleMicroseconds = 600000000;

        /// <summary>Outermost point, in microsteps (3.06 mm): the travel that depth and cartridge zero use, whatever the lead's error.</summary>
        public const int OutermostPointMicrosteps = 1960;

        // So far beyond the point the carriage turns round to show its play.
        private const int TurnMicrosteps = 128;

        private readonly DepthAxis _axis;
        private readonly SessionKeeper _keeper;
        private readonly CalibrationStore _store;
        private readonly CalibrationStatus _status;
        private readonly CalibrationJudge _judge = new CalibrationJudge();
        private readonly DepthMap _candidateMap = new DepthMap();
        private readonly DepthCalibration _candidate = new DepthCalibration();
        private bool _mayMove;
        private bool _turns;
        private int _measured;
        private long _lastActAt;

        /// <summary>Makes the service; nothing is read yet.</summary>
        public CalibrationService(IFileStore files, DepthAxis axis, SessionKeeper keeper, CalibrationStatus status)
        {
            _store = new CalibrationStore(files);
            _axis = axis;
            _keeper = keeper;
            _status = status;
        }

        /// <summary>The calibration in force.</summary>
        public DepthCalibration InForce { get; } = new DepthCalibration();

        /// <summary>The calibration being made; its points, readings and checks are valid as far as they have been read.</summary>
        public DepthCalibration Candidate
        {
            get { return _candidate; }
        }

        /// <summary>The map in force.</summary>
        public DepthMap Map { get; } = new DepthMap();

        /// <summary>Where it is.</summary>
        public CalibrationStatus Status
        {
            get { return _status; }
        }

        /// <summary>Lets technicians in; all may while it is null.</summary>
        public IServiceLock Lock { get; set; }

        /// <summary>Reads the stored calibration at power-up; damaged copies are a fault.</summary>
        public void Load()
        {
            LoadResult result = _store.Load(InForce, _candidate, _judge);
            if (InForce.Serial > 0)
            {
                Map.Set(InForce.Microsteps, InForce.Micrometres, InForce.Count);
                _status.Mark = CalibrationMark.Good;
                _status.Serial = InForce.Serial;
                _status.Date = InForce.Date;
            }
            else if (result == LoadResult.Corrupt)
            {
                _status.Mark = CalibrationMark.Damaged;
                _keeper.Report(FaultCode.CalibrationInvalid);
            }
            else
            {
                _status.Mark = CalibrationMark.Never;
            }
        }

        /// <summary>Tells the day, YYYYMMDD: the pen has no clock. A calibration that is due is a fault once.</summary>
        public bool NoteToday(int date)
        {
            if (!CalendarDate.IsValid(date))
            {
                return false;
            }
            _status.Date = date;
            bool isDue = InForce.Serial > 0 && date >= CalendarDate.AddMonths(InForce.Date, InForce.MonthsValid);
            if (isDue && _status.Mark == CalibrationMark.Good)
            {
                _status.Mark = CalibrationMark.Due;
                _keeper.Report(FaultCode.CalibrationInvalid);
            }
            return true;
        }

        /// <summary>Begins with evenly spread points and moves to the first; an earlier attempt is forgotten.</summary>
        /// <param name="pointCount">3-9.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        /// <returns>False when locked, not in Service, not homed, the pedal pressed, or the count refused.</returns>
        public bool Begin(int pointCount, long nowMicroseconds)
        {
            if (!IsUnlocked() || pointCount < CalibrationJudge.MinPoints || pointCount > DepthMap.MaxPoints || !MayMove())
            {
                return false;
            }
            for (int i = 0; i < pointCount; i++)
            {
                _candidate.Microsteps[i] = ((i * OutermostPointMicrosteps) + ((pointCount - 1) / 2)) / (pointCount - 1);
            }
            for (int i = pointCount; i < DepthMap.MaxPoints; i++)
            {
                _candidate.Microsteps[i] = 0;
                _candidate.Micrometres[i] = 0;
            }
            _candidate.Count = pointCount;
            _candidateMap.SetNominal();
            _measured = 0;
            _status.PointCount = pointCount;
            _status.Refusal = CalibrationRefusal.None;
            Approach(0, nowMicroseconds);
            return true;
        }

        /// <summary>Moves to a reading that was taken already, or the next one, to take it (again); those after it are taken again too.</summary>
        /// <param name="index">Points from 0, then the backlash; after <see cref="Verify"/> the three checks too.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public bool MoveToPoint(int index, long nowMicroseconds)
        {
            if (_status.Step == CalibrationStep.Idle || _status.Step > CalibrationStep.Verified || index < 0 || index > _measured
                || index > LastOfMeasurement + DepthCalibration.ChecksNeeded || !MayMove())
            {
                return false;
            }
            if (index > LastOfMeasurement && _status.Step == CalibrationStep.Measured)
            {
                return false;
            }
            _measured = index;
            Approach(index, nowMicroseconds);
            return true;
        }

        /// <summary>Takes the dial's reading at the present position and goes on to the next, or to the result.</summary>
        /// <param name="protrusionMicrometres">Protrusion, negative behind the nose.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public bool EnterReading(int protrusionMicrometres, long nowMicroseconds)
        {
            if (_status.Step != CalibrationStep.Reading || !_mayMove || protrusionMicrometres < -1000 || protrusionMicrometres > 4000)
            {
                return false;
            }
            int index = _status.Index;
            int count = _candidate.Count;
            if (index < count)
            {
                _candidate.Micrometres[index] = protrusionMicrometres;
            }
            else if (index == count)
            {
                _candidate.BacklashMicrometres = protrusionMicrometres - _candidate.Micrometres[count / 2];
            }
            else
            {
                _candidate.CheckReadings[index - count - 1] = protrusionMicrometres;
            }
            _measured = index + 1;
            if (index == LastOfMeasurement)
            {
                FinishMeasurement(nowMicroseconds);
            }
            else if (index == LastOfMeasurement + DepthCalibration.ChecksNeeded)
            {
                FinishVerification(nowMicroseconds);
            }
            else
            {
                Approach(index + 1, nowMicroseconds);
            }
            return true;
        }

        /// <summary>Begins the verification at three depths between the points.</summary>
        public bool Verify(long nowMicroseconds)
        {
            if (_status.Step != CalibrationStep.Measured || !MayMove())
            {
                return false;
            }
            Approach(LastOfMeasurement + 1, nowMicroseconds);
            return true;
        }

        /// <summary>Stores the verified calibration and puts it in force. Blocks for the flash; the coil is dead in Service.</summary>
        /// <param name="date">Day, YYYYMMDD.</param>
        /// <param name="technician">Id, 1-8 printable characters.</param>
        /// <param name="monthsValid">1-60.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public bool Store(int date, string technician, int monthsValid, long nowMicroseconds)
        {
            bool isNamed = technician.Length > 0 && technician.Length <= DepthCalibration.TechnicianLength;
            if (_status.Step != CalibrationStep.Verified || !isNamed || !CalendarDate.IsValid(date) || monthsValid < 1 || monthsValid > MaxMonths)
            {
                return false;
            }
            _candidate.Date = date;
            _candidate.Technician = technician;
            _candidate.MonthsValid = monthsValid;
            _candidate.Serial = InForce.Serial + 1;
            if (!_store.Save(_candidate))
            {
                End(CalibrationRefusal.NotStored);
                return false;
            }
            InForce.CopyFrom(_candidate);
            Map.Set(InForce.Microsteps, InForce.Micrometres, InForce.Count);
            _status.Mark = CalibrationMark.Good;
            _status.Serial = InForce.Serial;
            _status.Date = date;
            _status.Step = CalibrationStep.Stored;
            _axis.Park();
            return true;
        }

        /// <summary>Moves to a protrusion by the map in force, to look at it with the gauge; only while no calibration runs.</summary>
        public bool MoveToDepth(int protrusionMicrometres)
        {
            if (IsRunning || !IsUnlocked() || protrusionMicrometres < CalibrationJudge.InnermostMicrometres
                || protrusionMicrometres > CalibrationJudge.OutermostMicrometres || !MayMove())
            {
                return false;
            }
            _axis.MoveTo(Map.ToMicrosteps(protrusionMicrometres, 0));
            return true;
        }

        /// <summary>Ends a running calibration; the one before stays in force, the carriage goes home. Link lost, Stop, fault, Service left.</summary>
        public void Abort()
        {
            if (IsRunning)
            {
                End(CalibrationRefusal.Stopped);
            }
        }

        /// <summary>The result has been seen.</summary>
        public void Acknowledge()
        {
            if (!IsRunning)
            {
                _status.Step = CalibrationStep.Idle;
            }
        }

        /// <summary>Once a tick while the pen is in Service.</summary>
        /// <param name="isPedalReleased">The pedal is seen released.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public void Tick(bool isPedalReleased, long nowMicroseconds)
        {
            _mayMove = isPedalReleased;
            _status.IsUnlocked = IsUnlocked();
            if (!IsRunning)
            {
                if (!isPedalReleased && _axis.IsMoving)
                {
                    _axis.Park();
                }
                return;
            }
            if (_status.Step != CalibrationStep.Moving)
            {
                if (nowMicroseconds - _lastActAt >= IdleMicroseconds)
                {
                    End(CalibrationRefusal.TimedOut);
                }
            }
            else if (!isPedalReleased)
            {
                End(CalibrationRefusal.PedalPressed);
            }
            else
            {
                AwaitArrival(nowMicroseconds);
            }
        }

        /// <summary>Service was left: nothing may move any more.</summary>
        public void Leave()
        {
            _mayMove = false;
            Abort();
            Acknowledge();
        }

        private int LastOfMeasurement
        {
            get { return _candidate.Count; }
        }

        private bool IsRunning
        {
            get { return _status.Step != CalibrationStep.Idle && _status.Step < CalibrationStep.Stored; }
        }

        private bool IsUnlocked()
        {
            return Lock == null || Lock.IsUnlocked;
        }

        private bool MayMove()
        {
            return _mayMove && _axis.IsHomed;
        }

        private void Approach(int index, long nowMicroseconds)
        {
            int count = _candidate.Count;
            int target;
            _turns = index == count;
            if (index < count)
            {
                target = _candidate.Microsteps[index];
                _status.ExpectedMicrometres = _candidateMap.ToMicrometres(target);
            }
            else if (_turns)
            {
                target = _candidate.Microsteps[count / 2] + TurnMicrosteps;
                _status.ExpectedMicrometres = _candidate.Micrometres[count / 2];
            }
            else
            {
                int check = index - count - 1;
                _candidate.CheckTargets[check] = CheckTarget(check);
                _status.ExpectedMicrometres = _candidate.CheckTargets[check];
                target = _candidateMap.ToMicrosteps(_candidate.CheckTargets[check], 0);
            }
            _status.Index = index;
            _status.ReadingMicrometres = _status.ExpectedMicrometres / 10 * 10;
            _status.Step = CalibrationStep.Moving;
            _lastActAt = nowMicroseconds;
            _axis.MoveTo(target);
        }

        private void AwaitArrival(long nowMicroseconds)
        {
            if (_turns)
            {
                if (_axis.IsAtTarget)
                {
                    _turns = false;
                    _axis.MoveInwardTo(_candidate.Microsteps[_candidate.Count / 2]);
                }
            }
            else if (!_axis.IsMoving && _axis.PositionMicrosteps == _axis.TargetMicrosteps)
            {
                _status.Step = CalibrationStep.Reading;
                _lastActAt = nowMicroseconds;
            }
        }

        // Between points, never on one: a third and two thirds into pieces near the inner end and the middle, half into the last.
        private int CheckTarget(int check)
        {
            int piece = check * (_candidate.Count - 2) / 2;
            int from = _candidate.Micrometres[piece];
            int width = _candidate.Micrometres[piece + 1] - from;
            int target = check == 2 ? from + (width / 2) : from + (width * (check + 1) / 3);
            return target / 10 * 10;
        }

        private void FinishMeasurement(long nowMicroseconds)
        {
            CalibrationRefusal refusal = _judge.Judge(_candidate);
            _status.ResidualMicrometres = _judge.ResidualMicrometres;
            _status.SlopePerMille = _judge.SlopePerMille;
            _status.BacklashMicrometres = _candidate.BacklashMicrometres;
            if (refusal != CalibrationRefusal.None)
            {
                End(refusal);
                return;
            }
            _candidateMap.Set(_candidate.Microsteps, _candidate.Micrometres, _candidate.Count);
            _status.Step = CalibrationStep.Measured;
            _lastActAt = nowMicroseconds;
        }

        private void FinishVerification(long nowMicroseconds)
        {
            _status.WorstCheckMicrometres = _candidate.WorstCheckMicrometres;
            if (_status.WorstCheckMicrometres > CalibrationJudge.MaxCheckMicrometres)
            {
                End(CalibrationRefusal.VerificationFailed);
                return;
            }
            _status.Step = CalibrationStep.Verified;
            _lastActAt = nowMicroseconds;
        }

        private void End(CalibrationRefusal refusal)
        {
            _status.Refusal = refusal;
            _status.Step = CalibrationStep.Refused;
            _axis.Park();
        }
    }
}
