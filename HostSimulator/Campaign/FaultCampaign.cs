using SmpPen.HostSimulator.Cli;
using SmpPen.HostSimulator.Safety;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>A failure as a scenario.</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Invariant">What did not hold.</param>
/// <param name="Text">The scenario file.</param>
/// <param name="IsShrunk">It was played, fails the same way, and was made small.</param>
public sealed record FailureScenario(int Run, Invariant Invariant, string Text, bool IsShrunk);

/// <summary>Random operators against random faults over random plants.</summary>
public static class FaultCampaign
{
    /// <summary>Runs those of a campaign's runs that belong to one shard, several at a time, in order.</summary>
    /// <param name="key">The campaign.</param>
    /// <param name="shard">Which part, 1 to the number of shards.</param>
    /// <param name="shards">In how many parts it is run.</param>
    /// <param name="jobs">Runs at a time.</param>
    public static IEnumerable<RunOutcome> Run(CampaignKey key, int shard, int shards, int jobs)
    {
        List<Func<RunOutcome>> work = [];
        for (int index = shard - 1; index < key.Runs; index += shards)
        {
            int run = index;
            work.Add(() => CampaignRun.Execute(RunPlan.Draw(key.Seed, run)));
        }
        return RunBatch.InOrder(work, jobs);
    }

    /// <summary>The first violation that a campaign meets, in words with its run; null: it meets none. Stops there.</summary>
    public static string? FirstViolation(int runs, ulong seed)
    {
        for (int index = 0; index < runs; index++)
        {
            RunOutcome outcome = CampaignRun.Execute(RunPlan.Draw(seed, index));
            if (outcome.Violations.Count > 0)
            {
                string faults = outcome.Faults.Count == 0 ? "no fault" : string.Join(" and ", outcome.Faults.Select(fault => fault.Name));
                return $"run {index}, {faults}: {outcome.Violations[0]}";
            }
        }
        return null;
    }

    /// <summary>A failed run as the smallest scenario that still fails.</summary>
    public static FailureScenario Shrink(RunOutcome failed)
    {
        Violation first = failed.Violations[0];
        Scenario whole = failed.Scenario!;
        Scenario? small = Shrinker.Shrink(whole, first.Invariant);
        string[] comment =
        [
            $"Run {failed.Index} of a campaign. {first}",
            $"Faults: {(failed.Faults.Count == 0 ? "none" : string.Join(", ", failed.Faults.Select(fault => fault.Name)))}",
            small is null ? "The whole run: what failed is judged over the campaign's run, not by playing the scenario." : "Made small; it still fails so.",
        ];
        return new FailureScenario(failed.Index, first.Invariant, ScenarioWriter.Write(small ?? whole, comment), small is not null);
    }
}
