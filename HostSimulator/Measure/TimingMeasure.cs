using ScottPlot;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Report;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Measure;

/// <summary>What is late, and how late, over one scenario with the lateness model on. Maxima are what counts.</summary>
public sealed class TimingMeasure
{
    private const string Group = "timing";
    private const long NominalTickNanoseconds = 10_000_000;

    private readonly List<Quantity> _quantities = [];
    private readonly Quantity _loop;
    private readonly Quantity _loopLive;
    private readonly Quantity _press;
    private readonly Quantity _pressCollected;
    private readonly Quantity _release;
    private readonly Quantity _releaseCollected;
    private readonly Quantity _display;
    private readonly string _scenario;
    private long _lastTick = -1;
    private bool _wasLive;
    private long _releaseLatency = -1;
    private bool _releaseHadCollection;

    private TimingMeasure(string scenario)
    {
        _scenario = scenario;
        _loop = Add("loop lateness", "time between two ticks beyond 10 ms, all states; flash writes block the loop on purpose while the needle is still", 2, "loop-lateness");
        _loopLive = Add("loop lateness while pricking", "the same between two ticks with the pedal pressed", 1, "loop-lateness-pricking");
        _press = Add("pedal to stroke", "first contact edge of a press to the needle at full depth, no collection in between", 1, "pedal-to-stroke");
        _pressCollected = Add("pedal to stroke, with a collection", "the same where a garbage collection fell into it", 1, "pedal-to-stroke-collection");
        _release = Add("release to stop", "first contact edge of a release until the needle is out of the skin, strokes under way at the release, no collection in between", 1, "release-to-stop");
        _releaseCollected = Add("release to stop, with a collection", "the same where a garbage collection fell into it", 1, "release-to-stop-collection");
        _display = Add("age of a page of the display", "the tick that first found a page out of date to the panel holding the new one", 5, "display-age");
    }

    /// <summary>Median, least and greatest of each.</summary>
    public IReadOnlyList<Figure> Figures =>
    [
        .. _quantities.Select(q => new Figure(Group, q.Name, "ms", $"{_scenario}: {q.Method}", q.Times.Count, q.Times.MedianMilliseconds, q.Times.MinMilliseconds, q.Times.MaxMilliseconds)),
    ];

    /// <summary>Plays a scenario and measures.</summary>
    public static TimingMeasure Run(Scenario scenario, Action<string>? report)
    {
        report?.Invoke($"timing: {scenario.Name}");
        TimingMeasure timing = new(scenario.Name);
        using SimulatedPen pen = new(new SimulationOptions { Seed = scenario.Seed, Plant = scenario.Plant, HashTrace = false });
        timing.Follow(pen);
        ScenarioPlayer player = new(pen, scenario, scenario.Seed);
        player.Run();
        timing.BookRelease();
        return player.Failures.Count == 0 ? timing : throw new InvalidOperationException($"{scenario.Name}: {player.Failures[0]}");
    }

    /// <summary>Writes a histogram of each into a directory; none without one.</summary>
    public void SavePlots(string? directory)
    {
        if (directory is null)
        {
            return;
        }
        Directory.CreateDirectory(directory);
        foreach (Quantity quantity in _quantities)
        {
            ReportStyle.Save(Draw(quantity), directory, $"timing-{quantity.File}.png");
        }
    }

    private static Plot Draw(Quantity quantity)
    {
        Histogram times = quantity.Times;
        Plot plot = ReportStyle.Make($"{char.ToUpperInvariant(quantity.Name[0])}{quantity.Name[1..]}: longest {times.MaxMilliseconds:0.0} ms of {times.Count:#,0}", "Time [ms]", "How often");
        // A logarithmic ordinate: the rare long ones are what the plot is for.
        double top = 1;
        List<Bar> bars = [];
        for (int bin = 0; bin < times.Counts.Count; bin++)
        {
            if (times.Counts[bin] > 0)
            {
                double height = Math.Log10(times.Counts[bin]) + 0.3;
                top = Math.Max(top, height);
                bars.Add(new Bar
                {
                    Position = (bin + 0.5) * times.BinMilliseconds,
                    Value = height,
                    Size = times.BinMilliseconds,
                    FillColor = ReportStyle.Blue,
                    LineColor = Colors.White,
                    LineWidth = 0.5f,
                });
            }
        }
        plot.Add.Bars(bars);
        var longest = plot.Add.VerticalLine(times.MaxMilliseconds, 2, ReportStyle.Orange, LinePattern.Dashed);
        longest.LegendText = $"Longest: {times.MaxMilliseconds:0.0} ms";
        ScottPlot.TickGenerators.NumericManual ticks = new();
        for (int power = 0; power <= (int)top; power++)
        {
            ticks.AddMajor(power + 0.3, Math.Pow(10, power).ToString("#,0"));
        }
        plot.Axes.Left.TickGenerator = ticks;
        plot.Axes.SetLimits(0, Math.Max(times.BinMilliseconds, times.MaxMilliseconds * 1.05), 0, top * 1.1);
        plot.ShowLegend(Alignment.UpperRight);
        return plot;
    }

    private Quantity Add(string name, string method, double binMilliseconds, string file)
    {
        Quantity quantity = new(name, method, new Histogram(binMilliseconds, 1000), file);
        _quantities.Add(quantity);
        return quantity;
    }

    private void Follow(SimulatedPen pen)
    {
        pen.TickEnded += OnTickEnded;
        pen.Probe.PressMeasured += (latency, collection) => (collection ? _pressCollected : _press).Times.Add(latency);
        pen.Probe.WithdrawalMeasured += (latency, collection) =>
        {
            _releaseLatency = latency;
            _releaseHadCollection = collection;
        };
        pen.Probe.Pedal.Pressed += _ => BookRelease();
        _ = new DisplayAge(pen, _display.Times);
    }

    private void OnTickEnded(SimulatedPen pen, long tickStart)
    {
        bool isLive = pen.Status.State == PenState.Pricking;
        if (_lastTick >= 0)
        {
            long late = Math.Max(0, tickStart - _lastTick - NominalTickNanoseconds);
            _loop.Times.Add(late);
            if (isLive && _wasLive)
            {
                _loopLive.Times.Add(late);
            }
        }
        _lastTick = tickStart;
        _wasLive = isLive;
    }

    private void BookRelease()
    {
        if (_releaseLatency >= 0)
        {
            (_releaseHadCollection ? _releaseCollected : _release).Times.Add(_releaseLatency);
        }
        _releaseLatency = -1;
    }

    private sealed record Quantity(string Name, string Method, Histogram Times, string File);
}
