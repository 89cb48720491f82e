using Microsoft.Playwright;
using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.HostSimulator.Bench;
using SmpPen.HostSimulator.Faults;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.Bench.Tests.Page;

/// <summary>Every fault switch of the page, and the screen that follows it.</summary>
[TestClass]
public sealed class FaultScreenTests
{
    /// <summary>Faults that need show no code, and what the page shows instead. One that the library gets has to get its line here.</summary>
    private static readonly Dictionary<string, Seen> s_seenInstead = new()
    {
        ["pedal-bounce-storm"] = Seen.WorkGoesOn,
        ["needle-jammed-out"] = Seen.WorkGoesOn,
        ["needle-stiff"] = Seen.WorkGoesOn,
        ["spring-weak"] = Seen.WorkGoesOn,
        ["skin-tough"] = Seen.WorkGoesOn,
        ["skin-missing"] = Seen.WorkGoesOn,
        ["travel-clock-dead"] = Seen.WorkGoesOn,
        ["travel-clock-fast"] = Seen.WorkGoesOn,
        ["travel-clock-slow"] = Seen.WorkGoesOn,
        ["coil-hot"] = Seen.WorkGoesOn,
        ["coil-glitch"] = Seen.WorkGoesOn,
        ["supply-low"] = Seen.WorkGoesOn,
        ["brown-out"] = Seen.Start,
        ["uart-noise"] = Seen.WorkGoesOn,
        ["uart-flood"] = Seen.WorkGoesOn,
        ["flash-torn-write"] = Seen.WorkGoesOn,
        ["flash-bad-sector"] = Seen.WorkGoesOn,
        ["flash-slow"] = Seen.WorkGoesOn,
        ["loop-late"] = Seen.WorkGoesOn,
        ["loop-stopped"] = Seen.NothingMoves,
        ["exceptions-in-loop"] = Seen.NothingMoves,
        ["collection-200-ms"] = Seen.WorkGoesOn,
        ["clock-jump"] = Seen.WorkGoesOn,
        ["clock-jump-back"] = Seen.WorkGoesOn,
        ["chip-reset"] = Seen.Start,
        ["power-cycle"] = Seen.Start,
    };

    /// <summary>What a page shows of a fault that has no screen of its own.</summary>
    private enum Seen
    {
        /// <summary>Pricks are made and counted, or one of its codes is shown: both are right.</summary>
        WorkGoesOn,

        /// <summary>The screen of a start, then Standby.</summary>
        Start,

        /// <summary>Pressing does nothing, the interlock is shut.</summary>
        NothingMoves,
    }

    [TestMethod]
    public async Task EveryFault_HasASwitchWithASentence()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open("faults");
        for (int fault = 0; fault < FaultLibrary.Names.Length; fault++)
        {
            string text = await page.Page.Locator($"li:has(#fault-{FaultLibrary.Names[fault]})").TextContentAsync() ?? "";
            Assert.Contains(FaultLibrary.Describe(fault), text);
            Assert.Contains(FaultLibrary.Names[fault].Replace('-', ' '), text);
        }
    }

    [TestMethod]
    [DataRow(FaultGroup.Contacts)]
    [DataRow(FaultGroup.Needle)]
    [DataRow(FaultGroup.Carriage)]
    [DataRow(FaultGroup.Drive)]
    [DataRow(FaultGroup.Lines)]
    [DataRow(FaultGroup.Flash)]
    [DataRow(FaultGroup.Program)]
    public async Task EachFault_PutInByItsSwitch_ShowsItsScreen(FaultGroup group)
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open("faults");
        FaultyBench pen = new(bench, page);
        List<string> wrong = [];
        foreach (FaultKind kind in FaultLibrary.All.Where(kind => kind.Group == group))
        {
            try
            {
                await See(pen, kind);
            }
            catch (AssertFailedException failed)
            {
                wrong.Add($"{kind.Name}: {failed.Message}");
            }
        }
        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    [TestMethod]
    public void EveryGroupOfFaults_IsSeen()
    {
        int rows = typeof(FaultScreenTests).GetMethod(nameof(EachFault_PutInByItsSwitch_ShowsItsScreen))!.GetCustomAttributes(typeof(DataRowAttribute), false).Length;
        Assert.HasCount(rows, Enum.GetValues<FaultGroup>());
        CollectionAssert.AreEquivalent(FaultLibrary.All.Where(kind => !kind.IsDetectable).Select(kind => kind.Name).ToArray(), s_seenInstead.Keys.ToArray());
    }

    [TestMethod]
    public async Task AProgramThatHangs_ClosesTheInterlock_AndTheScopeShowsIt()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open("faults");
        await page.BeginSession();
        await page.ChoosePreset("Crown");
        await page.Hold(" ", () => bench.Now is { SessionPricks: > 3, PedalDown: true }, "pricking");
        await page.Click("fault-loop-stopped");
        await page.Page.WaitForSelectorAsync("#fault-loop-stopped[aria-checked=true]");
        await bench.Simulate(milliseconds: 400);
        long strokes = bench.Now.NeedleStrokes;
        await bench.Simulate(milliseconds: 400);
        Assert.AreEqual(strokes, bench.Now.NeedleStrokes, "strokes although the program hangs");
        await page.Page.Keyboard.UpAsync(" ");
    }

    private static async Task See(FaultyBench pen, FaultKind kind)
    {
        FaultCode found = FaultCode.None;
        if (kind is { IsDetectable: true, IsMomentary: false })
        {
            pen.NewPen();
            await pen.Switch(kind, on: true);
            found = await pen.StartAnew();
        }
        if (found == FaultCode.None)
        {
            pen.ReadyPen();
            Seen? instead = s_seenInstead.TryGetValue(kind.Name, out Seen seen) ? seen : null;
            if (instead == Seen.Start)
            {
                await pen.StartsAnew(kind);
                return;
            }
            await pen.Switch(kind, on: true);
            if (instead == Seen.NothingMoves)
            {
                await pen.Hangs();
                return;
            }
            found = kind.IsDetectable ? pen.Use() : pen.Prick(more: 1, presses: 300);
            if (found == FaultCode.None && !kind.IsDetectable)
            {
                await pen.ShowsPricks();
                return;
            }
            if (found == FaultCode.None)
            {
                found = await pen.StartAnew();
            }
        }
        Assert.Contains(found, kind.Shows, $"{found}, not {string.Join(" or ", kind.Shows)}");
        await pen.Shows(found, kind);
    }
}
