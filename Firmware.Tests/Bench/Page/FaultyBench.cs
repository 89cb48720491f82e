using Microsoft.Playwright;
using SmpPen.Bench.Tests.Engine;
using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.HostSimulator.Bench;
using SmpPen.HostSimulator.Faults;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.Bench.Tests.Page;

/// <summary>Puts faults in by the page's switches, works the pen quickly so that they can be found, and looks at what the page shows.</summary>
internal sealed class FaultyBench(BenchOnTheDesk bench, BenchPage page)
{
    private const string Session = """
        name: A session begun
        steps:
          - power on
          - begin session: { kind: first-treatment, zone: crown, preset: Crown }
          - wait: 1 h
          - power off
        """;

    /// <summary>The line at which the session begins.</summary>
    private const int BeginLine = 4;

    private const int PressesToBeFound = 12;

    private readonly string _me = bench.Pen.Viewers.Operator!.Id;

    private bool _hasSession;

    /// <summary>What the pen says now, without the tenth of a second that a snapshot may be old.</summary>
    private (int Number, PenState State, FaultCode Fault, int Pricks, int Boots, long Now) Pen => bench.Pen.Ask(run =>
    {
        PenStatus status = run!.Pen.HasStatus ? run.Pen.Status : new PenStatus();
        return (run.Number, status.State, status.Fault, status.SessionPricks, run.Pen.Boots, run.Pen.NowNanoseconds);
    }).GetAwaiter().GetResult();

    /// <summary>A new pen that has proved itself; its time stands.</summary>
    public void NewPen()
    {
        int number = Pen.Number;
        Do(bench.Pen.SetPace(_me, PenPace.Hundred));
        Do(bench.Pen.NewPen(_me, new PenRecipe()));
        Stand(false);
        PenOnTheBench.Until(() => Pen is { State: PenState.Standby } pen && pen.Number > number, "a new pen in Standby");
        Stand(true);
        _hasSession = false;
    }

    /// <summary>A new pen with a session begun, in Ready; its time stands.</summary>
    public void ReadyPen()
    {
        if (!_hasSession)
        {
            Do(bench.Pen.Scenarios.Upload(_me, "session.yaml", Session));
            Do(bench.Pen.Scenarios.Load(_me, "upload: session.yaml"));
            PenOnTheBench.Until(() => bench.Now.Scenario is not null, "the scenario");
            _hasSession = true;
        }
        int number = Pen.Number;
        Do(bench.Pen.SetPace(_me, PenPace.Hundred));
        for (int line = BeginLine; line <= BeginLine + 1; line++)
        {
            Do(bench.Pen.Scenarios.Step(_me));
            PenOnTheBench.Until(() => bench.Now.Scenario is { Phase: ScenarioPhase.Stepping } scenario && scenario.Line == line && Pen.Number > number, $"line {line} of the scenario");
        }
        Assert.AreEqual(PenState.Ready, Pen.State);
        Do(bench.Pen.Scenarios.Stop(_me));
        Stand(true);
    }

    /// <summary>Throws a switch on the page; time stands meanwhile, or the pen would be a minute older before the page has shown it.</summary>
    public async Task Switch(FaultKind kind, bool on)
    {
        string id = $"#fault-{kind.Name}";
        await page.Page.ClickAsync(id);
        await (kind.IsMomentary
            ? Assertions.Expect(page.Page.Locator("#log li.switch").First).ToContainTextAsync(kind.Name)
            : Assertions.Expect(page.Page.Locator(id)).ToHaveAttributeAsync("aria-checked", on ? "true" : "false"));
    }

    /// <summary>Supply off and on by the page's switch; what the self-test finds.</summary>
    public async Task<FaultCode> StartAnew()
    {
        int boots = Pen.Boots;
        await page.Click("fault-power-cycle");
        Stand(false);
        PenOnTheBench.Until(() => Pen is var pen && pen.Boots > boots && (pen.Fault != FaultCode.None || pen.State == PenState.Standby), "the end of the self-test");
        return Pen.Fault;
    }

    /// <summary>Presses, a pause, presses again: what is found by that.</summary>
    public FaultCode Use()
    {
        // Two contacts that are open are a foot that rests half-way, for five seconds.
        Press(milliseconds: 6_000);
        if (Prick(int.MaxValue, PressesToBeFound) is var found and not FaultCode.None)
        {
            return found;
        }
        Click(PenButton.Stop);
        Simulate(3_000);
        return Prick(int.MaxValue, presses: 3);
    }

    /// <summary>Presses until so many pricks more are counted, or a fault ends it.</summary>
    public FaultCode Prick(int more, int presses)
    {
        int before = Pen.Pricks;
        for (int press = 0; press < presses && Pen is { Fault: FaultCode.None } pen && pen.Pricks - before < more; press++)
        {
            if (pen.State == PenState.Paused)
            {
                // A minute without a prick retracts.
                Click(PenButton.Select);
            }
            else
            {
                Press(milliseconds: 300);
            }
            Simulate(1_000);
        }
        return Pen.Fault;
    }

    /// <summary>The header says Fault, the log why and what next, and the display names it, if there is one left to do so.</summary>
    public async Task Shows(FaultCode fault, FaultKind kind)
    {
        await page.UntilState("Fault");
        foreach (string said in new[] { FaultCatalogue.Title(fault), FaultCatalogue.Line(fault, 1), FaultCatalogue.Line(fault, 3) })
        {
            await Assertions.Expect(page.Page.Locator("#log li.fault").First).ToContainTextAsync(said);
        }
        if (!kind.Effects.HasFlag(FaultEffect.Panel))
        {
            await page.UntilOled(FaultCatalogue.Title(fault));
        }
    }

    /// <summary>The page goes on counting what the needle does.</summary>
    public async Task ShowsPricks()
    {
        int pricks = Pen.Pricks;
        Assert.IsGreaterThan(0, pricks);
        await page.Shows("pricks", pricks);
        Assert.AreNotEqual("Fault", await page.Live("state"));
    }

    /// <summary>The screen of a start, held long enough to be read.</summary>
    public async Task StartsAnew(FaultKind kind)
    {
        bool seen = false;
        while (!seen)
        {
            // Seen as soon as the supply is back; a test that slept through the whole start cuts it once more.
            int boots = Pen.Boots;
            Do(bench.Pen.SetPace(_me, PenPace.Real));
            await Switch(kind, on: true);
            Stand(false);
            PenOnTheBench.Until(() => Pen.Boots > boots, "another start");
            Do(bench.Pen.SetPace(_me, PenPace.Tenth));
            await BenchPage.Until(async () => (seen = (await page.Oled()).Any(line => line.Contains("Firmware", StringComparison.Ordinal))) || Pen.State == PenState.Standby, () => Task.FromResult("the screen of a start"));
        }
        Do(bench.Pen.SetPace(_me, PenPace.Hundred));
        await page.UntilState("Standby");
    }

    /// <summary>The program is gone: pressing does nothing, and what the scope shows ends with an interlock that is shut.</summary>
    public async Task Hangs()
    {
        Simulate(500);
        int pricks = Pen.Pricks;
        long strokes = bench.Pen.Ask(run => run!.Tally.NeedleStrokes).GetAwaiter().GetResult();
        Press(milliseconds: 1_000);
        Assert.AreEqual(strokes, bench.Pen.Ask(run => run!.Tally.NeedleStrokes).GetAwaiter().GetResult(), "strokes");
        await page.Shows("pricks", pricks);
        await page.Page.Locator("#scope [data-scope=run]").ClickAsync();
        IDownload download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.Locator("#scope [data-scope=csv]").ClickAsync());
        string[] rows = (await File.ReadAllTextAsync(await download.PathAsync())).TrimEnd().Split('\n');
        Assert.AreEqual("0", rows[^1].Split(',')[Array.IndexOf(rows[0].Split(','), "interlock_open")], "the interlock passes");
        await page.Page.Locator("#scope [data-scope=run]").ClickAsync();
    }

    private void Stand(bool stands) => PenOnTheBench.Stand(bench.Pen, _me, stands);

    private void Press(int milliseconds)
    {
        Do(bench.Pen.SetPedal(_me, true));
        Simulate(milliseconds);
        Do(bench.Pen.SetPedal(_me, false));
    }

    private void Click(PenButton button)
    {
        Do(bench.Pen.SetButton(_me, button, true));
        Do(bench.Pen.SetButton(_me, button, false));
    }

    private void Simulate(int milliseconds)
    {
        bench.Pen.KeepAlive(_me);
        PenOnTheBench.Run(bench.Pen, milliseconds);
    }

    private static void Do(CommandResult result) => Assert.IsTrue(result.Done, result.Message);
}
