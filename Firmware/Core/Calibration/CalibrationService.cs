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

        /// <summary>The map in force.</summary>
        public readonly DepthMap Map = new DepthMap();

        /// <summary>Where it is.</summary>
        public readonly CalibrationStatus Status;

        /// <summary>Lets technicians in; nobody while it is null.</summary>
        public IServiceLock Lock;

        private readonly DepthAxis _axis;
        private readonly SessionKeeper _keeper;
        private readonly CalibrationStore _store;
        private readonly CalibrationJudge _judge = new CalibrationJudge();
        private readonly DepthMap _candidateMap = new DepthMap();
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
            Status = status;
        }

        /// <summary>The calibration being made; its points, readings and checks are valid as far as they have been read.</summary>
        public DepthCalibration Candidate = new DepthCalibration();

        /// <summary>The calibration in force; serial 0 = none.</summary>
        public DepthCalibration InForce = new DepthCalibration();

        /// <summary>Reads the stored calibration at power-up; damaged copies are a fault.</summary>
        public void Load()
        {
            LoadResult result = _store.Load(InForce, _judge);
            if (InForce.Serial > 0)
            {
                TakeOver();
            }
            else if (result == LoadResult.Corrupt)
            {
                Status.Mark = CalibrationMark.Damaged;
                _keeper.Report(FaultCode.CalibrationInvalid);
            }
            else
            {
                Status.Mark = CalibrationMark.Never;
            }
        }

        /// <summary>Tells the day, YYYYMMDD: the pen has no clock. A calibration that is due is a fault once.</summary>
        public bool NoteToday(int date)
        {
            if (!CalendarDate.IsValid(date))
            {
                return false;
            }
            Status.Date = date;
            bool isDue = InForce.Serial > 0 && date >= CalendarDate.AddMonths(InForce.Date, InForce.MonthsValid);
            if (isDue && Status.Mark == CalibrationMark.Good)
            {
                Status.Mark = CalibrationMark.Due;
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
            _candidateMap.SetNominal();
            for (int i = 0; i < pointCount; i++)
            {
                Candidate.Microsteps[i] = ((i * OutermostPointMicrosteps) + ((pointCount - 1) / 2)) / (pointCount - 1);
            }
            for (int i = pointCount; i < DepthMap.MaxPoints; i++)
            {
                Candidate.Microsteps[i] = 0;
                Candidate.Micrometres[i] = 0;
            }
            Candidate.Count = pointCount;
            _measured = 0;
            Status.PointCount = pointCount;
            Status.Refusal = CalibrationRefusal.None;
            Approach(0, nowMicroseconds);
            return true;
        }

        /// <summary>Moves to a reading that was taken already, or the next one, to take it (again); those after it are taken again too.</summary>
        /// <param name="index">Points from 0, then the backlash; after <see cref="Verify"/> the three checks too.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public bool MoveToPoint(int index, long nowMicroseconds)
        {
            if (Status.Step == CalibrationStep.Idle || Status.Step > CalibrationStep.Verified || index < 0 || index > _measured
                || index > Candidate.Count + DepthCalibration.ChecksNeeded || !MayMove())
            {
                return false;
            }
            if (index > Candidate.Count && Status.Step == CalibrationStep.Measured)
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
            if (Status.Step != CalibrationStep.Reading || !_mayMove || protrusionMicrometres < -1000 || protrusionMicrometres > 4000)
            {
                return false;
            }
            int index = Status.Index;
            int count = Candidate.Count;
            if (index < count)
            {
                Candidate.Micrometres[index] = protrusionMicrometres;
            }
            else if (index == count)
            {
                Candidate.BacklashMicrometres = protrusionMicrometres - Candidate.Micrometres[count / 2];
            }
            else
            {
                Candidate.CheckReadings[index - count - 1] = protrusionMicrometres;
            }
            _measured = index + 1;
            if (index == count)
            {
                FinishMeasurement(nowMicroseconds);
            }
            else if (index == count + DepthCalibration.ChecksNeeded)
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
            if (Status.Step != CalibrationStep.Measured || !MayMove())
            {
                return false;
            }
            Approach(Candidate.Count + 1, nowMicroseconds);
            return true;
        }

        /// <summary>Begins to store the verified calibration, and then puts it in force: over the next ticks, while <see cref="IsStoring"/>.</summary>
        /// <param name="date">Day, YYYYMMDD.</param>
        /// <param name="technician">Id, 1-8 printable characters.</param>
        /// <param name="monthsValid">1-60.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public bool Store(int date, string technician, int monthsValid, long nowMicroseconds)
        {
            bool isNamed = technician.Length > 0 && technician.Length <= DepthCalibration.TechnicianLength;
            if (Status.Step != CalibrationStep.Verified || IsStoring || !isNamed || !CalendarDate.IsValid(date) || monthsValid < 1 || monthsValid > MaxMonths)
            {
                return false;
            }
            Candidate.Date = date;
            Candidate.Technician = technician;
            Candidate.MonthsValid = monthsValid;
            Candidate.Serial = InForce.Serial + 1;
            _store.BeginSave(Candidate);
            IsStoring = true;
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
            while (IsStoring)
            {
                // Too late to end it: what is on the flash must be what is in force.
                ContinueStoring();
            }
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
                Status.Step = CalibrationStep.Idle;
            }
        }

        /// <summary>Once a tick while the pen is in Service.</summary>
        /// <param name="isPedalReleased">The pedal is seen released.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public void Tick(bool isPedalReleased, long nowMicroseconds)
        {
            _mayMove = isPedalReleased;
            Status.IsUnlocked = IsUnlocked();
            if (IsStoring)
            {
                ContinueStoring();
            }
            else if (!IsRunning)
            {
                if (!isPedalReleased && _axis.IsMoving)
                {
                    _axis.Park();
                }
            }
            else if (Status.Step != CalibrationStep.Moving)
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

        /// <summary>The verified calibration is on its way to the flash.</summary>
        public bool IsStoring;

        /// <summary>Service was left: nothing may move any more.</summary>
        public void Leave()
        {
            _mayMove = false;
            Abort();
            Acknowledge();
        }

        private bool IsRunning => Status.Step != CalibrationStep.Idle && Status.Step < CalibrationStep.Stored;

        private void ContinueStoring()
        {
            if (!_store.Step())
            {
                return;
            }
            IsStoring = false;
            if (!_store.IsSaved)
            {
                End(CalibrationRefusal.NotStored);
                return;
            }
            DepthCalibration before = InForce;
            InForce = Candidate;
            Candidate = before;
            TakeOver();
            Status.Step = CalibrationStep.Stored;
            _axis.Park();
        }

        private void TakeOver()
        {
            Map.Set(InForce.Microsteps, InForce.Micrometres, InForce.Count);
            Status.Mark = CalibrationMark.Good;
            Status.Serial = InForce.Serial;
            Status.Date = InForce.Date;
        }

        private bool IsUnlocked() => Lock != null && Lock.IsUnlocked;

        private bool MayMove() => _mayMove && _axis.IsHomed;

        private void Approach(int index, long nowMicroseconds)
        {
            DepthCalibration candidate = Candidate;
            CalibrationStatus status = Status;
            int count = candidate.Count;
            int target;
            _turns = index == count;
            if (index < count)
            {
                target = candidate.Microsteps[index];
                status.ExpectedMicrometres = _candidateMap.ToMicrometres(target);
            }
            else if (_turns)
            {
                target = candidate.Microsteps[count / 2] + TurnMicrosteps;
                status.ExpectedMicrometres = candidate.Micrometres[count / 2];
            }
            else
            {
                int check = index - count - 1;
                candidate.CheckTargets[check] = CheckTarget(check);
                status.ExpectedMicrometres = candidate.CheckTargets[check];
                target = _candidateMap.ToMicrosteps(candidate.CheckTargets[check], 0);
            }
            status.Index = index;
            status.ReadingMicrometres = status.ExpectedMicrometres / 10 * 10;
            status.Step = CalibrationStep.Moving;
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
                    _axis.MoveInwardTo(Candidate.Microsteps[Candidate.Count / 2]);
                }
            }
            else if (!_axis.IsMoving && _axis.PositionMicrosteps == _axis.TargetMicrosteps)
            {
                Status.Step = CalibrationStep.Reading;
                _lastActAt = nowMicroseconds;
            }
        }

        // Between points, never on one: a third and two thirds into pieces near the inner end and the middle, half into the last.
        private int CheckTarget(int check)
        {
            int piece = check * (Candidate.Count - 2) / 2;
            int from = Candidate.Micrometres[piece];
            int width = Candidate.Micrometres[piece + 1] - from;
            int target = check == 2 ? from + (width / 2) : from + (width * (check + 1) / 3);
            return target / 10 * 10;
        }

        private void FinishMeasurement(long nowMicroseconds)
        {
            CalibrationRefusal refusal = _judge.Judge(Candidate);
            Status.ResidualMicrometres = _judge.ResidualMicrometres;
            Status.SlopePerMille = _judge.SlopePerMille;
            Status.BacklashMicrometres = Candidate.BacklashMicrometres;
            if (refusal != CalibrationRefusal.None)
            {
                End(refusal);
                return;
            }
            _candidateMap.Set(Candidate.Microsteps, Candidate.Micrometres, Candidate.Count);
            Status.Step = CalibrationStep.Measured;
            _lastActAt = nowMicroseconds;
        }

        private void FinishVerification(long nowMicroseconds)
        {
            Status.WorstCheckMicrometres = Candidate.WorstCheckMicrometres;
            if (Status.WorstCheckMicrometres > CalibrationJudge.MaxCheckMicrometres)
            {
                End(CalibrationRefusal.VerificationFailed);
                return;
            }
            Status.Step = CalibrationStep.Verified;
            _lastActAt = nowMicroseconds;
        }

        private void End(CalibrationRefusal refusal)
        {
            Status.Refusal = refusal;
            Status.Step = CalibrationStep.Refused;
            _axis.Park();
        }
    }
}
