using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Fakes
{
    /// <summary>Takes shots and checks that none is sent while another one plays.</summary>
    public sealed class FakeStrokeShot : IStrokeShot
    {
        private long _busyUntil;

        /// <summary>Simulated time; the test sets it before each call of the code under test.</summary>
        public long Now;

        public int Shots;
        public int Pricks;
        public int OnTime;
        public int Period;
        public long FiredAt;
        public long ShortestSpacing = long.MaxValue;
        public string Misuse;

        public void Fire(int pricks, int onTimeMicroseconds, int periodMicroseconds)
        {
            if (Now < _busyUntil)
            {
                Misuse = "fired while a shot plays";
            }
            if (periodMicroseconds <= onTimeMicroseconds)
            {
                Misuse = "period not longer than on-time";
            }
            if (Shots > 0 && Now - FiredAt < ShortestSpacing)
            {
                ShortestSpacing = Now - FiredAt;
            }
            Shots++;
            Pricks += pricks;
            OnTime = onTimeMicroseconds;
            Period = periodMicroseconds;
            FiredAt = Now;
            _busyUntil = Now + (long)(pricks - 1) * periodMicroseconds + onTimeMicroseconds;
        }
    }
}
