using SmpPen.VirtualEsp32;

namespace nanoFramework.Hardware.Esp32;

/// <summary>The microsecond clock. Timers with events are not modelled: their events come through the same late queue as all others.</summary>
public class HighResTimer
{
    private HighResTimer()
    {
    }

    /// <summary>Microseconds since boot.</summary>
    public static ulong GetCurrent()
    {
        Chip chip = Chip.Current;
        chip.Native(ChipTimings.Clock);
        return (ulong)chip.MicrosecondsSinceBoot;
    }
}
