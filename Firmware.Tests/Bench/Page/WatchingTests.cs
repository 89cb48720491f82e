using Microsoft.Playwright;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Bench;

namespace SmpPen.Bench.Tests.Page;

/// <summary>Several browsers at one pen, and what happens to the pedal when one of them is gone.</summary>
[TestClass]
public sealed class WatchingTests
{
    /// <summary>Notes the moment of every new picture on the display, on the clock that both pages share.</summary>
    private const string NotePictures = """
        () => {
            window.pictures = [];
            document.querySelector("#oled").addEventListener("picture", () => window.pictures.push(performance.timeOrigin + performance.now()));
        }
        """;

    [TestMethod]
    public async Task APageThatCloses_WithThePedalDown_StopsTheNeedle()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open();
        await page.BeginSession();
        await page.ChoosePreset("Crown");
        await page.SetPace(PenPace.Real);
        await page.Page.Keyboard.DownAsync(" ");
        await BenchOnTheDesk.Until(() => bench.Now.SessionPricks > 5, () => $"pricking, {bench.Now.SessionPricks} pricks");

        await page.Close();

        await BenchOnTheDesk.Until(() => !bench.Now.PedalDown && bench.Now.State == PenState.Ready, () => $"Ready with the pedal up, it is {bench.Now.State}", seconds: 2);
        long strokes = bench.Now.NeedleStrokes;
        await Task.Delay(500);
        Assert.AreEqual(strokes, bench.Now.NeedleStrokes, "strokes after the page was gone");
    }

    [TestMethod]
    public async Task APageThatLosesTheFocus_LetsGoOfThePedal()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open();
        await page.Page.Keyboard.DownAsync(" ");
        await BenchOnTheDesk.Until(() => bench.Now.PedalDown, () => "the pedal down");
        await page.Page.EvaluateAsync("() => window.dispatchEvent(new Event('blur'))");
        await BenchOnTheDesk.Until(() => !bench.Now.PedalDown, () => "the pedal up", seconds: 2);
    }

    [TestMethod]
    public async Task AHeldPedal_ThatAScriptStopsAnswering_IsLetGo()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open();
        await page.Page.Keyboard.DownAsync(" ");
        await BenchOnTheDesk.Until(() => bench.Now.PedalDown, () => "the pedal down");
        Task hang = page.Page.EvaluateAsync("() => { const end = performance.now() + 1500; while (performance.now() < end) { } }");
        await BenchOnTheDesk.Until(() => !bench.Now.PedalDown, () => "the pedal up", seconds: 1);
        await hang;
    }

    [TestMethod]
    public async Task ASecondBrowser_SeesTheSameWithin200Milliseconds_AndMayNotOperate()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage first = await bench.Open();
        BenchPage second = await bench.Open();
        await first.BeginSession();
        await first.SetPace(PenPace.Real);
        await first.Page.EvaluateAsync(NotePictures);
        await second.Page.EvaluateAsync(NotePictures);
        await first.Key("ArrowUp");
        await first.UntilOled("0.52");
        await second.UntilOled("0.52");
        await first.Key(" ");
        await BenchOnTheDesk.Until(() => bench.Now.SessionPricks == 1, () => "a prick");
        await Task.Delay(500);

        double[] here = await first.Page.EvaluateAsync<double[]>("() => window.pictures");
        double[] there = await second.Page.EvaluateAsync<double[]>("() => window.pictures");
        Assert.IsGreaterThan(1, here.Length);
        foreach (double moment in here)
        {
            Assert.IsLessThan(200.0, there.Min(other => Math.Abs(other - moment)), "ms between the pictures of the two pages");
        }
        Assert.AreEqual(await first.Pixels(), await second.Pixels());
        Assert.AreEqual(1, await second.Dots());
        Assert.AreEqual("Viewer 1 operates", await second.Live("operator"));

        await second.Key(" ");
        await second.Page.WaitForSelectorAsync(".notice.refused");
        Assert.AreEqual(1, bench.Now.SessionPricks);
        Assert.IsFalse(bench.Now.PedalDown);

        await second.Click("operate");
        await second.Page.WaitForSelectorAsync("body[data-role=operator]");
        await first.Page.WaitForSelectorAsync("body[data-role=viewer]");
        await second.Key(" ");
        await BenchOnTheDesk.Until(() => bench.Now.SessionPricks == 2, () => "a second prick");
    }

    [TestMethod]
    public async Task APageLoadedAgain_ShowsTheSessionAsItIs_AndOperates()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open();
        await page.BeginSession();
        await page.Key(" ");
        await BenchOnTheDesk.Until(() => bench.Now.SessionPricks == 1, () => "a prick");
        await page.Page.ReloadAsync();
        await page.UntilConnected();
        await page.UntilState("Ready");
        await page.Page.WaitForSelectorAsync("body[data-role=operator]");
        Assert.AreEqual(1, await page.Dots());
        await page.Key(" ");
        await BenchOnTheDesk.Until(() => bench.Now.SessionPricks == 2, () => "a second prick");
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
        await BenchOnTheDesk.Until(() => bench.Now.PedalDown, () => "the pedal down");
        Assert.AreEqual("true", await pedal.GetAttributeAsync("aria-pressed"));
        await page.Page.Mouse.MoveAsync(10, 10);
        await page.Page.Mouse.UpAsync();
        await BenchOnTheDesk.Until(() => !bench.Now.PedalDown && bench.Now.SessionPricks == 1, () => "one prick, the pedal up");
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
