using SmpPen.Core.Calibration;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Calibration;

/// <summary>One hand-piece and gauge of the study.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="LeadPartsPerMillion">Lead error of the screw.</param>
/// <param name="BacklashMicrometres">Play.</param>
/// <param name="PeriodicMicrometres">Error that repeats each turn, peak.</param>
/// <param name="PhaseMicrosteps">Its phase.</param>
/// <param name="GaugeErrorMicrometres">Largest error of a reading.</param>
/// <param name="GaugeResolutionMicrometres">What a reading is rounded to.</param>
/// <param name="Points">Points of the calibration.</param>
public sealed record DepthCorner(
    string Name,
    int LeadPartsPerMillion,
    int BacklashMicrometres,
    int PeriodicMicrometres,
    int PhaseMicrosteps,
    int GaugeErrorMicrometres,
    int GaugeResolutionMicrometres,
    int Points = CalibrationService.DefaultPoints);

/// <summary>One move: what was wanted, from which side it came, and how far off the end stop was.</summary>
public readonly record struct DepthMove(int WantedMicrometres, bool CameFromDeeper, double ErrorMicrometres);

/// <summary>All moves of one corner.</summary>
/// <param name="Corner">The hand-piece.</param>
/// <param name="Before">Random moves by nominal geometry.</param>
/// <param name="After">The same moves by the calibrated map.</param>
/// <param name="InSession">Random depths with random cartridges, each zeroed by eye in steps of 20 um.</param>
/// <param name="ResidualMicrometres">Residual that the pen showed.</param>
public sealed record DepthResult(
    DepthCorner Corner,
    IReadOnlyList<DepthMove> Before,
    IReadOnlyList<DepthMove> After,
    IReadOnlyList<DepthMove> InSession,
    int ResidualMicrometres);

/// <summary>Measures penetration depth against what was set, over the range of hand-pieces, with the real firmware.</summary>
public static class DepthStudy
{
    private const int MovesPerCartridge = 25;
    private const int CartridgeErrorMicrometres = 300;
    private const int ZeroStepMicrometres = 20;
    private const int StatedRepeats = 12;

    /// <summary>The corner that the acceptance of +-20 um is stated for.</summary>
    public static DepthCorner Stated { get; } = new("stated: lead +2 %, backlash 60 um, gauge 5 um", 20_000, 60, 3, 40, 5, 10);

    /// <summary>The whole range: every lead error, backlash and periodic error of docs/hardware.md, gauges of 10 um and 1 um, 3 to 9 points.</summary>
    public static IEnumerable<DepthCorner> Range()
    {
        yield return Stated;
        for (int repeat = 2; repeat <= StatedRepeats; repeat++)
        {
            yield return Stated with { Name = $"stated, other readings of the gauge, {repeat}" };
        }
        foreach (int lead in new[] { -20_000, -10_000, 5_000, 20_000 })
        {
            foreach (int backlash in new[] { 0, 60 })
            {
                foreach ((int periodic, int phase) in new[] { (3, 200), (5, 0), (5, 120) })
                {
                    yield return new DepthCorner(FormattableString.Invariant($"lead {lead / 10_000.0:+0.0;-0.0} %, backlash {backlash} um, periodic {periodic} um at {phase}"), lead, backlash, periodic, phase, 5, 10);
                }
            }
        }
        foreach (int points in new[] { 3, 9 })
        {
            yield return new DepthCorner($"{points} points, lead +2 %, backlash 60 um", 20_000, 60, 5, 60, 5, 10, points);
        }
        yield return new DepthCorner("digital gauge 1 um, lead -2 %, backlash 60 um", -20_000, 60, 5, 60, 5, 1);
    }

    /// <summary>One contribution at a time, everything else ideal.</summary>
    public static IEnumerable<DepthCorner> Budget()
    {
        yield return new DepthCorner("step (1.56 um), home edge, whole micrometres", 0, 0, 0, 0, 0, 1);
        yield return new DepthCorner("backlash 60 um", 0, 60, 0, 0, 0, 1);
        yield return new DepthCorner("lead error +2 %", 20_000, 0, 0, 0, 0, 1);
        yield return new DepthCorner("lead error -2 %", -20_000, 0, 0, 0, 0, 1);
        yield return new DepthCorner("periodic error 5 um", 0, 0, 5, 40, 0, 1);
        yield return new DepthCorner("gauge error 5 um", 0, 0, 0, 0, 5, 1);
        yield return new DepthCorner("gauge resolution 10 um", 0, 0, 0, 0, 0, 10);
    }

    /// <summary>Measures one corner.</summary>
    /// <exception cref="InvalidOperationException">The pen refuses the calibration.</exception>
    public static DepthResult Measure(DepthCorner corner, int moves, ulong seed)
    {
        PlantParameters plant = new()
        {
            LeadErrorPartsPerMillion = corner.LeadPartsPerMillion,
            BacklashNanometres = corner.BacklashMicrometres * 1000,
            PeriodicErrorNanometres = corner.PeriodicMicrometres * 1000,
            PeriodicPhaseMicrosteps = corner.PhaseMicrosteps,
        };
        using ServicePen pen = new(new SimulationOptions { Seed = seed, Plant = plant, HashTrace = false });
        List<DepthMove> before = Move(pen, moves, seed);
        DialGauge gauge = new(pen.Pen.Plant, corner.GaugeErrorMicrometres, corner.GaugeResolutionMicrometres, seed);
        CalibrationRefusal refusal = CalibrationRun.Execute(pen, new CalibrationOrder(corner.Points, 20260115, "STUDY", 12), gauge.Read);
        if (refusal != CalibrationRefusal.None)
        {
            throw new InvalidOperationException($"{corner.Name}: refused, {refusal}.");
        }
        int residual = pen.Service.Status.ResidualMicrometres;
        return new DepthResult(corner, before, Move(pen, moves, seed), InSession(pen, moves, seed), residual);
    }

    private static List<DepthMove> Move(ServicePen pen, int moves, ulong seed)
    {
        SplitMix64 chance = SplitMix64.ForPurpose(seed, 6);
        List<DepthMove> made = [];
        int last = CalibrationJudge.InnermostMicrometres;
        for (int i = 0; i < moves; i++)
        {
            int wanted = (int)chance.NextBetween(CalibrationJudge.InnermostMicrometres, CalibrationJudge.OutermostMicrometres);
            made.Add(new DepthMove(wanted, last > wanted, pen.MoveToDepth(wanted) - wanted));
            last = wanted;
        }
        return made;
    }

    private static List<DepthMove> InSession(ServicePen pen, int moves, ulong seed)
    {
        SplitMix64 chance = SplitMix64.ForPurpose(seed, 7);
        List<DepthMove> made = [];
        int zero = 0;
        int last = 0;
        for (int i = 0; i < moves; i++)
        {
            if (i % MovesPerCartridge == 0)
            {
                pen.Pen.Plant.Bar.CartridgeErrorMicrometres = (int)chance.NextBetween(-CartridgeErrorMicrometres, CartridgeErrorMicrometres);
                zero = ZeroByEye(pen);
            }
            int wanted = 20 * (int)chance.NextBetween(0, 100);
            made.Add(new DepthMove(wanted, last > wanted, pen.MoveToDepth(wanted + zero) - wanted));
            last = wanted;
        }
        pen.Pen.Plant.Bar.CartridgeErrorMicrometres = 0;
        return made;
    }

    // The eye takes the step at which the needle stands nearest to the nose.
    private static int ZeroByEye(ServicePen pen)
    {
        int zero = 0;
        double seen = pen.MoveToDepth(zero);
        while (true)
        {
            int next = zero + (seen < 0 ? ZeroStepMicrometres : -ZeroStepMicrometres);
            double then = pen.MoveToDepth(next);
            if (Math.Abs(then) >= Math.Abs(seen))
            {
                return zero;
            }
            zero = next;
            seen = then;
        }
    }
}
