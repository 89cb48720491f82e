using SmpPen.HostSimulator.Plant;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Simulation;

/// <summary>What a simulated pen is made from. Equal options make equal runs, to the last edge.</summary>
public sealed record SimulationOptions
{
    /// <summary>Seed of every chance in the run.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Mechanics and electrics.</summary>
    public PlantParameters Plant { get; init; } = new();

    /// <summary>Wake times and collections.</summary>
    public LatenessOptions Lateness { get; init; } = new();

    /// <summary>Flash that an earlier pen left behind (<see cref="FlashVolume.Snapshot"/>); null: a new one.</summary>
    public FlashVolume? Flash { get; init; }

    /// <summary>Integration step of the needle bar, ns.</summary>
    public long BarStepNanoseconds { get; init; } = NeedleBar.DefaultStepNanoseconds;

    /// <summary>Keep every stroke record of the run in memory (72 bytes each).</summary>
    public bool KeepStrokes { get; init; }

    /// <summary>Hash every edge and stroke of the run (costs about a tenth of the speed).</summary>
    public bool HashTrace { get; init; } = true;
}
