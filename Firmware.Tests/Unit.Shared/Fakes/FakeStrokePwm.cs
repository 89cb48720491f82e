using SmpPen.Core.Hardware;
using SmpPen.Core.Stroke;

namespace SmpPen.Unit.Fakes
{
    /// <summary>LEDC as far as pulses go: each has a start and an end in simulated time; distances and misuse are noted.</summary>
    public sealed class FakeStrokePwm : IStrokePwm
    {
        private long _startedAt;
        private long _periodNanoseconds;
        private long _pulseOfRun;
        private long _pulseStart;
        private long _pulseEnd;
        private long _writtenAt;

        /// <summary>Simulated time; set by AdvanceTo.</summary>
        public long Now;

        public bool IsRunning;
        public int Frequency;
        public int OnTime;
        public int Starts;
        public int Stops;
        public int OnTimeWrites;
        public int Pulses;
        public int CutPulses;
        public long ShortestSpacing = long.MaxValue;
        public long ShortestOff = long.MaxValue;
        public string Misuse;

        /// <summary>Lets time pass; pulses begin at their times.</summary>
        public void AdvanceTo(long now)
        {
            Now = now;
            while (IsRunning && _startedAt + _pulseOfRun * _periodNanoseconds / 1000 <= now)
            {
                BeginPulse(_startedAt + _pulseOfRun * _periodNanoseconds / 1000);
            }
        }

        public void Start(int frequencyHertz, int onTimeMicroseconds)
        {
            if (IsRunning)
            {
                Misuse = "started while running";
            }
            if (Starts > 0 && (Now - _writtenAt) * 1000 < _periodNanoseconds)
            {
                Misuse = "started before the last duty was taken";
            }
            IsRunning = true;
            Starts++;
            Frequency = frequencyHertz;
            OnTime = onTimeMicroseconds;
            _startedAt = Now;
            _writtenAt = Now;
            _pulseOfRun = 0;
            _periodNanoseconds = StrokeTiming.RealPeriodNanoseconds(frequencyHertz);
            BeginPulse(Now);
        }

        public void SetOnTime(int onTimeMicroseconds)
        {
            if (!IsRunning)
            {
                Misuse = "on-time set while stopped";
            }
            if ((Now - _writtenAt) * 1000 < _periodNanoseconds)
            {
                Misuse = "two on-time writes in a period";
            }
            _writtenAt = Now;
            OnTime = onTimeMicroseconds;
            OnTimeWrites += onTimeMicroseconds > 0 ? 1 : 0;
        }

        public void Stop()
        {
            if (!IsRunning)
            {
                Misuse = "stopped while stopped";
            }
            if (Now < _pulseEnd)
            {
                CutPulses++;
                _pulseEnd = Now;
            }
            IsRunning = false;
            Stops++;
        }

        private void BeginPulse(long at)
        {
            if (OnTime == 0)
            {
                _pulseOfRun++;
                return;
            }
            if (Pulses > 0)
            {
                ShortestSpacing = at - _pulseStart < ShortestSpacing ? at - _pulseStart : ShortestSpacing;
                ShortestOff = at - _pulseEnd < ShortestOff ? at - _pulseEnd : ShortestOff;
            }
            Pulses++;
            _pulseOfRun++;
            _pulseStart = at;
            _pulseEnd = at + OnTime;
        }
    }
}
