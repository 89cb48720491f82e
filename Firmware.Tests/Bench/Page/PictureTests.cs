using Microsoft.Playwright;
using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.HostSimulator.Bench;

namespace SmpPen.Bench.Tests.Page;

/// <summary>
/// The pictures of the documentation: <c>BENCH_PICTURES=docs/images dotnet test Firmware.Tests/Bench --filter TakesThePictures</c>
/// puts them where the variable says. Without it they go nowhere, and what they show is checked all the same.
/// </summary>
[TestClass]
public sealed class PictureTests
{
    private const string Treatment = """
        name: A treatment for the pictures
        seed: 3
        steps:
          - power on
          - expect: { state: Standby, within: 6 s }
          - begin session: { kind: first-treatment, zone: hairline, preset: Crown, cartridge error: 0.06 mm }
          - expect: { state: Ready, mode: Continuous }
          - hold pedal: { times: 5, for: 2 s, rest: 0.4 s }
          - change zone: left-temple
          - hold pedal: { times: 3, for: 2 s, rest: 0.4 s }
          - change zone: right-temple
          - hold pedal: { times: 3, for: 2 s, rest: 0.4 s }
          - change zone: forelock
          - hold pedal: { times: 7, for: 2 s, rest: 0.4 s }
          - change zone: mid-scalp
          - hold pedal: { times: 8, for: 2 s, rest: 0.4 s }
          - change zone: crown
          - hold pedal: { times: 4, for: 2 s, rest: 0.4 s }
          - expect: { state: Ready, session pricks: 4000..7000, missed strokes: 0..9, pin ENABLE: low, within: 1 s }
          - wait: 1 s
          - expect: { state: Ready }
          - wait: 1 h
          - power off
        """;

    private static readonly string? s_directory = Environment.GetEnvironmentVariable("BENCH_PICTURES");

    [TestMethod]
    public async Task TakesThePictures()
    {
        if (s_directory is null)
        {
            Assert.Inconclusive("Set BENCH_PICTURES to a folder to take the pictures of the bench; they want a quiet machine.");
        }
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open("scenarios");
        await page.Page.SetInputFilesAsync("#upload", new FilePayload { Name = "treatment.yaml", MimeType = "application/yaml", Buffer = System.Text.Encoding.UTF8.GetBytes(Treatment) });
        await page.Page.WaitForSelectorAsync("#scenario-phase");
        await page.SetPace(PenPace.Hundred);
        await page.Click("scenario-play");
        await page.Page.WaitForSelectorAsync("#line-21.held", new PageWaitForSelectorOptions { Timeout = 120_000 });
        await page.SetPace(PenPace.Real);
        await page.Page.WaitForTimeoutAsync(1_500);
        await Take(page, "bench-scenario");
        await page.Click("scenario-stop");
        if (await page.Live("state") != "Ready")
        {
            // A minute without a prick retracts the needle; Select on RESUME brings it back.
            await page.Tap("Enter", PenState.Ready);
        }
        await page.UntilState("Ready");

        // At work.
        await page.Tab("head");
        await page.UntilOled("PRESS PEDAL");
        // Until the pedal was down all the time: a busy machine makes the bench let go.
        do
        {
            await page.Page.Keyboard.UpAsync(" ");
            await page.Hold(" ", () => bench.Now is { State: PenState.Pricking, PedalDown: true }, "Pricking");
            await page.Page.WaitForTimeoutAsync(900);
            await Take(page, "bench-light");
        }
        while (bench.Now is not { State: PenState.Pricking, PedalDown: true });
        await page.Page.Keyboard.UpAsync(" ");
        await page.UntilState("Ready");
        await BenchOnTheDesk.Until(() => bench.Now.State == PenState.Ready && bench.Now.SessionPricks == bench.Now.NeedleStrokes, () => $"{bench.Now.NeedleStrokes} strokes confirmed, {bench.Now.SessionPricks} are");

        // One prick in slow motion, with cursors on it.
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await Part(page, "trigger").SelectOptionAsync("prick");
        for (int i = 0; i < 5; i++)
        {
            await Part(page, "in").ClickAsync();
        }
        await page.Page.EvaluateAsync("() => document.activeElement.blur()");
        string me = bench.Pen.Viewers.Operator!.Id;
        do
        {
            Assert.IsTrue(bench.Pen.SetPaused(me, false).Done);
            await page.Page.Keyboard.UpAsync(" ");
            await page.SetPace(PenPace.Real);
            await page.Hold(" ", () => bench.Now is { State: PenState.Pricking, PedalDown: true }, "Pricking");
            await page.UntilOled("PRICKING");
            await page.SetPace(PenPace.Hundredth);
            await BenchOnTheDesk.Until(() => Protrusion() > 600 || !bench.Now.PedalDown, () => "the needle in the skin");
            Assert.IsTrue(bench.Pen.SetPaused(me, true).Done);
            await BenchOnTheDesk.Until(() => bench.Now.IsPaused, () => "a pause");
        }
        while (Protrusion() < 600);

        double Protrusion() => bench.Pen.Ask(run => run!.Pen.Plant.Bar.ProtrusionMicrometres).GetAwaiter().GetResult();
        await Part(page, "cursors").ClickAsync();
        await page.Page.WaitForTimeoutAsync(300);
        await Take(page, "bench-dark");
        await page.Page.Keyboard.UpAsync(" ");
        await Part(page, "cursors").ClickAsync();
        await Part(page, "trigger").SelectOptionAsync("none");
        for (int i = 0; i < 5; i++)
        {
            await Part(page, "out").ClickAsync();
        }
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await page.Click("pause");
        await page.SetPace(PenPace.Real);
        await page.UntilState("Ready");

        // Tablets.
        foreach ((string name, int width, int height) in new[] { ("bench-tablet", 1024, 768), ("bench-portrait", 768, 1024) })
        {
            await page.Page.SetViewportSizeAsync(width, height);
            await page.Page.WaitForTimeoutAsync(400);
            await Take(page, name);
        }
        await page.Page.SetViewportSizeAsync(1280, 720);

        // A fault.
        await page.Tab("faults");
        await page.Click("fault-driver-fault");
        await page.UntilState("Fault");
        await page.UntilOled(FaultCatalogue.Title(FaultCode.DriverFault));
        await page.Page.WaitForTimeoutAsync(500);
        await Take(page, "bench-fault");
        await page.Click("fault-driver-fault");
        await BenchOnTheDesk.Until(() => bench.Now.FaultCanBeCleared, () => "a fault that can be cleared");
        await page.Tap("Enter", PenState.Paused);

        // The technician.
        await page.Tab("pen");
        await page.Click("new-pen");
        await page.SetPace(PenPace.Hundred);
        await page.UntilState("Standby");
        await page.SetPace(PenPace.Ten);
        await page.Tab("service");
        await page.UntilOled("SERVICE");
        await page.ToRow(2);
        await page.Tap("Enter", PenState.Service);
        await page.UntilState("Service");
        foreach (string line in new[] { "*IDN?", "SYSTem:ERRor?" })
        {
            await page.Page.FillAsync("#scpi-line", line);
            await page.Click("scpi-send");
            await page.Page.WaitForTimeoutAsync(400);
        }
        await page.Click("calibration-begin");
        for (int i = 0; i < 3; i++)
        {
            await page.Page.Locator("#enter-dial:not(:disabled)").WaitForAsync();
            await page.Click("enter-dial");
            await Task.Delay(300);
        }
        await page.Page.Locator("#enter-dial:not(:disabled)").WaitForAsync();
        await page.Page.WaitForTimeoutAsync(300);
        await Take(page, "bench-service");
    }

    private static ILocator Part(BenchPage page, string name) => page.Page.Locator($"#scope [data-scope={name}]");

    private static async Task Take(BenchPage page, string name)
    {
        await page.Page.EvaluateAsync("() => document.querySelectorAll('.notice').forEach(notice => notice.remove())");
        byte[] picture = await page.Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = name == "bench-portrait" });
        Assert.IsGreaterThan(20_000, picture.Length);
        if (s_directory is not null)
        {
            await File.WriteAllBytesAsync(Path.Combine(Shipped.Root, s_directory, name + ".png"), picture);
        }
    }
}
