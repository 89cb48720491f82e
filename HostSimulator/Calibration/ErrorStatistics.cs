namespace SmpPen.HostSimulator.Calibration;

/// <summary>What a column of errors comes to.</summary>
/// <param name="Count">How many.</param>
/// <param name="Mean">Mean, with sign.</param>
/// <param name="MeanAbsolute">Mean of the magnitudes.</param>
/// <param name="Permille999">Magnitude that 99.9 % stay within.</param>
/// <param name="Worst">Largest magnitude.</param>
public readonly record struct ErrorStatistics(int Count, double Mean, double MeanAbsolute, double Permille999, double Worst)
{
    /// <summary>Computes them.</summary>
    public static ErrorStatistics Of(IEnumerable<double> errors)
    {
        double[] all = [.. errors];
        double[] sorted = [.. all.Select(Math.Abs).Order()];
        int index = (int)Math.Ceiling(0.999 * sorted.Length) - 1;
        return new ErrorStatistics(all.Length, all.Average(), sorted.Average(), sorted[index], sorted[^1]);
    }
}
