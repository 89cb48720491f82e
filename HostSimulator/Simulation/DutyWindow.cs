namespace SmpPen.HostSimulator.Simulation;

/// <summary>Longest total drive in any window of a given length that ends within the run.</summary>
/// <remarks>The total over a sliding window is largest when the window ends at an end of drive; only those are looked at.</remarks>
public sealed class DutyWindow(long windowNanoseconds)
{
    private long[] _starts = new long[256];
    private long[] _ends = new long[256];
    private int _first;
    private int _count;
    private long _sum;
    private long _worst;

    /// <summary>Length of the window, ns.</summary>
    public long WindowNanoseconds => windowNanoseconds;

    /// <summary>Longest total drive in any window so far, ns; drive that still goes on is not in it.</summary>
    public long WorstNanoseconds => _worst;

    /// <summary>The same as a share of the window, in 1/1000, rounded up.</summary>
    public int WorstPerMille => (int)(((_worst * 1000) + windowNanoseconds - 1) / windowNanoseconds);

    /// <summary>Adds one time of drive, later than all before.</summary>
    public void Add(long startNanoseconds, long endNanoseconds)
    {
        long windowStart = endNanoseconds - windowNanoseconds;
        while (_count > 0 && _ends[_first] <= windowStart)
        {
            _sum -= _ends[_first] - _starts[_first];
            _first = (_first + 1) & (_starts.Length - 1);
            _count--;
        }
        if (_count == _starts.Length)
        {
            Grow();
        }
        int slot = (_first + _count++) & (_starts.Length - 1);
        _starts[slot] = startNanoseconds;
        _ends[slot] = endNanoseconds;
        _sum += endNanoseconds - startNanoseconds;
        long outside = Math.Max(0, windowStart - _starts[_first]);
        _worst = Math.Max(_worst, _sum - outside);
    }

    private void Grow()
    {
        long[] starts = new long[_starts.Length * 2];
        long[] ends = new long[starts.Length];
        for (int i = 0; i < _count; i++)
        {
            starts[i] = _starts[(_first + i) & (_starts.Length - 1)];
            ends[i] = _ends[(_first + i) & (_starts.Length - 1)];
        }
        _starts = starts;
        _ends = ends;
        _first = 0;
    }
}
