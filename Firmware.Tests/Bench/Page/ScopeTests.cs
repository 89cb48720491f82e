using Microsoft.Playwright;
using SmpPen.Bench.Tests.Engine;
using SmpPen.HostSimulator.Bench;

namespace SmpPen.Bench.Tests.Page;

/// <summary>The scope in the browser.</summary>
[TestClass]
public sealed class ScopeTests
{
    [TestMethod]
    public async Task WhatIsSeen_IsSavedAsVcdAndCsv()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open();
        await page.BeginSession();
        await page.Hold(" ", () => bench.Now.SessionPricks == 1, "a prick");
        await bench.Simulate(milliseconds: 300);
        // The prick stays in the window, however long a click takes.
        PenOnTheBench.Stand(bench.Pen, bench.Pen.Viewers.Operator!.Id, true);
        await Part(page, "run").ClickAsync();

        string vcd = await Save(page, "vcd");
        Assert.Contains("$timescale", vcd);
        Assert.Contains("$enddefinitions $end", vcd);
        foreach (string signal in new[] { "coil_drive", "needle_um", "ENABLE", "HEARTBEAT" })
        {
            Assert.Contains(signal, vcd);
        }
        Assert.IsGreaterThan(200, vcd.Split('\n').Count(line => line.StartsWith('#')), "moments with a change in 2 s");

        string[] csv = (await Save(page, "csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("ns", csv[0]);
        Assert.IsGreaterThan(100, csv.Length);
    }

    [TestMethod]
    public async Task CursorsOnAPrick_TellTheTimeBetweenThem_AndTheirFrequency()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open();
        await page.BeginSession();
        await Part(page, "trigger").SelectOptionAsync("prick");
        for (int i = 0; i < 5; i++)
        {
            await Part(page, "in").ClickAsync();
        }
        Assert.AreEqual("62.5\u00a0ms", await Part(page, "span").TextContentAsync());
        await page.Page.EvaluateAsync("() => document.activeElement.blur()");
        await page.Hold(" ", () => bench.Now.SessionPricks == 1, "a prick");
        await page.Page.Keyboard.UpAsync(" ");
        await Assertions(page, "state", "Triggered");

        await Part(page, "cursors").ClickAsync();
        await Assertions(page, "state", "Held");
        // They stand at 40 % and 60 % of the window.
        Assert.AreEqual("\u0394t 12.50\u00a0ms \u00b7 1/\u0394t 80.00\u00a0Hz", await Part(page, "readout").TextContentAsync());
        await Part(page, "a").FocusAsync();
        string before = await Part(page, "a").GetAttributeAsync("aria-valuetext") ?? "";
        await page.Page.Keyboard.PressAsync("Shift+ArrowLeft");
        Assert.AreNotEqual(before, await Part(page, "a").GetAttributeAsync("aria-valuetext"));
        Assert.AreNotEqual("\u0394t 12.50\u00a0ms \u00b7 1/\u0394t 80.00\u00a0Hz", await Part(page, "readout").TextContentAsync());

        await Part(page, "run").ClickAsync();
        await Assertions(page, "state", "Triggered");
    }

    [TestMethod]
    public async Task ThePlotMoves_WhileThePenDoes_AndStandsWhenHeld()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open();
        await page.UntilState("Standby");
        ILocator plot = Part(page, "plot");
        byte[] one = await plot.ScreenshotAsync();
        await bench.Simulate(milliseconds: 200);
        CollectionAssert.AreNotEqual(one, await plot.ScreenshotAsync(), "heartbeats pass by");
        await Part(page, "run").ClickAsync();
        await Assertions(page, "state", "Held");
        byte[] held = [];
        await BenchPage.Until(
            async () =>
            {
                byte[] before = held;
                held = await plot.ScreenshotAsync();
                await Task.Delay(300);
                return held.AsSpan().SequenceEqual(before);
            },
            () => Task.FromResult("a plot that stands"));
        await plot.FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowLeft");
        await BenchPage.Until(async () => !(await plot.ScreenshotAsync()).AsSpan().SequenceEqual(held), () => Task.FromResult("a window that was moved"));
    }

    private static ILocator Part(BenchPage page, string name) => page.Page.Locator($"#scope [data-scope={name}]");

    private static async Task Assertions(BenchPage page, string part, string text) =>
        await Microsoft.Playwright.Assertions.Expect(Part(page, part)).ToHaveTextAsync(text);

    private static async Task<string> Save(BenchPage page, string kind)
    {
        IDownload download = await page.Page.RunAndWaitForDownloadAsync(() => Part(page, kind).ClickAsync());
        Assert.AreEqual($"scope.{kind}", download.SuggestedFilename);
        return await File.ReadAllTextAsync(await download.PathAsync());
    }
}
