using Microsoft.Playwright;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Bench;

namespace SmpPen.Bench.Tests.Page;

/// <summary>Several browsers at one pen, and what happens to the pedal when one of them is gone.</summary>
[TestClass]
public sealed class WatchingTests
{
    [TestMethod]
    public async Task APageThatCloses_WithThePedalDown_StopsTheNeedle()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open();
        await page.BeginSession();
        await page.ChoosePreset("Crown");
        await page.Hold(" ", () => bench.Now is { SessionPricks: > 5, PedalDown: true }, "pricking");

        await page.Close();

        await BenchOnTheDesk.Until(() => !bench.Now.PedalDown && bench.Now.State == PenState.Ready, () => $"Ready with the pedal up, it is {bench.Now.State}");
        long strokes = bench.Now.NeedleStrokes;
        await bench.Simulate(milliseconds: 500);
        Assert.AreEqual(strokes, bench.Now.NeedleStrokes, "strokes after the page was gone");
    }

    [TestMethod]
    public async Task APageThatLosesTheFocus_LetsGoOfThePedal()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open();
        await page.Hold(" ", () => bench.Now.PedalDown, "the pedal down");
        await page.Page.EvaluateAsync("() => window.dispatchEvent(new Event('blur'))");
        await BenchOnTheDesk.Until(() => !bench.Now.PedalDown, () => "the pedal up");
    }

    [TestMethod]
    public async Task AHeldPedal_ThatAScriptStopsAnswering_IsLetGo()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open();
        await page.Hold(" ", () => bench.Now.PedalDown, "the pedal down");
        int silences = bench.Silences;
        await page.Page.EvaluateAsync("() => { const end = performance.now() + 1500; while (performance.now() < end) { } }");
        await BenchOnTheDesk.Until(() => bench.Silences > silences, () => "the bench to say that it let go");
        await BenchOnTheDesk.Until(() => !bench.Now.PedalDown, () => "the pedal up");
    }

    [TestMethod]
    public async Task ASecondBrowser_SeesTheSame_AndMayNotOperate()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage first = await bench.Open();
        BenchPage second = await bench.Open();
        await first.BeginSession();
        await first.Tap("ArrowUp");
        await first.UntilOled("0.52");
        await second.UntilOled("0.52");
        await first.Hold(" ", () => bench.Now.SessionPricks == 1, "a prick");
        await first.Page.Keyboard.UpAsync(" ");
        await first.UntilState("Ready");

        await BenchPage.Until(async () => await first.Pixels() == await second.Pixels(), () => Task.FromResult("the same picture on both pages"));
        await second.ShowsDots(1);
        Assert.AreEqual("Viewer 2 operates", await second.Live("operator"));

        await second.Tap(" ");
        await second.Page.WaitForSelectorAsync(".notice.refused");
        Assert.AreEqual(1, bench.Now.SessionPricks);
        Assert.IsFalse(bench.Now.PedalDown);

        await second.Click("operate");
        await second.Page.WaitForSelectorAsync("body[data-role=operator]");
        await first.Page.WaitForSelectorAsync("body[data-role=viewer]");
        await second.Hold(" ", () => bench.Now.SessionPricks == 2, "a second prick");
    }

    [TestMethod]
    public async Task APageLoadedAgain_ShowsTheSessionAsItIs_AndOperates()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open();
        await page.BeginSession();
        await page.Hold(" ", () => bench.Now.SessionPricks == 1, "a prick");
        await page.Page.Keyboard.UpAsync(" ");
        await page.Page.ReloadAsync();
        await page.UntilConnected();
        await page.UntilState("Ready");
        await page.Page.WaitForSelectorAsync("body[data-role=operator]");
        await page.ShowsDots(1);
        await page.Hold(" ", () => bench.Now.SessionPricks == 2, "a second prick");
    }

    [TestMethod]
    public async Task AThumbOnThePedalOfATouchScreen_PricksToo()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open(width: 768, height: 1024);
        await page.BeginSession();
        ILocator pedal = page.Page.Locator("[data-press=pedal]");
        await pedal.HoverAsync();
        await page.Page.Mouse.DownAsync();
        await Assertions.Expect(pedal).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Page.Mouse.MoveAsync(10, 10);
        await page.Page.Mouse.UpAsync();
        await BenchOnTheDesk.Until(() => !bench.Now.PedalDown && bench.Now.SessionPricks == 1, () => "one prick, the pedal up");
        await Assertions.Expect(pedal).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [TestMethod]
    public async Task WhenTheBenchEnds_ThePageSaysSo()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open();
        await page.UntilState("Standby");
        await bench.Stop();
        await page.Page.WaitForSelectorAsync("[data-live=connection][data-kind=lost]");
        Assert.AreEqual("Connection lost, trying again", (await page.Page.TextContentAsync("[data-live=connection]"))!.Trim());
        await page.Page.WaitForSelectorAsync("#components-reconnect-modal", new PageWaitForSelectorOptions { State = WaitForSelectorState.Visible });
        page.Complaints.Clear();
        await page.Page.GotoAsync("about:blank");
        page.Complaints.Clear();
    }
}
