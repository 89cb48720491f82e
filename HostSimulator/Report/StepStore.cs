namespace SmpPen.HostSimulator.Report;

/// <summary>A value that changes now and then, kept as the corners of its steps.</summary>
public sealed class StepStore
{
    private readonly List<double> _x = [];
    private readonly List<double> _y = [];

    /// <summary>Abscissas of the corners.</summary>
    public IReadOnlyList<double> X => _x;

    /// <summary>Ordinates of the corners.</summary>
    public IReadOnlyList<double> Y => _y;

    /// <summary>The value from a moment on; NaN interrupts the curve.</summary>
    public void Set(double x, double y)
    {
        if (_y.Count > 0 && (_y[^1].Equals(y)))
        {
            return;
        }
        if (_y.Count > 0)
        {
            _x.Add(x);
            _y.Add(_y[^1]);
        }
        _x.Add(x);
        _y.Add(y);
    }

    /// <summary>Carries the last value on to a moment.</summary>
    public void Close(double x)
    {
        if (_y.Count > 0)
        {
            _x.Add(x);
            _y.Add(_y[^1]);
        }
    }
}
