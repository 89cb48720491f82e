using System.Globalization;

namespace SmpPen.HostSimulator.Safety;

/// <summary>An invariant that did not hold.</summary>
/// <param name="Invariant">Which.</param>
/// <param name="AtNanoseconds">When.</param>
/// <param name="Text">What was seen.</param>
public sealed record Violation(Invariant Invariant, long AtNanoseconds, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"invariant {Invariant} at {AtNanoseconds / 1e9:0.0000} s: {Text}");
}
