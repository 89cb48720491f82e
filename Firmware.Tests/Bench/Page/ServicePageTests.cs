using Microsoft.Playwright;
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
        await page.SetPace(PenPace.Hundred);
        await page.UntilState("Standby");
        await page.SetPace(PenPace.Ten);
        await page.UntilOled("SERVICE");
        await page.ToRow(2);
        await page.Tap("Enter", PenState.Service);
        await page.Page.FillAsync("#points", "3");
        await page.Click("calibration-begin");
        string me = bench.Pen.Viewers.Operator!.Id;
        ILocator enter = page.Page.Locator("#enter-dial:not(:disabled)");
        for (int reading = 1; await page.Page.Locator("#calibration-outcome").CountAsync() == 0; reading++)
        {
            Assert.IsLessThan(20, reading, "readings of a calibration with three points");
            ILocator next = enter.Or(page.Page.Locator("#calibration-outcome"));
            await next.First.WaitForAsync();
            if (await enter.CountAsync() > 0)
            {
                Assert.IsNotNull(bench.Now.Service.DialMicrometres);
                // The pen waits ten minutes for a reading; at 10x a busy machine may need more of them for a click.
                Assert.IsTrue(bench.Pen.SetPaused(me, true).Done);
                await enter.ClickAsync();
                Assert.IsTrue(bench.Pen.SetPaused(me, false).Done);
                await BenchOnTheDesk.Until(() => bench.Now.Service.Taken.Count >= reading || bench.Now.Service.Outcome.Length > 0, () => $"reading {reading} taken");
            }
        }
        string outcome = await page.Page.TextContentAsync("#calibration-outcome") ?? "";
        Assert.Contains("stored", outcome.ToLowerInvariant(), outcome);
        Assert.IsGreaterThan(3, await page.Page.Locator(".taken tbody tr").CountAsync());
    }
}
