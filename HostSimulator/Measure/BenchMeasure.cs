using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using SmpPen.HostSimulator.Bench;

namespace SmpPen.HostSimulator.Measure;

/// <summary>What the bench costs and gives, with one page open in a headless browser and the pen pricking continuously.</summary>
public static class BenchMeasure
{
    private const string Group = "bench";
    private const double LongestHourSeconds = 240;

    // Counts, once an animation frame, what the page is sent and on which canvases it draws; notes when each picture of the display is there, with a
    // checksum of the panel's memory to know it by.
    private const string Counter = """
        (() => {
            const seen = window.__seen = { messages: {}, drawn: {}, frames: 0, shown: 0 };
            const pictures = window.__pictures = [];
            const dirty = new Set();
            const came = new Set();
            let display = 0;
            const Real = window.WebSocket;
            window.WebSocket = class extends Real {
                constructor(...given) {
                    super(...given);
                    this.addEventListener("message", event => {
                        if (String(given[0]).includes("/feed") && event.data instanceof ArrayBuffer) {
                            const bytes = new Uint8Array(event.data);
                            seen.messages[bytes[0]] = (seen.messages[bytes[0]] ?? 0) + 1;
                            came.add(bytes[0]);
                            if (bytes[0] === 1) {
                                display = bytes.reduce((sum, byte) => Math.imul(sum ^ byte, 16777619) >>> 0, 2166136261);
                            }
                        }
                    });
                }
            };
            document.addEventListener("picture", () => pictures.push([display, performance.timeOrigin + performance.now()]), true);
            for (const name of ["clearRect", "fillRect", "putImageData", "drawImage", "stroke", "fill"]) {
                const real = CanvasRenderingContext2D.prototype[name];
                CanvasRenderingContext2D.prototype[name] = function (...given) {
                    dirty.add(this.canvas.id || this.canvas.dataset?.scope || this.canvas.dataset?.head || "off the screen");
                    return real.apply(this, given);
                };
            }
            const tick = () => {
                seen.frames++;
                if (came.has(2) && came.has(3) && dirty.has("plot")) seen.shown++;
                for (const id of dirty) seen.drawn[id] = (seen.drawn[id] ?? 0) + 1;
                dirty.clear();
                came.clear();
                requestAnimationFrame(tick);
            };
            requestAnimationFrame(tick);
        })();
        """;

    // From a click on a tab to the picture after it.
    private const string ClickToPicture = """
        new Promise(done => {
            const from = performance.now();
            document.querySelector("[role=tab][aria-selected=false]").click();
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - from)));
        })
        """;

    private const string Work = """
        name: Continuous work for measurements
        seed: 1
        steps:
          - power on
          - begin session: { kind: first-treatment, zone: crown, preset: Crown }
          - repeat: { times: 10000, steps: [ { hold pedal: { times: 12, for: 8..12 s, rest: 1..2 s } } ] }
          - power off
        """;

    private const string PageMethod = "headless Chromium without a graphics processor, one page of 1280 x 720, pen pricking continuously; messages and drawn canvases counted in the page, once an animation frame";
    private const string ShownMethod = "the same; animation frames in which the newest state, display and scope of the pen were drawn";
    private const string SecondMethod = "two headless Chromiums, one page each, pen pricking continuously; time between the moments at which both show the same picture of the display, known by its checksum";
    private const string ClickMethod = "one page open at 100x: from a click on a tab to the second animation frame after it, in the page";
    private const string CpuMethod = "processor time of the whole bench process over the time on the clock, one page open, pen pricking continuously; the browser is not in it";
    private const string MemoryMethod = "one page open, pace 100x, pen pricking continuously: managed memory alive after a full collection, and resident memory, before and after";
    private const string AnswerMethod = "time from a command (pause, go on) at 100x until the snapshot shows it";

    /// <summary>Measures.</summary>
    /// <param name="seconds">How long each part at 1x takes.</param>
    /// <param name="repetitions">Parts at 1x.</param>
    /// <param name="hours">Simulated hours at 100x.</param>
    /// <param name="report">Told what is measured.</param>
    public static async Task<IReadOnlyList<Figure>> Run(int seconds, int repetitions, int hours, Action<string> report)
    {
        await using WebApplication app = BenchServer.Build(0, "scenarios");
        await BenchServer.StartAsync(app).ConfigureAwait(false);
        LivePen pen = app.Services.GetRequiredService<LivePen>();
        Viewer me = pen.Viewers.Add("measure");
        pen.Viewers.TakeOver(me.Id);
        report("bench: bring the pen to work");
        Require(pen.Scenarios.Upload(me.Id, "work.yaml", Work));
        Require(pen.Scenarios.Load(me.Id, "upload: work.yaml"));
        await Until(() => pen.Snapshot.Scenario is not null).ConfigureAwait(false);
        Require(pen.SetPace(me.Id, PenPace.Ten));
        Require(pen.Scenarios.Play(me.Id));
        await Until(() => pen.Snapshot.SessionPricks > 100).ConfigureAwait(false);
        Require(pen.SetPace(me.Id, PenPace.Real));
        string url = app.Services.GetRequiredService<BenchAddress>().Url;
        using HeadlessPage page = HeadlessPage.Open(url, Counter);
        await Until(() => Count(page, "messages", "2") > 20).ConfigureAwait(false);
        // What is hot is compiled once more in the first seconds.
        await Task.Delay(TimeSpan.FromSeconds(15)).ConfigureAwait(false);
        List<Figure> figures = [];
        await AtRealTime(figures, pen, page, seconds, repetitions, report).ConfigureAwait(false);
        await InTwoBrowsers(figures, page, url, seconds, report).ConfigureAwait(false);
        await AtHundred(figures, pen, me.Id, page, hours, report).ConfigureAwait(false);
        await app.StopAsync().ConfigureAwait(false);
        return figures;
    }

    private static async Task AtRealTime(List<Figure> figures, LivePen pen, HeadlessPage page, int seconds, int repetitions, Action<string> report)
    {
        List<double> cpu = [];
        List<double> states = [];
        List<double> scopes = [];
        List<double> shown = [];
        List<double> pictures = [];
        List<double> rates = [];
        Dictionary<string, List<double>> canvases = [];
        for (int part = 0; part < repetitions; part++)
        {
            report($"bench: 1x with a page, {part + 1} of {repetitions}");
            JsonElement before = page.Evaluate("window.__seen");
            TimeSpan spent = Process.GetCurrentProcess().TotalProcessorTime;
            long simulated = pen.Snapshot.NowNanoseconds;
            Stopwatch watch = Stopwatch.StartNew();
            await Task.Delay(TimeSpan.FromSeconds(seconds)).ConfigureAwait(false);
            double elapsed = watch.Elapsed.TotalSeconds;
            cpu.Add((Process.GetCurrentProcess().TotalProcessorTime - spent).TotalSeconds / elapsed * 100);
            rates.Add((pen.Snapshot.NowNanoseconds - simulated) / 1e9 / elapsed);
            JsonElement after = page.Evaluate("window.__seen");
            states.Add((Value(after, "messages", "2") - Value(before, "messages", "2")) / elapsed);
            scopes.Add((Value(after, "messages", "3") - Value(before, "messages", "3")) / elapsed);
            pictures.Add((Value(after, "messages", "1") - Value(before, "messages", "1")) / elapsed);
            shown.Add((after.GetProperty("shown").GetDouble() - before.GetProperty("shown").GetDouble()) / elapsed);
            foreach (JsonProperty canvas in after.GetProperty("drawn").EnumerateObject())
            {
                if (!canvases.TryGetValue(canvas.Name, out List<double>? list))
                {
                    canvases.Add(canvas.Name, list = []);
                }
                list.Add((canvas.Value.GetDouble() - Value(before, "drawn", canvas.Name)) / elapsed);
            }
        }
        figures.Add(Figure.Of(Group, "processor at 1x, one page", "% of a core", CpuMethod, cpu).MedianAtMost(35));
        figures.Add(Figure.Of(Group, "pace reached at 1x", "x real time", CpuMethod, rates).MedianAtLeast(0.98));
        figures.Add(Figure.Of(Group, "states received", "frames/s", PageMethod, states).MedianAtLeast(30));
        figures.Add(Figure.Of(Group, "scope frames received", "frames/s", PageMethod, scopes).MedianAtLeast(30));
        figures.Add(Figure.Of(Group, "frames shown, display and scope up to date", "frames/s", ShownMethod, shown).MedianAtLeast(30));
        figures.Add(Figure.Of(Group, "pictures that the pen's display changed to", "1/s", PageMethod, pictures));
        foreach ((string name, List<double> list) in canvases.OrderBy(canvas => canvas.Key, StringComparer.Ordinal))
        {
            figures.Add(Figure.Of(Group, $"drawn: {name}", "frames/s", PageMethod, list));
        }
    }

    /// <summary>A second browser shows the same: how much later or sooner.</summary>
    private static async Task InTwoBrowsers(List<Figure> figures, HeadlessPage first, string url, int seconds, Action<string> report)
    {
        report("bench: 1x with a second browser");
        using HeadlessPage second = HeadlessPage.Open(url, Counter);
        await Until(() => Count(second, "messages", "2") > 20).ConfigureAwait(false);
        await Task.Delay(TimeSpan.FromSeconds(5)).ConfigureAwait(false);
        first.Evaluate("window.__pictures.length = 0");
        second.Evaluate("window.__pictures.length = 0");
        await Task.Delay(TimeSpan.FromSeconds(seconds)).ConfigureAwait(false);
        (long Picture, double At)[] here = Pictures(first);
        ILookup<long, double> there = Pictures(second).ToLookup(one => one.Picture, one => one.At);
        double[] apart = [.. here.Where(one => there.Contains(one.Picture)).Select(one => there[one.Picture].Min(at => Math.Abs(at - one.At)))];
        if (apart.Length == 0)
        {
            throw new InvalidOperationException("The two browsers showed no picture that both had.");
        }
        figures.Add(Figure.Of(Group, "second browser, same picture apart by", "ms", SecondMethod, apart));
        figures.Add(Figure.Of(Group, "the same, 19 of 20 pictures", "ms", SecondMethod, [apart.Order().ElementAt(apart.Length * 19 / 20)]).AtMost(200));
        figures.Add(Figure.Of(Group, "second browser, pictures that both showed", "%", SecondMethod, [100.0 * apart.Length / here.Length]));
    }

    private static (long Picture, double At)[] Pictures(HeadlessPage page) =>
        [.. page.Evaluate("window.__pictures").EnumerateArray().Select(one => (one[0].GetInt64(), one[1].GetDouble()))];

    private static async Task AtHundred(List<Figure> figures, LivePen pen, string me, HeadlessPage page, int hours, Action<string> report)
    {
        report("bench: 100x with a page");
        Require(pen.SetPace(me, PenPace.Hundred));
        List<double> answers = [];
        for (int question = 0; question < 10; question++)
        {
            foreach (bool paused in (bool[])[true, false])
            {
                Stopwatch watch = Stopwatch.StartNew();
                Require(pen.SetPaused(me, paused));
                await Until(() => pen.Snapshot.IsPaused == paused).ConfigureAwait(false);
                answers.Add(watch.Elapsed.TotalMilliseconds);
                await Task.Delay(50).ConfigureAwait(false);
            }
        }
        figures.Add(Figure.Of(Group, "answer at 100x", "ms", AnswerMethod, answers).AtMost(500));
        double[] clicks = [.. Enumerable.Range(0, 20).Select(_ => page.Evaluate(ClickToPicture).GetDouble())];
        figures.Add(Figure.Of(Group, "page at 100x, from a click to its picture", "ms", ClickMethod, clicks).MedianAtMost(500));
        // The rings are full after a quarter of an hour; then the collector settles on the size of its heap.
        await Simulate(pen, 0.5).ConfigureAwait(false);
        double alive = Alive();
        double resident = Resident();
        List<double> growth = [];
        List<double> residentGrowth = [];
        List<double> rates = [];
        for (int hour = 0; hour < hours; hour++)
        {
            report($"bench: simulated hour {hour + 1} of {hours} at 100x");
            rates.Add(await Simulate(pen, 1.0).ConfigureAwait(false));
            double nowAlive = Alive();
            double nowResident = Resident();
            growth.Add((nowAlive - alive) / 1e6);
            residentGrowth.Add((nowResident - resident) / 1e6);
            alive = nowAlive;
            resident = nowResident;
        }
        figures.Add(Figure.Of(Group, "pace reached at 100x", "x real time", MemoryMethod, rates));
        figures.Add(Figure.Of(Group, "managed memory, growth in a simulated hour", "MB", MemoryMethod, growth).AtMost(20));
        figures.Add(Figure.Of(Group, "resident memory, growth in a simulated hour", "MB", MemoryMethod, residentGrowth).AtMost(20));
        figures.Add(Figure.Of(Group, "resident memory at the end", "MB", MemoryMethod, [Resident() / 1e6]));
    }

    /// <summary>Lets so much simulated time pass; gives up when the machine is far too slow. Returns the pace reached.</summary>
    private static async Task<double> Simulate(LivePen pen, double hours)
    {
        long from = pen.Snapshot.NowNanoseconds;
        Stopwatch watch = Stopwatch.StartNew();
        while (pen.Snapshot.NowNanoseconds - from < hours * 3.6e12)
        {
            if (watch.Elapsed.TotalSeconds > LongestHourSeconds)
            {
                throw new InvalidOperationException($"A simulated hour takes longer than {LongestHourSeconds:0} s here.");
            }
            await Task.Delay(50).ConfigureAwait(false);
        }
        return (pen.Snapshot.NowNanoseconds - from) / 1e9 / watch.Elapsed.TotalSeconds;
    }

    private static double Alive()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static double Resident()
    {
        using Process process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private static double Count(HeadlessPage page, string what, string which) =>
        page.Evaluate("window.__seen ?? null") is { ValueKind: JsonValueKind.Object } seen ? Value(seen, what, which) : 0;

    private static double Value(JsonElement seen, string what, string which) =>
        seen.GetProperty(what).TryGetProperty(which, out JsonElement value) ? value.GetDouble() : 0;

    private static async Task Until(Func<bool> isSo)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!isSo())
        {
            if (watch.Elapsed.TotalSeconds > 60)
            {
                throw new InvalidOperationException("The bench did not come to work within a minute.");
            }
            await Task.Delay(2).ConfigureAwait(false);
        }
    }

    private static void Require(CommandResult result)
    {
        if (!result.Done)
        {
            throw new InvalidOperationException(result.Message);
        }
    }
}
