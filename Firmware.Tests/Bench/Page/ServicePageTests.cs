using Microsoft.Playwright;
using SmpPen.Bench.Tests.Engine;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Bench;

namespace SmpPen.Bench.Tests.Page;

/// <summary>The technician's panel.</summary>
[TestClass]
public sealed class ServicePageTests
{
    [TestMethod]
    public async Task TheConsole_AsksThePenItsName()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open("service");
        await page.UntilState("Standby");
        await page.Page.FillAsync("#scpi-line", "*IDN?");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("#scpi li.sent")).ToContainTextAsync("*IDN?");
        await Assertions.Expect(page.Page.Locator("#scpi li.answer").First).ToContainTextAsync("SmpPen", new LocatorAssertionsToContainTextOptions { IgnoreCase = true });
    }

    [TestMethod]
    public async Task ACalibration_IsGuidedToItsEnd_WithTheDial()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open("service");
        await page.UntilState("Standby");
        await page.UntilOled("SERVICE");
        await page.ToRow(2);
        await page.Tap("Enter", PenState.Service);
        await page.Page.FillAsync("#points", "3");
        await page.Click("calibration-begin");
        PenOnTheBench.Stand(bench.Pen, bench.Pen.Viewers.Operator!.Id, true);
        ILocator enter = page.Page.Locator("#enter-dial:not(:disabled)");
        for (int reading = 1; bench.Now.Service.Outcome.Length == 0; reading++)
        {
            Assert.IsLessThan(20, reading, "readings of a calibration with three points");
            // The pen waits ten minutes for a reading: its time stands while the page is worked.
            PenOnTheBench.RunUntil(bench.Pen, () => bench.Now.Service.AwaitsReading || bench.Now.Service.Outcome.Length > 0, "the next reading");
            if (bench.Now.Service.AwaitsReading)
            {
                Assert.IsNotNull(bench.Now.Service.DialMicrometres);
                await enter.ClickAsync();
                PenOnTheBench.RunUntil(bench.Pen, () => bench.Now.Service.Taken.Count >= reading || bench.Now.Service.Outcome.Length > 0, $"reading {reading} is taken");
            }
        }
        await page.Page.WaitForSelectorAsync("#calibration-outcome");
        string outcome = await page.Page.TextContentAsync("#calibration-outcome") ?? "";
        Assert.Contains("stored", outcome.ToLowerInvariant(), outcome);
        Assert.IsGreaterThan(3, await page.Page.Locator(".taken tbody tr").CountAsync());
    }
}
