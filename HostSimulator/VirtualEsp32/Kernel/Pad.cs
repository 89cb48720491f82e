namespace SmpPen.VirtualEsp32;

/// <summary>Called at each change of a pad's level.</summary>
public delegate void PadChanged(Pad pad, bool level, long nowNanoseconds);

/// <summary>One GPIO pad: what the chip drives, what the circuit drives, and the level that results.</summary>
/// <remarks>The chip wins over the circuit; with neither driving, the pull decides: the circuit's resistor, else the chip's.</remarks>
public sealed class Pad(int number, Timeline timeline)
{
    private bool? _chip;
    private bool? _circuit;
    private bool? _chipPull;
    private PadChanged? _changed;

    /// <summary>GPIO number.</summary>
    public int Number { get; } = number;

    /// <summary>Resistor on the board: the level with nobody driving; null = none fitted.</summary>
    public bool? BoardPull { get; private set; }

    /// <summary>Level on the wire; a floating pad reads low.</summary>
    public bool Level { get; private set; }

    /// <summary>True while the chip drives the pad.</summary>
    public bool IsDrivenByChip => _chip.HasValue;

    /// <summary>Each change of level, with the time in nanoseconds.</summary>
    public event PadChanged Changed
    {
        add => _changed += value;
        remove => _changed -= value;
    }

    /// <summary>The chip drives the pad (null: high impedance).</summary>
    public void DriveFromChip(bool? level)
    {
        _chip = level;
        Resolve();
    }

    /// <summary>The chip's own weak pull (about 45 kOhm); weaker than the board's.</summary>
    public void PullFromChip(bool? level)
    {
        _chipPull = level;
        Resolve();
    }

    /// <summary>The circuit drives the pad (null: high impedance).</summary>
    public void DriveFromCircuit(bool? level)
    {
        _circuit = level;
        Resolve();
    }

    /// <summary>Fits a resistor on the board.</summary>
    public void FitBoardPull(bool? level)
    {
        BoardPull = level;
        Resolve();
    }

    private void Resolve()
    {
        bool level = _chip ?? _circuit ?? BoardPull ?? _chipPull ?? false;
        if (level != Level)
        {
            Level = level;
            _changed?.Invoke(this, level, timeline.NowNanoseconds);
        }
    }
}
