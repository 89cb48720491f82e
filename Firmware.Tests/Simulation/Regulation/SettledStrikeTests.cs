using SmpPen.Core.Session;
using SmpPen.HostSimulator.Measure;
using SmpPen.HostSimulator.Plant;

namespace SmpPen.Simulation.Tests.Regulation;

/// <summary>After settling the strike is within 10 % of the shortest on-time that works, which is searched on the plant.</summary>
[TestClass]
public sealed class SettledStrikeTests
{
    private static readonly PlantParameters s_nominal = new();

    public static IEnumerable<object[]> Corners()
    {
        WorkSettings[] modes =
        [
            new(StrokeMode.Single), new(StrokeMode.Paced), new(StrokeMode.Burst),
            new(StrokeMode.Continuous, 1), new(StrokeMode.Continuous, 50), new(StrokeMode.Continuous, 100),
        ];
        foreach (WorkSettings mode in modes)
        {
            yield return ["nominal", s_nominal, mode];
            yield return ["skin x3", s_nominal with { SkinScale = 3.0 }, mode];
            yield return ["supply -15 %", s_nominal with { SupplyVolts = 20.4 }, mode];
            yield return ["supply +15 %", s_nominal with { SupplyVolts = 27.6 }, mode];
            yield return ["coil +40 %", s_nominal with { CoilOhms = 11.2 }, mode];
        }
    }

    [TestMethod]
    [DynamicData(nameof(Corners))]
    public void WithinTenPercent_WithoutAMiss(string corner, PlantParameters plant, WorkSettings settings)
    {
        using PenAtWork work = new(plant, settings, seed: 7);
        Assert.IsTrue(work.Make(40), $"{corner}: fault {work.Fault}.");
        double shortest = ShortestStroke.OnTimeNanoseconds(plant, settings.DepthMicrometres) / 1000.0;
        double strike = PenAtWork.StrikeMicroseconds(work.Pen);
        Assert.IsTrue(strike >= shortest && strike <= 1.10 * shortest, $"{corner}: strike {strike}, shortest {shortest}.");
        Assert.IsTrue(work.Pen.Status.StrikeSettled, corner);
        Assert.AreEqual(0, work.Pen.Probe.Missed, corner);
    }

    /// <summary>At 100 Hz the strokes drift through the ticks, so that for seconds one is always under way when the counters are read.</summary>
    [TestMethod]
    [DataRow(50)]
    [DataRow(99)]
    [DataRow(100)]
    [DataRow(101)]
    [DataRow(150)]
    public void OnceSettled_ItStays_WhateverTheTicksSee(int frequencyHertz)
    {
        using PenAtWork work = new(s_nominal, new WorkSettings(StrokeMode.Continuous, frequencyHertz), seed: 1);
        work.Make(60);
        double shortest = ShortestStroke.OnTimeNanoseconds(s_nominal, 1000) / 1000.0;
        double least = double.MaxValue;
        double most = 0;
        work.Pen.TickEnded += (pen, _) =>
        {
            least = Math.Min(least, PenAtWork.StrikeMicroseconds(pen));
            most = Math.Max(most, PenAtWork.StrikeMicroseconds(pen));
        };
        Assert.IsTrue(work.MakeFor(45_000_000_000));
        Assert.IsTrue(least >= shortest && most <= 1.10 * shortest, $"{least} to {most}, shortest {shortest}.");
    }

    [TestMethod]
    public void TheStrikeIsPartOfTheOnTime_TheDwellComesOnTop()
    {
        using PenAtWork work = new(s_nominal, new WorkSettings(StrokeMode.Single, DwellMicroseconds: 1000), seed: 7);
        Assert.IsTrue(work.Make(40));
        Assert.AreEqual(PenAtWork.StrikeMicroseconds(work.Pen) + 1000, work.Pen.Status.OnTimeMicroseconds);
    }

    [TestMethod]
    public void ADeadClock_StaysAtTheSafeStart_AndMissesNothing()
    {
        using PenAtWork work = new(s_nominal, new WorkSettings(StrokeMode.Continuous), seed: 7);
        int learned = PenAtWork.StrikeMicroseconds(work.Pen);
        work.Pen.Plant.Travel.IsDead = true;
        Assert.IsTrue(work.Make(500), $"Fault {work.Fault}.");
        Assert.IsFalse(work.Pen.Status.StrikeSettled);
        Assert.AreEqual(learned, PenAtWork.StrikeMicroseconds(work.Pen));
        Assert.AreEqual(0, work.Pen.Probe.Missed);
    }
}
