using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Stroke;

namespace SmpPen.Core.Control
{
    /// <summary>The only place that raises ENABLE: begins and ends driving, and keeps the coil's accounts while it lasts.</summary>
    public sealed class NeedleDrive
    {
        // A pulse begins up to 2 ms after the tick that fires it, and the bar flies up to 5 ms.
        private const int CutMicroseconds = StrokeSupervisor.ArrivalMicroseconds + 2000;

        private readonly ISafetyOutputs _outputs;
        private readonly StrokeGenerator _generator;
        private readonly StrokeSupervisor _supervisor;
        private readonly StrokeSettings _settings = new StrokeSettings();
        private bool _endsByItself;

        /// <summary>Makes the drive.</summary>
        public NeedleDrive(ISafetyOutputs outputs, StrokeGenerator generator, StrokeSupervisor supervisor)
        {
            _outputs = outputs;
            _generator = generator;
            _supervisor = supervisor;
        }

        /// <summary>ENABLE is high and pulses may come.</summary>
        public bool IsLive { get; private set; }

        /// <summary>Between Begin and Stop: live, or waiting for the end of an earlier train that ENABLE has already cut.</summary>
        public bool IsBusy { get; private set; }

        /// <summary>Coil on-time of the strokes in force, in microseconds.</summary>
        public int OnTimeMicroseconds
        {
            get { return _generator.OnTimeMicroseconds; }
        }

        /// <summary>When the present driving began, in microseconds since power-up.</summary>
        public long LiveSince { get; private set; }

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
                int onTimeMicroseconds = PlannedOnTimeMicroseconds();
                _generator.Change(_settings.FrequencyHertz, _settings.PaceTenths, onTimeMicroseconds, nowMicroseconds);
                _supervisor.Started(onTimeMicroseconds);
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
                bool mayHaveCut = _generator.MayCut(nowMicroseconds, CutMicroseconds);
                _generator.Stop(nowMicroseconds);
                _supervisor.Stopped(mayHaveCut, nowMicroseconds);
            }
        }

        /// <summary>Keeps pulses coming; a finished Single or Burst takes ENABLE away without waiting for the pedal.</summary>
        public void Tick(long nowMicroseconds)
        {
            _generator.Tick(nowMicroseconds);
            if (!IsBusy)
            {
                return;
            }
            if (!IsLive)
            {
                TryBegin(nowMicroseconds);
            }
            else if (_endsByItself && !_generator.IsShotPlaying(nowMicroseconds))
            {
                Stop(nowMicroseconds);
            }
        }

        /// <summary>One pulse of the proof test, with ENABLE as the test wants it.</summary>
        public void FireTestPulse(bool enable, long nowMicroseconds)
        {
            _outputs.SetEnable(enable);
            if (enable)
            {
                _supervisor.Started(ProofTest.TestPulseMicroseconds);
            }
            _generator.FireTest(ProofTest.TestPulseMicroseconds, nowMicroseconds);
        }

        /// <summary>Ends a part of the proof test.</summary>
        public void EndTestPulse(long nowMicroseconds)
        {
            _outputs.SetEnable(false);
            _supervisor.Stopped(false, nowMicroseconds);
        }

        private void TryBegin(long nowMicroseconds)
        {
            if (_generator.IsShotPlaying(nowMicroseconds))
            {
                return;
            }
            int onTimeMicroseconds = PlannedOnTimeMicroseconds();
            _supervisor.Started(onTimeMicroseconds);
            _outputs.SetEnable(true);
            IsLive = true;
            LiveSince = nowMicroseconds;
            _generator.Begin(_settings.Mode, _settings.FrequencyHertz, _settings.PaceTenths, onTimeMicroseconds, _settings.BurstPricks, nowMicroseconds);
        }

        private int PlannedOnTimeMicroseconds()
        {
            return StrokeTiming.OnTimeMicroseconds(
                _settings.Mode,
                _settings.FrequencyHertz,
                _settings.PaceTenths,
                StrokeTiming.NominalStrikeMicroseconds,
                _settings.DwellMicroseconds,
                StrokeTiming.NominalStrikeMicroseconds);
        }
    }
}
