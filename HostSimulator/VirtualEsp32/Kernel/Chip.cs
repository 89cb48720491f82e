namespace SmpPen.VirtualEsp32;

/// <summary>One simulated ESP32: time, pads and peripherals. The device API finds the chip of the running firmware in <see cref="Current"/>.</summary>
public sealed class Chip
{
    /// <summary>Pads of the classic ESP32: GPIO0-GPIO39.</summary>
    public const int PadCount = 40;

    [ThreadStatic]
    private static Chip? s_current;

    private readonly Pad[] _pads = new Pad[PadCount];

    /// <summary>A chip at power-up, at time 0 unless a running timeline is given.</summary>
    public Chip(Timeline? timeline = null)
    {
        Timeline = timeline ?? new Timeline();
        for (int number = 0; number < PadCount; number++)
        {
            _pads[number] = new Pad(number, Timeline);
        }
    }

    /// <summary>The chip whose firmware runs on this thread. Set it before any firmware code is called.</summary>
    /// <exception cref="InvalidOperationException">No chip was set on this thread.</exception>
    public static Chip Current
    {
        get => s_current ?? throw new InvalidOperationException("No virtual ESP32 runs on this thread: set Chip.Current first.");
        set => s_current = value;
    }

    /// <summary>Virtual time, shared with everything around the chip.</summary>
    public Timeline Timeline { get; }

    /// <summary>A pad by GPIO number.</summary>
    public Pad Pad(int number) => _pads[number];

    /// <summary>The firmware blocks in a native call or computes for this long; the world goes on meanwhile.</summary>
    public void Spend(long nanoseconds) => Timeline.AdvanceTo(Timeline.NowNanoseconds + nanoseconds);
}
