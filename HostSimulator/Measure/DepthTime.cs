using SmpPen.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Measure;

/// <summary>How long the needle stays at depth: the time that the stroke sensor sees the flag.</summary>
internal sealed class DepthTime
{
    private long _since = -1;
    private long _total;
    private long _count;

    public DepthTime(Chip chip) => chip.Pad(PinMap.StrokeSensor).Changed += OnEdge;

    /// <summary>Mean, us; 0 without a stroke.</summary>
    public double MeanMicroseconds => _count == 0 ? 0.0 : _total / (double)_count / 1000.0;

    private void OnEdge(Pad pad, bool level, long now)
    {
        if (level)
        {
            _since = now;
        }
        else if (_since >= 0)
        {
            _total += now - _since;
            _count++;
        }
    }
}
