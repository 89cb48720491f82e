using SmpPen.Esp32;
using SmpPen.HostSimulator.Plant;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Measure;

/// <summary>Finds the shortest coil on-time that makes a full stroke by trying, on the plant alone: the yardstick of regulation.</summary>
public static class ShortestStroke
{
    private const long LongestNanoseconds = 25_000_000;
    private const long ReturnNanoseconds = 30_000_000;

    /// <summary>The shortest on-time to 1 us, in ns; -1: not even 25 ms do.</summary>
    public static long OnTimeNanoseconds(PlantParameters parameters, int protrusionMicrometres, long step = NeedleBar.DefaultStepNanoseconds)
    {
        PlantParameters there = parameters with { StartNanometres = (protrusionMicrometres + parameters.HomeBehindNoseMicrometres) * 1000 };
        long fails = 200_000;
        long works = LongestNanoseconds;
        if (!IsFull(there, works, step))
        {
            return -1;
        }
        while (works - fails > 1_000)
        {
            long middle = (fails + works) / 2;
            bool full = IsFull(there, middle, step);
            works = full ? middle : works;
            fails = full ? fails : middle;
        }
        return works;
    }

    private static bool IsFull(PlantParameters parameters, long onNanoseconds, long step)
    {
        Chip chip = new();
        PenPlant plant = new(chip, parameters, step);
        bool full = false;
        plant.Bar.Ended += (in StrokeRecord stroke) => full = stroke.IsFull;
        chip.Pad(PinMap.Enable).DriveFromChip(true);
        // One edge keeps the interlock open for longer than the stroke lasts.
        chip.Pad(PinMap.Heartbeat).DriveFromChip(true);
        chip.Pad(PinMap.StrokeShot).DriveFromChip(true);
        chip.Timeline.AdvanceTo(onNanoseconds);
        chip.Pad(PinMap.StrokeShot).DriveFromChip(false);
        chip.Timeline.AdvanceTo(onNanoseconds + ReturnNanoseconds);
        return full;
    }
}
