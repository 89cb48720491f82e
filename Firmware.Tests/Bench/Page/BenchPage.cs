using System.Globalization;
using Microsoft.Playwright;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Bench;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.Bench.Tests.Page;

/// <summary>A page of the bench as a person uses it: keys, clicks, and reading what stands there.</summary>
internal sealed class BenchPage
{
    private const int PatienceMilliseconds = 20_000;

    /// <summary>The display from the pixels in the middle of each of its own: a 1 or 0 each, row by row.</summary>
    private const string ReadPixels = """
        () => {
            const canvas = document.querySelector("#oled");
            const scale = canvas.width / 128;
            const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
            let bits = "";
            for (let y = 0; y < 64; y++) {
                for (let x = 0; x < 128; x++) {
                    const at = ((y * scale + (scale >> 1)) * canvas.width + x * scale + (scale >> 1)) * 4;
                    bits += data[at + 1] > 90 ? "1" : "0";
                }
            }
            return bits;
        }
        """;

    private readonly BenchOnTheDesk _bench;
    private readonly PanelReader _reader = new();

    public BenchPage(BenchOnTheDesk bench, IPage page)
    {
        _bench = bench;
        Page = page;
        page.SetDefaultTimeout(PatienceMilliseconds);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Add($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(bench.Url, StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                Complaints.Add($"asked {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the page, and requests that left this machine.</summary>
    public List<string> Complaints { get; } = [];

    public async Task Go(string url)
    {
        await Page.GotoAsync(url);
        await UntilConnected();
    }

    public Task UntilConnected() => Page.WaitForSelectorAsync("[data-live=connection][data-kind=open]");

    public Task Close() => Page.Context.CloseAsync();

    /// <summary>Clicks the element with an id.</summary>
    public Task Click(string id) => Page.ClickAsync($"#{id}");

    public Task SetPace(PenPace pace) => Click(FormattableString.Invariant($"pace-{(int)pace}"));

    public async Task Tab(string name) => await Page.ClickAsync($"#tab-{name}");

    /// <summary>A key, as long as a person holds it.</summary>
    public async Task Key(string key, int milliseconds = 60)
    {
        await Page.Keyboard.DownAsync(key);
        await Task.Delay(milliseconds);
        await Page.Keyboard.UpAsync(key);
    }

    /// <summary>A key, as short as can be: never a held one, however busy this machine is.</summary>
    public async Task Tap(string key)
    {
        await Page.Keyboard.DownAsync(key);
        await Page.Keyboard.UpAsync(key);
    }

    /// <summary>A key in a menu; returns when the display has changed.</summary>
    public async Task Menu(string key)
    {
        string before = await Pixels();
        // A page that says nothing for 300 ms lets go at once: on a machine that busy a tap may be lost.
        for (int tap = 0; tap < 3; tap++)
        {
            await Tap(key);
            for (DateTime giveUp = DateTime.UtcNow.AddSeconds(5); DateTime.UtcNow < giveUp;)
            {
                if (await Pixels() != before)
                {
                    await Task.Delay(40);
                    return;
                }
                await Task.Delay(20);
            }
        }
        Assert.Fail($"{key} changed nothing on the display:\n{string.Join('\n', await Oled())}");
    }

    /// <summary>A text that the page shows live: clock, pricks, strokes, state...</summary>
    public async Task<string> Live(string name) => await Page.TextContentAsync($"[data-live={name}]") ?? "";

    /// <summary>A count that the page shows live.</summary>
    public async Task<int> Count(string name) => Number(await Live(name));

    /// <summary>Dots that stand on the map.</summary>
    public async Task<int> Dots() => Number(await Page.GetAttributeAsync("[data-head=dots]", "data-dots") ?? "");

    /// <summary>Lines of text on the page's picture of the display.</summary>
    public async Task<IReadOnlyList<string>> Oled()
    {
        string bits = await Page.EvaluateAsync<string>(ReadPixels);
        return _reader.Read((x, y) => bits[(y * 128) + x] == '1');
    }

    /// <summary>The display's pixels, 1 or 0 each, row by row.</summary>
    public Task<string> Pixels() => Page.EvaluateAsync<string>(ReadPixels);

    /// <summary>Waits until the display shows a text.</summary>
    public async Task UntilOled(string text)
    {
        string seen = "";
        DateTime giveUp = DateTime.UtcNow.AddMilliseconds(PatienceMilliseconds);
        while (!seen.Contains(text, StringComparison.Ordinal))
        {
            Assert.IsTrue(DateTime.UtcNow < giveUp, $"The display should show {text}, it shows:\n{seen}");
            await Task.Delay(20);
            seen = string.Join('\n', await Oled());
        }
    }

    /// <summary>Waits until the page names a state of the pen.</summary>
    public async Task UntilState(string state)
    {
        try
        {
            await Page.WaitForFunctionAsync("wanted => document.querySelector('[data-live=state]').textContent === wanted", state);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The page should say {state}, it says {await Live("state")}; the pen: {_bench.Now.State}, {_bench.Now.Fault}.");
        }
    }

    /// <summary>From power-up to Ready by the keys alone.</summary>
    public async Task BeginSession()
    {
        await SetPace(PenPace.Hundred);
        await UntilState("Standby");
        await SetPace(PenPace.Ten);
        await UntilOled("START SESSION");
        await Tap("Enter");
        await UntilOled("NEW CARTRIDGE");
        await Tap("Enter");
        await UntilState("Cartridge zero");
        await BenchOnTheDesk.Until(() => _bench.Now.StopProtrusionMicrometres > -200, () => $"carriage at the nose, it is at {_bench.Now.StopProtrusionMicrometres}");
        await Task.Delay(100);
        await Tap("Enter");
        await UntilState("Ready");
        await UntilOled("PRESS PEDAL");
    }

    /// <summary>Through the pause menu to another preset, and back to Ready.</summary>
    public async Task ChoosePreset(string name)
    {
        await Tap("Escape");
        await UntilState("Paused");
        await UntilOled("RESUME");
        await Menu("ArrowDown");
        await Menu("ArrowDown");
        await Menu("Enter");
        for (int i = 0; i < 12 && !(await Oled()).Any(line => line.Contains("Preset", StringComparison.Ordinal) && line.Contains(name, StringComparison.OrdinalIgnoreCase)); i++)
        {
            await Menu("ArrowDown");
        }
        await UntilOled(name);
        await Menu("Enter");
        await Menu("ArrowUp");
        await Menu("ArrowUp");
        await Tap("Enter");
        await UntilState("Ready");
        await BenchOnTheDesk.Until(() => _bench.Now.State == PenState.Ready && _bench.Now.Preset.Equals(name, StringComparison.OrdinalIgnoreCase), () => $"preset {name}, it is {_bench.Now.Preset}");
        await UntilOled("PRESS PEDAL");
    }

    /// <summary>A number as the page writes it, thin gaps and all.</summary>
    public static int Number(string text) =>
        int.Parse(string.Concat(text.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture);
}
