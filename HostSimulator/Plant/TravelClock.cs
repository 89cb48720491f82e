using SmpPen.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Plant;

/// <summary>
/// Oscillator and AND gate of the travel counter: the clock reaches the chip while the coil is driven and the stroke sensor
/// does not see the flag. The oscillator runs freely: the first pulse of a travel may be a part of one.
/// </summary>
public sealed class TravelClock : TimelineEvent
{
    private readonly Timeline _timeline;
    private readonly CoilGate _gate;
    private readonly Pad _sensor;
    private readonly Pad _output;
    private readonly long _halfPeriod;
    private bool _isOpen;
    private bool _isDead;

    /// <summary>Wires it to the coil gate's output, the stroke sensor and the counter's pad.</summary>
    public TravelClock(Chip chip, CoilGate gate, PlantParameters parameters)
    {
        _timeline = chip.Timeline;
        _halfPeriod = parameters.TravelClockNanoseconds / 2;
        _gate = gate;
        _sensor = chip.Pad(PinMap.StrokeSensor);
        _output = chip.Pad(PinMap.TravelClock);
        _output.DriveFromCircuit(false);
        gate.Changed += (_, now) => Resolve(now);
        _sensor.Changed += (_, _, now) => Resolve(now);
    }

    /// <summary>Fault: the oscillator stands still, low.</summary>
    public bool IsDead
    {
        get => _isDead;
        set
        {
            _isDead = value;
            Resolve(_timeline.NowNanoseconds);
        }
    }

    /// <inheritdoc/>
    protected override void Fire(long nowNanoseconds) => Show(nowNanoseconds);

    private void Resolve(long now)
    {
        bool open = _gate.IsDriven && !_sensor.Level && !_isDead;
        if (open == _isOpen)
        {
            return;
        }
        _isOpen = open;
        if (open)
        {
            Show(now);
        }
        else
        {
            _timeline.Cancel(this);
            _output.DriveFromCircuit(false);
        }
    }

    private void Show(long now)
    {
        long half = now / _halfPeriod;
        _output.DriveFromCircuit(half % 2 == 1);
        _timeline.Schedule(this, (half + 1) * _halfPeriod);
    }
}
