using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SmpPen.HostSimulator.Campaign;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>campaign</c>: random operators against random faults, and <c>merge</c> of its shards.</summary>
internal static class CampaignCommand
{
    // Shrinking one takes seconds: the first ones say enough.
    private const int MostShrunk = 20;

    public static Command Make(TextWriter output, TextWriter error)
    {
        Option<int> runs = new("--runs") { Description = "Runs of the whole campaign.", HelpName = "N", DefaultValueFactory = _ => 500 };
        Option<ulong> seed = new("--seed") { Description = "Seed. The same seed and number of runs give the same report.", HelpName = "S", DefaultValueFactory = _ => 1 };
        Option<string> shard = new("--shard") { Description = "Only each N-th run, beginning with the I-th: 1/4 to 4/4 spread a campaign over four machines.", HelpName = "I/N", DefaultValueFactory = _ => "1/1" };
        Option<string?> directory = OutputDirectory.Option("Directory for campaign.json, runs.jsonl and failures/*.yaml. Without it nothing is written.");
        Option<int> jobs = new("--jobs") { Description = "Runs at a time. Default: one a processor.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        Command command = new("campaign", """
            Random operators work with random pens while random faults come and go; the invariants of every run are watched in the plant.

            Examples:
              dotnet run --project HostSimulator -c Release -- campaign --runs 5000 --seed 1 --out out/campaign
              dotnet run --project HostSimulator -c Release -- campaign --runs 5000 --seed 1 --shard 2/4 --out out/part2

            Exit codes: 0 everything held; 1 an invariant did not, or a fault was not shown; 2 bad usage.
            """)
        {
            runs, seed, shard, directory, jobs,
        };
        // On a thread of its own, so that Ctrl-C finds the command line listening.
        command.SetAction((parsed, stop) => Task.Run(
            () => Run(parsed.GetValue(runs), parsed.GetValue(seed), parsed.GetValue(shard)!, parsed.GetValue(directory), parsed.GetValue(jobs), stop, output, error),
            CancellationToken.None));
        return command;
    }

    public static Command MakeMerge(TextWriter output, TextWriter error)
    {
        Argument<string[]> directories = new("DIR") { Description = "Directories that campaign --out has written.", Arity = ArgumentArity.OneOrMore };
        Option<string?> target = OutputDirectory.Option("Directory for the report of all of them.");
        Command command = new("merge", """
            Merges the shards of a campaign into the report that it would have given unsharded.

            Example:
              dotnet run --project HostSimulator -- merge out/part1 out/part2 --out out/campaign

            Exit codes: 0 everything held; 1 it did not, or runs are missing; 2 bad usage.
            """)
        {
            directories, target,
        };
        command.SetAction(parsed => Merge(parsed.GetRequiredValue(directories), parsed.GetValue(target), output, error));
        return command;
    }

    private static int Run(int runs, ulong seed, string shardText, string? directory, int jobs, CancellationToken stop, TextWriter output, TextWriter error)
    {
        if (runs < 1 || jobs < 1)
        {
            error.WriteLine("--runs, --jobs: give at least 1");
            return ExitCode.Usage;
        }
        if (!TryReadShard(shardText, out int shard, out int shards))
        {
            error.WriteLine($"--shard: \"{shardText}\" is no shard; write for example 1/4");
            return ExitCode.Usage;
        }
        CampaignKey key = new(runs, seed);
        CampaignConsole console = new(output);
        Stopwatch watch = Stopwatch.StartNew();
        List<RunOutcome> outcomes = [];
        int expected = ((runs - shard) / shards) + 1;
        foreach (RunOutcome outcome in FaultCampaign.Run(key, shard, shards, jobs))
        {
            outcomes.Add(outcome);
            console.Progress(outcomes.Count, expected, outcomes.Count(run => run.Violations.Count > 0));
            if (stop.IsCancellationRequested)
            {
                break;
            }
        }
        if (directory is not null)
        {
            CampaignFiles.Write(directory, key, outcomes);
        }
        console.Report(CampaignReport.Of(outcomes), outcomes, watch.Elapsed.TotalSeconds);
        if (outcomes.Count < expected)
        {
            // Shrinking takes longer than Ctrl-C waits.
            ReportFailures(outcomes, null, error);
            error.WriteLine($"Stopped by Ctrl-C after {outcomes.Count} of {expected} runs{(directory is null ? "" : $"; those are in {directory}")}.");
            return ExitCode.Interrupted;
        }
        ReportFailures(outcomes, directory, error);
        return outcomes.All(outcome => outcome.Violations.Count == 0) ? ExitCode.Passed : ExitCode.Failed;
    }

    private static void ReportFailures(List<RunOutcome> outcomes, string? directory, TextWriter error)
    {
        foreach (RunOutcome failed in outcomes.Where(outcome => outcome.Violations.Count > 0).Take(MostShrunk))
        {
            error.WriteLine($"run {failed.Index}, {string.Join(" and ", failed.Faults.Select(fault => fault.Name))}: {failed.Violations[0]}");
            if (directory is not null)
            {
                FailureScenario scenario = FaultCampaign.Shrink(failed);
                string folder = Path.Combine(directory, "failures");
                Directory.CreateDirectory(folder);
                string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"run-{failed.Index:00000}-{scenario.Invariant}.yaml"));
                File.WriteAllText(path, scenario.Text);
                error.WriteLine($"  {path}");
            }
        }
    }

    private static int Merge(string[] directories, string? target, TextWriter output, TextWriter error)
    {
        try
        {
            (CampaignKey key, IReadOnlyList<RunOutcome> runs) = CampaignFiles.Merge(directories);
            if (target is not null)
            {
                CampaignFiles.Write(target, key, runs);
            }
            new CampaignConsole(output).Report(CampaignReport.Of(runs), runs, wallSeconds: null);
            if (runs.Count != key.Runs)
            {
                error.WriteLine($"{key.Runs - runs.Count} of {key.Runs} runs are missing");
                return ExitCode.Failed;
            }
            return runs.All(run => run.Violations.Count == 0) ? ExitCode.Passed : ExitCode.Failed;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            error.WriteLine(problem.Message);
            return ExitCode.Usage;
        }
    }

    private static bool TryReadShard(string text, out int shard, out int shards)
    {
        string[] parts = text.Split('/');
        shards = 0;
        shard = 0;
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out shard)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out shards)
            && shard >= 1 && shard <= shards;
    }
}
