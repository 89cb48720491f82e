namespace SmpPen.HostSimulator.Campaign;

/// <summary>How an operator works.</summary>
public enum Temper
{
    /// <summary>One thing at a time, most of it meaningful.</summary>
    Sensible,

    /// <summary>Hasty: overlapping presses, many of them meaningless.</summary>
    Clumsy,

    /// <summary>Anything at any time.</summary>
    Hostile,
}
