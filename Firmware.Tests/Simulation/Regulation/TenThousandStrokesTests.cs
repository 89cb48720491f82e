using SmpPen.Core.Session;
using SmpPen.HostSimulator.Measure;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.Simulation.Tests.Regulation;

/// <summary>10,000 strokes from a new cartridge on: none missed, none extra, none uncommanded, whatever the loop tries meanwhile.</summary>
[TestClass]
public sealed class TenThousandStrokesTests
{
    private const int Strokes = 10_000;

    [TestMethod]
    [DataRow(1)]
    [DataRow(10)]
    [DataRow(50)]
    [DataRow(100)]
    [DataRow(150)]
    public void Continuous_InNominalSkin(int frequencyHertz) => Check(new WorkSettings(StrokeMode.Continuous, frequencyHertz));

    [TestMethod]
    public void Paced_InNominalSkin() => Check(new WorkSettings(StrokeMode.Paced, PaceTenths: 100));

    [TestMethod]
    public void Burst_InNominalSkin() => Check(new WorkSettings(StrokeMode.Burst, BurstPricks: 10));

    [TestMethod]
    public void Single_InNominalSkin() => Check(new WorkSettings(StrokeMode.Single));

    private static void Check(WorkSettings settings)
    {
        using PenAtWork work = new(new PlantParameters(), settings, seed: 41);
        Assert.IsTrue(work.Make(Strokes), $"Fault {work.Fault}.");
        PenProbe probe = work.Pen.Probe;
        Assert.IsTrue(probe.DrivePulses >= Strokes);
        Assert.AreEqual(0, probe.Missed, "missed");
        Assert.AreEqual(0, probe.Uncommanded, "uncommanded");
        Assert.AreEqual(probe.DrivePulses, probe.Strokes + probe.Cut, "extra");
        Assert.AreEqual(probe.Strokes, work.Pen.Status.SessionPricks, "counted");
        Assert.AreEqual(0, work.Pen.Status.MissedStrokes, "counted as missed");
        Assert.IsTrue(work.Pen.Status.StrikeSettled);
    }
}
