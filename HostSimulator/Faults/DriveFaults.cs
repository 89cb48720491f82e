using SmpPen.Core.Safety;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Faults;

/// <summary>Faults of gate, interlock, coil, driver and supply.</summary>
internal static class DriveFaults
{
    private const long GlitchNanoseconds = 5_000_000;

    private static readonly FaultCode[] s_noStroke = [FaultCode.MissedStrokes, FaultCode.StrokeFailedSelfTest];
    private static readonly FaultCode[] s_noDrive = [FaultCode.UncommandedStroke, FaultCode.StrokeFailedSelfTest];
    private static readonly FaultCode[] s_uncommanded = [FaultCode.UncommandedStroke, FaultCode.InterlockFailedSelfTest, FaultCode.EnableFailedSelfTest, FaultCode.StrokeFailedSelfTest];
    private static readonly FaultCode[] s_sense = [FaultCode.UncommandedStroke, FaultCode.MissedStrokes, FaultCode.StrokeFailedSelfTest, FaultCode.InterlockFailedSelfTest, FaultCode.EnableFailedSelfTest, FaultCode.CounterImplausible];

    // A pulse that nobody commanded is booked with the length of those that were: at the side of a long dwell that is too much for 100 ms.
    private static readonly FaultCode[] s_driven = [.. s_sense, FaultCode.CoilDutyLimit];

    public static readonly FaultKind[] All =
    [
        new("coil-open", FaultGroup.Drive, "a broken coil wire", FaultEffect.None, (pen, on) => pen.Plant.Bar.IsCoilOpen = on) { Shows = s_noStroke, IsDetectable = true },
        new("coil-hot", FaultGroup.Drive, "the coil at 110 C: 30 % more resistance", FaultEffect.None, (pen, on) => pen.Plant.Bar.CoilOhms = pen.Options.Plant.CoilOhms * (on ? 1.3 : 1.0)) { Shows = s_noStroke, Tolerated = "the strike follows what the coil needs" },
        new("coil-shorted-on", FaultGroup.Drive, "the coil's switch is shorted: driven for good", FaultEffect.Gate | FaultEffect.Counting | FaultEffect.Bar, (pen, on) => pen.Plant.Gate.IsShorted = on) { Hook = "switch", Shows = s_driven, IsDetectable = true },
        new("coil-glitch", FaultGroup.Drive, "the coil's switch conducts by itself for 5 ms: one uncommanded stroke", FaultEffect.Gate | FaultEffect.Counting, (pen, on) =>
        {
            pen.Plant.Gate.IsShorted = true;
            pen.Timeline.Schedule(new DelegateEvent(_ => pen.Plant.Gate.IsShorted = false), pen.NowNanoseconds + GlitchNanoseconds);
        }) { Hook = "switch", Shows = [.. s_uncommanded, FaultCode.CoilDutyLimit], IsMomentary = true, Tolerated = "while the needle is pricking it is one prick more, counted" },
        new("enable-ignored", FaultGroup.Drive, "the gate passes with ENABLE low", FaultEffect.Gate, (pen, on) => pen.Plant.Gate.IgnoresEnable = on) { Shows = s_uncommanded, IsDetectable = true },
        new("stroke-line-stuck-on", FaultGroup.Drive, "the OR gate before ENABLE and interlock asks for drive all the time", FaultEffect.Gate | FaultEffect.Counting, (pen, on) => pen.Plant.Gate.RequestStuckAt = on ? true : null) { Hook = "stroke line", Shows = s_driven, IsDetectable = true },
        new("stroke-line-broken", FaultGroup.Drive, "no stroke output reaches the gate", FaultEffect.None, (pen, on) => pen.Plant.Gate.RequestStuckAt = on ? false : null) { Hook = "stroke line", Shows = s_noDrive, IsDetectable = true },
        new("stroke-pwm-broken", FaultGroup.Drive, "STROKE_PWM does not arrive at the gate", FaultEffect.None, (pen, on) => pen.Plant.Gate.IsPwmBroken = on) { Hook = "stroke line", Shows = s_noDrive, IsDetectable = true },
        new("interlock-dead", FaultGroup.Drive, "the interlock passes without a heartbeat", FaultEffect.Gate, (pen, on) => pen.Plant.Gate.IsInterlockDead = on) { Hook = "interlock", Shows = [FaultCode.InterlockFailedSelfTest], IsDetectable = true },
        new("interlock-broken", FaultGroup.Drive, "the interlock never passes", FaultEffect.None, (pen, on) => pen.Plant.Gate.IsInterlockBroken = on) { Hook = "interlock", Shows = s_noDrive, IsDetectable = true },
        new("drive-sense-stuck-low", FaultGroup.Drive, "the coil drive reads as off", FaultEffect.Counting, (pen, on) => pen.Plant.Gate.SenseStuckAt = on ? false : null) { Hook = "drive sense", Shows = s_sense, IsDetectable = true },
        new("drive-sense-stuck-high", FaultGroup.Drive, "the coil drive reads as on", FaultEffect.Counting, (pen, on) => pen.Plant.Gate.SenseStuckAt = on ? true : null) { Hook = "drive sense", Shows = s_driven, IsDetectable = true },
        new("driver-fault", FaultGroup.Drive, "the driver reports nFAULT", FaultEffect.None, (pen, on) => pen.Plant.IsDriverFaulty = on) { Hook = "nFAULT", Shows = [FaultCode.DriverFault], IsDetectable = true },
        new("supply-low", FaultGroup.Drive, "coil supply 20 % low", FaultEffect.None, (pen, on) => pen.Plant.Bar.SupplyVolts = pen.Options.Plant.SupplyVolts * (on ? 0.8 : 1.0)) { Shows = s_noStroke, Tolerated = "the strike follows the supply" },
        new("supply-sag", FaultGroup.Drive, "the coil supply sags below 19 V: the eFuse opens and says so", FaultEffect.None, (pen, on) =>
        {
            pen.Faults.TakesCoilSupply = on;
            pen.Plant.Gate.HasCoilSupply = !on;
            pen.Plant.IsDriverFaulty = on;
        }) { Hook = "nFAULT", Shows = [FaultCode.DriverFault], IsDetectable = true },
        new("brown-out", FaultGroup.Drive, "the whole supply is gone for 30 ms: the chip starts anew", FaultEffect.Restart, (pen, on) => pen.CyclePower(30_000_000)) { IsMomentary = true, Tolerated = "ENABLE falls with the supply, and the pen starts anew" },
    ];
}
