using SmpPen.Esp32;
using SmpPen.HostSimulator.Plant;

namespace SmpPen.Simulation.Tests.Plant;

[TestClass]
public sealed class TravelClockTests
{
    private const long Microsecond = PlantBench.Microsecond;

    private static int Pulses(PlantBench bench, long onNanoseconds)
    {
        int pulses = 0;
        bench.Chip.Pad(PinMap.TravelClock).Changed += (_, level, _) => pulses += level ? 1 : 0;
        bench.Fire(onNanoseconds);
        return pulses;
    }

    [TestMethod]
    public void PulsesTellWhenTheFlagArrived()
    {
        PlantBench bench = new();
        int pulses = Pulses(bench, 4000 * Microsecond);
        double arrival = (bench.Strokes[0].SensorNanoseconds - bench.Strokes[0].DriveStartNanoseconds) / 1000.0;
        Assert.AreEqual(arrival, pulses * 4.0, 4.0);
    }

    [TestMethod]
    [DataRow(1900)]
    [DataRow(2200)]
    public void DriveThatEndsBeforeTheArrival_CountsItself(int onMicroseconds) =>
        Assert.AreEqual(onMicroseconds, Pulses(new PlantBench(), onMicroseconds * Microsecond) * 4.0, 4.0);

    [TestMethod]
    public void WithoutDrive_TheLineIsLow()
    {
        PlantBench bench = new();
        bench.Fire(2600 * Microsecond);
        Assert.IsFalse(bench.Level(PinMap.TravelClock));
        int edges = 0;
        bench.Chip.Pad(PinMap.TravelClock).Changed += (_, _, _) => edges++;
        bench.RunFor(100 * PlantBench.Millisecond);
        Assert.AreEqual(0, edges);
    }

    [TestMethod]
    public void ADeadOscillator_GivesNothing()
    {
        PlantBench bench = new();
        bench.Plant.Travel.IsDead = true;
        Assert.AreEqual(0, Pulses(bench, 4000 * Microsecond));
    }

    [TestMethod]
    public void AFlagThatIsStuckInTheSensor_GivesNothing()
    {
        PlantBench bench = new();
        bench.Plant.Bar.SensorStuckAt = true;
        Assert.AreEqual(0, Pulses(bench, 4000 * Microsecond));
    }
}
