namespace SmpPen.HostSimulator.Bench;

/// <summary>The last edges of one digital signal. The oldest are forgotten; nothing is allocated after the beginning.</summary>
public sealed class DigitalRing
{
    private readonly long[] _edges;
    private readonly int _mask;
    private long _count;
    private bool _before;
    private long _since;

    /// <summary>A ring of so many edges, a power of two.</summary>
    public DigitalRing(int capacity)
    {
        _edges = new long[capacity];
        _mask = capacity - 1;
    }

    /// <summary>Level now.</summary>
    public bool Level { get; private set; }

    /// <summary>From this moment on every edge is known, ns.</summary>
    public long OldestNanoseconds => _since;

    /// <summary>Edges kept.</summary>
    public int Count => (int)Math.Min(_count, _edges.Length);

    /// <summary>Forgets everything; the level holds from a moment on.</summary>
    public void Reset(bool level, long nowNanoseconds)
    {
        _count = 0;
        _before = level;
        Level = level;
        _since = nowNanoseconds;
    }

    /// <summary>The level changed, not before the last change.</summary>
    public void Add(bool level, long nowNanoseconds)
    {
        if (level == Level)
        {
            return;
        }
        Level = level;
        int index = (int)_count & _mask;
        if (_count >= _edges.Length)
        {
            _before = (_edges[index] & 1) != 0;
            _since = _edges[index] >> 1;
        }
        _edges[index] = (nowNanoseconds << 1) | (level ? 1L : 0L);
        _count++;
    }

    /// <summary>Time of a kept edge, 0 = oldest, ns.</summary>
    public long TimeOf(int index) => Edge(index) >> 1;

    /// <summary>Level after a kept edge.</summary>
    public bool LevelAfter(int index) => (Edge(index) & 1) != 0;

    /// <summary>Level before a kept edge; before the one after the last: the level now.</summary>
    public bool LevelBefore(int index) => index == 0 ? _before : LevelAfter(index - 1);

    /// <summary>First kept edge at or after a moment; <see cref="Count"/> when there is none.</summary>
    public int FirstFrom(long nanoseconds)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (TimeOf(middle) < nanoseconds)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    private long Edge(int index) => _edges[(int)(_count - Count + index) & _mask];
}
