namespace SmpPen.HostSimulator.Bench;

/// <summary>What became of a command: accepted, or refused with a sentence that can be shown as it is.</summary>
/// <param name="Done">It was accepted; what it does happens at the next moment of simulated time.</param>
/// <param name="Message">Why not, and what to do; empty when it was accepted.</param>
public sealed record CommandResult(bool Done, string Message)
{
    /// <summary>Accepted.</summary>
    public static CommandResult Accepted { get; } = new(true, "");

    /// <summary>Refused.</summary>
    public static CommandResult Refused(string why) => new(false, why);
}
