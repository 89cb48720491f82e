using Microsoft.Playwright;
using SmpPen.Bench.Tests.Engine;
using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.HostSimulator.Bench;
using SmpPen.HostSimulator.Plant;

namespace SmpPen.Bench.Tests.Page;

/// <summary>
/// The pictures of the documentation: <c>BENCH_PICTURES=docs/images dotnet test Firmware.Tests/Bench --filter TakesThePictures</c>
/// puts them where the variable says; without it they go nowhere. Simulated time stands at moments of its own in each, so they come
/// out the same to the last byte on every run with the same browser.
/// </summary>
[TestClass]
public sealed class PictureTests
{
    private const long Millisecond = 1_000_000;

    /// <summary>Line of the treatment in which the pedal is held down while pictures are taken.</summary>
    private const int LongHold = 20;

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
          - hold pedal: { times: 1, for: 4 s, rest: 1 s }
          - expect: { state: Ready }
          - inject: driver-fault
          - expect: { state: Fault, fault: DriverFault, within: 200 ms }
          - wait: 1 h
          - power off
        """;

    private static readonly string? s_directory = Environment.GetEnvironmentVariable("BENCH_PICTURES");

    private BenchPage _page = null!;

    private LivePen Pen { get; set; } = null!;

    private string Me => Pen.Viewers.Operator!.Id;

    [TestMethod]
    public async Task TakesThePictures()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        Pen = bench.Pen;
        _page = await bench.Open("scenarios", motion: ReducedMotion.Reduce);
        await OfATreatment();
        await OfACalibration();
    }

    private async Task OfATreatment()
    {
        await _page.Page.SetInputFilesAsync("#upload", new FilePayload { Name = "treatment.yaml", MimeType = "application/yaml", Buffer = System.Text.Encoding.UTF8.GetBytes(Treatment) });
        await _page.Page.WaitForSelectorAsync("#scenario-phase");
        Do(Pen.SetPace(Me, PenPace.Hundredth));
        Do(Pen.Scenarios.Play(Me));
        PenOnTheBench.RunTo(Pen, 5_000 * Millisecond);
        Do(Pen.SetPace(Me, PenPace.Real));
        RunUntil(now => now is { Scenario.Line: LongHold, State: PenState.Pricking }, "the long hold", 2_000);
        Run(1_000);
        await Take("bench-scenario");

        await _page.Tab("head");
        await Take("bench-light");

        // One prick in slow motion, with cursors on it.
        await _page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await Part("trigger").SelectOptionAsync("prick");
        for (int i = 0; i < 5; i++)
        {
            await Part("in").ClickAsync();
        }
        Do(Pen.SetPace(Me, PenPace.Hundredth));
        Run(200);
        while (await Pen.Ask(run => run!.Pen.Plant.Bar.ProtrusionMicrometres) < 700)
        {
            PenOnTheBench.RunTo(Pen, await Pen.Ask(run => run!.Pen.NowNanoseconds) + (Millisecond / 4));
        }
        await Part("cursors").ClickAsync();
        await Take("bench-dark");
        await Part("cursors").ClickAsync();
        await Part("trigger").SelectOptionAsync("none");
        for (int i = 0; i < 5; i++)
        {
            await Part("out").ClickAsync();
        }
        await _page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        Do(Pen.SetPace(Me, PenPace.Real));
        RunUntil(now => now.State == PenState.Ready, "Ready");
        Run(500);

        // Tablets.
        foreach ((string name, int width, int height) in new[] { ("bench-tablet", 1024, 768), ("bench-portrait", 768, 1024) })
        {
            await _page.Page.SetViewportSizeAsync(width, height);
            await Take(name);
        }
        await _page.Page.SetViewportSizeAsync(1280, 720);

        // A fault.
        await _page.Tab("faults");
        RunUntil(now => now.State == PenState.Fault, "a fault");
        Run(1_000);
        await _page.Page.Locator("#fault-driver-fault").ScrollIntoViewIfNeededAsync();
        await Take("bench-fault");
        // Looked for only now: waiting for it lets time go on.
        Assert.Contains(FaultCatalogue.Title(FaultCode.DriverFault), string.Join('\n', await _page.Oled()));
    }

    private async Task OfACalibration()
    {
        Do(Pen.SetPace(Me, PenPace.Hundredth));
        Do(Pen.NewPen(Me, new PenRecipe()));
        PenOnTheBench.RunTo(Pen, 8_000 * Millisecond);
        Do(Pen.SetPace(Me, PenPace.Ten));
        await _page.Tab("service");
        foreach (PenButton button in new[] { PenButton.Down, PenButton.Down, PenButton.Select })
        {
            Do(Pen.SetButton(Me, button, true));
            Do(Pen.SetButton(Me, button, false));
            Run(500);
        }
        Assert.AreEqual(PenState.Service, Pen.Snapshot.State);
        foreach (string line in new[] { "*IDN?", "SYSTem:ERRor?" })
        {
            Do(Pen.Service.Send(Me, line));
            Run(500);
        }
        Do(Pen.Service.BeginCalibration(Me, 5, 20260101, "TECH1", 12));
        for (int i = 0; i < 3; i++)
        {
            RunUntil(now => now.Service.AwaitsReading, "a reading");
            Do(Pen.Service.EnterReading(Me, null));
            Run(100);
        }
        RunUntil(now => now.Service.AwaitsReading, "a reading");
        await Take("bench-service");
    }

    private static void Do(CommandResult result) => Assert.IsTrue(result.Done, result.Message);

    private ILocator Part(string name) => _page.Page.Locator($"#scope [data-scope={name}]");

    private void Run(int milliseconds) => PenOnTheBench.Run(Pen, milliseconds);

    private void RunUntil(Func<PenSnapshot, bool> isSo, string wanted, int stepMilliseconds = 100) =>
        PenOnTheBench.RunUntil(Pen, () => isSo(Pen.Snapshot), wanted, stepMilliseconds);

    /// <summary>Takes a picture once the page has come to rest.</summary>
    private async Task Take(string name)
    {
        await _page.Page.EvaluateAsync("() => { document.activeElement.blur(); document.querySelectorAll('.notice').forEach(notice => notice.remove()); }");
        await _page.Page.Mouse.MoveAsync(0, 0);
        PageScreenshotOptions options = new() { FullPage = name == "bench-portrait", Animations = ScreenshotAnimations.Disabled };
        byte[] picture = [];
        for (byte[] before = [0]; !picture.AsSpan().SequenceEqual(before);)
        {
            before = picture;
            // While time stands the page is told of it twice a second.
            await _page.Page.WaitForTimeoutAsync(1_200);
            picture = await _page.Page.ScreenshotAsync(options);
        }
        Assert.IsGreaterThan(20_000, picture.Length);
        if (s_directory is not null)
        {
            await File.WriteAllBytesAsync(Path.Combine(Shipped.Root, s_directory, name + ".png"), picture);
        }
    }
}
