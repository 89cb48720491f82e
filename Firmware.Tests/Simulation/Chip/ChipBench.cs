using SmpPen.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.VirtualChip;

/// <summary>A chip with the board's resistors and an OLED, current on this thread.</summary>
internal sealed class ChipBench
{
    public ChipBench(FlashVolume? flash = null)
    {
        Chip = new Chip(null, flash);
        Chip.Current = Chip;
        foreach (int pad in new[] { PinMap.Enable, PinMap.StrokePwm, PinMap.StrokeShot, PinMap.Step })
        {
            Chip.Pad(pad).FitBoardPull(false);
        }
        Chip.I2c.Attach(PinMap.DisplayData, PinMap.DisplayClock, 0x3C, Panel);
    }

    public Chip Chip { get; }

    public Ssd1306Panel Panel { get; } = new();

    public long Now => Chip.Timeline.NowNanoseconds;

    public Pad Pad(int number) => Chip.Pad(number);

    public void RunMicroseconds(long microseconds) => Chip.Spend(microseconds * 1000);

    /// <summary>How long something the firmware does takes, in nanoseconds.</summary>
    public long Cost(Action action)
    {
        long start = Now;
        action();
        return Now - start;
    }
}

/// <summary>Edges of a pad, as times in nanoseconds.</summary>
internal sealed class EdgeRecorder
{
    public EdgeRecorder(Pad pad)
    {
        pad.Changed += (_, level, now) => (level ? Rises : Falls).Add(now);
    }

    public List<long> Rises { get; } = [];

    public List<long> Falls { get; } = [];
}
