namespace SmpPen.VirtualEsp32;

/// <summary>The output half of the GPIO matrix: which peripheral drives which pad. The last one attached wins.</summary>
internal sealed class PadRouting(Pad[] pads)
{
    private readonly object?[] _sources = new object?[Chip.PadCount];

    /// <summary>Connects a pad to a source, which drives it from now on; null floats it.</summary>
    public void Attach(int pad, object? source)
    {
        _sources[pad] = source;
        if (source is null)
        {
            pads[pad].DriveFromChip(null);
        }
    }

    /// <summary>Drives a pad, if it is still connected to this source.</summary>
    public void Drive(int pad, object source, bool? level)
    {
        if (ReferenceEquals(_sources[pad], source))
        {
            pads[pad].DriveFromChip(level);
        }
    }

    /// <summary>True while the pad listens to this source.</summary>
    public bool IsAttached(int pad, object source) => ReferenceEquals(_sources[pad], source);
}
