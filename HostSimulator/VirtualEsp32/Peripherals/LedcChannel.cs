namespace SmpPen.VirtualEsp32;

/// <summary>One LEDC channel: high from the start of each period of its timer for as many counts as its duty.</summary>
internal sealed class LedcChannel(Chip chip) : TimelineEvent
{
    private readonly List<int> _pins = [];
    private uint _counts;
    private uint _waitingCounts;
    private long _latchNanoseconds = -1;
    private bool _output;

    /// <summary>The timer it is bound to; null before the first Start.</summary>
    public LedcTimer? Timer { get; private set; }

    /// <summary>How long a duty write would wait: until the one before it is latched.</summary>
    public long NanosecondsUntilFree => Math.Max(0, _latchNanoseconds - chip.Timeline.NowNanoseconds);

    /// <summary>ledc_channel_config: binds, sets the duty, switches the output on. The timer then begins a period.</summary>
    public void Configure(int pin, LedcTimer timer, uint counts)
    {
        Timer?.Disconnect(this);
        Timer = timer;
        _counts = counts;
        _latchNanoseconds = -1;
        _output = true;
        if (!_pins.Contains(pin))
        {
            _pins.Add(pin);
        }
        chip.Routing.Attach(pin, this);
        chip.Routing.Drive(pin, this, false);
        timer.Connect(this);
    }

    /// <summary>ledc_stop with idle level low: the output goes low at once and stays driven.</summary>
    public void Stop()
    {
        _output = false;
        Timer?.Disconnect(this);
        chip.Timeline.Cancel(this);
        Drive(false);
    }

    /// <summary>The supply is gone: no output, no timer.</summary>
    public void PowerOff()
    {
        Stop();
        Timer = null;
        _pins.Clear();
    }

    /// <summary>A new duty, taken at the next overflow of the timer.</summary>
    public void SetDuty(uint counts)
    {
        LatchWaiting();
        _waitingCounts = counts;
        _latchNanoseconds = Timer!.NextOverflowNanoseconds;
    }

    /// <summary>Takes a waiting duty whose overflow has come.</summary>
    public void LatchWaiting()
    {
        if (_latchNanoseconds >= 0 && _latchNanoseconds <= chip.Timeline.NowNanoseconds)
        {
            _counts = _waitingCounts;
            _latchNanoseconds = -1;
        }
    }

    /// <summary>The timer's counter is zero.</summary>
    public void BeginPeriod()
    {
        LatchWaiting();
        if (!_output)
        {
            return;
        }
        Drive(_counts > 0);
        if (_counts > 0)
        {
            chip.Timeline.Schedule(this, Timer!.EndOfPulse(_counts));
        }
    }

    /// <inheritdoc/>
    protected internal override void Fire(long nowNanoseconds) => Drive(false);

    private void Drive(bool level)
    {
        foreach (int pin in _pins)
        {
            chip.Routing.Drive(pin, this, level);
        }
    }
}
