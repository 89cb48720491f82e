using SmpPen.HostSimulator.Bench;

namespace SmpPen.Bench.Tests.Page;

/// <summary>A session worked in the browser.</summary>
[TestClass]
public sealed class SessionTests
{
    [TestMethod]
    public async Task ASessionBegunWithTheKeys_PricksWithTheSpaceBarInEachMode_AndEverybodyCountsTheSame()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open();
        await page.BeginSession();
        await page.SetPace(PenPace.Real);
        Assert.AreEqual("Single", bench.Now.Mode);
        await Press(bench, page, pricks: 1, most: 1, milliseconds: 120);
        await Press(bench, page, pricks: 1, most: 1, milliseconds: 400);

        await page.SetPace(PenPace.Ten);
        await page.ChoosePreset("Forelock");
        Assert.AreEqual("Paced", bench.Now.Mode);
        await page.SetPace(PenPace.Real);
        await Press(bench, page, pricks: 2, most: 9, milliseconds: 1_200);

        await page.SetPace(PenPace.Ten);
        await page.ChoosePreset("Touch-up");
        Assert.AreEqual("Burst", bench.Now.Mode);
        await page.SetPace(PenPace.Real);
        await Press(bench, page, pricks: 3, most: 3, milliseconds: 600);

        await page.SetPace(PenPace.Ten);
        await page.ChoosePreset("Crown");
        Assert.AreEqual("Continuous", bench.Now.Mode);
        await page.SetPace(PenPace.Real);
        await Press(bench, page, pricks: 20, most: 200, milliseconds: 700);
    }

    [TestMethod]
    public async Task ThePageShowsThePanelsMemory_PixelForPixel()
    {
        await using BenchOnTheDesk bench = await BenchOnTheDesk.Start();
        BenchPage page = await bench.Open();
        byte[] memory = [];
        page.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            if (frame.Binary is [1, ..] oled)
            {
                memory = oled;
            }
        };
        await page.Page.ReloadAsync();
        await page.UntilConnected();
        await page.UntilOled("START SESSION");
        await Task.Delay(200);
        string pixels = await page.Pixels();
        Assert.HasCount(4 + 1024, memory);
        for (int y = 0; y < 64; y++)
        {
            for (int x = 0; x < 128; x++)
            {
                bool lit = memory[1] != 0 && ((memory[4 + (y / 8 * 128) + x] >> (y % 8)) & 1) != 0;
                Assert.AreEqual(lit, pixels[(y * 128) + x] == '1', $"pixel {x}, {y}");
            }
        }
    }

    /// <summary>One press of the space bar; then the display, the map, the page's counters, firmware and needle have to agree.</summary>
    private static async Task Press(BenchOnTheDesk bench, BenchPage page, int pricks, int most, int milliseconds)
    {
        int before = bench.Now.SessionPricks;
        await page.Key(" ", milliseconds);
        await page.UntilState("Ready");
        await BenchOnTheDesk.Until(() => bench.Now.SessionPricks >= before + pricks, () => $"{pricks} pricks more than {before}, there are {bench.Now.SessionPricks}");
        await Task.Delay(400);
        int now = bench.Now.SessionPricks;
        Assert.IsTrue(now - before >= pricks && now - before <= most, $"{now - before} pricks from one press of {milliseconds} ms");
        Assert.AreEqual(now, bench.Now.NeedleStrokes, "the needle");
        Assert.AreEqual(now, await page.Count("pricks"), "the page's counter");
        Assert.AreEqual(now, await page.Count("strokes"), "the page's needle strokes");
        Assert.AreEqual(now, await page.Dots(), "dots on the map");
        IReadOnlyList<string> oled = await page.Oled();
        Assert.IsTrue(oled.Any(line => line.StartsWith("Pricks", StringComparison.Ordinal) && BenchPage.Number(line) == now),
            $"{now} on the display, which shows:\n{string.Join('\n', oled)}");
    }
}
