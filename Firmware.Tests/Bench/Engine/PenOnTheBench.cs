using SmpPen.Core.Control;
using SmpPen.HostSimulator.Bench;
using SmpPen.HostSimulator.Plant;

namespace SmpPen.Bench.Tests.Engine;

/// <summary>A live pen with one page that operates it, without a server.</summary>
internal sealed class PenOnTheBench : IDisposable
{
    /// <summary>What takes longer hangs, seconds.</summary>
    public const int GuardSeconds = 120;

    /// <summary>Simulated time in which a click has done what it does, ns; snapshots come a tenth of a second apart.</summary>
    private const long AfterClickNanoseconds = 3_000_000_000;

    private readonly CancellationTokenSource _ends = new();
    private readonly Thread _alive;

    public PenOnTheBench(string scenarios = "nowhere")
    {
        Pen = new LivePen(Viewers, new ScenarioShelf(scenarios));
        Me = Viewers.Add("test").Id;
        Viewers.TakeOver(Me);
        // A thread of its own: the pool's may all be waiting for other tests.
        _alive = new Thread(SayAlive) { IsBackground = true };
        _alive.Start();
    }

    public BenchViewers Viewers { get; } = new();

    public LivePen Pen { get; }

    public string Me { get; }

    public PenSnapshot Now => Pen.Snapshot;

    /// <summary>Waits until it is so. The time is a guard against a hang: how fast things are, measure bench shows.</summary>
    public static void Until(Func<bool> isSo, string wanted)
    {
        DateTime giveUp = DateTime.UtcNow.AddSeconds(GuardSeconds);
        while (!isSo())
        {
            Assert.IsTrue(DateTime.UtcNow < giveUp, $"In {GuardSeconds} s it did not come to this: {wanted}");
            Thread.Sleep(5);
        }
    }

    public void Do(CommandResult result) => Assert.IsTrue(result.Done, result.Message);

    public void UntilState(PenState state) => Until(() => Now.IsRunning && Now.State == state, $"{state}, it is {Now.State}, fault {Now.Fault}");

    /// <summary>Boots fast, begins a session by the buttons, and stands in Ready at a pace.</summary>
    public void ToReady(PenPace pace = PenPace.Real) => ToReady(Pen, Me, pace);

    /// <summary>The same for any live pen. Its time stands between the clicks: a busy machine changes nothing.</summary>
    public static void ToReady(LivePen pen, string me, PenPace pace)
    {
        Assert.IsTrue(pen.SetPace(me, PenPace.Hundred).Done);
        Until(() => pen.Snapshot is { IsRunning: true, State: PenState.Standby }, "Standby");
        Assert.IsTrue(pen.SetPace(me, pace).Done);
        Stand(pen, me, true);
        foreach (ScreenId next in new[] { ScreenId.SessionStart, ScreenId.CartridgeZero, ScreenId.Ready })
        {
            long clickAt = 0;
            RunUntil(
                pen,
                () =>
                {
                    // A click into a flash write is lost, as it is on the pen.
                    if (pen.Snapshot.Screen != next && pen.Snapshot.NowNanoseconds >= clickAt)
                    {
                        Assert.IsTrue(pen.SetButton(me, PenButton.Select, true).Done && pen.SetButton(me, PenButton.Select, false).Done);
                        clickAt = pen.Snapshot.NowNanoseconds + AfterClickNanoseconds;
                    }
                    return pen.Snapshot.Screen == next;
                },
                $"screen {next}");
            // The carriage arrives: at the nose for the zero, at depth for the first prick.
            Run(pen, 3_000);
        }
        Stand(pen, me, false);
        Until(() => pen.Snapshot.State == PenState.Ready, "Ready");
    }

    /// <summary>Lets so much simulated time pass, at once, and stands.</summary>
    public static void Run(LivePen pen, int milliseconds)
    {
        RunTo(pen, pen.Ask(run => run!.Pen.NowNanoseconds).GetAwaiter().GetResult() + (milliseconds * 1_000_000L));
    }

    /// <summary>Lets simulated time pass to a moment, at once, and stands there.</summary>
    public static void RunTo(LivePen pen, long nanoseconds)
    {
        pen.RunTo(nanoseconds);
        // No less and no more: the pen before this one may be seen a moment longer.
        Until(() => pen.Snapshot.IsPaused && pen.Snapshot.NowNanoseconds == nanoseconds, $"{nanoseconds} ns of simulated time, it is {pen.Snapshot.NowNanoseconds}");
    }

    /// <summary>Lets simulated time pass in steps, 1,000 of them at most, until it is so; it stands then.</summary>
    public static void RunUntil(LivePen pen, Func<bool> isSo, string wanted, int stepMilliseconds = 100)
    {
        for (int steps = 0; !isSo(); steps++)
        {
            Assert.IsLessThan(1000, steps, $"steps of {stepMilliseconds} ms until {wanted}");
            Run(pen, stepMilliseconds);
        }
    }

    /// <summary>Simulated time stands, or goes on.</summary>
    public static void Stand(LivePen pen, string me, bool stands)
    {
        Assert.IsTrue(pen.SetPaused(me, stands).Done);
        Until(() => pen.Snapshot.IsPaused == stands, stands ? "time to stand" : "time to go on");
    }

    public void Click(PenButton button)
    {
        Do(Pen.SetButton(Me, button, true));
        Do(Pen.SetButton(Me, button, false));
    }

    /// <summary>Clicks, looks, and clicks again until it is so.</summary>
    public void ClickUntil(PenButton button, Func<bool> isSo, string wanted)
    {
        long clickAt = 0;
        Until(
            () =>
            {
                // A click into a flash write is lost, as it is on the pen.
                if (!isSo() && Now.NowNanoseconds >= clickAt)
                {
                    Click(button);
                    clickAt = Now.NowNanoseconds + AfterClickNanoseconds;
                }
                return isSo();
            },
            wanted);
    }

    /// <summary>Keeps the pedal down until it is so; again, if the bench has let go because this machine left the test no time.</summary>
    public void HoldPedal(Func<bool> isSo, string wanted) => Until(
        () =>
        {
            if (!isSo())
            {
                Do(Pen.SetPedal(Me, true));
            }
            return isSo();
        },
        wanted);

    public void Press(int milliseconds)
    {
        Do(Pen.SetPedal(Me, true));
        Thread.Sleep(milliseconds);
        Do(Pen.SetPedal(Me, false));
    }

    public RecordedScenario Save()
    {
        (CommandResult result, RecordedScenario? recording) = Pen.Scenarios.SaveRecording("What I did").GetAwaiter().GetResult();
        Assert.IsNotNull(recording, result.Message);
        return recording;
    }

    public void Dispose()
    {
        _ends.Cancel();
        _alive.Join();
        Pen.Dispose();
        _ends.Dispose();
    }

    private void SayAlive()
    {
        do
        {
            Pen.KeepAlive(Me);
        }
        while (!_ends.Token.WaitHandle.WaitOne(50));
    }
}
