namespace SmpPen.VirtualEsp32;

/// <summary>Something that happens at a moment of virtual time. One object serves a recurring source; it allocates nothing.</summary>
public abstract class TimelineEvent
{
    internal int HeapIndex = -1;
    internal long AtNanoseconds;
    internal long Order;

    /// <summary>True while the event waits on a timeline.</summary>
    public bool IsScheduled => HeapIndex >= 0;

    /// <summary>The moment it is scheduled for, in nanoseconds; meaningful only while scheduled.</summary>
    public long ScheduledNanoseconds => AtNanoseconds;

    /// <summary>Happens. May schedule events (itself too), never advances time.</summary>
    protected internal abstract void Fire(long nowNanoseconds);
}

/// <summary>A timeline event that calls a delegate.</summary>
public sealed class DelegateEvent(Action<long> action) : TimelineEvent
{
    /// <inheritdoc/>
    protected internal override void Fire(long nowNanoseconds) => action(nowNanoseconds);
}
