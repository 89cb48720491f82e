using System.Globalization;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>An expectation that did not hold, or an action that the pen did not answer.</summary>
/// <param name="Path">Scenario file.</param>
/// <param name="Mark">Line of the step.</param>
/// <param name="AtNanoseconds">When, in virtual time.</param>
/// <param name="Subject">What was looked at.</param>
/// <param name="Expected">What it should have been.</param>
/// <param name="Seen">What it was.</param>
public sealed record StepFailure(string Path, SourceMark Mark, long AtNanoseconds, string Subject, string Expected, string Seen)
{
    /// <summary><c>FILE:LINE:COLUMN: at 12.345 s: SUBJECT expected .., seen ..</c></summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Path}:{Mark.Line}:{Mark.Column}: at {AtNanoseconds / 1e9:0.000} s: {Subject}: expected {Expected}, seen {Seen}");
}
