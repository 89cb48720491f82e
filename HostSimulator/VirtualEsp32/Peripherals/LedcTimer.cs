namespace SmpPen.VirtualEsp32;

/// <summary>One LEDC timer. Time inside is counted in 1/512 ns, in which every divider and resolution is whole.</summary>
/// <remarks>A clock is 12.5 ns = 6,400/512; a count takes divider/256 clocks = divider x 25 of these units.</remarks>
internal sealed class LedcTimer(Timeline timeline) : TimelineEvent
{
    private readonly List<LedcChannel> _outputs = [];
    private long _periodUnits;
    private long _originUnits;
    private long _countUnits;

    /// <summary>The next overflow, in nanoseconds.</summary>
    public long NextOverflowNanoseconds => CeilingOf(PeriodStartUnits(timeline.NowNanoseconds) + _periodUnits);

    /// <summary>Programs the timer and sets its counter to zero: a new period begins now, on every channel.</summary>
    public void Configure(int resolutionBits, long divider)
    {
        _countUnits = divider * 25;
        _periodUnits = _countUnits << resolutionBits;
        _originUnits = timeline.NowNanoseconds << 9;
        foreach (LedcChannel output in _outputs)
        {
            output.LatchWaiting();
        }
        BeginPeriod();
    }

    /// <summary>Connects a channel whose output is on.</summary>
    public void Connect(LedcChannel output)
    {
        if (!_outputs.Contains(output))
        {
            _outputs.Add(output);
        }
    }

    /// <summary>Disconnects a channel; without outputs the timer runs on, unseen.</summary>
    public void Disconnect(LedcChannel output)
    {
        _outputs.Remove(output);
        if (_outputs.Count == 0)
        {
            timeline.Cancel(this);
        }
    }

    /// <summary>When a pulse of so many counts that began with this period ends, in nanoseconds.</summary>
    public long EndOfPulse(uint counts) => (PeriodStartUnits(timeline.NowNanoseconds) + (counts * _countUnits)) >> 9;

    /// <inheritdoc/>
    protected internal override void Fire(long nowNanoseconds) => BeginPeriod();

    private static long CeilingOf(long units) => (units + 511) >> 9;

    private void BeginPeriod()
    {
        if (_outputs.Count == 0)
        {
            return;
        }
        timeline.Schedule(this, NextOverflowNanoseconds);
        foreach (LedcChannel output in _outputs)
        {
            output.BeginPeriod();
        }
    }

    private long PeriodStartUnits(long nowNanoseconds)
    {
        long elapsed = (nowNanoseconds << 9) - _originUnits;
        return _originUnits + (elapsed / _periodUnits * _periodUnits);
    }
}
