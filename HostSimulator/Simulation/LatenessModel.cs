namespace SmpPen.HostSimulator.Simulation;

/// <summary>Wake times of the control thread, its computing and the collections, from a seed.</summary>
public sealed class LatenessModel(LatenessOptions options, ulong seed)
{
    private readonly SplitMix64 _wakes = SplitMix64.ForPurpose(seed, 2);
    private readonly SplitMix64 _collections = SplitMix64.ForPurpose(seed, 3);
    private readonly SplitMix64 _computing = SplitMix64.ForPurpose(seed, 4);
    private long _lastSlip = long.MinValue / 2;

    /// <summary>Fault: every wake comes this much later, ns.</summary>
    public long ExtraNanoseconds { get; set; }

    /// <summary>Fault: so many ticks throw in their middle.</summary>
    public int ThrowingTicks { get; set; }

    /// <summary>When a thread that goes to sleep for a tick now runs again, in ns.</summary>
    public long WakeAfter(long nowNanoseconds)
    {
        long due = (((nowNanoseconds + ExtraNanoseconds) / options.TickNanoseconds) + 1) * options.TickNanoseconds;
        if (!options.IsOn)
        {
            return due;
        }
        long wake = due + _wakes.NextBetween(0, options.JitterNanoseconds);
        if (options.SlipOneIn > 0 && _wakes.OneIn(options.SlipOneIn) && due - _lastSlip >= options.SlipApartNanoseconds)
        {
            _lastSlip = due;
            wake += options.TickNanoseconds;
        }
        return wake;
    }

    /// <summary>How long the tick that runs now computes before it acts, in ns.</summary>
    public long DecideNanoseconds() =>
        options.IsOn ? _computing.NextBetween(options.DecideLeastNanoseconds, options.DecideMostNanoseconds) : 0;

    /// <summary>How long the tick that runs now computes after it has acted, in ns.</summary>
    /// <param name="hasSentPage">A tick that sends a page of the display draws none.</param>
    public long FinishNanoseconds(bool hasSentPage)
    {
        if (!options.IsOn)
        {
            return 0;
        }
        bool draws = _computing.OneIn(options.LongFinishOneIn) && !hasSentPage;
        return draws ? options.FinishMostNanoseconds : _computing.NextBetween(0, options.FinishUsualNanoseconds);
    }

    /// <summary>How long the collection that starts now stops everything, in ns.</summary>
    public long CollectionNanoseconds()
    {
        if (!options.IsOn)
        {
            return 0;
        }
        return _collections.OneIn(options.LongCollectionOneIn)
            ? _collections.NextBetween(options.CollectionUsualNanoseconds, options.CollectionMostNanoseconds)
            : _collections.NextBetween(options.CollectionLeastNanoseconds, options.CollectionUsualNanoseconds);
    }
}
