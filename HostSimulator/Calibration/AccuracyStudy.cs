namespace SmpPen.HostSimulator.Calibration;

/// <summary>Everything that <c>measure accuracy</c> measures.</summary>
/// <param name="Seed">Seed.</param>
/// <param name="Moves">Moves of each hand-piece.</param>
/// <param name="Range">Hand-pieces over the whole range; the first is <see cref="DepthStudy.Stated"/>.</param>
/// <param name="Budget">One contribution at a time.</param>
/// <param name="Rates">1-150 Hz.</param>
public sealed record AccuracyStudy(ulong Seed, int Moves, IReadOnlyList<DepthResult> Range, IReadOnlyList<DepthResult> Budget, IReadOnlyList<RateResult> Rates)
{
    /// <summary>Limit of the depth error after calibration, um (design: calibration).</summary>
    public const double DepthLimitMicrometres = 20.0;

    /// <summary>Limit of the rate error, per cent.</summary>
    public const double RateLimitPercent = 0.2;

    /// <summary>Greatest frequency, Hz.</summary>
    public const int MostHertz = 150;

    private const int LeastStrokes = 12;

    /// <summary>True when depth after calibration and rate are within their limits everywhere.</summary>
    public bool IsWithinLimits =>
        Range.All(r => r.After.All(m => Math.Abs(m.ErrorMicrometres) <= DepthLimitMicrometres)) && Rates.All(r => Math.Abs(r.ErrorPercent) <= RateLimitPercent);

    /// <summary>Measures.</summary>
    public static AccuracyStudy Run(ulong seed, int moves, Action<string> progress)
    {
        DepthCorner[] range = [.. DepthStudy.Range()];
        DepthCorner[] budget = [.. DepthStudy.Budget()];
        List<DepthResult> depths = [];
        List<DepthResult> parts = [];
        for (int i = 0; i < range.Length; i++)
        {
            depths.Add(DepthStudy.Measure(range[i], moves, seed + (ulong)i));
            double worst = depths[i].After.Max(m => Math.Abs(m.ErrorMicrometres));
            progress(FormattableString.Invariant($"depth {i + 1,2}/{range.Length}: worst {worst,4:0.0} um after calibration; {range[i].Name}"));
        }
        for (int i = 0; i < budget.Length; i++)
        {
            parts.Add(DepthStudy.Measure(budget[i], moves, seed + 1000 + (ulong)i));
        }
        progress($"budget: {budget.Length} contributions");
        List<RateResult> rates = [];
        for (int hertz = 1; hertz <= MostHertz; hertz++)
        {
            rates.Add(RateStudy.Measure(hertz, Math.Max(LeastStrokes, 2 * hertz)));
        }
        progress($"rate: {rates.Count} frequencies");
        return new AccuracyStudy(seed, moves, depths, parts, rates);
    }
}
