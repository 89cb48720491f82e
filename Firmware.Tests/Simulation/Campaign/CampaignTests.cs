using SmpPen.HostSimulator.Campaign;
using SmpPen.HostSimulator.Cli;
using SmpPen.HostSimulator.Report;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.Simulation.Tests.Campaign;

/// <summary>Random operators against random faults over random pens, and what becomes of their figures.</summary>
[TestClass]
public sealed class CampaignTests
{
    private static readonly CampaignKey s_small = new(12, 7);

    private static readonly Lazy<RunOutcome[]> s_runs = new(() => [.. FaultCampaign.Run(new CampaignKey(300, 20_261_123), 1, 1, Environment.ProcessorCount)]);

    // SR-02
    [TestMethod]
    public void WhateverBreaks_ThePenStaysSafe_AndSaysWhatBroke()
    {
        RunOutcome[] runs = s_runs.Value;
        string failures = string.Join("\n", runs.SelectMany(run => run.Violations.Take(1).Select(violation => $"run {run.Index}, {string.Join(" and ", run.Faults.Select(fault => fault.Name))}: {violation}")));
        Assert.AreEqual("", failures);
        CampaignReport report = CampaignReport.Of(runs);
        Assert.AreEqual(FaultLibrary.All.Count, report.Total.FaultKinds);
        foreach ((string name, FaultFigures figures) in report.Faults)
        {
            Assert.AreEqual(figures.HadToBeShown, figures.WasShown, name);
        }
        Assert.IsGreaterThan(1_000_000, report.Total.InvariantsChecked);
    }

    /// <summary>A campaign proves as much as its operators try.</summary>
    [TestMethod]
    public void OperatorsWork_InEveryModeAndState_AndUseEveryMenu()
    {
        RunOutcome[] runs = s_runs.Value;
        ActivityFigures activity = ActivityFigures.Of(runs);
        Assert.IsGreaterThan(4_000, activity.Pricks, "the operators hardly worked");
        Assert.IsGreaterThan(200, activity.RunsWithPricks);
        Assert.IsGreaterThan(10, activity.MedianPricksOfARun);
        foreach ((string name, TimesAndRuns done) in activity.Done)
        {
            Assert.IsGreaterThan(0, done.Times, name);
        }
        foreach (FaultMoment moment in Enum.GetValues<FaultMoment>())
        {
            Assert.IsGreaterThan(10, runs.SelectMany(run => run.Faults).Count(fault => fault.Moment == moment), $"{moment}");
        }
    }

    [TestMethod]
    public void OverFiveThousandRuns_EachKindIsPutInAtLeastFiftyTimes()
    {
        int[] times = new int[FaultLibrary.All.Count];
        for (int index = 0; index < 5_000; index++)
        {
            foreach (PlannedFault fault in RunPlan.Draw(1, index).Faults)
            {
                times[fault.Fault]++;
            }
        }
        Assert.IsGreaterThanOrEqualTo(50, times.Min(), FaultLibrary.Names[Array.IndexOf(times, times.Min())]);
    }

    [TestMethod]
    public void OfTwoFaults_NeitherTakesHoldOfWhatTheOtherHolds()
    {
        for (int index = 0; index < 5_000; index++)
        {
            IReadOnlyList<PlannedFault> faults = RunPlan.Draw(1, index).Faults;
            Assert.IsTrue(faults.Count < 2 || faults[0].Kind.Hook != faults[1].Kind.Hook, $"run {index}");
        }
    }

    [TestMethod]
    public void TheSameSeed_GivesTheSameReport_HoweverItIsSpread()
    {
        string whole = Written(directory => Campaign(directory, "1/1", jobs: 2));
        string shards = Written(directory =>
        {
            Campaign(Path.Combine(directory, "a"), "1/3", jobs: 1);
            Campaign(Path.Combine(directory, "b"), "2/3", jobs: 2);
            Campaign(Path.Combine(directory, "c"), "3/3", jobs: 1);
            string[] parts = ["c", "a", "b"];
            int code = CommandLineApp.Run(["merge", .. parts.Select(part => Path.Combine(directory, part)), "--out", directory], TextWriter.Null, TextWriter.Null);
            Assert.AreEqual(ExitCode.Passed, code);
        });
        Assert.AreEqual(whole, shards);
        foreach (string field in (string[])["runs", "faultsInjected", "faultKinds", "invariantsChecked", "violations", "meanDetectMilliseconds", "worstStopMilliseconds"])
        {
            StringAssert.Contains(whole, $"\"{field}\": ");
        }
    }

    [TestMethod]
    public void Merge_RefusesWhatDoesNotBelongTogether_AndSaysWhatIsMissing()
    {
        Written(directory =>
        {
            string a = Path.Combine(directory, "a");
            string b = Path.Combine(directory, "b");
            Campaign(a, "1/3", jobs: 1);
            CampaignFiles.Write(b, new CampaignKey(12, 8), []);
            StringWriter error = new();
            Assert.AreEqual(ExitCode.Usage, CommandLineApp.Run(["merge", a, a], TextWriter.Null, error));
            StringAssert.Contains(error.ToString(), "in another directory too");
            Assert.AreEqual(ExitCode.Usage, CommandLineApp.Run(["merge", a, b], TextWriter.Null, error));
            StringAssert.Contains(error.ToString(), "another campaign");
            Assert.AreEqual(ExitCode.Failed, CommandLineApp.Run(["merge", a, "--out", directory], TextWriter.Null, error));
            StringAssert.Contains(error.ToString(), "8 of 12 runs are missing");
            File.WriteAllText(Path.Combine(b, CampaignFiles.RunsName), "nothing of ours");
            Assert.AreEqual(ExitCode.Usage, CommandLineApp.Run(["merge", b], TextWriter.Null, error));
            Assert.AreEqual(ExitCode.Usage, CommandLineApp.Run(["merge", Path.Combine(directory, "none")], TextWriter.Null, error));
        });
    }

    [TestMethod]
    [DataRow("0/3")]
    [DataRow("4/3")]
    [DataRow("3")]
    [DataRow("a/b")]
    public void AShardThatIsNone_IsRefused(string shard)
    {
        StringWriter error = new();
        Assert.AreEqual(ExitCode.Usage, CommandLineApp.Run(["campaign", "--runs", "3", "--shard", shard], TextWriter.Null, error));
        StringAssert.Contains(error.ToString(), "--shard");
    }

    [TestMethod]
    public void AFailure_IsMadeSmall_AndCanBeReadBack()
    {
        Scenario failing = ScenarioParser.Parse("f.yaml", """
            name: Sent past the watch
            seed: 3
            plant: { supply millivolts: 23500, lead error ppm: 40 }
            presets:
              - { preset: Crown, mode: Continuous, depth: 500 um }
            steps:
              - power on
              - at: { time: 3500 ms, button: Select, for: 120 ms }
              - at: { time: 3900 ms, button: Down, for: 120 ms }
              - at: { time: 4300 ms, button: Up, for: 120 ms }
              - at: { time: 4700 ms, button: Select, for: 120 ms }
              - at: { time: 6200 ms, button: Select, for: 120 ms }
              - at: { time: 8000 ms, inject: steps-lost }
              - at: { time: 8100 ms, inject: skin-missing }
              - at: { time: 8500 ms, pedal: 300 ms }
              - at: { time: 9500 ms }
              - power off
            """);
        List<ActStep> steps = [.. failing.Steps.OfType<ActStep>()];
        Scenario whole = failing with { Steps = [.. steps] };
        int needed = FaultLibrary.IndexOf("skin-missing");
        Scenario? small = Shrinker.Shrink(whole, candidate => candidate.Steps.Any(step => step is ActStep { Act: FaultAct act } && act.Fault == needed) ? 8_100_000_000 : -1);
        Assert.IsNotNull(small);
        Assert.AreEqual(1, small.Steps.Count(step => step is ActStep { Act: not null }));
        Assert.IsEmpty(small.Presets);
        string text = ScenarioWriter.Write(small, ["Made small."]);
        Scenario read = ScenarioParser.Parse("small.yaml", text);
        Assert.AreEqual(1, read.Steps.OfType<ActStep>().Count(step => step.Act is FaultAct));
    }

    [TestMethod]
    public void ARecordedRun_PlaysAsAScenario_ToTheSameEnd()
    {
        for (int index = 0; index < 20; index++)
        {
            RunPlan plan = RunPlan.Draw(99, index);
            (RunOutcome outcome, Scenario scenario, string hash) = CampaignRun.Record(plan);
            string text = ScenarioWriter.Write(scenario, []).Replace("  - power off", $"  - expect trace: {hash}\n  - power off", StringComparison.Ordinal);
            RunSummary summary = ScenarioRun.Execute(ScenarioParser.Parse("run.yaml", text), new RunOptions());
            Assert.IsTrue(summary.Passed, $"run {index}, {string.Join(" and ", outcome.Faults.Select(fault => fault.Name))}: {string.Join("\n", summary.Failures)}");
        }
    }

    private static void Campaign(string directory, string shard, int jobs)
    {
        StringWriter error = new();
        int code = CommandLineApp.Run(
            ["campaign", "--runs", $"{s_small.Runs}", "--seed", $"{s_small.Seed}", "--shard", shard, "--jobs", $"{jobs}", "--out", directory],
            TextWriter.Null,
            error);
        Assert.AreEqual(ExitCode.Passed, code, error.ToString());
    }

    private static string Written(Action<string> write)
    {
        string directory = Directory.CreateTempSubdirectory("campaign").FullName;
        try
        {
            write(directory);
            string report = Path.Combine(directory, CampaignFiles.ReportName);
            return File.Exists(report) ? File.ReadAllText(report) : "";
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
