using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Stroke;

namespace SmpPen.Core.Control
{
    /// <summary>The only place that raises ENABLE: begins and ends driving, and keeps the coil's accounts while it lasts.</summary>
    public sealed class NeedleDrive
    {
        // Less than this is not worth a write to LEDC.
        private const int StrikeStepMicroseconds = 16;

        // A pulse begins up to 2 ms after the tick that fires it, and the bar flies up to 5 ms.
        private const int CutMicroseconds = StrokeSupervisor.ArrivalMicroseconds + 2000;

        // Longest without a drive pulse while live, besides two periods: the longest on-time, two ticks and a collection.
        private const int SilentMicroseconds = 90000;

        /// <summary>Makes the pulses.</summary>
        public readonly StrokeGenerator Generator;

        /// <summary>Finds the strike.</summary>
        public readonly StrikeRegulator Regulator;

        private readonly ISafetyOutputs _outputs;
        private readonly StrokeSupervisor _supervisor;
        private readonly CoilDutyGuard _duty;
        private readonly StrokeSettings _settings = new StrokeSettings();
        private bool _endsByItself;
        private long _lastDriveAt;
        private int _plannedStrikeMicroseconds;
        private int _longestOnTimeMicroseconds;

        /// <summary>Makes the drive.</summary>
        public NeedleDrive(
            ISafetyOutputs outputs, StrokeGenerator generator, StrokeSupervisor supervisor, StrikeRegulator regulator, CoilDutyGuard duty)
        {
            _outputs = outputs;
            Generator = generator;
            _supervisor = supervisor;
            Regulator = regulator;
            _duty = duty;
        }

        /// <summary>The state allows ENABLE to be high (TransitionTable.AllowsDrive); false until a state says so.</summary>
        public bool MayDrive;

        /// <summary>ENABLE is high and pulses may come.</summary>
        public bool IsLive;

        /// <summary>Between Begin and Stop: live, or waiting for the end of an earlier train that ENABLE has already cut, or for the coil's 100 ms limit.</summary>
        public bool IsBusy;

        /// <summary>The state has changed, and with it whether ENABLE may be high.</summary>
        public void Allow(bool mayDrive)
        {
            MayDrive = mayDrive;
        }

        /// <summary>Begins driving with these settings; they are copied.</summary>
        public void Begin(StrokeSettings settings, long nowMicroseconds)
        {
            _settings.CopyFrom(settings);
            _endsByItself = settings.Mode == StrokeMode.Single || settings.Mode == StrokeMode.Burst;
            IsBusy = true;
            TryBegin(nowMicroseconds);
        }

        /// <summary>Takes changed settings while live; in Single and Burst they hold from the next press.</summary>
        public void Change(StrokeSettings settings, long nowMicroseconds)
        {
            if (!IsLive || settings.Mode != _settings.Mode)
            {
                return;
            }
            _settings.CopyFrom(settings);
            if (_settings.Mode == StrokeMode.Paced || _settings.Mode == StrokeMode.Continuous)
            {
                Regulator.Select(_settings.Mode, _settings.FrequencyHertz);
                PlanLongest();
                ChangeOnTime(nowMicroseconds);
            }
        }

        /// <summary>Once a control tick, after the counters were read: measures the strokes and lets the on-time follow.</summary>
        public void Regulate(long nowMicroseconds)
        {
            int onTimeMicroseconds = Generator.OnTimeMicroseconds;
            bool isLongest = onTimeMicroseconds >= _longestOnTimeMicroseconds;
            Regulator.Tick(
                _supervisor.NewDrives, _supervisor.Open, _supervisor.NewMissed, onTimeMicroseconds, isLongest, _supervisor.Drives.ReadAtMicroseconds);
            int change = Regulator.StrikeMicroseconds - _plannedStrikeMicroseconds;
            bool isChanged = change >= StrikeStepMicroseconds || change <= -StrikeStepMicroseconds;
            if (IsLive && isChanged && (_settings.Mode == StrokeMode.Paced || _settings.Mode == StrokeMode.Continuous))
            {
                ChangeOnTime(nowMicroseconds);
            }
        }

        /// <summary>ENABLE low first, then the peripherals.</summary>
        public void Stop(long nowMicroseconds)
        {
            _outputs.SetEnable(false);
            IsBusy = false;
            if (IsLive)
            {
                IsLive = false;
                bool mayHaveCut = Generator.MayCut(nowMicroseconds, CutMicroseconds);
                Generator.Stop(nowMicroseconds);
                if (mayHaveCut)
                {
                    Regulator.Spoil();
                }
                _supervisor.Stopped(mayHaveCut, nowMicroseconds);
            }
        }

        /// <summary>Keeps pulses coming; a finished Single or Burst takes ENABLE away without waiting for the pedal.</summary>
        public void Tick(long nowMicroseconds)
        {
            if (!IsBusy)
            {
                Generator.Tick(nowMicroseconds);
                return;
            }
            WatchSilence(nowMicroseconds);
            Generator.Tick(nowMicroseconds);
            if (!IsLive)
            {
                TryBegin(nowMicroseconds);
            }
            else if (_endsByItself && !Generator.IsShotPlaying(nowMicroseconds))
            {
                Stop(nowMicroseconds);
            }
        }

        /// <summary>One pulse of the proof test, with ENABLE as the test wants it, from each output that it wants.</summary>
        public void FireTestPulse(bool enable, bool shot, bool pwm, long nowMicroseconds)
        {
            // What an earlier part started must not run into this one.
            Generator.Stop(nowMicroseconds);
            _outputs.SetEnable(enable && MayDrive);
            if (enable)
            {
                _supervisor.Started(ProofTest.TestPulseMicroseconds);
            }
            Generator.FireTest(shot, pwm, ProofTest.TestPulseMicroseconds, nowMicroseconds);
        }

        /// <summary>ENABLE in a part of the proof test that fires no pulse: whatever is driven then, nobody commanded.</summary>
        public void SetTestEnable(bool high, long nowMicroseconds)
        {
            _outputs.SetEnable(false);
            // What an earlier part started must not run into this one.
            Generator.Stop(nowMicroseconds);
            _supervisor.Stopped(false, nowMicroseconds);
            if (high && MayDrive)
            {
                _outputs.SetEnable(true);
            }
        }

        // A gate that is stuck on gives one endless pulse, one that is shut gives none: neither is what was commanded. After the last prick of
        // a Single or Burst none is due, however late the tick that ends it.
        private void WatchSilence(long nowMicroseconds)
        {
            if (!IsLive || _supervisor.NewDrives > 0)
            {
                _lastDriveAt = nowMicroseconds;
            }
            else if (nowMicroseconds - _lastDriveAt > (2L * Generator.PeriodMicroseconds) + SilentMicroseconds
                && (!_endsByItself || Generator.IsShotPlaying(nowMicroseconds)))
            {
                _supervisor.NoteUncommanded();
            }
        }

        private void TryBegin(long nowMicroseconds)
        {
            if (!MayDrive || !Generator.MayBegin(_settings.Mode, nowMicroseconds))
            {
                return;
            }
            Regulator.Select(_settings.Mode, _settings.FrequencyHertz);
            PlanLongest();
            int onTimeMicroseconds = PlannedOnTimeMicroseconds();
            if (_duty.OnMicrosecondsInShortWindow + onTimeMicroseconds > PenLimits.MaxCoilOnMicrosecondsPer100Milliseconds)
            {
                // Long dwells pressed in quick succession: the prick waits until the coil may be driven again.
                return;
            }
            _lastDriveAt = nowMicroseconds;
            _supervisor.Started(onTimeMicroseconds);
            _outputs.SetEnable(true);
            IsLive = true;
            Generator.Begin(_settings.Mode, _settings.FrequencyHertz, _settings.PaceTenths, onTimeMicroseconds, _settings.BurstPricks, nowMicroseconds);
        }

        // Once a press or a change of settings: the period of LEDC takes some arithmetic.
        private void PlanLongest()
        {
            _longestOnTimeMicroseconds = StrokeTiming.OnTimeMicroseconds(
                _settings.Mode,
                _settings.FrequencyHertz,
                _settings.PaceTenths,
                StrikeRegulator.CeilingMicroseconds,
                _settings.DwellMicroseconds,
                StrikeRegulator.FloorMicroseconds);
        }

        private int PlannedOnTimeMicroseconds()
        {
            _plannedStrikeMicroseconds = Regulator.StrikeMicroseconds;
            int onTimeMicroseconds = _plannedStrikeMicroseconds + _settings.DwellMicroseconds;
            return onTimeMicroseconds < _longestOnTimeMicroseconds ? onTimeMicroseconds : _longestOnTimeMicroseconds;
        }

        private void ChangeOnTime(long nowMicroseconds)
        {
            int onTimeMicroseconds = PlannedOnTimeMicroseconds();
            Generator.Change(_settings.FrequencyHertz, _settings.PaceTenths, onTimeMicroseconds, nowMicroseconds);
            _supervisor.Started(onTimeMicroseconds);
        }
    }
}
