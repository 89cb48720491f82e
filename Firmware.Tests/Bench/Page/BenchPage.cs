using System.Globalization;
using Microsoft.Playwright;
using SmpPen.Bench.Tests.Engine;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Bench;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.Bench.Tests.Page;

/// <summary>A page of the bench as a person uses it: keys, clicks, and reading what stands there.</summary>
internal sealed class BenchPage
{
    /// <summary>Row of the preset in the pause menu.</summary>
    private const int PresetRow = 2;

    private const int GuardMilliseconds = PenOnTheBench.GuardSeconds * 1000;

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
        page.SetDefaultTimeout(GuardMilliseconds);
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

    /// <summary>A key, as short as can be: never a held one, however busy this machine is.</summary>
    public async Task Tap(string key)
    {
        await Page.Keyboard.DownAsync(key);
        await Page.Keyboard.UpAsync(key);
    }

    /// <summary>
    /// Taps a key for what it does. Once more only if the bench never got it (a page that says nothing for 300 ms lets go at once), or if
    /// the pen got it and did nothing (a click into a flash write is lost, as it is on the pen).
    /// </summary>
    public async Task Tap(string key, Func<Task<bool>> isDone, string wanted)
    {
        DateTime giveUp = DateTime.UtcNow.AddMilliseconds(GuardMilliseconds);
        while (true)
        {
            int actions = _bench.Now.Recording.Actions;
            await Tap(key);
            long? landed = null;
            for (DateTime again = DateTime.UtcNow.AddSeconds(5); DateTime.UtcNow < again || (landed is { } at && _bench.Now.NowNanoseconds < at + 3_000_000_000);)
            {
                if (await isDone())
                {
                    // The display follows, after a flash write at the longest.
                    GoOnIfStanding(1_000);
                    return;
                }
                if (landed is null && _bench.Now.Recording.Actions > actions)
                {
                    landed = _bench.Now.NowNanoseconds;
                }
                GoOnIfStanding(100);
                Assert.IsTrue(DateTime.UtcNow < giveUp, $"{key} should lead to {wanted}; the pen is {_bench.Now.State} ({_bench.Now.Fault}) and shows:\n{string.Join('\n', await Oled())}");
                await Task.Delay(15);
            }
        }
    }

    /// <summary>A tap that leads to a state of the pen.</summary>
    public Task Tap(string key, PenState state) => Tap(key, () => Task.FromResult(_bench.Now.State == state), state.ToString());

    /// <summary>Brings the cursor of a menu to a row, counted from 0.</summary>
    public async Task ToRow(int row)
    {
        for (int at = Cursor; at != row; at = Cursor)
        {
            await Tap(at < row ? "ArrowDown" : "ArrowUp", () => Task.FromResult(Cursor != at), $"row {row}");
        }
    }

    /// <summary>Keeps a key down until something is so; again, if the bench has let go because this machine was too busy for the page.</summary>
    public async Task Hold(string key, Func<bool> isSo, string wanted)
    {
        DateTime giveUp = DateTime.UtcNow.AddMilliseconds(GuardMilliseconds);
        while (!isSo())
        {
            await WakeFromIdle();
            int silences = _bench.Silences;
            await Page.Keyboard.DownAsync(key);
            while (!isSo() && _bench.Silences == silences && _bench.Now.State != PenState.Paused)
            {
                Assert.IsTrue(DateTime.UtcNow < giveUp, $"It did not come to this: {wanted}");
                await Task.Delay(10);
            }
            if (!isSo())
            {
                await Page.Keyboard.UpAsync(key);
            }
        }
    }

    /// <summary>A text that the page shows live: clock, pricks, strokes, state...</summary>
    public async Task<string> Live(string name) => await Page.TextContentAsync($"[data-live={name}]") ?? "";

    /// <summary>A count that the page shows live.</summary>
    public async Task<int> Count(string name) => Number(await Live(name));

    /// <summary>Waits until a live count of the page is this.</summary>
    public Task Shows(string name, int count) => Until(async () => await Count(name) == count, async () => $"{count} {name}, it shows {await Live(name)}");

    /// <summary>Dots that stand on the map.</summary>
    public async Task<int> Dots() => Number(await Page.GetAttributeAsync("[data-head=dots]", "data-dots") ?? "");

    /// <summary>Waits until so many dots stand on the map.</summary>
    public Task ShowsDots(int count) => Until(async () => await Dots() == count, async () => $"{count} dots on the map, there are {await Dots()}");

    /// <summary>Waits until something of the page is so.</summary>
    public static async Task Until(Func<Task<bool>> isSo, Func<Task<string>> said)
    {
        DateTime giveUp = DateTime.UtcNow.AddMilliseconds(GuardMilliseconds);
        while (!await isSo())
        {
            if (DateTime.UtcNow > giveUp)
            {
                Assert.Fail($"It did not come to this: {await said()}");
            }
            await Task.Delay(20);
        }
    }

    /// <summary>Lines of text on the page's picture of the display.</summary>
    public async Task<IReadOnlyList<string>> Oled()
    {
        string bits = await Page.EvaluateAsync<string>(ReadPixels);
        return _reader.Read((x, y) => bits[(y * 128) + x] == '1');
    }

    /// <summary>The display's pixels, 1 or 0 each, row by row.</summary>
    public Task<string> Pixels() => Page.EvaluateAsync<string>(ReadPixels);

    /// <summary>Waits until the display shows a text.</summary>
    public Task UntilOled(string text) => UntilOled(lines => string.Join('\n', lines).Contains(text, StringComparison.Ordinal), text);

    /// <summary>Waits until the lines of the display are as wanted; time that stands goes on for it in steps.</summary>
    public Task UntilOled(Func<IReadOnlyList<string>, bool> fits, string wanted) => Until(
        async () =>
        {
            if (fits(await Oled()))
            {
                return true;
            }
            GoOnIfStanding(100);
            return false;
        },
        async () => $"a display with {wanted}, it shows:\n{string.Join('\n', await Oled())}");

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

    /// <summary>From power-up to Ready by the keys alone. Simulated time stands between them: a busy machine changes nothing.</summary>
    public async Task BeginSession()
    {
        await SetPace(PenPace.Hundred);
        await UntilState("Standby");
        await SetPace(PenPace.Real);
        await BenchOnTheDesk.Until(() => _bench.Now.Pace == PenPace.Real, () => "real time");
        await Stand(true);
        await UntilOled("START SESSION");
        await Tap("Enter", ScreenId.SessionStart);
        await UntilOled("NEW CARTRIDGE");
        await Tap("Enter", ScreenId.CartridgeZero);
        PenOnTheBench.RunUntil(_bench.Pen, () => _bench.Now.StopProtrusionMicrometres > -200, "the carriage is at the nose");
        await Tap("Enter", PenState.Ready);
        await Stand(false);
        await UntilPressPedal();
    }

    /// <summary>Through the pause menu to another preset, and back to Ready.</summary>
    public async Task ChoosePreset(string name)
    {
        await Stand(true);
        if (_bench.Now.State != PenState.Paused)
        {
            await Tap("Escape", PenState.Paused);
        }
        await UntilOled("RESUME");
        await ToRow(PresetRow);
        await Tap("Enter", () => Task.FromResult(Status(status => status.Editing)), "a preset that can be chosen");
        for (string at = await PresetLine(); !at.Contains(name, StringComparison.OrdinalIgnoreCase); at = await PresetLine())
        {
            await Tap("ArrowDown", async () => await PresetLine() != at, "another preset");
        }
        await Tap("Enter", () => Task.FromResult(!Status(status => status.Editing)), "the preset chosen");
        await ToRow(0);
        await Tap("Enter", PenState.Ready);
        await Stand(false);
        await BenchOnTheDesk.Until(() => _bench.Now.Preset.Equals(name, StringComparison.OrdinalIgnoreCase), () => $"preset {name}, it is {_bench.Now.Preset}");
        await UntilPressPedal();
    }

    /// <summary>Simulated time stands, or goes on.</summary>
    private async Task Stand(bool stands)
    {
        if (_bench.Now.IsPaused != stands)
        {
            await Click("pause");
            await BenchOnTheDesk.Until(() => _bench.Now.IsPaused == stands, () => stands ? "time to stand" : "time to go on");
        }
    }

    /// <summary>Time that stands goes on for so many milliseconds; time that goes is left alone.</summary>
    private void GoOnIfStanding(int milliseconds)
    {
        if (_bench.Now.IsPaused)
        {
            PenOnTheBench.Run(_bench.Pen, milliseconds);
        }
    }

    private async Task<string> PresetLine() => (await Oled()).FirstOrDefault(line => line.Contains("Preset", StringComparison.Ordinal)) ?? "";

    private int Cursor => Status(status => status.Cursor);

    private T Status<T>(Func<PenStatus, T> read) => _bench.Pen.Ask(run => read(run!.Pen.Status)).GetAwaiter().GetResult();

    /// <summary>Ready to prick, on the page and its display.</summary>
    private Task UntilPressPedal() => Until(
        async () =>
        {
            await WakeFromIdle();
            return await Live("state") == "Ready" && (await Oled()).Any(line => line.Contains("PRESS PEDAL", StringComparison.Ordinal));
        },
        async () => $"PRESS PEDAL, it shows:\n{string.Join('\n', await Oled())}");

    /// <summary>A minute without a prick pauses the pen: a test that this machine left no time for so long goes on all the same.</summary>
    private async Task WakeFromIdle()
    {
        if (_bench.Now.State == PenState.Paused)
        {
            await Tap("Enter", PenState.Ready);
        }
    }

    private Task Tap(string key, ScreenId screen) => Tap(key, () => Task.FromResult(_bench.Now.Screen == screen), $"screen {screen}");

    /// <summary>A number as the page writes it, thin gaps and all.</summary>
    public static int Number(string text) =>
        int.Parse(string.Concat(text.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture);
}
