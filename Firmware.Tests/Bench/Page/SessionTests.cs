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
        Assert.AreEqual("Single", bench.Now.Mode);
        await Press(bench, page, pricks: 1, most: 1);
        await Press(bench, page, pricks: 1, most: 1);

        await page.ChoosePreset("Forelock");
        Assert.AreEqual("Paced", bench.Now.Mode);
        await Press(bench, page, pricks: 2, most: int.MaxValue);

        await page.ChoosePreset("Touch-up");
        Assert.AreEqual("Burst", bench.Now.Mode);
        await Press(bench, page, pricks: 3, most: 3);

        await page.ChoosePreset("Crown");
        Assert.AreEqual("Continuous", bench.Now.Mode);
        await Press(bench, page, pricks: 20, most: int.MaxValue);
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

    /// <summary>
    /// A press of the space bar, for half a simulated second after its pricks are made; then the display, the map, the page's counters, firmware and needle
    /// have to agree.
    /// </summary>
    private static async Task Press(BenchOnTheDesk bench, BenchPage page, int pricks, int most)
    {
        int before;
        int silences;
        do
        {
            // A page that this machine leaves no time for 300 ms has let go of the pedal; that press does not count.
            silences = bench.Silences;
            before = bench.Now.SessionPricks;
            await page.Page.Keyboard.DownAsync(" ");
            await BenchOnTheDesk.Until(() => bench.Now.SessionPricks >= before + pricks || bench.Silences > silences, () => $"{pricks} pricks more than {before}, there are {bench.Now.SessionPricks}");
            await bench.Simulate(milliseconds: 500);
            await page.Page.Keyboard.UpAsync(" ");
            await page.UntilState("Ready");
            await bench.Simulate(milliseconds: 500);
        }
        while (bench.Silences > silences);
        int now = bench.Now.SessionPricks;
        Assert.IsTrue(now - before >= pricks && now - before <= most, $"{now - before} pricks from one press");
        Assert.AreEqual(now, bench.Now.NeedleStrokes, "the needle");
        await page.Shows("pricks", now);
        await page.Shows("strokes", now);
        await page.ShowsDots(now);
        await page.UntilOled(lines => lines.Any(line => line.StartsWith("Pricks", StringComparison.Ordinal) && BenchPage.Number(line) == now), $"{now} pricks");
    }
}
