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
    [DataRow(PenPace.Hundred, 100.0)]
    public void AMoment_IsDue_WhenItsPaceSaysSo(PenPace pace, double factor)
    {
        long wall = 5_000;
        PaceKeeper keeper = new(() => wall);
        keeper.Set(pace, 1_000);
        long inASecond = 1_000 + (long)(factor * 1e9);
        Assert.AreEqual(1_000.0, keeper.MillisecondsUntil(inASecond), 1e-3);
        wall += Stopwatch.Frequency * 3 / 4;
        Assert.AreEqual(250.0, keeper.MillisecondsUntil(inASecond), 1e-3);
        wall += Stopwatch.Frequency / 4;
        Assert.AreEqual(0.0, keeper.MillisecondsUntil(inASecond), 1e-3);
        keeper.NoteRate(inASecond);
        Assert.AreEqual(factor, keeper.MeasuredRate, factor * 1e-6);
    }

    [TestMethod]
    public void AMachineThatIsLate_DoesNotCatchUp()
    {
        long wall = 0;
        PaceKeeper keeper = new(() => wall);
        keeper.Set(PenPace.Real, 0);
        wall = Stopwatch.Frequency;
        Assert.AreEqual(-990.0, keeper.MillisecondsUntil(10_000_000), 1e-3);
        Assert.AreEqual(5.0, keeper.MillisecondsUntil(15_000_000), 1e-3, "from here on at its pace again");
    }

    [TestMethod]
    [DataRow(PenPace.Hundredth, 0.01)]
    [DataRow(PenPace.Tenth, 0.1)]
    [DataRow(PenPace.Real, 1.0)]
    [DataRow(PenPace.Ten, 10.0)]
    [DataRow(PenPace.Hundred, 100.0)]
    public void Time_GoesOn_AndNeverFasterThanItsPace(PenPace pace, double factor)
    {
        using PenOnTheBench bench = new();
        bench.Do(bench.Pen.SetPace(bench.Me, pace));
        PenOnTheBench.Until(() => bench.Now.Pace == pace, "the pace");
        // The wall is read before and after: a machine that is busy makes the time between only longer.
        long wall = Stopwatch.GetTimestamp();
        long from = Now(bench);
        PenOnTheBench.Until(() => Now(bench) - from > factor * 300e6, "0.3 s at its pace");
        long passed = Now(bench) - from;
        double most = Stopwatch.GetElapsedTime(wall).TotalMilliseconds + PaceKeeper.MostDebtMilliseconds + PenThread.SliceMilliseconds;
        Assert.IsTrue(passed / 1e6 <= most * factor, $"{passed / 1e6} ms of simulated time, at most {most} ms at {factor}x");
    }

    [TestMethod]
    public void Pause_HoldsEveryNanosecond()
    {
        using PenOnTheBench bench = new();
        bench.Do(bench.Pen.SetPaused(bench.Me, true));
        PenOnTheBench.Until(() => bench.Now.IsPaused, "a pause");
        long now = Now(bench);
        Thread.Sleep(300);
        Assert.AreEqual(now, Now(bench));
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
        bench.Do(bench.Pen.StepPrick(bench.Me));
        bench.HoldPedal(() => bench.Now.IsPaused, "a pause after the stroke");
        Assert.AreEqual(1, bench.Now.NeedleStrokes);
        Assert.AreEqual(1, bench.Now.DrivePulses);
        bench.Do(bench.Pen.SetPedal(bench.Me, false));
    }

    [TestMethod]
    public void SlowMotion_ShowsTheNeedleOnItsWay()
    {
        using PenOnTheBench bench = new();
        bench.ToReady(PenPace.Hundredth);
        long pulses = Pulses(bench);
        HashSet<int> seen = [];
        bench.HoldPedal(
            () =>
            {
                double at = bench.Pen.Ask(run => run!.Pen.Plant.Bar.PositionMicrometres).GetAwaiter().GetResult();
                if (at is > 10 and < 2990)
                {
                    seen.Add((int)at);
                }
                return seen.Count >= 5;
            },
            "five places between the two ends of one stroke");
        Assert.AreEqual(pulses + 1, Pulses(bench), "in a single stroke");
        bench.Do(bench.Pen.SetPedal(bench.Me, false));
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
        PenOnTheBench.Until(
            () =>
            {
                bench.Do(bench.Pen.SetButton(bench.Me, PenButton.Up, true));
                return bench.Now.DepthMicrometres >= depth + 80;
            },
            "several steps");
        bench.Do(bench.Pen.SetButton(bench.Me, PenButton.Up, false));
    }

    private static long Now(PenOnTheBench bench) => bench.Pen.Ask(run => run!.Pen.NowNanoseconds).GetAwaiter().GetResult();

    private static long Pulses(PenOnTheBench bench) => bench.Pen.Ask(run => run!.Pen.Probe.DrivePulses).GetAwaiter().GetResult();

    private static long Ticks(PenOnTheBench bench) => bench.Pen.Ask(run => run!.Pen.Ticks).GetAwaiter().GetResult();
}
