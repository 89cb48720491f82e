namespace SmpPen.VirtualEsp32;

/// <summary>One pulse counter: 16 bits (+-32,767) in hardware, extended in an interrupt.</summary>
public sealed class PulseUnit
{
    /// <summary>The count at which the hardware starts again from 0 and interrupts.</summary>
    public const int Limit = 32_767;

    private readonly Chip _chip;
    private readonly Pad _pad;
    private int _hardwareCount;
    private long _extension;
    private long _wraps;
    private long _wrapNanoseconds = long.MinValue / 2;
    private bool _rawLevel;
    private bool _filteredLevel;
    private long _rawSince;

    internal PulseUnit(Chip chip, int pin)
    {
        _chip = chip;
        _pad = chip.Pad(pin);
        Pin = pin;
    }

    /// <summary>GPIO number counted.</summary>
    public int Pin { get; }

    /// <summary>From the pulse that wraps the counter until the interrupt has noted it, in nanoseconds; reads in between are off by 32,767.</summary>
    public long InterruptNanoseconds { get; set; } = ChipTimings.CounterInterrupt;

    /// <summary>True between Start and Stop.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>Pulses counted since Start, without the runtime's defect; for looking at from outside.</summary>
    public long TrueCount
    {
        get
        {
            long now = _chip.Timeline.NowNanoseconds;
            Settle(now);
            long running = RunningClock is not null && IsStarted && CountsRising ? RunningClock(now) : 0;
            return _extension + _hardwareCount + running;
        }
    }

    /// <summary>
    /// A clock that the circuit puts on the pin at present: its pulses so far, by time in ns. Far too many edges for an event
    /// each, so the pad does not show them; when the clock ends they are given to <see cref="CountClock"/>.
    /// </summary>
    public Func<long, long>? RunningClock { get; set; }

    /// <summary>Counts the pulses of a clock that has ended.</summary>
    public void CountClock(long pulses, long nowNanoseconds)
    {
        if (!IsStarted || !CountsRising)
        {
            return;
        }
        for (long i = 0; i < pulses; i++)
        {
            Count(nowNanoseconds);
        }
    }

    internal bool CountsRising { get; set; }

    internal bool CountsFalling { get; set; }

    internal int FilterNanoseconds { get; set; }

    /// <summary>Clears and starts.</summary>
    internal void Start()
    {
        Clear();
        if (!IsStarted)
        {
            IsStarted = true;
            _rawLevel = _pad.Level;
            _filteredLevel = _rawLevel;
            _rawSince = _chip.Timeline.NowNanoseconds;
            _pad.Changed += OnEdge;
        }
    }

    internal void Stop()
    {
        if (IsStarted)
        {
            Settle(_chip.Timeline.NowNanoseconds);
            IsStarted = false;
            _pad.Changed -= OnEdge;
        }
    }

    internal void Clear()
    {
        _hardwareCount = 0;
        _extension = 0;
        _wrapNanoseconds = long.MinValue / 2;
    }

    /// <summary>Reads the two parts one after the other, as the runtime does.</summary>
    internal long Read()
    {
        long count = TrueCount;
        if (_chip.Timeline.NowNanoseconds - _wrapNanoseconds >= InterruptNanoseconds)
        {
            return count;
        }
        // Which of the two comes out depends on the side of the interrupt that the first part was read on.
        return _wraps % 2 == 1 ? count - Limit : count + Limit;
    }

    private void OnEdge(Pad pad, bool level, long nowNanoseconds)
    {
        Settle(nowNanoseconds);
        _rawLevel = level;
        _rawSince = nowNanoseconds;
        if (FilterNanoseconds == 0)
        {
            Settle(nowNanoseconds);
        }
    }

    /// <summary>Passes a level that has lasted longer than the filter.</summary>
    private void Settle(long nowNanoseconds)
    {
        if (!IsStarted || _rawLevel == _filteredLevel || nowNanoseconds - _rawSince < FilterNanoseconds)
        {
            return;
        }
        _filteredLevel = _rawLevel;
        if (_rawLevel ? CountsRising : CountsFalling)
        {
            Count(_rawSince + FilterNanoseconds);
        }
    }

    private void Count(long atNanoseconds)
    {
        if (++_hardwareCount == Limit)
        {
            _hardwareCount = 0;
            _extension += Limit;
            _wraps++;
            _wrapNanoseconds = atNanoseconds;
        }
    }
}
