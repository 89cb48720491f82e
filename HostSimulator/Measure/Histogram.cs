namespace SmpPen.HostSimulator.Measure;

/// <summary>Times in bins of equal width; what lies beyond the last bin is in the last.</summary>
public sealed class Histogram(double binMilliseconds, int bins)
{
    private readonly long[] _counts = new long[bins];

    /// <summary>Width of a bin, ms.</summary>
    public double BinMilliseconds => binMilliseconds;

    /// <summary>Values in each bin.</summary>
    public IReadOnlyList<long> Counts => _counts;

    /// <summary>Values so far.</summary>
    public long Count { get; private set; }

    /// <summary>Least value, ms; 0 without any.</summary>
    public double MinMilliseconds { get; private set; }

    /// <summary>Greatest value, ms; 0 without any.</summary>
    public double MaxMilliseconds { get; private set; }

    /// <summary>Middle of the bin that holds the median, ms.</summary>
    public double MedianMilliseconds
    {
        get
        {
            long below = 0;
            for (int bin = 0; bin < bins; bin++)
            {
                below += _counts[bin];
                if (below * 2 >= Count && Count > 0)
                {
                    return Math.Clamp((bin + 0.5) * binMilliseconds, MinMilliseconds, MaxMilliseconds);
                }
            }
            return 0.0;
        }
    }

    /// <summary>Adds a time.</summary>
    public void Add(long nanoseconds)
    {
        double milliseconds = nanoseconds / 1e6;
        MinMilliseconds = Count == 0 ? milliseconds : Math.Min(MinMilliseconds, milliseconds);
        MaxMilliseconds = Count == 0 ? milliseconds : Math.Max(MaxMilliseconds, milliseconds);
        Count++;
        _counts[(int)Math.Clamp(milliseconds / binMilliseconds, 0, bins - 1)]++;
    }
}
