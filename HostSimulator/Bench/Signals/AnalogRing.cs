namespace SmpPen.HostSimulator.Bench;

/// <summary>The last samples of a quantity, the corners of a polyline. The oldest are forgotten.</summary>
public sealed class AnalogRing
{
    private readonly long[] _times;
    private readonly float[] _values;
    private readonly int _mask;
    private long _count;

    /// <summary>A ring of so many samples, a power of two.</summary>
    public AnalogRing(int capacity)
    {
        _times = new long[capacity];
        _values = new float[capacity];
        _mask = capacity - 1;
    }

    /// <summary>Samples kept.</summary>
    public int Count => (int)Math.Min(_count, _times.Length);

    /// <summary>Value now.</summary>
    public float Last => _count == 0 ? 0 : _values[(int)(_count - 1) & _mask];

    /// <summary>Forgets everything but a first sample.</summary>
    public void Reset(float value, long nowNanoseconds)
    {
        _count = 0;
        Add(value, nowNanoseconds);
    }

    /// <summary>A sample, not before the last one; a second one at the same moment replaces it.</summary>
    public void Add(float value, long nowNanoseconds)
    {
        if (_count > 0 && _times[(int)(_count - 1) & _mask] == nowNanoseconds)
        {
            _values[(int)(_count - 1) & _mask] = value;
            return;
        }
        _times[(int)_count & _mask] = nowNanoseconds;
        _values[(int)_count & _mask] = value;
        _count++;
    }

    /// <summary>Time of a kept sample, 0 = oldest, ns.</summary>
    public long TimeOf(int index) => _times[(int)(_count - Count + index) & _mask];

    /// <summary>A kept sample, 0 = oldest.</summary>
    public float ValueOf(int index) => _values[(int)(_count - Count + index) & _mask];

    /// <summary>First kept sample at or after a moment; <see cref="Count"/> when there is none.</summary>
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
}
