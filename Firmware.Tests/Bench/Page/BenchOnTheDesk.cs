using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SmpPen.Bench.Tests.Engine;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Bench;

namespace SmpPen.Bench.Tests.Page;

/// <summary>The whole bench, server and pen, and the pages that are opened on it. Disposing it checks that no page complained.</summary>
internal sealed class BenchOnTheDesk : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<BenchPage> _pages = [];

    private BenchOnTheDesk(WebApplication app)
    {
        _app = app;
        Pen = app.Services.GetRequiredService<LivePen>();
        Url = app.Services.GetRequiredService<BenchAddress>().Url;
    }

    public LivePen Pen { get; }

    public string Url { get; }

    public PenSnapshot Now => Pen.Snapshot;

    public static async Task<BenchOnTheDesk> Start()
    {
        _ = await Browser.Get();
        WebApplication app = BenchServer.Build(0, Shipped.Scenarios);
        await BenchServer.StartAsync(app);
        BenchOnTheDesk bench = new(app);
        await bench.Boot();
        return bench;
    }

    /// <summary>The self-test takes seconds at 1x, and only a few of these tests are about it.</summary>
    private async Task Boot()
    {
        string me = Pen.Viewers.Add("boot").Id;
        Pen.Viewers.TakeOver(me);
        Assert.IsTrue(Pen.SetPace(me, PenPace.Hundred).Done);
        await Until(() => Now is { IsRunning: true, State: PenState.Standby }, () => "Standby");
        Assert.IsTrue(Pen.SetPace(me, PenPace.Real).Done);
        Pen.Viewers.Remove(me);
    }

    /// <summary>Opens another page in a browser profile of its own.</summary>
    /// <param name="tab">Panel to begin with.</param>
    /// <param name="width">CSS pixels.</param>
    /// <param name="height">CSS pixels.</param>
    /// <param name="scheme">What the system asks for.</param>
    /// <param name="motion">How much motion the person wants.</param>
    public async Task<BenchPage> Open(string tab = "head", int width = 1280, int height = 720, ColorScheme scheme = ColorScheme.Light, ReducedMotion motion = ReducedMotion.NoPreference)
    {
        IBrowser browser = await Browser.Get();
        IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = motion,
            AcceptDownloads = true,
        });
        BenchPage page = new(this, await context.NewPageAsync());
        _pages.Add(page);
        await page.Go($"{Url}/#{tab}");
        return page;
    }

    /// <summary>Waits for something that the pen does, not the page. The time is a guard against a hang.</summary>
    public static async Task Until(Func<bool> isSo, Func<string> said)
    {
        DateTime giveUp = DateTime.UtcNow.AddSeconds(PenOnTheBench.GuardSeconds);
        while (!isSo())
        {
            Assert.IsTrue(DateTime.UtcNow < giveUp, $"In {PenOnTheBench.GuardSeconds} s it did not come to this: {said()}");
            await Task.Delay(10);
        }
    }

    /// <summary>How often the bench has let go because an operating page said nothing.</summary>
    public int Silences => Pen.Log(0).Count(entry => entry.Text.StartsWith("No sign of life", StringComparison.Ordinal));

    /// <summary>Waits for so much simulated time: what the pen does in it does not depend on how busy this machine is.</summary>
    public Task Simulate(int milliseconds)
    {
        long Moment() => Pen.Ask(run => run!.Pen.NowNanoseconds).GetAwaiter().GetResult();
        long from = Moment();
        return Until(() => Moment() > from + (milliseconds * 1_000_000L), () => $"{milliseconds} ms of simulated time");
    }

    /// <summary>Ends the bench while pages are open.</summary>
    public Task Stop() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (BenchPage page in _pages)
        {
            await page.Close();
        }
        await _app.StopAsync();
        await _app.DisposeAsync();
        Assert.AreEqual("", string.Join('\n', _pages.SelectMany(page => page.Complaints)), "errors on the console, or requests to elsewhere");
    }
}
