using nanoFramework.TestFramework;
using SmpPen.Core.Session;
using SmpPen.Core.Stroke;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Stroke
{
    /// <summary>A stroke generator over simulated peripherals.</summary>
    public sealed class StrokeBench
    {
        public readonly FakeStrokePwm Pwm = new FakeStrokePwm();
        public readonly FakeStrokeShot Shot = new FakeStrokeShot();
        public readonly StrokeGenerator Strokes;
        public long Now;

        public StrokeBench()
        {
            Strokes = new StrokeGenerator(Pwm, Shot);
        }

        public void TickAfter(int microseconds)
        {
            Now += microseconds;
            Pwm.AdvanceTo(Now);
            Shot.Now = Now;
            Strokes.Tick(Now);
        }

        /// <summary>A tick whose writes come this much later than its time: a collection between decision and write.</summary>
        public void TickWritingLate(int microseconds, int lateMicroseconds)
        {
            Now += microseconds;
            Pwm.AdvanceTo(Now + lateMicroseconds);
            Shot.Now = Now + lateMicroseconds;
            Strokes.Tick(Now);
            Now += lateMicroseconds;
        }

        public void RunFor(int milliseconds)
        {
            for (int t = 0; t < milliseconds; t += 10)
            {
                TickAfter(10000);
            }
        }

        public static StrokeBench Pricking(StrokeMode mode, int frequencyHertz, int paceTenths, int onTime)
        {
            StrokeBench bench = new StrokeBench();
            Assert.IsTrue(bench.Strokes.Begin(mode, frequencyHertz, paceTenths, onTime, 4, 0));
            return bench;
        }

        /// <summary>Fails when a peripheral was used in a way that it cannot do.</summary>
        public void AssertNoMisuse()
        {
            Assert.IsNull(Pwm.Misuse);
            Assert.IsNull(Shot.Misuse);
        }
    }
}
