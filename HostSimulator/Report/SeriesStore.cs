namespace SmpPen.HostSimulator.Report;

/// <summary>Points of a curve in bounded memory: when full, every second one is dropped and from then on fewer are taken.</summary>
public sealed class SeriesStore(int capacity)
{
    private readonly double[] _x = new double[capacity];
    private readonly double[] _y = new double[capacity];
    private long _stride = 1;
    private long _offered;

    /// <summary>Points kept.</summary>
    public int Count { get; private set; }

    /// <summary>Points offered for each one kept.</summary>
    public long Stride => _stride;

    /// <summary>Abscissas of the points kept.</summary>
    public double[] X => _x[..Count];

    /// <summary>Ordinates of the points kept.</summary>
    public double[] Y => _y[..Count];

    /// <summary>Offers a point.</summary>
    public void Add(double x, double y)
    {
        if (_offered++ % _stride != 0)
        {
            return;
        }
        if (Count == capacity)
        {
            Count = 0;
            for (int i = 0; i < capacity; i += 2)
            {
                _x[Count] = _x[i];
                _y[Count++] = _y[i];
            }
            _stride *= 2;
            if ((_offered - 1) % _stride != 0)
            {
                return;
            }
        }
        _x[Count] = x;
        _y[Count++] = y;
    }
}
