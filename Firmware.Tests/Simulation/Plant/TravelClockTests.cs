using SmpPen.HostSimulator.Plant;

namespace SmpPen.Simulation.Tests.Plant;

[TestClass]
public sealed class TravelClockTests
{
    private const long Microsecond = PlantBench.Microsecond;

    private static long Pulses(PlantBench bench, long onNanoseconds)
    {
        bench.Fire(onNanoseconds);
        return bench.Plant.Travel.Pulses;
    }

    [TestMethod]
    public void PulsesTellWhenTheFlagArrived()
    {
        PlantBench bench = new();
        long pulses = Pulses(bench, 4000 * Microsecond);
        double arrival = (bench.Strokes[0].SensorNanoseconds - bench.Strokes[0].DriveStartNanoseconds) / 1000.0;
        Assert.AreEqual(arrival, pulses * 4.0, 4.0);
    }

    [TestMethod]
    [DataRow(1900)]
    [DataRow(2200)]
    public void DriveThatEndsBeforeTheArrival_CountsItself(int onMicroseconds) =>
        Assert.AreEqual(onMicroseconds, Pulses(new PlantBench(), onMicroseconds * Microsecond) * 4.0, 4.0);

    [TestMethod]
    public void WithoutDrive_ThereAreNoPulses()
    {
        PlantBench bench = new();
        long pulses = Pulses(bench, 2600 * Microsecond);
        Assert.IsGreaterThan(0, pulses);
        bench.RunFor(100 * PlantBench.Millisecond);
        Assert.AreEqual(pulses, bench.Plant.Travel.Pulses);
    }

    [TestMethod]
    public void ADeadOscillator_GivesNothing()
    {
        PlantBench bench = new();
        bench.Plant.Travel.IsDead = true;
        Assert.AreEqual(0L, Pulses(bench, 4000 * Microsecond));
    }

    [TestMethod]
    public void AFlagThatIsStuckInTheSensor_GivesNothing()
    {
        PlantBench bench = new();
        bench.Plant.Bar.SensorStuckAt = true;
        Assert.AreEqual(0L, Pulses(bench, 4000 * Microsecond));
    }
}
