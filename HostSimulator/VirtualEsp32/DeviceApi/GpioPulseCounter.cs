using SmpPen.VirtualEsp32;

namespace System.Device.Gpio;

/// <summary>Edges counted.</summary>
public enum GpioPulsePolarity
{
    /// <summary>Both.</summary>
    Both,

    /// <summary>Falling.</summary>
    Falling,

    /// <summary>Rising.</summary>
    Rising,
}

/// <summary>A count and when it was read.</summary>
public struct GpioPulseCount
{
    /// <summary>Pulses since Start.</summary>
    public long Count;

    /// <summary>Time since boot.</summary>
    public TimeSpan RelativeTime;
}

/// <summary>A pulse counter unit on a pin.</summary>
public sealed class GpioPulseCounter : IDisposable
{
    private readonly Chip _chip = Chip.Current;
    private readonly PulseUnit _unit;
    private GpioPulsePolarity _polarity = GpioPulsePolarity.Falling;
    private ushort _filterPulses;
    private bool _disposed;

    /// <summary>Takes a unit for a pin. Two pins (a quadrature decoder) are not modelled.</summary>
    /// <exception cref="NotSupportedException">All eight units are taken, or a second pin is given.</exception>
    public GpioPulseCounter(int pinNumberA, int pinNumberB = -1)
    {
        if (pinNumberB != -1)
        {
            throw new NotSupportedException("The virtual ESP32 has no quadrature decoder.");
        }
        _chip.Native(ChipTimings.CounterCreate, ChipTimings.CounterCreateBytes);
        if (!_chip.Gpio.TryReserve(pinNumberA))
        {
            throw new ArgumentException($"GPIO{pinNumberA} is taken.");
        }
        _unit = _chip.Counters.Take(pinNumberA);
    }

    /// <summary>True between Start and Stop.</summary>
    public bool IsStarted => _unit.IsStarted;

    /// <summary>Edges counted; only while stopped.</summary>
    /// <exception cref="InvalidOperationException">The counter runs.</exception>
    public GpioPulsePolarity Polarity
    {
        get => _polarity;
        set
        {
            ThrowIfStarted();
            _polarity = value;
        }
    }

    /// <summary>0-1,023. Documented as microseconds or cycles; it is nanoseconds.</summary>
    /// <exception cref="InvalidOperationException">The counter runs.</exception>
    public ushort FilterPulses
    {
        get => _filterPulses;
        set
        {
            ThrowIfStarted();
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1023);
            _filterPulses = value;
        }
    }

    /// <summary>Clears the count and starts.</summary>
    public void Start()
    {
        _chip.Native(ChipTimings.CounterCreate);
        _unit.CountsRising = _polarity != GpioPulsePolarity.Falling;
        _unit.CountsFalling = _polarity != GpioPulsePolarity.Rising;
        _unit.FilterNanoseconds = _filterPulses;
        _unit.Start();
    }

    /// <summary>Stops; the count stays.</summary>
    public void Stop()
    {
        _chip.Native(ChipTimings.CounterRead);
        _unit.Stop();
    }

    /// <summary>The count; at the wrap it can be off by 32,767 once.</summary>
    public GpioPulseCount Read()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _chip.Native(ChipTimings.CounterRead, ChipTimings.CounterReadBytes);
        return Now();
    }

    /// <summary>Reads, then clears: an edge between the two is lost.</summary>
    public GpioPulseCount Reset()
    {
        GpioPulseCount count = Read();
        _chip.Spend(ChipTimings.CounterInterrupt);
        _unit.Clear();
        return count;
    }

    /// <summary>Stops. The unit is lost until a reset of the chip.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _unit.Stop();
            _chip.Gpio.Release(_unit.Pin);
        }
    }

    private GpioPulseCount Now() => new()
    {
        Count = _unit.Read(),
        RelativeTime = TimeSpan.FromMicroseconds(_chip.MicrosecondsSinceBoot),
    };

    private void ThrowIfStarted()
    {
        if (_unit.IsStarted)
        {
            throw new InvalidOperationException("The counter runs.");
        }
    }
}
