using SmpPen.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Plant;

/// <summary>
/// Oscillator and AND gate of the travel counter: the clock reaches the chip while the coil is driven and the stroke sensor
/// does not see the flag. The oscillator runs freely: the first pulse of a travel may be a part of one.
/// </summary>
/// <remarks>
/// At 250 kHz an event for each edge would take most of a run's time: the pulses of a travel are worked out when they are
/// asked for, and the pad itself stays low.
/// </remarks>
public sealed class TravelClock
{
    // The counter's filter: a shorter part of a pulse is not counted.
    private const long ShortestPulseNanoseconds = 1_000;

    private readonly Chip _chip;
    private readonly CoilGate _gate;
    private readonly Pad _sensor;
    private readonly long _nominalHalfPeriod;
    private long _halfPeriod;
    private readonly Func<long, long> _pulsesSoFar;
    private PulseUnit? _unit;
    private long _openedAt;
    private long _pulses;
    private bool _isOpen;
    private bool _isDead;

    /// <summary>Wires it to the coil gate's output, the stroke sensor and the counter's pad.</summary>
    public TravelClock(Chip chip, CoilGate gate, PlantParameters parameters)
    {
        _chip = chip;
        _nominalHalfPeriod = parameters.TravelClockNanoseconds / 2;
        _halfPeriod = _nominalHalfPeriod;
        _gate = gate;
        _sensor = chip.Pad(PinMap.StrokeSensor);
        _pulsesSoFar = PulsesUntil;
        chip.Pad(PinMap.TravelClock).DriveFromCircuit(false);
        gate.Changed += (_, now) => Resolve(now);
        _sensor.Changed += (_, _, now) => Resolve(now);
    }

    /// <summary>Pulses that have left the gate since power-up.</summary>
    public long Pulses => _pulses + (_isOpen ? PulsesUntil(_chip.Timeline.NowNanoseconds) : 0);

    /// <summary>Fault: the oscillator stands still, low.</summary>
    public bool IsDead
    {
        get => _isDead;
        set
        {
            _isDead = value;
            Resolve(_chip.Timeline.NowNanoseconds);
        }
    }

    /// <summary>Fault: how many times as fast as nominal it runs, in percent; 100 = healthy. From the next travel on.</summary>
    public int SpeedPercent
    {
        get => (int)(100 * _nominalHalfPeriod / _halfPeriod);
        set => _halfPeriod = Math.Max(1, _nominalHalfPeriod * 100 / value);
    }

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
            _openedAt = now;
            _unit = _chip.Counters.OnPin(PinMap.TravelClock);
            if (_unit is not null)
            {
                _unit.RunningClock = _pulsesSoFar;
            }
            return;
        }
        long pulses = PulsesUntil(now);
        _pulses += pulses;
        if (_unit is not null)
        {
            _unit.RunningClock = null;
            _unit.CountClock(pulses, now);
        }
    }

    /// <summary>Pulses from the gate's opening on that have lasted long enough to count; the clock is high in every odd half period.</summary>
    private long PulsesUntil(long now)
    {
        long last = now - ShortestPulseNanoseconds;
        long rises = RisesUntil(last) - RisesUntil(_openedAt);
        long half = _openedAt / _halfPeriod;
        bool startsWithinAPulse = half % 2 == 1;
        long endOfThatPulse = Math.Min((half + 1) * _halfPeriod, now);
        bool partCounts = startsWithinAPulse && endOfThatPulse - _openedAt >= ShortestPulseNanoseconds;
        return Math.Max(rises, 0) + (partCounts ? 1 : 0);
    }

    /// <summary>Rising edges of the free-running oscillator from time 0 up to a moment.</summary>
    private long RisesUntil(long nanoseconds) => ((nanoseconds / _halfPeriod) + 1) / 2;
}
