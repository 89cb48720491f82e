using SmpPen.Core.Session;
using SmpPen.HostSimulator.Plant;

namespace SmpPen.HostSimulator.Measure;

/// <summary>The strike over time in one run, and the shortest on-time that would have worked.</summary>
public sealed class RegulationCurve
{
    private const long Second = 1_000_000_000;

    private RegulationCurve(string name) => Name = name;

    /// <summary>What was done to the pen.</summary>
    public string Name { get; }

    /// <summary>Times of the ticks, s from the press.</summary>
    public List<double> Seconds { get; } = [];

    /// <summary>Strike in force, ms.</summary>
    public List<double> Strike { get; } = [];

    /// <summary>Shortest on-time that works, ms.</summary>
    public List<double> Shortest { get; } = [];

    /// <summary>Times of missed strokes, s.</summary>
    public List<double> Missed { get; } = [];

    /// <summary>From the first stroke of a new cartridge on.</summary>
    public static RegulationCurve FromNew(string name, PlantParameters plant, WorkSettings settings, double seconds, ulong seed)
    {
        using PenAtWork work = new(plant, settings, seed);
        RegulationCurve curve = new(name);
        double shortest = ShortestStroke.OnTimeNanoseconds(plant, settings.DepthMicrometres) / 1e6;
        curve.Follow(work, () => shortest);
        work.MakeFor((long)(seconds * Second));
        return curve;
    }

    /// <summary>Nominal; changed after 2 s; nominal again after 5 s; until 8 s.</summary>
    public static RegulationCurve Disturbed(string name, PlantParameters changed, WorkSettings settings, ulong seed)
    {
        PlantParameters nominal = new();
        using PenAtWork work = new(nominal, settings, seed);
        double before = ShortestStroke.OnTimeNanoseconds(nominal, settings.DepthMicrometres) / 1e6;
        double during = ShortestStroke.OnTimeNanoseconds(changed, settings.DepthMicrometres) / 1e6;
        // Settled first: this shows how changes are followed.
        work.Make(60);
        RegulationCurve curve = new(name);
        bool isChanged = false;
        curve.Follow(work, () => isChanged ? during : before);
        work.Pen.Hand.HoldPedal(work.Pen.NowNanoseconds, 8 * Second);
        work.Pen.RunFor(2 * Second);
        Apply(work, changed);
        isChanged = true;
        work.Pen.RunFor(3 * Second);
        Apply(work, nominal);
        isChanged = false;
        work.Pen.RunFor(3 * Second);
        return curve;
    }

    private static void Apply(PenAtWork work, PlantParameters plant)
    {
        NeedleBar bar = work.Pen.Plant.Bar;
        bar.SkinScale = plant.SkinScale;
        bar.SupplyVolts = plant.SupplyVolts;
        bar.CoilOhms = plant.CoilOhms;
    }

    private void Follow(PenAtWork work, Func<double> shortest)
    {
        long start = work.Pen.NowNanoseconds;
        long missed = work.Pen.Probe.Missed;
        work.Pen.TickEnded += (pen, now) =>
        {
            double seconds = (now - start) / (double)Second;
            Seconds.Add(seconds);
            Strike.Add(PenAtWork.StrikeMicroseconds(pen) / 1000.0);
            Shortest.Add(shortest());
            if (pen.Probe.Missed > missed)
            {
                missed = pen.Probe.Missed;
                Missed.Add(seconds);
            }
        };
    }
}
