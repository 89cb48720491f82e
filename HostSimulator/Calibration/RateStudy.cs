using SmpPen.Core.Hardware;
using SmpPen.Core.Session;
using SmpPen.Core.Stroke;
using SmpPen.Esp32;
using SmpPen.HostSimulator.Plant;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Calibration;

/// <summary>Puncture rate at one frequency.</summary>
/// <param name="SetHertz">Set.</param>
/// <param name="MeasuredHertz">Mean rate of the needle's arrivals.</param>
/// <param name="Strokes">Arrivals counted.</param>
/// <param name="Drives">Times that the coil was driven in the same time.</param>
/// <param name="WorstShortMicrometres">Largest distance that a full stroke ended short of its stop.</param>
public readonly record struct RateResult(int SetHertz, double MeasuredHertz, int Strokes, int Drives, double WorstShortMicrometres)
{
    /// <summary>Relative error, 1/100.</summary>
    public double ErrorPercent => ((MeasuredHertz / SetHertz) - 1.0) * 100.0;
}

/// <summary>Measures the puncture rate at the needle, with the firmware's stroke generator on the simulated LEDC and plant.</summary>
public static class RateStudy
{
    private const long Tick = 10_000_000;

    /// <summary>Runs continuous strokes at nominal skin, 1.0 mm deep, and counts arrivals.</summary>
    public static RateResult Measure(int frequencyHertz, int strokes)
    {
        Chip chip = new();
        PenPlant plant = new(chip, new PlantParameters { StartNanometres = 1_500_000 });
        Chip.Current = chip;
        PenHardware hardware = Board.Start();
        StrokeGenerator generator = new(hardware.StrokePwm, hardware.StrokeShot);
        List<long> arrivals = [];
        double worstShort = 0;
        int drives = 0;
        plant.Bar.Arrived += arrivals.Add;
        plant.Gate.Changed += (on, _) => drives += on ? 1 : 0;
        plant.Bar.Ended += (in StrokeRecord stroke) =>
            worstShort = stroke.IsFull ? Math.Max(worstShort, (stroke.StopProtrusionNanometres - stroke.DeepestNanometres) / 1000.0) : worstShort;
        int onTime = StrokeTiming.OnTimeMicroseconds(StrokeMode.Continuous, frequencyHertz, 25, StrokeTiming.NominalStrikeMicroseconds, 2_000, StrokeTiming.NominalStrikeMicroseconds);
        hardware.Safety.ToggleHeartbeat();
        hardware.Safety.SetEnable(true);
        generator.Begin(StrokeMode.Continuous, frequencyHertz, 25, onTime, 3, Now(chip));
        while (arrivals.Count < strokes)
        {
            chip.Timeline.AdvanceTo(chip.Timeline.NowNanoseconds + Tick);
            generator.Tick(Now(chip));
            hardware.Safety.ToggleHeartbeat();
        }
        hardware.Safety.SetEnable(false);
        generator.Stop(Now(chip));
        chip.Timeline.AdvanceTo(chip.Timeline.NowNanoseconds + Tick);
        double seconds = (arrivals[^1] - arrivals[0]) / 1e9;
        return new RateResult(frequencyHertz, (arrivals.Count - 1) / seconds, arrivals.Count, drives, worstShort);
    }

    private static long Now(Chip chip) => chip.Timeline.NowNanoseconds / 1000;
}
