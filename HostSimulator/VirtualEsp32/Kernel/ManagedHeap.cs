namespace SmpPen.VirtualEsp32;

/// <summary>The collector's model: calls allocate, and when the free heap is used up everything stops for a collection.</summary>
public sealed class ManagedHeap
{
    private long _sinceCollection;

    /// <summary>Heap free after a collection, in bytes. Default 40 KB.</summary>
    public long FreeBytes { get; set; } = 40 * 1024;

    /// <summary>Length of the next collection in nanoseconds; not set: collections are counted and take no time.</summary>
    public Func<long>? CollectionNanoseconds { get; set; }

    /// <summary>Everything allocated since power-up, in bytes.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Collections since power-up.</summary>
    public long Collections { get; private set; }

    /// <summary>Length of the last collection in nanoseconds.</summary>
    public long LastCollectionNanoseconds { get; private set; }

    /// <summary>Length of the longest collection in nanoseconds.</summary>
    public long LongestCollectionNanoseconds { get; private set; }

    /// <summary>Fault: the next allocation brings a collection of this length, in nanoseconds.</summary>
    public long DemandedNanoseconds { get; set; }

    /// <summary>Takes memory.</summary>
    /// <returns>Nanoseconds that a collection takes now; 0 when none is needed.</returns>
    internal long Allocate(int bytes)
    {
        AllocatedBytes += bytes;
        _sinceCollection += bytes;
        return _sinceCollection > FreeBytes || DemandedNanoseconds > 0 ? Collect() : 0;
    }

    private long Collect()
    {
        _sinceCollection = 0;
        Collections++;
        LastCollectionNanoseconds = Math.Max(CollectionNanoseconds?.Invoke() ?? 0, DemandedNanoseconds);
        DemandedNanoseconds = 0;
        LongestCollectionNanoseconds = Math.Max(LongestCollectionNanoseconds, LastCollectionNanoseconds);
        return LastCollectionNanoseconds;
    }
}
