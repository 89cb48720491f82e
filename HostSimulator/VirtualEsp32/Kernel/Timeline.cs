namespace SmpPen.VirtualEsp32;

/// <summary>Virtual time in whole nanoseconds and the events that wait in it; equal times happen in the order scheduled.</summary>
public sealed class Timeline
{
    private TimelineEvent[] _heap = new TimelineEvent[64];
    private int _count;
    private long _order;
    private bool _advancing;
    private bool _isInterrupted;

    /// <summary>Virtual time since the machine was switched on, in nanoseconds.</summary>
    public long NowNanoseconds { get; private set; }

    /// <summary>Time of the next event, or long.MaxValue.</summary>
    public long NextNanoseconds => _count > 0 ? _heap[0].AtNanoseconds : long.MaxValue;

    /// <summary>Schedules or reschedules an event; a moment in the past happens at the next advance.</summary>
    public void Schedule(TimelineEvent item, long atNanoseconds)
    {
        if (item.HeapIndex >= 0)
        {
            Cancel(item);
        }
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, _count * 2);
        }
        item.AtNanoseconds = Math.Max(atNanoseconds, NowNanoseconds);
        item.Order = _order++;
        Place(item, _count++);
        Rise(item);
    }

    /// <summary>Takes an event off; nothing happens when it does not wait.</summary>
    public void Cancel(TimelineEvent item)
    {
        int index = item.HeapIndex;
        if (index < 0)
        {
            return;
        }
        item.HeapIndex = -1;
        TimelineEvent last = _heap[--_count];
        _heap[_count] = null!;
        if (index < _count)
        {
            Place(last, index);
            Rise(last);
            Sink(last);
        }
    }

    /// <summary>Lets everything up to and including a moment happen, and stands at that moment.</summary>
    public void AdvanceTo(long atNanoseconds)
    {
        if (_advancing)
        {
            throw new InvalidOperationException("An event may not advance time.");
        }
        if (_count == 0 || _heap[0].AtNanoseconds > atNanoseconds)
        {
            if (atNanoseconds > NowNanoseconds)
            {
                NowNanoseconds = atNanoseconds;
            }
            return;
        }
        _advancing = true;
        try
        {
            _isInterrupted = false;
            while (_count > 0 && _heap[0].AtNanoseconds <= atNanoseconds)
            {
                TimelineEvent item = _heap[0];
                NowNanoseconds = item.AtNanoseconds;
                Cancel(item);
                item.Fire(NowNanoseconds);
                if (_isInterrupted)
                {
                    return;
                }
            }
            NowNanoseconds = Math.Max(NowNanoseconds, atNanoseconds);
        }
        finally
        {
            _advancing = false;
        }
    }

    /// <summary>Called by an event: the advance under way ends with it, at its moment.</summary>
    public void Interrupt() => _isInterrupted = true;

    private static bool IsBefore(TimelineEvent a, TimelineEvent b) =>
        a.AtNanoseconds < b.AtNanoseconds || (a.AtNanoseconds == b.AtNanoseconds && a.Order < b.Order);

    private void Place(TimelineEvent item, int index)
    {
        _heap[index] = item;
        item.HeapIndex = index;
    }

    private void Rise(TimelineEvent item)
    {
        int index = item.HeapIndex;
        while (index > 0)
        {
            int parent = (index - 1) / 2;
            if (!IsBefore(item, _heap[parent]))
            {
                break;
            }
            Place(_heap[parent], index);
            index = parent;
        }
        Place(item, index);
    }

    private void Sink(TimelineEvent item)
    {
        int index = item.HeapIndex;
        while (true)
        {
            int child = (2 * index) + 1;
            if (child >= _count)
            {
                break;
            }
            if (child + 1 < _count && IsBefore(_heap[child + 1], _heap[child]))
            {
                child++;
            }
            if (!IsBefore(_heap[child], item))
            {
                break;
            }
            Place(_heap[child], index);
            index = child;
        }
        Place(item, index);
    }
}
