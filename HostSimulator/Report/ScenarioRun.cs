using System.Diagnostics;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Safety;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Report;

/// <summary>How a scenario is run and what is written.</summary>
public sealed record RunOptions
{
    /// <summary>Seed instead of the scenario's own.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Directory for the files; null: none are written.</summary>
    public string? OutputDirectory { get; init; }

    /// <summary>Window of pins.vcd, ns; null: all of a short run, the first five minutes of a long one.</summary>
    public ValueRange? VcdWindow { get; init; }
}

/// <summary>Runs one scenario on a new pen and writes what happened.</summary>
public static class ScenarioRun
{
    private const double NanosecondsPerMillisecond = 1e6;
    private const long NominalTickNanoseconds = 10_000_000;

    /// <summary>Plays the scenario to its end.</summary>
    /// <param name="scenario">What to do.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told the share that is done and the virtual time; may be null.</param>
    public static RunSummary Execute(Scenario scenario, RunOptions options, Action<double, long>? progress = null)
    {
        ulong seed = options.Seed ?? scenario.Seed;
        using SimulatedPen pen = new(new SimulationOptions { Seed = seed, Plant = scenario.Plant, Flash = scenario.MakeFlash(seed) });
        RunTally tally = new(pen);
        PlantInvariants invariants = new(pen, scenario.DepthLimitMicrometres ?? PlantInvariants.DeliveredDepthLimitMicrometres);
        ScenarioPlayer player = new(pen, scenario, seed);
        using RunFiles? files = options.OutputDirectory is { } directory
            ? new RunFiles(pen, player.Observed, scenario, seed, directory, options.VcdWindow)
            : null;
        Stopwatch watch = Stopwatch.StartNew();
        player.Run(progress);
        invariants.End();
        files?.Finish();
        watch.Stop();
        RunSummary summary = Summarise(pen, scenario, seed, player, tally, invariants, files, watch.Elapsed.TotalSeconds);
        files?.Write(summary, pen);
        return summary;
    }

    /// <summary>Plays a scenario without a report: what did not hold of the invariants.</summary>
    public static IReadOnlyList<Violation> Watch(Scenario scenario)
    {
        using SimulatedPen pen = new(new SimulationOptions { Seed = scenario.Seed, Plant = scenario.Plant, Flash = scenario.MakeFlash(scenario.Seed), HashTrace = false });
        PlantInvariants invariants = new(pen, scenario.DepthLimitMicrometres ?? PlantInvariants.DeliveredDepthLimitMicrometres);
        new ScenarioPlayer(pen, scenario, scenario.Seed).Run();
        invariants.End();
        return invariants.Violations;
    }

    private static RunSummary Summarise(SimulatedPen pen, Scenario scenario, ulong seed, ScenarioPlayer player, RunTally tally, PlantInvariants invariants, RunFiles? files, double wallSeconds)
    {
        PenProbe probe = pen.Probe;
        double simulatedSeconds = pen.NowNanoseconds / 1e9;
        long confirmed = tally.ZonePricks.Sum(pricks => (long)pricks);
        long needle = probe.Strokes - tally.ZeroStrokes;
        List<string> failures = [.. player.Failures.Select(failure => failure.ToString()), .. invariants.Violations.Select(violation => $"{scenario.Path}: {violation}")];
        if (!HasFaults(scenario.Steps))
        {
            AddCountFailures(failures, pen, tally, confirmed, needle);
        }
        SortedDictionary<string, int> zones = new(StringComparer.Ordinal);
        for (int zone = 0; zone < tally.ZonePricks.Count; zone++)
        {
            if (tally.ZonePricks[zone] != 0)
            {
                zones.Add(Vocabulary.Zones[zone], tally.ZonePricks[zone]);
            }
        }
        return new RunSummary
        {
            Scenario = scenario.Name,
            File = scenario.Path,
            Seed = seed,
            FirmwareVersion = FirmwareVersion.Text,
            Passed = failures.Count == 0,
            Failures = failures,
            ExpectationsChecked = player.ExpectationsChecked,
            InvariantsChecked = invariants.Checked,
            Violations = invariants.Violations.Count,
            SimulatedSeconds = Math.Round(simulatedSeconds, 3),
            WallSeconds = Math.Round(wallSeconds, 3),
            SpeedRatio = Math.Round(simulatedSeconds / wallSeconds, 1),
            PeakMemoryMegabytes = Math.Round(Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, 1),
            StrokesCommanded = probe.DrivePulses,
            StrokesConfirmed = confirmed,
            NeedleStrokes = needle,
            StrokesMissed = probe.Missed,
            StrokesCut = probe.Cut,
            StrokesUncommanded = probe.Uncommanded,
            TestStrokes = probe.TestStrokes + tally.ZeroStrokes,
            PricksPerZone = zones,
            PedalPresses = probe.Pedal.Presses,
            DepthErrorMicrometresMax = probe.WorstDepthErrorNanometres / 1000.0,
            PedalToStrokeMillisecondsMax = Milliseconds(probe.WorstPressNanoseconds),
            PedalToStrokeWithCollectionMillisecondsMax = Milliseconds(probe.WorstPressWithCollectionNanoseconds),
            PressesThatMetTheFlash = probe.PressesThatMetTheFlash,
            FlashWrites = pen.Chip.Flash.Commits,
            ReleaseToLastStrokeMillisecondsMax = Milliseconds(probe.WorstWithdrawalNanoseconds),
            ReleaseToLastStrokeWithCollectionMillisecondsMax = Milliseconds(probe.WorstWithdrawalWithCollectionNanoseconds),
            ReleaseToDriveEndMillisecondsMax = Milliseconds(probe.WorstStopNanoseconds),
            LoopLatenessMillisecondsMax = Milliseconds(probe.LongestTickNanoseconds - NominalTickNanoseconds),
            LoopLatenessWhilePrickingMillisecondsMax = Milliseconds(Math.Max(0, tally.LongestLiveTickNanoseconds - NominalTickNanoseconds)),
            Collections = probe.Collections,
            CollectionMillisecondsMax = Milliseconds(probe.LongestCollectionNanoseconds),
            CoilDutyPerMilleMax100Milliseconds = probe.DutyOver100Milliseconds.WorstPerMille,
            CoilDutyPerMilleMax60Seconds = probe.DutyOver60Seconds.WorstPerMille,
            Faults = tally.Faults,
            OledFramesWritten = files?.OledWritten ?? 0,
            OledFramesOmitted = files?.OledOmitted ?? 0,
            TraceSha256 = pen.Trace!.Current().ToLowerInvariant(),
        };
    }

    /// <summary>Without a fault put in on purpose, the pen has to have counted what the needle did.</summary>
    private static void AddCountFailures(List<string> failures, SimulatedPen pen, RunTally tally, long confirmed, long needle)
    {
        if (confirmed != needle)
        {
            failures.Add($"count: the firmware confirmed {confirmed} pricks, the needle made {needle}");
        }
        if (pen.HasStatus && pen.Pen.Strokes.Strokes.Total != tally.AllStrokes)
        {
            failures.Add($"count: the stroke counter stands at {pen.Pen.Strokes.Strokes.Total}, the needle made {tally.AllStrokes} strokes, tests included");
        }
        if (pen.Probe.Uncommanded != 0)
        {
            failures.Add($"uncommanded: the coil was driven {pen.Probe.Uncommanded} times without the pedal");
        }
    }

    private static bool HasFaults(IReadOnlyList<Step> steps) =>
        steps.Any(step => step is InjectStep or ActStep { Act: FaultAct } || (step is RepeatStep repeat && HasFaults(repeat.Steps)));

    private static double Milliseconds(long nanoseconds) => Math.Round(nanoseconds / NanosecondsPerMillisecond, 3);
}
