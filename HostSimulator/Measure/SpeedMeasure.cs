using System.Diagnostics;
using SmpPen.HostSimulator.Report;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Measure;

/// <summary>Simulated seconds in a second of this machine, on one core, and how time and memory grow with the scenario.</summary>
public static class SpeedMeasure
{
    private const string Group = "speed";
    private const string PlainMethod = "simulated over wall time of the scenario, whole firmware and plant, lateness model and trace hash on, one thread, one uncounted run first";
    private const string VcdMethod = "the same with pins.vcd over the whole run, needle sampled every 0.1 ms, written to the temporary directory";
    private const string GrowthMethod = "wall time of mixed use (all modes, moves, menus) as long as stated, trace hash on";
    private const string MemoryMethod = "managed memory alive at the end of the mixed use less that of the shortest, both after a full collection with the pen still alive";

    private const string StartMethod = "wall time of a new process of this build: run SCENARIO --quiet, from start to exit; one uncounted run first";

    /// <summary>A new process that plays a scenario, start-up included.</summary>
    /// <param name="scenario">Path of the scenario.</param>
    /// <param name="repetitions">Runs that count.</param>
    public static Figure StartUp(string scenario, int repetitions)
    {
        string program = Path.ChangeExtension(typeof(SpeedMeasure).Assembly.Location, OperatingSystem.IsWindows() ? "exe" : null);
        List<double> walls = [];
        for (int run = -1; run < repetitions; run++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            using Process process = Process.Start(program, ["run", scenario, "--quiet"]);
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{scenario} ended with exit code {process.ExitCode}.");
            }
            if (run >= 0)
            {
                walls.Add(watch.Elapsed.TotalSeconds);
            }
        }
        return Figure.Of(Group, $"run {Path.GetFileName(scenario)}, start-up included", "s", StartMethod, walls).MedianAtMost(1);
    }

    /// <summary>Measures.</summary>
    /// <param name="treatment">The whole first treatment.</param>
    /// <param name="minutes">Length of the other scenarios.</param>
    /// <param name="growthMinutes">Lengths over which growth is followed, ascending.</param>
    /// <param name="repetitions">Runs that count.</param>
    /// <param name="report">Told what is measured; may be null.</param>
    public static IReadOnlyList<Figure> Run(Scenario treatment, int minutes, int[] growthMinutes, int repetitions, Action<string>? report)
    {
        // What is fast is measured longer, so that a repetition takes more than a blink.
        Workload[] loads =
        [
            Workload.Idle(6 * minutes),
            Workload.Single(6 * minutes),
            Workload.Continuous(100, minutes, leastRatio: 500),
            Workload.Continuous(150, minutes, leastRatio: 0),
            Workload.Moves(6 * minutes),
            new Workload("whole first treatment", treatment, LeastRatio: 2000),
        ];
        List<Figure> figures = [];
        // The runtime compiles what is hot once more; that belongs to none of the figures.
        Play(Workload.Mixed(minutes).Scenario, withVcd: true);
        Play(Workload.Mixed(3 * minutes).Scenario, withVcd: false);
        foreach (Workload load in loads)
        {
            report?.Invoke($"speed: {load.Name}");
            figures.Add(Ratio(load, repetitions, withVcd: false));
            figures.Add(Ratio(load, repetitions, withVcd: true));
        }
        figures.AddRange(Growth(growthMinutes, repetitions, report));
        return figures;
    }

    private static Figure Ratio(Workload load, int repetitions, bool withVcd)
    {
        List<double> ratios = [];
        for (int run = -1; run < repetitions; run++)
        {
            (double simulated, double wall, _) = Play(load.Scenario, withVcd);
            if (run >= 0)
            {
                ratios.Add(simulated / wall);
            }
        }
        Figure figure = Figure.Of(Group, withVcd ? load.Name + ", with VCD" : load.Name, "x real time", withVcd ? VcdMethod : PlainMethod, ratios);
        double least = withVcd ? Math.Min(load.LeastRatio, 200) : load.LeastRatio;
        return least > 0 ? figure.MedianAtLeast(least) : figure;
    }

    private static IEnumerable<Figure> Growth(int[] minutes, int repetitions, Action<string>? report)
    {
        double firstBytes = 0;
        double previousPerSecond = 0;
        for (int index = 0; index < minutes.Length; index++)
        {
            string length = Length(minutes[index]);
            report?.Invoke($"speed: mixed use, {length}");
            Scenario scenario = Workload.Mixed(minutes[index]).Scenario;
            List<double> walls = [];
            List<double> ratios = [];
            List<double> bytes = [];
            for (int run = 0; run < repetitions; run++)
            {
                (double simulated, double wall, long alive) = Play(scenario, withVcd: false);
                walls.Add(wall);
                ratios.Add(wall / simulated * 1e6);
                bytes.Add(alive);
            }
            yield return Figure.Of(Group, $"mixed use, {length}: wall time", "s", GrowthMethod, walls);
            Figure perSecond = Figure.Of(Group, $"mixed use, {length}: cost of a simulated second", "us", GrowthMethod, ratios);
            Figure memory = Figure.Of(Group, $"mixed use, {length}: memory growth", "MB", MemoryMethod, [.. bytes.Select(b => (b - (index == 0 ? b : firstBytes)) / 1e6)]);
            if (index == 0)
            {
                firstBytes = bytes[0];
            }
            // Linear: a second of the longest costs no more than one of the next shorter, and a quarter for noise.
            yield return index > 0 && index == minutes.Length - 1 ? perSecond.MedianAtMost(previousPerSecond * 1.25) : perSecond;
            previousPerSecond = perSecond.Median;
            yield return memory.AtMost(10);
        }
    }

    private static string Length(int minutes) => minutes < 60 ? $"{minutes} min" : $"{minutes / 60} h";

    /// <summary>Plays a scenario; the last value is the managed memory alive at its end, in bytes.</summary>
    private static (double SimulatedSeconds, double WallSeconds, long AliveBytes) Play(Scenario scenario, bool withVcd)
    {
        GC.Collect();
        string? file = withVcd ? Path.GetTempFileName() : null;
        try
        {
            using SimulatedPen pen = new(new SimulationOptions { Seed = scenario.Seed, Plant = scenario.Plant });
            RunTally tally = new(pen);
            ScenarioPlayer player = new(pen, scenario, scenario.Seed);
            Stopwatch watch = Stopwatch.StartNew();
            using (VcdRecorder? vcd = file is null ? null : new VcdRecorder(pen, File.Create(file), new ValueRange(0, long.MaxValue / 2), scenario.Name))
            {
                player.Run();
                vcd?.Finish();
            }
            _ = pen.Trace!.Current();
            double wall = watch.Elapsed.TotalSeconds;
            if (player.Failures.Count > 0)
            {
                throw new InvalidOperationException($"{scenario.Name}: {player.Failures[0]}");
            }
            long alive = GC.GetTotalMemory(forceFullCollection: true);
            GC.KeepAlive(tally);
            return (pen.NowNanoseconds / 1e9, wall, alive);
        }
        finally
        {
            if (file is not null)
            {
                File.Delete(file);
            }
        }
    }
}
