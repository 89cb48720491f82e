namespace SmpPen.VirtualEsp32;

/// <summary>One RMT channel playing a train of (level, duration) halves. Nothing can end a train before its end.</summary>
/// <remarks>
/// Not modelled: the stale symbols of a late refill. A train longer than the channel's memory plays right and is counted in
/// <see cref="TrainsBeyondMemory"/>, which no correct firmware lets happen.
/// </remarks>
public sealed class RmtTransmitter : TimelineEvent
{
    private readonly Chip _chip;
    private readonly int[] _durations = new int[2 * 8 * RmtPeripheral.SymbolsPerBlock];
    private readonly bool[] _levels = new bool[2 * 8 * RmtPeripheral.SymbolsPerBlock];
    private int _pin = -1;
    private int _halves;
    private int _next;
    private long _startNanoseconds;
    private long _ticks;
    private int _tickHalfNanoseconds;
    private bool _level;
    private long _edgeNanoseconds;
    private long _segmentStart;

    internal RmtTransmitter(Chip chip, int number)
    {
        _chip = chip;
        Number = number;
    }

    /// <summary>Channel number, 0-7.</summary>
    public int Number { get; }

    /// <summary>True between creation and disposal of a TransmitterChannel.</summary>
    public bool IsInstalled { get; internal set; }

    /// <summary>True while a train plays: what IsChannelIdle ought to say.</summary>
    public bool IsPlaying { get; private set; }

    /// <summary>Trains begun since power-up.</summary>
    public int Trains { get; private set; }

    /// <summary>Trains that did not fit into the channel's memory, or whose memory another channel shares.</summary>
    public int TrainsBeyondMemory { get; private set; }

    /// <summary>Sends that came while a train was playing: the whole program stood still until it was over.</summary>
    public int SendsWhileBusy { get; private set; }

    /// <summary>Memory blocks, its own and those of the following channels.</summary>
    public int MemoryBlocks { get; internal set; } = 1;

    internal byte ClockDivider { get; set; } = 80;

    internal bool CarrierOn { get; set; }

    internal bool CarrierLevel { get; set; } = true;

    internal int CarrierHertz { get; set; } = 38_000;

    internal int CarrierDutyPercent { get; set; } = 33;

    internal bool IdleOutput { get; set; } = true;

    internal bool IdleLevel { get; set; }

    internal bool Inverted { get; set; }

    internal void AttachTo(int pin)
    {
        _pin = pin;
        _chip.Routing.Attach(pin, this);
        Drive(IdleOutput && IdleLevel);
    }

    /// <summary>rmt_write_items: loads the symbols and starts. Blocks while an earlier train plays.</summary>
    internal void Send(byte[] data, bool wait)
    {
        if (data.Length == 0)
        {
            return;
        }
        if (data.Length % 4 != 0)
        {
            throw new ArgumentException("A symbol is four bytes.");
        }
        if (IsPlaying)
        {
            SendsWhileBusy++;
            WaitUntilOver();
        }
        Load(data);
        if (_halves == 0)
        {
            return;
        }
        Trains++;
        IsPlaying = true;
        _next = 0;
        _ticks = 0;
        _tickHalfNanoseconds = ClockDivider * 25;
        _startNanoseconds = _chip.Timeline.NowNanoseconds;
        _edgeNanoseconds = _startNanoseconds;
        NextSegment();
        if (wait)
        {
            WaitUntilOver();
        }
    }

    internal void WaitUntilOver()
    {
        while (IsPlaying)
        {
            _chip.Timeline.AdvanceTo(ScheduledNanoseconds);
        }
    }

    internal void Reset()
    {
        _chip.Timeline.Cancel(this);
        IsPlaying = false;
        IsInstalled = false;
        MemoryBlocks = 1;
        if (_pin >= 0)
        {
            Drive(false);
        }
    }

    /// <inheritdoc/>
    protected internal override void Fire(long nowNanoseconds)
    {
        if (nowNanoseconds < _edgeNanoseconds)
        {
            Chop(nowNanoseconds);
        }
        else if (_next < _halves)
        {
            NextSegment();
        }
        else
        {
            IsPlaying = false;
            Drive(IdleOutput ? IdleLevel : _level);
        }
    }

    private void Load(byte[] data)
    {
        int symbols = data.Length / 4;
        _halves = 0;
        for (int half = 0; half < symbols * 2 && _halves < _durations.Length; half++)
        {
            int value = data[half * 2] | (data[(half * 2) + 1] << 8);
            if ((value & 0x7FFF) == 0)
            {
                break;
            }
            _durations[_halves] = value & 0x7FFF;
            _levels[_halves++] = (value & 0x8000) != 0;
        }
        bool fits = ((_halves + 1) / 2) < MemoryBlocks * RmtPeripheral.SymbolsPerBlock;
        if (!fits || _chip.Rmt.SharesMemory(this))
        {
            TrainsBeyondMemory++;
        }
    }

    /// <summary>Plays the following halves of equal level as one segment.</summary>
    private void NextSegment()
    {
        _level = _levels[_next];
        while (_next < _halves && _levels[_next] == _level)
        {
            _ticks += _durations[_next++];
        }
        _segmentStart = _edgeNanoseconds;
        _edgeNanoseconds = _startNanoseconds + (_ticks * _tickHalfNanoseconds / 2);
        Chop(_segmentStart);
    }

    /// <summary>Drives the level; with the carrier on, one part of its square at a time.</summary>
    private void Chop(long nowNanoseconds)
    {
        if (!CarrierOn || _level != CarrierLevel)
        {
            Drive(_level);
            _chip.Timeline.Schedule(this, _edgeNanoseconds);
            return;
        }
        long period = 1_000_000_000L / CarrierHertz;
        long high = period * CarrierDutyPercent / 100;
        long phase = (nowNanoseconds - _segmentStart) % period;
        Drive(phase < high ? _level : !_level);
        long next = nowNanoseconds - phase + (phase < high ? high : period);
        _chip.Timeline.Schedule(this, Math.Min(next, _edgeNanoseconds));
    }

    private void Drive(bool level) => _chip.Routing.Drive(_pin, this, level ^ Inverted);
}
