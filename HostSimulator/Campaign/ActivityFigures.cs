using SmpPen.Core.Control;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>How well a campaign's operators have worked.</summary>
public sealed record ActivityFigures
{
    /// <summary>Pricks of all runs.</summary>
    public required long Pricks { get; init; }

    /// <summary>Half of the runs had at least so many.</summary>
    public required long MedianPricksOfARun { get; init; }

    /// <summary>Runs with at least one prick.</summary>
    public required int RunsWithPricks { get; init; }

    /// <summary>Other things that were done: how often in all, and in how many runs.</summary>
    public required IReadOnlyDictionary<string, TimesAndRuns> Done { get; init; }

    /// <summary>Figures of some runs.</summary>
    public static ActivityFigures Of(IReadOnlyList<RunOutcome> runs)
    {
        RunActivity[] all = [.. runs.Select(run => run.Activity)];
        long[] pricks = [.. all.Select(run => run.Pricks).Order()];
        Dictionary<string, TimesAndRuns> done = [];
        foreach (PenState state in Enum.GetValues<PenState>())
        {
            Add($"state {state}", run => run.StatesEntered[(int)state]);
        }
        for (int mode = 0; mode < Core.Session.Wording.ModeCount; mode++)
        {
            int index = mode;
            Add($"pricks in {Scenarios.Vocabulary.Modes[mode]}", run => run.PricksByMode[index]);
        }
        Add("sessions begun", run => run.SessionsBegun);
        Add("touch-ups begun", run => run.TouchUps);
        Add("sessions ended", run => run.SessionsEnded);
        Add("cartridge changes", run => run.CartridgeChanges);
        Add("zone changes", run => run.ZoneChanges);
        Add("setting changes", run => run.SettingChanges);
        Add("questions", run => run.Questions);
        Add("flash writes", run => run.Writes);
        Add("link replies", run => run.LinkReplies);
        Add("unlocks", run => run.Unlocks);
        Add("minute limits", run => run.MinuteLimits);
        Add("faults cleared", run => run.FaultsCleared);
        Add("restarts", run => run.Restarts);
        return new ActivityFigures
        {
            Pricks = pricks.Sum(),
            MedianPricksOfARun = pricks.Length == 0 ? 0 : pricks[pricks.Length / 2],
            RunsWithPricks = pricks.Count(count => count > 0),
            Done = done,
        };

        void Add(string name, Func<RunActivity, long> times) => done.Add(name, new TimesAndRuns(all.Sum(times), all.Count(run => times(run) > 0)));
    }
}

/// <summary>How often something was done.</summary>
/// <param name="Times">In all.</param>
/// <param name="Runs">In how many runs at least once.</param>
public sealed record TimesAndRuns(long Times, int Runs);
