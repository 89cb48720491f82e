using SmpPen.Core.Control;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>A simulated pen as expectations and reports look at it.</summary>
public sealed class ObservedPen : IObservedPen
{
    private readonly SimulatedPen _pen;
    private readonly PanelReader _reader = new();
    private IReadOnlyList<string> _lines = [];
    private long _linesOf = -1;
    private long _strokes;

    /// <summary>Looks at a pen.</summary>
    public ObservedPen(SimulatedPen pen)
    {
        _pen = pen;
        pen.Plant.Bar.Arrived += _ => _strokes++;
    }

    /// <inheritdoc/>
    public PenStatus Status => _pen.Status;

    /// <inheritdoc/>
    public IReadOnlyList<string> DisplayLines
    {
        get
        {
            if (_linesOf != _pen.Panel.ChangeCount)
            {
                _linesOf = _pen.Panel.ChangeCount;
                _lines = _reader.Read(_pen.Panel.Pixel);
            }
            return _lines;
        }
    }

    /// <inheritdoc/>
    public int DepthMicrometres => (int)Math.Round(_pen.Plant.Bar.StopProtrusionMicrometres);

    /// <inheritdoc/>
    public long NeedleStrokes => _strokes;

    /// <inheritdoc/>
    public int CountedPricks { get; private set; }

    /// <inheritdoc/>
    public long CountedStrokes { get; private set; }

    /// <inheritdoc/>
    public bool PinLevel(int number) => _pen.Chip.Pad(number).Level;

    /// <summary>Begins to count pricks and strokes anew.</summary>
    public void CountFromHere()
    {
        CountedPricks = Status.SessionPricks;
        CountedStrokes = _strokes;
    }
}
