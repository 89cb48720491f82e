using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.HostSimulator.Measure;
using SmpPen.HostSimulator.Plant;

namespace SmpPen.Simulation.Tests.Regulation;

/// <summary>What changes while the needle works: skin, supply, temperature.</summary>
[TestClass]
public sealed class DisturbanceTests
{
    private const long Second = 1_000_000_000;

    public static IEnumerable<object[]> Work()
    {
        yield return [new WorkSettings(StrokeMode.Single)];
        yield return [new WorkSettings(StrokeMode.Paced, PaceTenths: 5, DwellMicroseconds: 1000)];
        yield return [new WorkSettings(StrokeMode.Burst, DwellMicroseconds: 1000)];
        foreach (int frequency in new[] { 1, 10, 50, 75, 100, 110, 120, 130, 140, 150 })
        {
            yield return [new WorkSettings(StrokeMode.Continuous, frequency, DwellMicroseconds: 1000)];
            yield return [new WorkSettings(StrokeMode.Continuous, frequency, DwellMicroseconds: 1000, DepthMicrometres: 1500)];
        }
    }

    // SR-15
    [TestMethod]
    [DynamicData(nameof(Work))]
    public void StiffSkinAndLowSupply_ZeroMissesAfterTwoSeconds_OrTheFaultThatNamesTheNeedle(WorkSettings settings)
    {
        using PenAtWork work = new(new PlantParameters(), settings, seed: 11);
        Assert.IsTrue(work.MakeFor(5 * Second), $"Fault {work.Fault}.");
        work.Pen.Plant.Bar.SkinScale = 3.0;
        work.Pen.Plant.Bar.SupplyVolts = 20.4;
        bool lives = work.MakeFor(2 * Second);
        long missed = work.Pen.Probe.Missed;
        lives = lives && work.MakeFor(20 * Second);
        if (!lives)
        {
            Assert.AreEqual(FaultCode.MissedStrokes, work.Fault);
            Assert.IsTrue(settings.FrequencyHertz >= 140, "A fault only where the duty leaves no room for the on-time needed.");
            return;
        }
        Assert.AreEqual(missed, work.Pen.Probe.Missed, "misses after 2 s");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(50)]
    [DataRow(100)]
    [DataRow(130)]
    public void SupplySagAndRecovery_NoMiss_AndTheStrikeComesBack(int frequencyHertz)
    {
        using PenAtWork work = new(new PlantParameters(), new WorkSettings(StrokeMode.Continuous, frequencyHertz), seed: 12);
        Assert.IsTrue(work.Make(40));
        int before = PenAtWork.StrikeMicroseconds(work.Pen);
        work.Pen.Plant.Bar.SupplyVolts = 20.4;
        Assert.IsTrue(work.Make(30), $"Fault {work.Fault}.");
        Assert.AreEqual(1.27, PenAtWork.StrikeMicroseconds(work.Pen) / (double)before, 0.02);
        work.Pen.Plant.Bar.SupplyVolts = 27.6;
        Assert.IsTrue(work.Make(60), $"Fault {work.Fault}.");
        Assert.AreEqual(0.83, PenAtWork.StrikeMicroseconds(work.Pen) / (double)before, 0.02);
        work.Pen.Plant.Bar.SupplyVolts = 24.0;
        Assert.IsTrue(work.Make(60), $"Fault {work.Fault}.");
        Assert.AreEqual(before, PenAtWork.StrikeMicroseconds(work.Pen), before * 0.02);
        Assert.AreEqual(0, work.Pen.Probe.Missed);
    }

    [TestMethod]
    public void TheCoilHeatsUp_TheStrikeFollows()
    {
        using PenAtWork work = new(new PlantParameters(), new WorkSettings(StrokeMode.Continuous, 100), seed: 13);
        for (int tenths = 80; tenths <= 112; tenths += 4)
        {
            work.Pen.Plant.Bar.CoilOhms = tenths / 10.0;
            Assert.IsTrue(work.Make(200), $"Fault {work.Fault}.");
        }
        double shortest = ShortestStroke.OnTimeNanoseconds(new PlantParameters { CoilOhms = 11.2 }, 1000) / 1000.0;
        Assert.AreEqual(1.05 * shortest, PenAtWork.StrikeMicroseconds(work.Pen), 0.05 * shortest);
        Assert.AreEqual(0, work.Pen.Probe.Missed);
    }

    // SR-24
    [TestMethod]
    public void AJammedNeedle_IsMissedStrokes_WithinTwoSeconds()
    {
        using PenAtWork work = new(new PlantParameters(), new WorkSettings(StrokeMode.Continuous, 100), seed: 14);
        Assert.IsTrue(work.Make(100));
        work.Pen.Plant.Bar.JammedAtMicrometres = 2500;
        Assert.IsFalse(work.MakeFor(2 * Second));
        Assert.AreEqual(FaultCode.MissedStrokes, work.Fault);
    }
}
