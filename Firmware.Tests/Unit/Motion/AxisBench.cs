using SmpPen.Core.Motion;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Motion
{
    /// <summary>A depth axis on a simulated carriage, ticked every 10 ms.</summary>
    public sealed class AxisBench
    {
        private const int TickMicroseconds = 10000;

        public readonly FakeStepper Stepper;
        public readonly DepthAxis Axis;
        public long Now;

        public AxisBench(int carriageMicrometres)
            : this(carriageMicrometres, 0)
        {
        }

        public AxisBench(int carriageMicrometres, int leadErrorPerMille)
        {
            Stepper = new FakeStepper(leadErrorPerMille, 60, carriageMicrometres);
            Axis = new DepthAxis(Stepper, Stepper.Counter);
        }

        /// <summary>Carriage from the home edge, in micrometres, rounded towards zero.</summary>
        public int CarriageMicrometres
        {
            get { return (int)(Stepper.CarriageUnits / FakeStepper.UnitsPerMicrometre); }
        }

        public void Tick()
        {
            TickAfter(TickMicroseconds);
        }

        public void TickAfter(int microseconds)
        {
            Now += microseconds;
            Stepper.AdvanceTo(Now);
            Axis.Tick(Now, Stepper.HomeFlag);
        }

        public void Run(int ticks)
        {
            for (int i = 0; i < ticks; i++)
            {
                Tick();
            }
        }

        /// <summary>Ticks until the axis is still, at most 20 s.</summary>
        /// <returns>Milliseconds that it took.</returns>
        public int RunUntilStill()
        {
            int ticks = 0;
            while (Axis.IsMoving && ticks < 2000)
            {
                Tick();
                ticks++;
            }
            return ticks * TickMicroseconds / 1000;
        }

        public int Home()
        {
            Axis.BeginHoming(Now);
            return RunUntilStill();
        }

        public int MoveTo(int microsteps)
        {
            Axis.MoveTo(microsteps);
            return RunUntilStill();
        }

        public int Park()
        {
            Axis.Park();
            return RunUntilStill();
        }

        public static AxisBench Homed(int leadErrorPerMille)
        {
            AxisBench bench = new AxisBench(500, leadErrorPerMille);
            bench.Home();
            return bench;
        }

        public static AxisBench Parked()
        {
            AxisBench bench = Homed(0);
            bench.Park();
            return bench;
        }
    }
}
