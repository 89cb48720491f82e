using System.Text.Json.Serialization;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>Figures of one fault kind, or of a whole campaign: exactly what its report holds.</summary>
public sealed record FaultFigures
{
    /// <summary>Runs that it was in.</summary>
    [JsonPropertyOrder(0)]
    public required int Runs { get; init; }

    /// <summary>Times that it was put in.</summary>
    [JsonPropertyOrder(1)]
    public required int FaultsInjected { get; init; }

    /// <summary>Kinds of faults put in.</summary>
    [JsonPropertyOrder(2)]
    public required int FaultKinds { get; init; }

    /// <summary>Times that an invariant was looked at in these runs.</summary>
    [JsonPropertyOrder(3)]
    public required long InvariantsChecked { get; init; }

    /// <summary>Times that one did not hold.</summary>
    [JsonPropertyOrder(4)]
    public required int Violations { get; init; }

    /// <summary>Mean time from putting it in until one of its codes was shown; null: never shown.</summary>
    [JsonPropertyOrder(5)]
    public required double? MeanDetectMilliseconds { get; init; }

    /// <summary>Longest drive after the pedal was let go in these runs.</summary>
    [JsonPropertyOrder(6)]
    public required double WorstStopMilliseconds { get; init; }

    /// <summary>Times that it was alone, stayed in and can be found.</summary>
    [JsonPropertyOrder(7)]
    public required int HadToBeShown { get; init; }

    /// <summary>Of these, those in which one of its codes was shown.</summary>
    [JsonPropertyOrder(8)]
    public required int WasShown { get; init; }

    /// <summary>Of the times that it was put in, those while the pen started, pricked, moved its carriage, wrote to the flash.</summary>
    [JsonPropertyOrder(9)]
    public required IReadOnlyDictionary<string, int> InjectedWhile { get; init; }

    /// <summary>Figures of some runs.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="faults">The faults in them that are meant.</param>
    public static FaultFigures Of(IReadOnlyList<RunOutcome> runs, IReadOnlyList<FaultOutcome> faults)
    {
        long[] detected = [.. faults.Where(fault => fault.DetectNanoseconds >= 0).Select(fault => fault.DetectNanoseconds)];
        return new FaultFigures
        {
            Runs = runs.Count,
            FaultsInjected = faults.Count,
            FaultKinds = faults.Select(fault => fault.Name).Distinct().Count(),
            InvariantsChecked = runs.Sum(run => run.Checked),
            Violations = runs.Sum(run => run.Violations.Count),
            MeanDetectMilliseconds = detected.Length == 0 ? null : Math.Round(detected.Sum() / (double)detected.Length / 1e6, 3),
            WorstStopMilliseconds = runs.Count == 0 ? 0.0 : Math.Round(runs.Max(run => run.WorstStopNanoseconds) / 1e6, 3),
            HadToBeShown = faults.Count(fault => fault.IsDue),
            WasShown = faults.Count(fault => fault.IsDue && fault.DetectNanoseconds >= 0),
            InjectedWhile = Enum.GetValues<FaultMoment>().ToDictionary(moment => moment.ToString().ToLowerInvariant(), moment => faults.Count(fault => fault.Moment == moment)),
        };
    }
}
