namespace SmpPen.VirtualEsp32;

/// <summary>The eight pulse counter units of the classic ESP32. Disposing a counter does not give its unit back.</summary>
public sealed class PulseCounters(Chip chip)
{
    /// <summary>Units of the chip.</summary>
    public const int UnitCount = 8;

    private readonly List<PulseUnit> _units = [];

    /// <summary>The unit that counts a pin, or null; for looking at from outside.</summary>
    public PulseUnit? OnPin(int pin) => _units.FindLast(u => u.Pin == pin);

    internal PulseUnit Take(int pin)
    {
        if (_units.Count == UnitCount)
        {
            throw new NotSupportedException("All eight pulse counter units are taken, leaked ones included.");
        }
        PulseUnit unit = new(chip, pin);
        _units.Add(unit);
        return unit;
    }

    internal void Reset()
    {
        foreach (PulseUnit unit in _units)
        {
            unit.Stop();
        }
        _units.Clear();
    }
}
