using SmpPen.Core.Stroke;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Stroke
{
    /// <summary>A strike regulator over a travel counter, ticked every 10 ms.</summary>
    public sealed class RegulatorBench
    {
        public const int DwellMicroseconds = 2000;

        public readonly FakePulseCounter Counter = new FakePulseCounter();
        public readonly HardwareCount Travel;
        public readonly StrikeRegulator Regulator;
        public bool IsLongest;
        public long Now;
        public int ReadGapMicroseconds = 200;

        public RegulatorBench()
        {
            Travel = new HardwareCount(Counter, StrikeRegulator.ClockHertz);
            Regulator = new StrikeRegulator(Travel);
            Tick(0, 0, 0, 4600);
        }

        /// <summary>A tick in which pulses were counted.</summary>
        public void Tick(int drives, int open, int missed, int onTimeMicroseconds)
        {
            Now += 10000;
            Counter.ReadAtMicroseconds = Now + ReadGapMicroseconds;
            Regulator.Tick(drives, open, missed, onTimeMicroseconds, IsLongest, Now);
        }

        /// <summary>Single strokes that travel for so long, driven for strike and dwell.</summary>
        public void Strokes(int count, int travelMicroseconds)
        {
            for (int i = 0; i < count; i++)
            {
                int onTime = Regulator.StrikeMicroseconds + DwellMicroseconds;
                Counter.Count += (travelMicroseconds < onTime ? travelMicroseconds : onTime) / 4;
                Tick(1, 0, 0, onTime);
            }
        }
    }
}
