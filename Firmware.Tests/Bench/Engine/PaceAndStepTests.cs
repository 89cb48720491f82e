using System.Diagnostics;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Bench;
using SmpPen.HostSimulator.Plant;

namespace SmpPen.Bench.Tests.Engine;

/// <summary>Simulated time goes as fast as it is told, stands, and steps.</summary>
[TestClass]
public sealed class PaceAndStepTests
{
    [TestMethod]
    [DataRow(PenPace.Hundredth, 0.01)]
    [DataRow(PenPace.Tenth, 0.1)]
    [DataRow(PenPace.Real, 1.0)]
    [DataRow(PenPace.Ten, 10.0)]
    public void Time_GoesAtItsPace(PenPace pace, double factor)
    {
        using PenOnTheBench bench = new();
        bench.Do(bench.Pen.SetPace(bench.Me, PenPace.Hundred));
        bench.UntilState(PenState.Standby);
        bench.Do(bench.Pen.SetPace(bench.Me, pace));
        PenOnTheBench.Until(() => bench.Now.Pace == pace, "the pace");
        Thread.Sleep(200);
        long from = Look(bench, out long wall);
        Thread.Sleep(1500);
        long to = Look(bench, out long wallEnd);

        double rate = (to - from) / 1e9 / Stopwatch.GetElapsedTime(wall, wallEnd).TotalSeconds;

        Assert.AreEqual(factor, rate, factor * 0.25, "simulated seconds a second");
    }

    [TestMethod]
    public void Hundredfold_PassesAMinute_InAFewSeconds()
    {
        using PenOnTheBench bench = new();
        bench.Do(bench.Pen.SetPace(bench.Me, PenPace.Hundred));
        PenOnTheBench.Until(() => bench.Now.NowNanoseconds > 60_000_000_000, "a simulated minute", seconds: 15);
    }

    [TestMethod]
    public void Pause_HoldsEveryNanosecond()
    {
        using PenOnTheBench bench = new();
        bench.Do(bench.Pen.SetPaused(bench.Me, true));
        PenOnTheBench.Until(() => bench.Now.IsPaused, "a pause");
        long now = Look(bench, out _);
        Thread.Sleep(300);
        Assert.AreEqual(now, Look(bench, out _));
        bench.Do(bench.Pen.SetPaused(bench.Me, false));
        PenOnTheBench.Until(() => bench.Now.NowNanoseconds > now, "time to go on");
    }

    [TestMethod]
    public void StepTick_GoesToTheEndOfTheNextTick()
    {
        using PenOnTheBench bench = new();
        bench.Do(bench.Pen.SetPace(bench.Me, PenPace.Ten));
        bench.UntilState(PenState.Standby);
        bench.Do(bench.Pen.SetPaused(bench.Me, true));
        PenOnTheBench.Until(() => bench.Now.IsPaused, "a pause");
        long ticks = Ticks(bench);
        for (int step = 1; step <= 3; step++)
        {
            bench.Do(bench.Pen.StepTick(bench.Me));
            PenOnTheBench.Until(() => Ticks(bench) == ticks + step && bench.Now.IsPaused, $"step {step}");
            Thread.Sleep(50);
            Assert.AreEqual(ticks + step, Ticks(bench));
        }
    }

    [TestMethod]
    public void StepPrick_StopsAfterOneStroke_InSlowMotionToo()
    {
        using PenOnTheBench bench = new();
        bench.ToReady(PenPace.Tenth);
        bench.Do(bench.Pen.SetPedal(bench.Me, true));
        bench.Do(bench.Pen.StepPrick(bench.Me));
        PenOnTheBench.Until(() => bench.Now.IsPaused, "a pause after the stroke");
        Assert.AreEqual(1, bench.Now.NeedleStrokes);
        Assert.AreEqual(1, bench.Now.DrivePulses);
        bench.Do(bench.Pen.SetPedal(bench.Me, false));
    }

    [TestMethod]
    public void SlowMotion_ShowsTheNeedleOnItsWay()
    {
        using PenOnTheBench bench = new();
        bench.ToReady(PenPace.Hundredth);
        bench.Do(bench.Pen.SetPedal(bench.Me, true));
        HashSet<int> seen = [];
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalSeconds < 15 && seen.Count < 15)
        {
            double at = bench.Pen.Ask(run => run!.Pen.Plant.Bar.PositionMicrometres).GetAwaiter().GetResult();
            if (at is > 10 and < 2990)
            {
                seen.Add((int)at);
            }
            Thread.Sleep(5);
        }
        bench.Do(bench.Pen.SetPedal(bench.Me, false));
        Assert.IsTrue(seen.Count >= 15, $"{seen.Count} places between the two ends of one stroke");
    }

    [TestMethod]
    [DataRow(PenPace.Tenth)]
    [DataRow(PenPace.Real)]
    [DataRow(PenPace.Hundred)]
    public void Click_IsOneClick_AtEveryPace(PenPace pace)
    {
        using PenOnTheBench bench = new();
        bench.ToReady(pace);
        int depth = bench.Now.DepthMicrometres;
        bench.Click(PenButton.Up);
        PenOnTheBench.Until(() => bench.Now.DepthMicrometres == depth + 20, "one step");
        Thread.Sleep(600);
        Assert.AreEqual(depth + 20, bench.Now.DepthMicrometres);
    }

    [TestMethod]
    [DataRow(PenPace.Real)]
    [DataRow(PenPace.Ten)]
    public void HeldButton_Repeats(PenPace pace)
    {
        using PenOnTheBench bench = new();
        bench.ToReady(pace);
        int depth = bench.Now.DepthMicrometres;
        bench.Do(bench.Pen.SetButton(bench.Me, PenButton.Up, true));
        PenOnTheBench.Until(() => bench.Now.DepthMicrometres >= depth + 80, "several steps");
        bench.Do(bench.Pen.SetButton(bench.Me, PenButton.Up, false));
    }

    private static long Look(PenOnTheBench bench, out long wall)
    {
        long now = bench.Pen.Ask(run => run!.Pen.NowNanoseconds).GetAwaiter().GetResult();
        wall = Stopwatch.GetTimestamp();
        return now;
    }

    private static long Ticks(PenOnTheBench bench) => bench.Pen.Ask(run => run!.Pen.Ticks).GetAwaiter().GetResult();
}
