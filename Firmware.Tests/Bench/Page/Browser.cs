using Microsoft.Playwright;
using SmpPen.Bench.Tests.Engine;

namespace SmpPen.Bench.Tests.Page;

/// <summary>The real browser that the page is tried in: an installed Chromium, started once for all tests.</summary>
[TestClass]
public static class Browser
{
    private static readonly string[] s_places =
    [
        Environment.GetEnvironmentVariable("CHROMIUM") ?? "",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private static readonly Lazy<Task<IBrowser>> s_browser = new(Start);
    private static IPlaywright? s_playwright;

    /// <summary>The browser; without one the test is reported as skipped, with the reason.</summary>
    public static Task<IBrowser> Get()
    {
        if (!Array.Exists(s_places, File.Exists))
        {
            Assert.Inconclusive("No browser is installed, so the page was not tried: install Debian's chromium, or name one in the environment variable CHROMIUM.");
        }
        return s_browser.Value;
    }

    /// <summary>Ends the browser after the last test.</summary>
    [AssemblyCleanup]
    public static async Task End()
    {
        if (s_browser.IsValueCreated)
        {
            await (await s_browser.Value).CloseAsync();
            s_playwright?.Dispose();
        }
    }

    private static async Task<IBrowser> Start()
    {
        s_playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(PenOnTheBench.GuardSeconds * 1000);
        return await s_playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Array.Find(s_places, File.Exists),
            // A picture is drawn whole and without what differs between processors: the same page gives the same bytes.
            Args = ["--no-sandbox", "--disable-partial-raster", "--disable-skia-runtime-opts", "--force-color-profile=srgb"],
        });
    }
}
