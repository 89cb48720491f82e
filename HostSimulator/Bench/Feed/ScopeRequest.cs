namespace SmpPen.HostSimulator.Bench;

/// <summary>What makes a live scope window stand.</summary>
public enum ScopeTrigger
{
    /// <summary>Nothing: it rolls.</summary>
    None,

    /// <summary>A full stroke.</summary>
    Prick,

    /// <summary>A fault of the firmware.</summary>
    Fault,
}

/// <summary>The window that a page wants to see. Equal ones are encoded once.</summary>
/// <param name="Columns">Columns, 1-2,000.</param>
/// <param name="SpanNanoseconds">Live: how long it is.</param>
/// <param name="Trigger">Live: what it waits for.</param>
/// <param name="From">A fixed window's left edge, ns; negative: live.</param>
/// <param name="To">Its right edge, ns.</param>
public readonly record struct ScopeRequest(int Columns, long SpanNanoseconds, ScopeTrigger Trigger, long From, long To)
{
    /// <summary>Most columns.</summary>
    public const int MostColumns = 2_000;

    /// <summary>Shortest window, ns.</summary>
    public const long ShortestNanoseconds = 10_000;

    /// <summary>Longest window, ns.</summary>
    public const long LongestNanoseconds = 600_000_000_000;

    /// <summary>It rolls or triggers.</summary>
    public bool IsLive => From < 0;

    /// <summary>Within its limits.</summary>
    public bool IsGood => Columns is >= 1 and <= MostColumns
        && (IsLive ? SpanNanoseconds : To - From) is >= ShortestNanoseconds and <= LongestNanoseconds;
}
