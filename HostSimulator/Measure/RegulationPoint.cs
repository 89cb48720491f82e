using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.HostSimulator.Plant;

namespace SmpPen.HostSimulator.Measure;

/// <summary>What came of one point of the sweep: one pen, one plant, one setting.</summary>
/// <param name="Group">What the point is part of: corners, map or parts.</param>
/// <param name="Name">What differs from the nominal pen.</param>
/// <param name="Skin">Scale of the skin's forces.</param>
/// <param name="SupplyVolts">Coil supply.</param>
/// <param name="CoilOhms">Coil resistance.</param>
/// <param name="Work">Mode and rate.</param>
/// <param name="DepthMicrometres">Needle depth.</param>
/// <param name="ShortestMicroseconds">Shortest on-time that works, searched on the plant.</param>
/// <param name="StrikeMicroseconds">Strike that the firmware settled at.</param>
/// <param name="Ratio">Strike over shortest.</param>
/// <param name="OnTimeMicroseconds">On-time of the strokes: strike and dwell, as far as the duty leaves room.</param>
/// <param name="StrokesToSettle">Strokes from a new cartridge until the display said settled; -1: never.</param>
/// <param name="Strokes">Full strokes.</param>
/// <param name="Missed">Strokes that did not reach full depth.</param>
/// <param name="Extra">Strokes that nobody commanded.</param>
/// <param name="DwellMicroseconds">Dwell set.</param>
/// <param name="AtDepthMicroseconds">Mean time within 0.05 mm of full depth.</param>
/// <param name="Fault">Fault latched, or None.</param>
public sealed record RegulationPoint(
    string Group,
    string Name,
    double Skin,
    double SupplyVolts,
    double CoilOhms,
    string Work,
    int DepthMicrometres,
    double ShortestMicroseconds,
    int StrikeMicroseconds,
    double Ratio,
    int OnTimeMicroseconds,
    int StrokesToSettle,
    long Strokes,
    long Missed,
    long Extra,
    int DwellMicroseconds,
    double AtDepthMicroseconds,
    string Fault)
{
    /// <summary>Settled, and within 10 % above the shortest on-time.</summary>
    public bool IsWithinTenPercent => StrokesToSettle >= 0 && Ratio is >= 1.0 and <= 1.10;

    /// <summary>Nothing missed, or the fault that names the needle; nothing extra.</summary>
    public bool IsSafe => Extra == 0 && (Missed == 0 ? Fault == nameof(FaultCode.None) : Fault == nameof(FaultCode.MissedStrokes));

    /// <summary>Measures one point.</summary>
    public static RegulationPoint Measure(string group, string name, PlantParameters plant, WorkSettings settings, long strokes, ulong seed)
    {
        using PenAtWork work = new(plant, settings, seed);
        int settledAfter = -1;
        work.Pen.TickEnded += (pen, _) =>
        {
            if (settledAfter < 0 && pen.Status.StrikeSettled)
            {
                settledAfter = (int)pen.Probe.Strokes;
            }
        };
        work.Make(strokes / 2);
        DepthTime atDepth = new(work.Pen.Chip);
        work.Make(strokes - (strokes / 2));
        double shortest = ShortestStroke.OnTimeNanoseconds(plant, settings.DepthMicrometres) / 1000.0;
        int strike = PenAtWork.StrikeMicroseconds(work.Pen);
        return new RegulationPoint(
            group,
            name,
            plant.SkinScale,
            plant.SupplyVolts,
            plant.CoilOhms,
            settings.Label,
            settings.DepthMicrometres,
            shortest,
            strike,
            Math.Round(strike / shortest, 4),
            work.Pen.Status.OnTimeMicroseconds,
            work.Pen.Status.StrikeSettled ? settledAfter : -1,
            work.Pen.Probe.Strokes,
            work.Pen.Probe.Missed,
            work.Pen.Probe.Uncommanded,
            settings.DwellMicroseconds,
            Math.Round(atDepth.MeanMicroseconds, 1),
            work.Fault.ToString());
    }
}
