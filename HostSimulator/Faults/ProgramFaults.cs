using SmpPen.Core.Safety;

namespace SmpPen.HostSimulator.Faults;

/// <summary>Faults of program and clock, and resets.</summary>
internal static class ProgramFaults
{
    private const long Millisecond = 1_000_000;
    private const long OffNanoseconds = 700 * Millisecond;

    private static readonly FaultCode[] s_late = [FaultCode.HeartbeatLate];
    private static readonly FaultCode[] s_error = [FaultCode.InternalError];

    public static readonly FaultKind[] All =
    [
        new("loop-late", FaultGroup.Program, "every wake of the control loop comes 50 ms late", FaultEffect.Loop, (pen, on) => pen.Lateness.ExtraNanoseconds = on ? 50 * Millisecond : 0) { Hook = "wake", Shows = [FaultCode.HeartbeatLate, FaultCode.CoilDutyLimit, FaultCode.MissedStrokes, FaultCode.StrokeFailedSelfTest, FaultCode.UncommandedStroke], Tolerated = "80 ms are allowed: the interlock follows at 100 ms" },
        new("loop-too-late", FaultGroup.Program, "every wake of the control loop comes 150 ms late", FaultEffect.Loop, (pen, on) => pen.Lateness.ExtraNanoseconds = on ? 150 * Millisecond : 0) { Hook = "wake", Shows = [FaultCode.HeartbeatLate, FaultCode.StrokeFailedSelfTest, FaultCode.MissedStrokes, FaultCode.HomeNotFound], IsDetectable = true },
        new("loop-stopped", FaultGroup.Program, "the control loop hangs; peripherals go on", FaultEffect.Loop | FaultEffect.Panel, (pen, on) => pen.LoopIsStopped = on) { Shows = s_late, Tolerated = "a hung program shows nothing; the interlock ends the drive" },
        new("exception-in-loop", FaultGroup.Program, "a tick ends with an exception", FaultEffect.Loop, (pen, on) => pen.Lateness.ThrowingTicks = on ? 1 : 0) { Hook = "exception", Shows = s_error, IsDetectable = true, IsMomentary = true },
        new("exceptions-in-loop", FaultGroup.Program, "every tick ends with an exception", FaultEffect.Loop | FaultEffect.Panel, (pen, on) => pen.Lateness.ThrowingTicks = on ? int.MaxValue : 0) { Hook = "exception", Shows = s_error, Tolerated = "after three the program gives up for good; ENABLE is low and the interlock shut" },
        new("collection-200-ms", FaultGroup.Program, "the next garbage collection takes 200 ms", FaultEffect.Loop, (pen, on) => pen.Chip.Heap.DemandedNanoseconds = on ? 200 * Millisecond : 0) { Shows = [FaultCode.HeartbeatLate, FaultCode.StrokeFailedSelfTest, FaultCode.MissedStrokes], IsMomentary = true, Tolerated = "with the coil dead nothing is at risk" },
        new("clock-jump", FaultGroup.Program, "the microsecond clock jumps 10 s ahead", FaultEffect.Loop, (pen, on) => pen.Chip.ClockJumpMicroseconds += 10_000_000) { Shows = [FaultCode.HeartbeatLate, FaultCode.HomeNotFound, FaultCode.StepsLost, FaultCode.StrokeFailedSelfTest, FaultCode.InterlockFailedSelfTest, FaultCode.PedalContactsDisagree, FaultCode.PedalStuckAtStart, FaultCode.ButtonStuck, FaultCode.DisplayLost], IsMomentary = true, Tolerated = "times run out early, and that stops" },
        new("clock-jump-back", FaultGroup.Program, "the microsecond clock jumps 5 s back", FaultEffect.Loop | FaultEffect.Counting, (pen, on) => pen.Chip.ClockJumpMicroseconds -= 5_000_000) { Shows = [FaultCode.HeartbeatLate, FaultCode.InternalError, FaultCode.CounterImplausible, FaultCode.UncommandedStroke], IsMomentary = true, Tolerated = "ticks rest until the clock has caught up; the interlock ends the drive" },
        new("chip-reset", FaultGroup.Program, "the chip resets in the middle of whatever it does; pins and PWM go on", FaultEffect.Restart | FaultEffect.Loop, (pen, on) => pen.ResetChip()) { IsMomentary = true, Tolerated = "the interlock ends the drive, and the pen starts anew" },
        new("power-cycle", FaultGroup.Program, "the supply is gone for 0.7 s, in the middle of whatever the pen does", FaultEffect.Restart, (pen, on) => pen.CyclePower(OffNanoseconds)) { IsMomentary = true, Tolerated = "ENABLE falls with the supply, and the pen starts anew" },
    ];
}
