using SmpPen.Core.Safety;

namespace SmpPen.HostSimulator.Faults;

/// <summary>Faults of the flash.</summary>
internal static class FlashFaults
{
    private static readonly FaultCode[] s_notStored = [FaultCode.RecordStoreFailed];

    public static readonly FaultKind[] All =
    [
        new("flash-full", FaultGroup.Flash, "every write finds the flash full", FaultEffect.Memory, (pen, on) => pen.Chip.Flash.IsFull = on) { Shows = s_notStored, IsDetectable = true },
        new("flash-worn", FaultGroup.Flash, "no block of the flash takes a write any more", FaultEffect.Memory, (pen, on) => pen.Chip.Flash.IsWorn = on) { Shows = s_notStored, IsDetectable = true },
        new("flash-torn-write", FaultGroup.Flash, "the next write reports success and leaves half of it", FaultEffect.Memory, (pen, on) => pen.Chip.Flash.TornCommits = on ? 1 : 0) { Shows = s_notStored, IsMomentary = true, Tolerated = "what is read back wrong is not taken for stored, and a copy is left" },
        new("flash-bad-sector", FaultGroup.Flash, "the sector of the newer settings copy cannot be read", FaultEffect.Memory, (pen, on) => pen.Chip.Flash.BadSectorFile = on ? "PenA" : null) { Tolerated = "the other copy is used" },
        new("flash-slow", FaultGroup.Flash, "erasing takes ten times as long: a second", FaultEffect.Loop, (pen, on) => pen.Chip.Flash.Slowness = on ? 10 : 1) { Tolerated = "nothing is written with the coil live" },
    ];
}
