using System.Text.Encodings.Web;
using System.Text.Json;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>What a campaign is: two shards of the same one agree in this.</summary>
/// <param name="Runs">Runs of the whole campaign.</param>
/// <param name="Seed">Its seed.</param>
public sealed record CampaignKey(int Runs, ulong Seed);

/// <summary>The files of a campaign: figures, the runs that they are made of, and a scenario for each failure.</summary>
public static class CampaignFiles
{
    /// <summary>The report.</summary>
    public const string ReportName = "campaign.json";

    /// <summary>One line for the campaign, then one a run.</summary>
    public const string RunsName = "runs.jsonl";

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes report and runs.</summary>
    public static void Write(string directory, CampaignKey key, IReadOnlyList<RunOutcome> runs)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, ReportName), CampaignReport.Of(runs).ToJson());
        using StreamWriter writer = new(Path.Combine(directory, RunsName)) { NewLine = "\n" };
        writer.WriteLine(JsonSerializer.Serialize(key, s_json));
        foreach (RunOutcome run in runs.OrderBy(run => run.Index))
        {
            writer.WriteLine(JsonSerializer.Serialize(run, s_json));
        }
    }

    /// <summary>Reads the runs that a campaign or one of its shards has left.</summary>
    /// <exception cref="InvalidDataException">The file is none of ours, or cut short.</exception>
    public static (CampaignKey Key, IReadOnlyList<RunOutcome> Runs) Read(string directory)
    {
        string path = Path.Combine(directory, RunsName);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{path}: there is no such file; name directories that campaign --out has written");
        }
        string[] lines = File.ReadAllLines(path);
        try
        {
            CampaignKey key = JsonSerializer.Deserialize<CampaignKey>(lines[0], s_json)!;
            return (key, [.. lines.Skip(1).Select(line => JsonSerializer.Deserialize<RunOutcome>(line, s_json)!)]);
        }
        catch (Exception wrong) when (wrong is JsonException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"{path} does not hold the runs of a campaign: {wrong.Message}");
        }
    }

    /// <summary>Puts shards together.</summary>
    /// <exception cref="InvalidDataException">They are of different campaigns, or a run is there twice.</exception>
    public static (CampaignKey Key, IReadOnlyList<RunOutcome> Runs) Merge(IReadOnlyList<string> directories)
    {
        CampaignKey? common = null;
        SortedDictionary<int, RunOutcome> all = [];
        foreach (string directory in directories)
        {
            (CampaignKey key, IReadOnlyList<RunOutcome> runs) = Read(directory);
            if (common is not null && key != common)
            {
                throw new InvalidDataException($"{directory} is of another campaign: {key.Runs} runs, seed {key.Seed}");
            }
            common = key;
            foreach (RunOutcome run in runs)
            {
                if (!all.TryAdd(run.Index, run))
                {
                    throw new InvalidDataException($"{directory}: run {run.Index} is in another directory too");
                }
            }
        }
        return (common!, [.. all.Values]);
    }
}
