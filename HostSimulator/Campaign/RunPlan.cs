using SmpPen.Core.Control;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.HostSimulator.Faults;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Safety;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>A fault of one run.</summary>
/// <param name="Fault">Number in the library.</param>
/// <param name="Moment">What the pen must be doing when it is put in.</param>
/// <param name="AtNanoseconds">Not before this.</param>
/// <param name="LengthNanoseconds">After how long it is taken away; long.MaxValue: it stays.</param>
public sealed record PlannedFault(int Fault, FaultMoment Moment, long AtNanoseconds, long LengthNanoseconds)
{
    /// <summary>What it is.</summary>
    public FaultKind Kind => FaultLibrary.All[Fault];

    /// <summary>It stays to the end, or is over with its happening.</summary>
    public bool Stays => LengthNanoseconds == long.MaxValue;
}

/// <summary>One run of a campaign: everything that is drawn before it begins. The same campaign seed and index give the same plan.</summary>
public sealed class RunPlan
{
    private const long Millisecond = 1_000_000;
    private const long LongNanoseconds = 80_000 * Millisecond;
    private const ulong PlanPurpose = 0x504C414E;

    private RunPlan(int index, ulong seed)
    {
        Index = index;
        Seed = seed;
    }

    /// <summary>Number of the run in its campaign.</summary>
    public int Index { get; }

    /// <summary>Seed of the pen, and of the operator.</summary>
    public ulong Seed { get; }

    /// <summary>How the operator works.</summary>
    public Temper Temper { get; private init; }

    /// <summary>Mechanics and electrics.</summary>
    public PlantParameters Plant { get; private init; } = new();

    /// <summary>Presets in the pen's memory.</summary>
    public IReadOnlyList<EditPresetStep> Presets { get; private init; } = [];

    /// <summary>None, one or two.</summary>
    public IReadOnlyList<PlannedFault> Faults { get; private init; } = [];

    /// <summary>Depth limit that the technician has set, um; presets may be deeper.</summary>
    public int DepthLimitMicrometres { get; private init; }

    /// <summary>Long enough for what takes a minute.</summary>
    public bool IsLong => DurationNanoseconds > LongNanoseconds;

    /// <summary>How long the operator works, from power-up, ns.</summary>
    public long DurationNanoseconds { get; private init; }

    /// <summary>Draws a run. Of five runs one has no fault, two have one, two have two; each kind comes in turn.</summary>
    public static RunPlan Draw(ulong campaignSeed, int index)
    {
        ulong seed = SplitMix64.ForPurpose(campaignSeed, (ulong)index + 1).Next();
        SplitMix64 chance = SplitMix64.ForPurpose(seed, PlanPurpose);
        long duration = chance.OneIn(16) ? LongNanoseconds + (chance.NextBetween(1_000, 80_000) * Millisecond) : chance.NextBetween(20_000, 60_000) * Millisecond;
        int depthLimit = chance.OneIn(3) ? (int)chance.NextBetween(10, 74) * 20 : PlantInvariants.DeliveredDepthLimitMicrometres;
        return new RunPlan(index, seed)
        {
            Temper = (Temper)chance.NextBetween(0, 2),
            Plant = DrawPlant(chance),
            Presets = DrawPresets(chance),
            DepthLimitMicrometres = depthLimit,
            DurationNanoseconds = duration,
            Faults = DrawFaults(chance, index, duration),
        };
    }

    private static PlantParameters DrawPlant(SplitMix64 chance)
    {
        PlantParameters plant = new();
        foreach (PlantVariation variation in PlantVariation.All)
        {
            long value = chance.NextBetween(variation.VariesLow, variation.VariesHigh);
            // A carriage away from its place is what a power cut leaves.
            bool isNominal = chance.OneIn(variation.Name == "start nm" ? 1 : 3) && !(variation.Name == "start nm" && chance.OneIn(4));
            plant = isNominal ? plant : variation.Apply(plant, (int)value);
        }
        return plant;
    }

    private static List<EditPresetStep> DrawPresets(SplitMix64 chance)
    {
        List<EditPresetStep> presets = [];
        PenLimits limits = new();
        for (int preset = 0; preset < PenMemory.PresetCount; preset++)
        {
            if (chance.OneIn(2))
            {
                continue;
            }
            presets.Add(new EditPresetStep(default, preset,
            [
                new SetStep(default, SettingId.Mode, (int)chance.NextBetween(0, 3)),
                new SetStep(default, SettingId.Depth, Draw(chance, limits.DepthMicrometres)),
                new SetStep(default, SettingId.Frequency, Draw(chance, limits.FrequencyHertz)),
                new SetStep(default, SettingId.Pace, Draw(chance, limits.PaceTenths)),
                new SetStep(default, SettingId.Dwell, Draw(chance, limits.DwellMicroseconds)),
                new SetStep(default, SettingId.Burst, Draw(chance, limits.BurstPricks)),
            ]));
        }
        return presets;
    }

    private static int Draw(SplitMix64 chance, Guardrail rail)
    {
        int steps = (rail.TechnicianHigh - rail.AbsoluteLow) / rail.Step;
        long at = chance.NextBetween(0, steps);
        long which = chance.NextBetween(1, 6);
        return rail.AbsoluteLow + (rail.Step * (int)(which == 1 ? steps : which == 2 ? 0 : at));
    }

    private static List<PlannedFault> DrawFaults(SplitMix64 chance, int index, long duration)
    {
        List<PlannedFault> faults = [];
        int ofFive = index % 5;
        if (ofFive == 0)
        {
            return faults;
        }
        int kinds = FaultLibrary.All.Count;
        int turn = (index / 5 * 4) + ofFive - 1;
        int first = (turn + (turn / kinds)) % kinds;
        faults.Add(DrawFault(chance, first, duration));
        if (ofFive >= 3)
        {
            int second;
            do
            {
                second = (int)chance.NextBetween(0, kinds - 1);
            }
            while (FaultLibrary.All[second].Hook == FaultLibrary.All[first].Hook);
            faults.Add(DrawFault(chance, second, duration));
        }
        return faults;
    }

    private static PlannedFault DrawFault(SplitMix64 chance, int fault, long duration)
    {
        FaultMoment moment = chance.NextBetween(1, 10) switch
        {
            1 or 2 => FaultMoment.Starting,
            3 or 4 or 5 => FaultMoment.Pricking,
            6 or 7 => FaultMoment.Moving,
            8 => FaultMoment.Storing,
            _ => FaultMoment.Any,
        };
        long at = moment == FaultMoment.Starting ? chance.NextBetween(1, 4_000) : chance.NextBetween(4_000, duration / Millisecond * 3 / 5);
        long length = chance.NextBetween(5, 5_000);
        bool stays = chance.OneIn(3) || chance.OneIn(2) || FaultLibrary.All[fault].IsMomentary;
        return new PlannedFault(fault, moment, at * Millisecond, stays ? long.MaxValue : length * Millisecond);
    }
}
