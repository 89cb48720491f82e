namespace SmpPen.HostSimulator.Simulation;

/// <summary>
/// When the control thread really wakes, how long a tick computes, and how long collections take. Sources: docs/hardware.md and the runtime's code (10 ms
/// wait loop, 20 ms quantum); the probabilities are assumptions, chosen on the bad side.
/// </summary>
public sealed record LatenessOptions
{
    /// <summary>The operating system's tick that Sleep ends on, ns. 10 ms (FreeRTOS at 100 Hz).</summary>
    public long TickNanoseconds { get; init; } = 10_000_000;

    /// <summary>Latest wake after that tick, ns; seeded, evenly spread. 0.3 ms: dispatch, interrupts. Assumption.</summary>
    public long JitterNanoseconds { get; init; } = 300_000;

    /// <summary>One wake in so many is a tick late because another thread holds its slice. 400; 0: never. Assumption.</summary>
    public int SlipOneIn { get; init; } = 400;

    /// <summary>Two slips are at least this far apart, ns. 100 ms. Assumption.</summary>
    public long SlipApartNanoseconds { get; init; } = 100_000_000;

    /// <summary>Shortest collection, ns. 5 ms. Assumption.</summary>
    public long CollectionLeastNanoseconds { get; init; } = 5_000_000;

    /// <summary>Longest ordinary collection, ns. 20 ms. Assumption.</summary>
    public long CollectionUsualNanoseconds { get; init; } = 20_000_000;

    /// <summary>Longest collection (with compaction), ns. 40 ms. docs/hardware.md.</summary>
    public long CollectionMostNanoseconds { get; init; } = 40_000_000;

    /// <summary>One collection in so many is longer than the usual ones. 10. Assumption.</summary>
    public int LongCollectionOneIn { get; init; } = 10;

    /// <summary>Shortest time from sampling the inputs to acting on them, ns. 0.6 ms: 300 instructions at 0.5 million a second. Assumption.</summary>
    public long DecideLeastNanoseconds { get; init; } = 600_000;

    /// <summary>Longest time from sampling the inputs to acting on them, ns. 1.6 ms: 800 instructions. Assumption.</summary>
    public long DecideMostNanoseconds { get; init; } = 1_600_000;

    /// <summary>Longest time that an ordinary tick computes after acting, ns. 1.0 ms: 500 instructions. Assumption.</summary>
    public long FinishUsualNanoseconds { get; init; } = 1_000_000;

    /// <summary>Longest time that any tick computes after acting, ns: it draws a page. 4.4 ms: 2,200 instructions; with deciding the budget of 3,000.</summary>
    public long FinishMostNanoseconds { get; init; } = 4_400_000;

    /// <summary>One tick in so many that sends no page computes for the longest time. 50. Assumption.</summary>
    public int LongFinishOneIn { get; init; } = 50;

    /// <summary>From power or reset to the first line of Main, ns. 1 s. Assumption ("roughly 1 s or more").</summary>
    public long BootNanoseconds { get; init; } = 1_000_000_000;

    /// <summary>From a reset of the chip to the start of the boot that <see cref="BootNanoseconds"/> counts, ns. 1 ms. Assumption.</summary>
    public long ResetNanoseconds { get; init; } = 1_000_000;

    /// <summary>False: every wake is on its tick; computing and collections take no time.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>A perfectly punctual machine.</summary>
    public static LatenessOptions Punctual { get; } = new() { IsOn = false };
}
