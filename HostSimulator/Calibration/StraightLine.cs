namespace SmpPen.HostSimulator.Calibration;

/// <summary>Least-squares line through points.</summary>
public readonly record struct StraightLine(double Slope, double Offset)
{
    /// <summary>Fits it.</summary>
    public static StraightLine Fit(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        double meanX = x.Average();
        double meanY = y.Average();
        double squares = 0;
        double products = 0;
        for (int i = 0; i < x.Count; i++)
        {
            squares += (x[i] - meanX) * (x[i] - meanX);
            products += (x[i] - meanX) * (y[i] - meanY);
        }
        double slope = products / squares;
        return new StraightLine(slope, meanY - (slope * meanX));
    }

    /// <summary>Its value.</summary>
    public double At(double x) => Offset + (Slope * x);
}
