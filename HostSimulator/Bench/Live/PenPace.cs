namespace SmpPen.HostSimulator.Bench;

/// <summary>How fast simulated time goes against the clock on the wall.</summary>
public enum PenPace
{
    /// <summary>0.01x: a stroke takes a third of a second.</summary>
    Hundredth,

    /// <summary>0.1x.</summary>
    Tenth,

    /// <summary>1x: as the pen is.</summary>
    Real,

    /// <summary>10x.</summary>
    Ten,

    /// <summary>100x, as far as this machine can.</summary>
    Hundred,
}

/// <summary>Numbers and words of a pace.</summary>
public static class PenPaces
{
    private static readonly double[] s_factors = [0.01, 0.1, 1.0, 10.0, 100.0];
    private static readonly string[] s_labels = ["0.01x", "0.1x", "1x", "10x", "100x"];

    /// <summary>Simulated seconds in a second.</summary>
    public static double Factor(this PenPace pace) => s_factors[(int)pace];

    /// <summary>For a button.</summary>
    public static string Label(this PenPace pace) => s_labels[(int)pace];
}
