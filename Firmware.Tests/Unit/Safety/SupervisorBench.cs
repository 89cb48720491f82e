using SmpPen.Core.Safety;
using SmpPen.Core.Stroke;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Safety
{
    /// <summary>A supervisor between two counters that tests count up.</summary>
    public sealed class SupervisorBench
    {
        public SupervisorBench()
        {
            Supervisor = new StrokeSupervisor(new HardwareCount(Strokes, 200), new HardwareCount(Drives, 200));
            Tick(10000);
        }

        public readonly FakePulseCounter Strokes = new FakePulseCounter();
        public readonly FakePulseCounter Drives = new FakePulseCounter();
        public readonly StrokeSupervisor Supervisor;

        public long Now = 1000000;

        public void Tick(int afterMicroseconds)
        {
            TickReadLate(afterMicroseconds, 0);
        }

        /// <summary>A tick whose counters are read this much after it began.</summary>
        public void TickReadLate(int afterMicroseconds, int lateMicroseconds)
        {
            Now += afterMicroseconds;
            Strokes.ReadAtMicroseconds = Now + lateMicroseconds;
            Drives.ReadAtMicroseconds = Now + lateMicroseconds;
            Supervisor.Tick(Now);
        }

        public void Run(int ticks)
        {
            for (int i = 0; i < ticks; i++)
            {
                Tick(10000);
            }
        }
    }
}
