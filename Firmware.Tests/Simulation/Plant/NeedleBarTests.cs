using SmpPen.Esp32;
using SmpPen.HostSimulator.Plant;

namespace SmpPen.Simulation.Tests.Plant;

[TestClass]
public sealed class NeedleBarTests
{
    private const long Microsecond = PlantBench.Microsecond;
    private const long Millisecond = PlantBench.Millisecond;

    private static readonly PlantParameters Nominal = new();

    /// <summary>The table of PlantParameters; firmware defaults are chosen from it.</summary>
    [TestMethod]
    [DataRow(1.0, 24.0, 0, 1957)]
    [DataRow(1.0, 24.0, 500, 1967)]
    [DataRow(1.0, 24.0, 1000, 1986)]
    [DataRow(1.0, 24.0, 1500, 2018)]
    [DataRow(1.0, 24.0, 2000, 2065)]
    [DataRow(3.0, 24.0, 1000, 2045)]
    [DataRow(3.0, 24.0, 500, 1987)]
    [DataRow(3.0, 24.0, 1500, 2144)]
    [DataRow(3.0, 24.0, 2000, 2302)]
    [DataRow(1.0, 20.4, 0, 2474)]
    [DataRow(1.0, 20.4, 500, 2488)]
    [DataRow(1.0, 20.4, 1500, 2565)]
    [DataRow(1.0, 20.4, 2000, 2641)]
    [DataRow(1.0, 26.4, 0, 1720)]
    [DataRow(1.0, 26.4, 500, 1730)]
    [DataRow(1.0, 26.4, 1500, 1772)]
    [DataRow(1.0, 26.4, 2000, 1810)]
    [DataRow(1.0, 20.4, 1000, 2515)]
    [DataRow(3.0, 20.4, 500, 2514)]
    [DataRow(3.0, 20.4, 1000, 2596)]
    [DataRow(3.0, 20.4, 1500, 2764)]
    [DataRow(3.0, 20.4, 2000, 3119)]
    [DataRow(1.0, 26.4, 1000, 1745)]
    public void ShortestOnTime_IsAsStated(double skin, double volts, int depthMicrometres, int expectedMicroseconds)
    {
        long shortest = PlantBench.ShortestOnTime(Nominal with { SkinScale = skin, SupplyVolts = volts }, depthMicrometres);
        Assert.AreEqual(expectedMicroseconds, shortest / 1000.0, 5.0);
    }

    [TestMethod]
    public void NominalStroke_ArrivesWithinTwoPointSixMilliseconds_AndIsBackWithinThreePointFive()
    {
        StrokeRecord stroke = new PlantBench().Fire(2600 * Microsecond);
        Assert.IsTrue(stroke.IsFull);
        Assert.IsTrue(stroke.ArrivalNanoseconds - stroke.DriveStartNanoseconds is > 2300 * Microsecond and < 2600 * Microsecond);
        Assert.IsTrue(stroke.EndNanoseconds - stroke.DriveEndNanoseconds is > 2500 * Microsecond and < 3500 * Microsecond);
        Assert.IsTrue(stroke.LiftOffNanoseconds - stroke.DriveEndNanoseconds is > 1000 * Microsecond and < 2000 * Microsecond);
        Assert.AreEqual(1_000_000, stroke.DeepestNanometres);
        Assert.IsTrue(stroke.CameToRest);
    }

    [TestMethod]
    public void OneHundredAndFiftyHertz_EachStrokeIsFull_AndRestsBeforeTheNext()
    {
        PlantBench bench = new();
        for (int stroke = 0; stroke < 150; stroke++)
        {
            bench.Drive(PinMap.StrokePwm, true);
            bench.RunFor(2600 * Microsecond);
            bench.Drive(PinMap.StrokePwm, false);
            bench.RunFor(4067 * Microsecond);
        }
        Assert.AreEqual(150, bench.Strokes.Count);
        Assert.IsTrue(bench.Strokes.All(s => s.IsFull && s.CameToRest));
    }

    [TestMethod]
    public void ShorterThanTheShortestOnTime_TheSensorSeesNothing()
    {
        PlantBench bench = new();
        int edges = 0;
        bench.Chip.Pad(PinMap.StrokeSensor).Changed += (_, _, _) => edges++;
        StrokeRecord stroke = bench.Fire(1900 * Microsecond);
        Assert.IsFalse(stroke.IsFull);
        Assert.AreEqual(-1, stroke.ArrivalNanoseconds);
        Assert.AreEqual(0, edges);
        Assert.IsTrue(stroke.DeepestNanometres is > 500_000 and < 950_000);
    }

    [TestMethod]
    public void FullStroke_GivesOneSensorPulse_EvenWithTheLiveliestStop()
    {
        PlantBench bench = new(Nominal with { FrontRestitution = 0.12 });
        int rising = 0;
        bench.Chip.Pad(PinMap.StrokeSensor).Changed += (_, level, _) => rising += level ? 1 : 0;
        bench.Fire(5 * Millisecond);
        Assert.AreEqual(1, rising);
    }

    [TestMethod]
    public void SensorEdge_ComesWhenTheFlagIsFiftyMicrometresBeforeTheStop()
    {
        PlantBench bench = new();
        double position = 0;
        bench.Plant.Bar.Arrived += _ => position = bench.Plant.Bar.PositionMicrometres;
        StrokeRecord stroke = bench.Fire(4 * Millisecond);
        Assert.AreEqual(2950.0, position, 0.5);
        Assert.IsTrue(stroke.SensorNanoseconds < stroke.ArrivalNanoseconds);
    }

    [TestMethod]
    public void JammedNeedle_NeverArrives_HoweverLongItIsDriven()
    {
        PlantBench bench = new();
        bench.Plant.Bar.JammedAtMicrometres = 1200;
        StrokeRecord stroke = bench.Fire(30 * Millisecond);
        Assert.IsFalse(stroke.IsFull);
        Assert.AreEqual(1200 - 2000, stroke.DeepestNanometres / 1000.0, 0.1);
        Assert.IsTrue(bench.Plant.Bar.IsRetracted);
        Assert.AreEqual(-1, PlantBench.ShortestOnTime(Nominal with { FrictionNewtons = 6.0 }, 1000));
    }

    [TestMethod]
    public void BrokenCoilWire_NothingMoves()
    {
        PlantBench bench = new();
        bench.Plant.Bar.IsCoilOpen = true;
        StrokeRecord stroke = bench.Fire(10 * Millisecond);
        Assert.IsFalse(stroke.IsFull);
        Assert.AreEqual(0.0, bench.Plant.Bar.PositionMicrometres);
        Assert.AreEqual(-2_000_000, stroke.DeepestNanometres);
    }

    [TestMethod]
    public void BrokenSpring_TheNeedleStaysOut_AndTheSensorShowsIt()
    {
        PlantBench bench = new(Nominal with { SkinScale = 0.0 });
        bench.Plant.Bar.SpringScale = 0.0;
        bench.Drive(PinMap.StrokeShot, true);
        bench.RunFor(5 * Millisecond);
        bench.Drive(PinMap.StrokeShot, false);
        bench.RunFor(200 * Millisecond);
        Assert.IsFalse(bench.Plant.Bar.IsRetracted);
        Assert.IsTrue(bench.Level(PinMap.StrokeSensor));
    }

    [TestMethod]
    public void SensorStuck_HidesTheStrokeFromTheChip_NotFromTheRecord()
    {
        PlantBench bench = new();
        bench.Plant.Bar.SensorStuckAt = false;
        int edges = 0;
        bench.Chip.Pad(PinMap.StrokeSensor).Changed += (_, _, _) => edges++;
        Assert.IsTrue(bench.Fire(3 * Millisecond).IsFull);
        Assert.AreEqual(0, edges);
    }

    [TestMethod]
    public void HeldAtDepth_TheNeedleStaysForTheWholeDwell()
    {
        PlantBench bench = new();
        bench.Drive(PinMap.StrokeShot, true);
        bench.RunFor(5 * Millisecond);
        for (int millisecond = 5; millisecond < 30; millisecond++)
        {
            Assert.AreEqual(1000.0, bench.Plant.Bar.ProtrusionMicrometres, 0.01);
            Assert.IsFalse(bench.Plant.Bar.IsMoving);
            bench.RunFor(Millisecond);
        }
        Assert.AreEqual(3.0, bench.Plant.Bar.CoilAmperes, 0.001);
    }

    [TestMethod]
    [DataRow(1000)]
    [DataRow(300)]
    [DataRow(1500)]
    public void HalfTheStep_MovesArrivalByLessThanFiveMicroseconds(int depthMicrometres)
    {
        StrokeRecord coarse = new PlantBench(null, depthMicrometres).Fire(3 * Millisecond);
        StrokeRecord fine = new PlantBench(null, depthMicrometres, NeedleBar.DefaultStepNanoseconds / 2).Fire(3 * Millisecond);
        StrokeRecord reference = new PlantBench(null, depthMicrometres, 500).Fire(3 * Millisecond);
        Assert.IsTrue(Math.Abs(coarse.ArrivalNanoseconds - fine.ArrivalNanoseconds) < 5 * Microsecond);
        Assert.IsTrue(Math.Abs(coarse.ArrivalNanoseconds - reference.ArrivalNanoseconds) < 5 * Microsecond);
        Assert.IsTrue(Math.Abs(coarse.EndNanoseconds - reference.EndNanoseconds) < 150 * Microsecond);
    }

    [TestMethod]
    public void FreeFlightOfTheReturn_MatchesTheClosedForm()
    {
        // Spring preload alone (no rate, friction, drag or skin): s = F/m t^2 / 2 from the end of the current.
        PlantParameters bare = Nominal with
        {
            SpringNewtonsPerMetre = 0,
            MembraneNewtonsPerMetre = 0,
            FrictionNewtons = 0,
            DragNewtonSecondsPerMetre = 0,
            SkinScale = 0,
            RearRestitution = 0,
            ClampVolts = 1e9,
        };
        StrokeRecord stroke = new PlantBench(bare).Fire(20 * Millisecond);
        double expected = Math.Sqrt(2 * 3.0e-3 / (2.0 / 2.0e-3)) * 1e9;
        Assert.AreEqual(expected, stroke.EndNanoseconds - stroke.DriveEndNanoseconds, 100_000);
    }

    [TestMethod]
    public void DriveFromHeldCoil_FollowsTheTimeConstant()
    {
        PlantBench bench = new();
        bench.Plant.Bar.JammedAtMicrometres = 0;
        bench.Drive(PinMap.StrokeShot, true);
        bench.RunFor(125 * Microsecond);
        Assert.AreEqual(3.0 * (1 - Math.Exp(-1)), bench.Plant.Bar.CoilAmperes, 0.03);
    }

    [TestMethod]
    public void EnergyIsNeverCreated_TheBarStopsWhereItStarted_AfterAThousandPulsesOfAllLengths()
    {
        PlantBench bench = new();
        for (int pulse = 1; pulse <= 1000; pulse++)
        {
            bench.Drive(PinMap.StrokeShot, true);
            bench.RunFor(pulse * 7 * Microsecond);
            bench.Drive(PinMap.StrokeShot, false);
            bench.RunFor(6 * Millisecond);
            Assert.IsTrue(bench.Plant.Bar.IsRetracted, $"pulse of {pulse * 7} us");
            Assert.AreEqual(0.0, bench.Plant.Bar.PositionMicrometres);
            Assert.AreEqual(0.0, bench.Plant.Bar.CoilAmperes);
        }
        Assert.AreEqual(1000, bench.Strokes.Count);
    }

    [TestMethod]
    public void DriveAnewBeforeRest_ClosesTheRecord_AndStartsAnother()
    {
        PlantBench bench = new();
        bench.Drive(PinMap.StrokeShot, true);
        bench.RunFor(3 * Millisecond);
        bench.Drive(PinMap.StrokeShot, false);
        bench.RunFor(Millisecond);
        StrokeRecord second = bench.Fire(3 * Millisecond);
        Assert.AreEqual(2, bench.Strokes.Count);
        Assert.IsTrue(bench.Strokes[0].IsFull);
        Assert.IsFalse(bench.Strokes[0].CameToRest);
        Assert.AreEqual(-1, bench.Strokes[0].LiftOffNanoseconds);
        Assert.IsTrue(second.CameToRest);
    }

    [TestMethod]
    public void ReadingThePosition_ChangesNothing()
    {
        StrokeRecord quiet = new PlantBench().Fire(2600 * Microsecond);
        PlantBench watched = new();
        watched.Drive(PinMap.StrokeShot, true);
        double sum = 0;
        for (int i = 0; i < 260; i++)
        {
            watched.RunFor(10 * Microsecond);
            sum += watched.Plant.Bar.PositionMicrometres;
        }
        watched.Drive(PinMap.StrokeShot, false);
        for (int i = 0; i < 400; i++)
        {
            watched.RunFor(10 * Microsecond);
            sum += watched.Plant.Bar.PositionMicrometres;
        }
        Assert.IsTrue(sum > 0);
        Assert.AreEqual(quiet, watched.Strokes[0]);
    }

    [TestMethod]
    public void LongerCartridgeError_TakesItsLengthFromTheDepth()
    {
        PlantBench bench = new();
        bench.Plant.Bar.CartridgeErrorMicrometres = 120;
        Assert.AreEqual(880_000, bench.Fire(3 * Millisecond).DeepestNanometres);
    }

    // SR-01
    [TestMethod]
    public void CarriageHome_TheNeedleNeverLeavesTheNose()
    {
        StrokeRecord stroke = new PlantBench(null, -500).Fire(5 * Millisecond);
        Assert.IsTrue(stroke.IsFull);
        Assert.AreEqual(-500_000, stroke.DeepestNanometres);
    }
}
