namespace SmpPen.HostSimulator.Measure;

/// <summary>One measured figure: the median of its repetitions with their spread, and the limit it is held to.</summary>
/// <param name="Group">Which question it answers: speed, tick or timing.</param>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">Unit of the three values.</param>
/// <param name="Method">How it was measured.</param>
/// <param name="Repetitions">How often; of a count over many ticks or events: how many.</param>
/// <param name="Median">Middle value.</param>
/// <param name="Min">Least value.</param>
/// <param name="Max">Greatest value.</param>
public sealed record Figure(string Group, string Name, string Unit, string Method, long Repetitions, double Median, double Min, double Max)
{
    /// <summary>What the figure has to be, in words; empty: nothing.</summary>
    public string Limit { get; private init; } = "";

    /// <summary>The limit holds; true without one.</summary>
    public bool Holds { get; private init; } = true;

    /// <summary>A figure of its repetitions.</summary>
    public static Figure Of(string group, string name, string unit, string method, IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        int half = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
        return new Figure(group, name, unit, method, sorted.Length, median, sorted[0], sorted[^1]);
    }

    /// <summary>The same figure, its median held to a least value: one slow run of a shared machine decides nothing.</summary>
    public Figure MedianAtLeast(double limit) => this with { Limit = FormattableString.Invariant($"median >= {limit:#,0.###}"), Holds = Median >= limit };

    /// <summary>The same figure, its median held to a greatest value.</summary>
    public Figure MedianAtMost(double limit) => this with { Limit = FormattableString.Invariant($"median <= {limit:#,0.###}"), Holds = Median <= limit };

    /// <summary>The same figure, its greatest value held to a limit.</summary>
    public Figure AtMost(double limit) => this with { Limit = FormattableString.Invariant($"max <= {limit:#,0.###}"), Holds = Max <= limit };
}
