using SmpPen.Core.Control;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.HostSimulator.Faults;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>A fault of one run.</summary>
/// <param name="Fault">Number in the library.</param>
/// <param name="AtNanoseconds">When it is put in; whole microseconds.</param>
/// <param name="UntilNanoseconds">When it is taken away; long.MaxValue: it stays.</param>
public sealed record PlannedFault(int Fault, long AtNanoseconds, long UntilNanoseconds)
{
    /// <summary>What it is.</summary>
    public FaultKind Kind => FaultLibrary.All[Fault];

    /// <summary>It stays to the end, or is over with its happening.</summary>
    public bool Stays => UntilNanoseconds == long.MaxValue;
}

/// <summary>One run of a campaign: everything that is drawn before it begins. The same campaign seed and index give the same plan.</summary>
public sealed class RunPlan
{
    private const long Millisecond = 1_000_000;
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

    /// <summary>How long the operator works, from power-up, ns.</summary>
    public long DurationNanoseconds { get; private init; }

    /// <summary>Draws a run. Of five runs one has no fault, two have one, two have two; each kind comes in turn.</summary>
    public static RunPlan Draw(ulong campaignSeed, int index)
    {
        ulong seed = SplitMix64.ForPurpose(campaignSeed, (ulong)index + 1).Next();
        SplitMix64 chance = SplitMix64.ForPurpose(seed, PlanPurpose);
        long duration = chance.NextBetween(10_000, 30_000) * Millisecond;
        return new RunPlan(index, seed)
        {
            Temper = (Temper)chance.NextBetween(0, 2),
            Plant = DrawPlant(chance),
            Presets = DrawPresets(chance),
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
        // One in five falls into the start.
        long at = chance.OneIn(5) ? chance.NextBetween(1, 4_000) : chance.NextBetween(4_000, duration / Millisecond * 3 / 4);
        long length = chance.NextBetween(5, 5_000);
        bool stays = chance.OneIn(3) || chance.OneIn(2) || FaultLibrary.All[fault].IsMomentary;
        long microseconds = (at * 1_000) + chance.NextBetween(0, 999);
        return new PlannedFault(fault, microseconds * 1_000, stays ? long.MaxValue : (microseconds + (length * 1_000)) * 1_000);
    }
}
