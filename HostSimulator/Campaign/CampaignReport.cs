using System.Text.Encodings.Web;
using System.Text.Json;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>The figures of a campaign, in total and for each fault. Equal runs make equal reports, however they were spread over machines.</summary>
public sealed record CampaignReport
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Over all runs.</summary>
    public required FaultFigures Total { get; init; }

    /// <summary>What was done with the pens.</summary>
    public required ActivityFigures Activity { get; init; }

    /// <summary>By fault, in the order of the library; only faults that were put in.</summary>
    public required IReadOnlyDictionary<string, FaultFigures> Faults { get; init; }

    /// <summary>Figures of runs, in any order.</summary>
    public static CampaignReport Of(IEnumerable<RunOutcome> outcomes)
    {
        RunOutcome[] runs = [.. outcomes.OrderBy(run => run.Index)];
        Dictionary<string, FaultFigures> faults = [];
        foreach (string name in FaultLibrary.Names)
        {
            RunOutcome[] with = [.. runs.Where(run => run.Faults.Any(fault => fault.Name == name))];
            if (with.Length > 0)
            {
                faults.Add(name, FaultFigures.Of(with, [.. with.SelectMany(run => run.Faults).Where(fault => fault.Name == name)]));
            }
        }
        return new CampaignReport
        {
            Total = FaultFigures.Of(runs, [.. runs.SelectMany(run => run.Faults)]),
            Activity = ActivityFigures.Of(runs),
            Faults = faults,
        };
    }

    /// <summary>The report as a file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_json) + "\n";
}
