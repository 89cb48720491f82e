using Microsoft.Playwright;
using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.HostSimulator.Bench;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.Bench.Tests.Page;

/// <summary>Every fault switch of the page, and the screen that follows it.</summary>
[TestClass]
public sealed class FaultScreenTests
{
    /// <summary>What the self-test of the next power-up finds.</summary>
    private static readonly string[] s_foundBySelfTest =
    [
        "pedal-contact-welded", "pedal-release-contact-broken", "pedal-unplugged", "button-up-stuck", "button-stop-stuck",
        "needle-blocked", "coil-open", "coil-shorted-on", "enable-ignored", "interlock-dead", "interlock-broken",
        "drive-sense-stuck-low", "drive-sense-stuck-high", "stroke-sensor-stuck-low", "stroke-sensor-stuck-high",
        "home-flag-stuck-low", "home-flag-stuck-high", "axis-stalled", "driver-fault",
    ];

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
    public async Task AFaultThatTheSelfTestFinds_ShowsItsScreen_AndIsGoneAfterTheRepair()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open("faults");
        await page.SetPace(PenPace.Hundred);
        string me = bench.Pen.Viewers.Operator!.Id;
        foreach (string name in s_foundBySelfTest)
        {
            await page.UntilState("Standby");
            string id = $"fault-{name}";
            await page.Click(id);
            await page.Page.WaitForSelectorAsync($"#{id}[aria-checked=true]");
            int before = bench.Now.Boots;
            Assert.IsTrue(bench.Pen.PowerCycle(me).Done);
            await BenchOnTheDesk.Until(() => bench.Now.Boots > before && bench.Now.State == PenState.Fault, () => $"a fault because of {name}, it is {bench.Now.State}");
            await Shows(page, bench.Now.Fault);
            await page.Click(id);
            await page.Page.WaitForSelectorAsync($"#{id}[aria-checked=false]");
            Assert.IsTrue(bench.Pen.NewPen(me, new PenRecipe()).Done);
        }
    }

    [TestMethod]
    public async Task FaultsThatComeWhileWorking_ShowTheirScreen_AndTheOthersLetTheWorkGoOn()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open("faults");
        await page.BeginSession();

        // The strike follows what bar, skin and supply need.
        foreach (string name in new[] { "needle-stiff", "spring-weak", "skin-tough", "supply-low" })
        {
            int before = bench.Now.SessionPricks;
            await page.Click($"fault-{name}");
            await page.Hold(" ", () => bench.Now.SessionPricks > before, $"a prick in spite of {name}");
            await page.Page.Keyboard.UpAsync(" ");
            await page.UntilState("Ready");
            await page.Click($"fault-{name}");
        }

        await page.Click("fault-pedal-contact-broken");
        int pricks = bench.Now.SessionPricks;
        await page.Hold(" ", () => bench.Now.PedalDown, "a foot on the pedal");
        await bench.Simulate(milliseconds: 300);
        await page.Page.Keyboard.UpAsync(" ");
        Assert.AreEqual(pricks, bench.Now.SessionPricks, "a pedal that never closes");
        await page.Click("repair-all");
        await page.Page.WaitForSelectorAsync("#fault-pedal-contact-broken[aria-checked=false]");

        await page.Click("fault-pedal-release-contact-welded");
        await page.Hold(" ", () => bench.Now.State == PenState.Fault, "a fault");
        await Shows(page, FaultCode.PedalContactsDisagree);
        await page.Page.Keyboard.UpAsync(" ");
        await page.Click("repair-all");
        await Clear(bench, page);

        await page.Tap("Enter", PenState.Ready);
        await page.UntilState("Ready");
        await page.Click("fault-needle-blocked");
        await page.Page.WaitForSelectorAsync("#fault-needle-blocked[aria-checked=true]");
        while (bench.Now.Fault == FaultCode.None)
        {
            await page.Tap(" ");
            await bench.Simulate(milliseconds: 600);
        }
        await Shows(page, FaultCode.MissedStrokes);
        await page.Click("repair-all");
        await Clear(bench, page);

        await page.Tap("Enter", PenState.Ready);
        await page.UntilState("Ready");
        await page.Click("fault-steps-lost");
        await Assertions.Expect(page.Page.Locator("#log li.switch").First).ToContainTextAsync("steps-lost");
        await page.Tap("Escape", PenState.Fault);
        await Shows(page, FaultCode.StepsLost);
    }

    [TestMethod]
    public async Task AProgramThatHangs_ClosesTheInterlock_AndTheScopeShowsIt()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open("faults");
        await page.BeginSession();
        await page.ChoosePreset("Crown");
        await page.SetPace(PenPace.Real);
        await page.Hold(" ", () => bench.Now is { SessionPricks: > 3, PedalDown: true }, "pricking");
        await page.Click("fault-loop-stopped");
        await page.Page.WaitForSelectorAsync("#fault-loop-stopped[aria-checked=true]");
        await bench.Simulate(milliseconds: 400);
        long strokes = bench.Now.NeedleStrokes;
        await bench.Simulate(milliseconds: 400);
        Assert.AreEqual(strokes, bench.Now.NeedleStrokes, "strokes although the program hangs");
        await page.Page.Keyboard.UpAsync(" ");
    }

    /// <summary>The display names the fault, the header says Fault, the log says why and what next.</summary>
    private static async Task Shows(BenchPage page, FaultCode fault)
    {
        await page.UntilState("Fault");
        await page.UntilOled(FaultCatalogue.Title(fault));
        foreach (string said in new[] { FaultCatalogue.Title(fault), FaultCatalogue.Line(fault, 1), FaultCatalogue.Line(fault, 3) })
        {
            await Assertions.Expect(page.Page.Locator("#log li.fault").First).ToContainTextAsync(said);
        }
    }

    /// <summary>The cause is gone: Select clears the fault, the session goes on from the pause menu.</summary>
    private static async Task Clear(BenchOnTheDesk bench, BenchPage page)
    {
        await BenchOnTheDesk.Until(() => bench.Now.FaultCanBeCleared, () => "a fault that can be cleared");
        await page.Tap("Enter", PenState.Paused);
        await page.UntilState("Paused");
    }
}
