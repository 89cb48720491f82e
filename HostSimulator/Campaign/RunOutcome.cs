using SmpPen.HostSimulator.Safety;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>How one fault of a run went.</summary>
/// <param name="Name">The fault.</param>
/// <param name="AtNanoseconds">When it was put in.</param>
/// <param name="DetectNanoseconds">From there until one of its codes was shown; -1: none was.</param>
public sealed record FaultOutcome(string Name, long AtNanoseconds, long DetectNanoseconds)
{
    /// <summary>It was alone, stayed in and can be found: one of its codes has to be shown.</summary>
    public bool IsDue { get; init; }

    /// <summary>What the pen did then.</summary>
    public FaultMoment Moment { get; init; }
}

/// <summary>What came of one run.</summary>
/// <param name="Index">Number of the run in its campaign.</param>
/// <param name="Faults">Faults put in.</param>
/// <param name="Checked">Times that an invariant was looked at.</param>
/// <param name="Violations">What did not hold.</param>
/// <param name="WorstStopNanoseconds">Longest drive after the pedal was let go.</param>
/// <param name="Activity">What was done with the pen.</param>
/// <param name="SimulatedNanoseconds">Length of the run.</param>
/// <param name="Shown">Codes shown, in order.</param>
public sealed record RunOutcome(
    int Index,
    IReadOnlyList<FaultOutcome> Faults,
    long Checked,
    IReadOnlyList<Violation> Violations,
    long WorstStopNanoseconds,
    RunActivity Activity,
    long SimulatedNanoseconds,
    IReadOnlyList<int> Shown)
{
    /// <summary>The run as a scenario; only of a failed one, and not part of the figures.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Scenario? Scenario { get; init; }
}
