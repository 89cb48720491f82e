using Microsoft.Playwright;
using SmpPen.HostSimulator.Bench;
using SmpPen.HostSimulator.Cli;

namespace SmpPen.Bench.Tests.Page;

/// <summary>Scenarios in the browser: recorded, replayed, uploaded, stepped through.</summary>
[TestClass]
public sealed class ScenarioPageTests
{
    private const string Wrong = """
        name: Wrong
        seed: 1
        steps:
          - power on
          - inject: needle-bloked
          - power off
        """;

    private const string Short = """
        name: Two waits
        seed: 1
        steps:
          - power on
          - expect: { state: Standby, within: 6 s }
          - wait: 1 s
          - expect: { state: Ready }
          - power off
        """;

    [TestMethod]
    public async Task WhatWasDoneByHand_ReplaysToTheSameTrace()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open("scenarios");
        await page.BeginSession();
        foreach (int pricks in new[] { 1, 2 })
        {
            await page.Hold(" ", () => bench.Now.SessionPricks == pricks, $"prick {pricks}");
            await page.Page.Keyboard.UpAsync(" ");
            await page.Tap("ArrowUp");
            await page.UntilState("Ready");
        }
        // Dots of pricks made while another panel was open.
        await page.Tab("head");
        await page.ShowsDots(2);
        await page.Tab("scenarios");
        await page.Page.FillAsync("#recording-name", "By hand in a browser");
        await page.Page.Locator("#recording-name").BlurAsync();
        IDownload download = await page.Page.RunAndWaitForDownloadAsync(() => page.Click("recording-save"));
        string directory = Directory.CreateTempSubdirectory("bench").FullName;
        string file = Path.Combine(directory, download.SuggestedFilename);
        await download.SaveAsAsync(file);

        // On the command line: any difference to the recorded trace fails the run.
        using StringWriter output = new();
        int code = CommandLineApp.Run(["run", file, "--out", Path.Combine(directory, "out")], output, output);
        Assert.AreEqual(0, code, output.ToString());
        StringAssert.Matches(File.ReadAllText(file), new System.Text.RegularExpressions.Regex("[0-9a-f]{64}"));

        // And on the bench itself.
        await page.Page.SetInputFilesAsync("#upload", file);
        await page.Page.WaitForSelectorAsync("#scenario-phase");
        await page.SetPace(PenPace.Hundred);
        await page.Click("scenario-play");
        await Expect(page, "#scenario-phase", "Passed");
        Assert.AreEqual(0, await page.Page.Locator(".script li.broken").CountAsync());
        Directory.Delete(directory, true);
    }

    [TestMethod]
    public async Task AScenarioWithMistakes_IsRefusedWithEachPlace_AndNothingIsLost()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open("scenarios");
        await Upload(page, "short.yaml", Short);
        await page.Page.WaitForSelectorAsync("#scenario-phase");
        int pen = bench.Now.PenNumber;

        await Upload(page, "wrong.yaml", Wrong);
        string problems = await page.Page.Locator("#upload-problems").TextContentAsync() ?? "";
        Assert.Contains("wrong.yaml:5:", problems);
        Assert.Contains("needle-blocked", problems, "the nearest name that would be right");
        Assert.AreEqual("Two waits", bench.Now.Scenario?.Name);
        Assert.AreEqual(pen, bench.Now.PenNumber);

        await Upload(page, "picture.yaml", "\0\u0001\u0002 not yaml: [");
        await Expect(page, "#upload-problems", "picture.yaml");
        await page.Click("scenario-play");
        await page.SetPace(PenPace.Hundred);
        await Expect(page, "#scenario-phase", "Failed");
    }

    [TestMethod]
    public async Task AScenario_IsSteppedThrough_AndItsExpectationsTickOff()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open("scenarios");
        await page.SetPace(PenPace.Hundred);
        await Upload(page, "short.yaml", Short);
        await page.Page.WaitForSelectorAsync("#scenario-phase");
        await page.Click("scenario-step");
        await page.Click("scenario-step");
        await page.Page.WaitForSelectorAsync("#line-5.held");
        await Expect(page, "#scenario-phase", "Stands before a step");
        await page.Click("scenario-play");
        await page.Page.WaitForSelectorAsync("#line-7.broken");
        await Expect(page, "#scenario-phase", "Failed");
        StringAssert.Contains(await page.Page.Locator("#line-7 p").TextContentAsync(), "Standby");
    }

    [TestMethod]
    public async Task AShippedScenario_IsChosenAndPlayed()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open("scenarios");
        await page.SetPace(PenPace.Hundred);
        await page.Page.SelectOptionAsync("#scenario", new SelectOptionValue { Label = "quick.yaml" });
        await page.Click("scenario-load");
        await page.Page.WaitForSelectorAsync("#scenario-phase");
        await page.Click("scenario-play");
        await Expect(page, "#scenario-phase", "Passed");
        Assert.IsGreaterThan(10, await page.Page.Locator(".script li.held").CountAsync());
        Assert.AreEqual(0, await page.Page.Locator(".script li.broken").CountAsync());
    }

    private static Task Upload(BenchPage page, string name, string text) =>
        page.Page.SetInputFilesAsync("#upload", new FilePayload { Name = name, MimeType = "application/yaml", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });

    private static Task Expect(BenchPage page, string selector, string text) =>
        Assertions.Expect(page.Page.Locator(selector)).ToContainTextAsync(text, new LocatorAssertionsToContainTextOptions { Timeout = 120_000 });
}
