using System.Diagnostics;
using SmpPen.Core.Control;
using SmpPen.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Measure;

/// <summary>The firmware's control tick: time here, bytes allocated, and IL instructions, which are what the device's interpreter pays for.</summary>
public static class TickMeasure
{
    /// <summary>IL instructions that the interpreter executes in a second. Budget assumption, docs/developer.md, section 5.</summary>
    public const double InstructionsPerSecond = 500_000;

    /// <summary>Time between two ticks, s.</summary>
    public const double TickSeconds = 0.010;

    /// <summary>Worst tick allowed, IL instructions.</summary>
    public const int WorstBudget = 3000;

    /// <summary>Mean tick allowed, IL instructions.</summary>
    public const int MeanBudget = 800;

    private const string Group = "tick";
    private const string TimeMethod = "mean of many ticks on the bench of fakes, clock read around each tick, cost of reading it taken off; an uncounted round first";
    private const string BytesMethod = "bytes allocated by the thread, summed over the ticks of each repetition";
    private const string ShareMethod = "worst tick at 500,000 IL instructions a second, the device's budget";

    /// <summary>Measures.</summary>
    /// <param name="ticks">Ticks of each state and repetition.</param>
    /// <param name="repetitions">Rounds that count.</param>
    /// <param name="scenario">Path and text of a scenario whose every tick is counted on the whole pen; null: none.</param>
    /// <param name="report">Told what is measured; may be null.</param>
    public static IReadOnlyList<Figure> Run(int ticks, int repetitions, (string Path, string Text)? scenario, Action<string>? report)
    {
        List<Figure> figures = [];
        report?.Invoke("tick: time and bytes");
        for (int index = 0; index < TickSituation.All.Count; index++)
        {
            if (!TickSituation.All[index].MakesTexts)
            {
                figures.AddRange(OnThisMachine(index, ticks, repetitions));
            }
        }
        report?.Invoke("tick: IL instructions");
        InstructionCounter counter = CountedPen();
        Type bench = counter.TypeOf("SmpPen.HostSimulator", typeof(TickBench).FullName!);
        var measure = bench.GetMethod(nameof(TickBench.Measure))!.CreateDelegate<Func<int, int, Func<long>, long[]>>();
        string method = $"IL instructions of SmpPen.Core, {Machine.This.Build} build, counted by an instrumented copy on the bench of fakes; ticks that write a file stand apart";
        for (int index = 0; index < TickSituation.All.Count; index++)
        {
            figures.AddRange(Instructions(TickSituation.All[index].Name, method, measure(index, ticks, counter.Read)));
        }
        if (scenario is { } played)
        {
            report?.Invoke("tick: IL instructions over the scenario");
            var play = bench.GetMethod(nameof(TickBench.Play))!.CreateDelegate<Func<string, string, Func<long>, long[][]>>();
            long[][] wakes = play(played.Path, played.Text, counter.Read);
            long[][] states = wakes[..^1];
            string wholeMethod = $"the same with SmpPen.Esp32 (board adapters and loop), every tick of {Path.GetFileNameWithoutExtension(played.Path)} on the whole simulated pen; a few instructions of the simulator's looking at the status included";
            for (int state = 0; state < states.Length; state++)
            {
                if (states[state][0] > 0)
                {
                    figures.AddRange(Instructions($"whole pen, {(PenState)state}", wholeMethod, states[state]));
                }
            }
            double powerUp = wakes[^1][1];
            figures.Add(new Figure(Group, "whole pen, power-up: reads the store before the first tick", "IL instructions", wholeMethod, wakes[^1][0], powerUp, powerUp, powerUp));
            long[] all = [.. Enumerable.Range(0, 6).Select(i => i % 3 == 2 ? states.Max(s => s[i]) : states.Sum(s => s[i]))];
            figures.AddRange(Instructions("whole pen, all states", wholeMethod, all));
            double mean = (all[1] + all[4]) / (double)(all[0] + all[3]);
            figures.Add(new Figure(Group, "whole pen, mean of all ticks", "IL instructions", wholeMethod, all[0] + all[3], mean, mean, mean).AtMost(MeanBudget));
        }
        return figures;
    }

    /// <summary>The pen with its own two assemblies counted.</summary>
    public static InstructionCounter CountedPen() => new(
        [typeof(PenController).Assembly.Location, typeof(ControlLoop).Assembly.Location],
        [typeof(Chip).Assembly.Location, typeof(TickBench).Assembly.Location]);

    private static IEnumerable<Figure> OnThisMachine(int situation, int ticks, int repetitions)
    {
        string name = TickSituation.All[situation].Name;
        double nanosecondsPerCount = 1e9 / Stopwatch.Frequency;
        List<double> times = [];
        List<double> bytes = [];
        TickBench.Measure(situation, ticks, Stopwatch.GetTimestamp);
        TickBench.Measure(situation, ticks, GC.GetAllocatedBytesForCurrentThread);
        for (int run = 0; run < repetitions; run++)
        {
            double empty = EmptyNanoseconds();
            long[] time = TickBench.Measure(situation, ticks, Stopwatch.GetTimestamp);
            times.Add(Math.Max(0, (time[1] * nanosecondsPerCount / time[0]) - empty));
            long[] allocated = TickBench.Measure(situation, ticks, GC.GetAllocatedBytesForCurrentThread);
            bytes.Add(allocated[1] + allocated[4]);
        }
        yield return Figure.Of(Group, $"{name}: time here", "ns", TimeMethod, times);
        yield return Figure.Of(Group, $"{name}: allocated", "bytes", BytesMethod, bytes).AtMost(0);
    }

    private static double EmptyNanoseconds()
    {
        const int Rounds = 100_000;
        long total = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long before = Stopwatch.GetTimestamp();
            total += Stopwatch.GetTimestamp() - before;
        }
        return total * (1e9 / Stopwatch.Frequency) / Rounds;
    }

    private static IEnumerable<Figure> Instructions(string name, string method, long[] counted)
    {
        (double mean, double worst) = ((double)counted[1] / counted[0], counted[2]);
        yield return new Figure(Group, $"{name}: mean tick", "IL instructions", method, counted[0], mean, mean, mean);
        yield return new Figure(Group, $"{name}: worst tick", "IL instructions", method, counted[0], worst, worst, worst).AtMost(WorstBudget);
        yield return Share(name, counted[0], worst);
        if (counted[3] > 0)
        {
            double storing = counted[5];
            yield return new Figure(Group, $"{name}: worst tick that stores", "IL instructions", method, counted[3], storing, storing, storing).AtMost(WorstBudget);
        }
    }

    private static Figure Share(string name, long ticks, double worst)
    {
        double share = worst / InstructionsPerSecond / TickSeconds * 100.0;
        return new Figure(Group, $"{name}: share of the 10 ms tick", "%", ShareMethod, ticks, share, share, share);
    }
}
