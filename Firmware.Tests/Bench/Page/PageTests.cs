using Microsoft.Playwright;
using SmpPen.HostSimulator.Bench;

namespace SmpPen.Bench.Tests.Page;

/// <summary>The page itself: keys and focus, names for screen readers, sizes, themes, fast pens.</summary>
[TestClass]
public sealed class PageTests
{
    [TestMethod]
    public async Task TheSpaceBar_BelongsToThePen_UntilAFieldOrTheTabKeyTakesIt()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open("pen");
        await page.SetPace(PenPace.Ten);

        // After a click on a button it still is the pedal.
        await page.Hold(" ", () => bench.Now.PedalDown, "the pedal down");
        await page.Page.Keyboard.UpAsync(" ");
        await BenchOnTheDesk.Until(() => !bench.Now.PedalDown, () => "the pedal up");
        Assert.AreEqual(PenPace.Ten, bench.Now.Pace);

        // In a field it is a character.
        await page.Tab("scenarios");
        await page.Page.FillAsync("#recording-name", "a");
        await page.Page.FocusAsync("#recording-name");
        await page.Page.Keyboard.PressAsync("End");
        await page.Page.Keyboard.PressAsync(" ");
        await page.Page.Keyboard.TypeAsync("b");
        Assert.AreEqual("a b", await page.Page.InputValueAsync("#recording-name"));
        Assert.IsFalse(bench.Now.PedalDown);

        // On a control that the Tab key reached it works that control.
        await page.Page.FocusAsync("#step-tick");
        await page.Page.Keyboard.PressAsync("Shift+Tab");
        Assert.AreEqual("pause", await page.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        await page.Page.Keyboard.PressAsync(" ");
        await BenchOnTheDesk.Until(() => bench.Now.IsPaused, () => "paused");
        Assert.IsFalse(bench.Now.PedalDown);
    }

    [TestMethod]
    public async Task EverythingThatCanBeWorked_HasAName_AndIsReachedByTheTabKey()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open();
        string[] nameless = await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("button, select, input, canvas, [role=slider], [role=tab], svg[role=img]")]
                .filter(e => !(e.getAttribute("aria-label") || e.labels?.length || e.textContent.trim()))
                .map(e => e.outerHTML.slice(0, 120))
            """);
        Assert.IsEmpty(nameless, string.Join('\n', nameless));

        foreach (string tab in new[] { "head", "faults", "scenarios", "service", "pen" })
        {
            await page.Tab(tab);
            await page.Page.EvaluateAsync("() => { const top = document.querySelector('h1'); top.tabIndex = -1; top.focus(); }");
            HashSet<string> reached = [];
            for (int i = 0; i < 200; i++)
            {
                await page.Page.Keyboard.PressAsync("Tab");
                string[] seen = await page.Page.EvaluateAsync<string[]>("""
                    () => {
                        const e = document.activeElement;
                        const style = getComputedStyle(e);
                        e.dataset.seen ??= String(Math.random());
                        return [e === document.body ? "" : e.dataset.seen, style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 ? "" : e.outerHTML.slice(0, 120)];
                    }
                    """);
                if (seen[0].Length == 0 || !reached.Add(seen[0]))
                {
                    break;
                }
                Assert.AreEqual("", seen[1], "an element on which the focus cannot be seen");
            }
            string[] missed = await page.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll("button, select, input")]
                    .filter(e => e.checkVisibility() && !e.disabled && e.tabIndex >= 0 && !e.dataset.seen)
                    .map(e => e.outerHTML.slice(0, 120))
                """);
            Assert.IsEmpty(missed, $"{tab}: {string.Join('\n', missed)}");
        }
    }

    [TestMethod]
    [DataRow(1280, 720)]
    [DataRow(1024, 768)]
    [DataRow(768, 1024)]
    public async Task NothingSticksOut_AtTheSizesOfDesksAndTablets(int width, int height)
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open(width: width, height: height);
        foreach (string tab in new[] { "head", "faults", "scenarios", "service", "pen" })
        {
            await page.Tab(tab);
            string[] outside = await page.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll("button, select, input, canvas, h1, h2, h3, dd, .chip, kbd")]
                    .filter(e => e.checkVisibility())
                    .filter(e => {
                        const r = e.getBoundingClientRect();
                        const cut = [];
                        for (let box = e.parentElement; box !== null && !e.hasAttribute("data-head"); box = box.parentElement) {
                            if (getComputedStyle(box).overflowX !== "visible" && box.clientWidth > 1) cut.push(box.getBoundingClientRect().right);
                        }
                        return r.width > 0 && (r.right > Math.min(innerWidth, ...cut) + 1 || r.left < -1);
                    })
                    .map(e => e.outerHTML.slice(0, 120))
                """);
            Assert.IsEmpty(outside, $"{tab}: {string.Join('\n', outside)}");
        }
        if (width > 960)
        {
            Assert.IsTrue(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollHeight <= innerHeight"), "the page fits without scrolling");
        }
    }

    [TestMethod]
    public async Task LightAndDark_FollowTheSystem_OrTheSwitch()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open(scheme: ColorScheme.Dark);
        Task<string> Theme() => page.Page.EvaluateAsync<string>("() => document.documentElement.dataset.theme");
        Assert.AreEqual("dark", await Theme());
        await page.Click("theme");
        Assert.AreEqual("light", await Theme());
        await page.Page.ReloadAsync();
        await page.UntilConnected();
        Assert.AreEqual("light", await Theme());
        await page.Click("theme");
        Assert.AreEqual("dark", await Theme());
        await page.Click("theme");
        Assert.AreEqual("Auto", await page.Page.TextContentAsync("#theme"));
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await page.Page.WaitForFunctionAsync("() => document.documentElement.dataset.theme === 'light'");
    }

    [TestMethod]
    public async Task AHundredTimesAsFast_ThePageStillAnswers()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open();
        await page.BeginSession();
        await page.ChoosePreset("Crown");
        await page.SetPace(PenPace.Hundred);
        await page.Hold(" ", () => bench.Now.SessionPricks > 500, "500 pricks");
        await page.Tab("faults");
        await page.Tab("head");
        await page.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(done))");
        await page.Page.Keyboard.UpAsync(" ");
        await page.Click("pause");
        await BenchOnTheDesk.Until(() => bench.Now.IsPaused, () => "paused");
        await page.ShowsDots(bench.Now.SessionPricks);
    }

    [TestMethod]
    public async Task InSlowMotion_OnePrickCanBeWatched_StepByStep()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open();
        await page.BeginSession();
        await page.SetPace(PenPace.Hundredth);
        await page.Hold(" ", () => bench.Now.NeedleStrokes + bench.Now.DrivePulses > 0, "a driven coil");
        await page.Page.WaitForFunctionAsync("() => document.querySelector('[data-live=coil]').textContent !== '0.00 A'");
        await page.Page.WaitForFunctionAsync("() => document.querySelector('[data-live=tip]').textContent.startsWith('0.')");
        await page.Page.Keyboard.UpAsync(" ");
        await page.Click("pause");
        await BenchOnTheDesk.Until(() => bench.Now.IsPaused, () => "paused");
        long before = bench.Now.NowNanoseconds;
        await page.Click("step-tick");
        await BenchOnTheDesk.Until(() => bench.Now.NowNanoseconds > before && bench.Now.IsPaused, () => "a tick further");
        Assert.IsLessThan(60_000_000, bench.Now.NowNanoseconds - before);
    }
}
