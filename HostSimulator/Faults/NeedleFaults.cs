using SmpPen.Core.Safety;

namespace SmpPen.HostSimulator.Faults;

/// <summary>Faults of needle bar, skin, stroke sensor and travel clock.</summary>
internal static class NeedleFaults
{
    private static readonly FaultCode[] s_blocked = [FaultCode.MissedStrokes, FaultCode.StrokeFailedSelfTest];
    private static readonly FaultCode[] s_sensor = [FaultCode.MissedStrokes, FaultCode.StrokeFailedSelfTest, FaultCode.UncommandedStroke, FaultCode.CounterImplausible, FaultCode.InterlockFailedSelfTest, FaultCode.EnableFailedSelfTest];

    public static readonly FaultKind[] All =
    [
        new("needle-blocked", FaultGroup.Needle, "the bar meets something solid half way", FaultEffect.None, (pen, on) => pen.Plant.Bar.JammedAtMicrometres = on ? 1500.0 : null) { Shows = s_blocked, IsDetectable = true },
        new("needle-jammed-out", FaultGroup.Needle, "the bar goes out and sticks there", FaultEffect.Bar | FaultEffect.Counting, (pen, on) => pen.Plant.Bar.ExtraFrictionNewtons = on ? 3.5 : 0.0) { Hook = "friction", Shows = s_sensor, Tolerated = "a bar that sticks just short of its end is pushed into the sensor by each pulse and counts as a stroke" },
        new("needle-stiff", FaultGroup.Needle, "1 N of friction more in the bar's guide", FaultEffect.Counting, (pen, on) => pen.Plant.Bar.ExtraFrictionNewtons = on ? 1.0 : 0.0) { Hook = "friction", Shows = s_sensor, Tolerated = "the strike follows what the bar needs" },
        new("spring-weak", FaultGroup.Needle, "half the return force of spring and membrane", FaultEffect.Counting, (pen, on) => pen.Plant.Bar.SpringScale = on ? 0.5 : 1.0) { Shows = s_sensor, Tolerated = "strokes still come back in time but at high frequency" },
        new("skin-tough", FaultGroup.Needle, "skin three times as tough: a scar", FaultEffect.None, (pen, on) => pen.Plant.Bar.SkinScale = pen.Options.Plant.SkinScale * (on ? 3.0 : 1.0)) { Hook = "skin", Shows = [FaultCode.MissedStrokes], Tolerated = "the strike follows the skin" },
        new("skin-missing", FaultGroup.Needle, "the needle strikes into the air", FaultEffect.None, (pen, on) => pen.Plant.Bar.SkinScale = on ? 0.0 : pen.Options.Plant.SkinScale) { Hook = "skin", Tolerated = "the depth is the stop's, whatever the skin" },
        new("stroke-sensor-stuck-low", FaultGroup.Needle, "the stroke sensor is dead: it never sees the bar", FaultEffect.Counting, (pen, on) => pen.Plant.Bar.SensorStuckAt = on ? false : null) { Hook = "stroke sensor", Shows = s_sensor, IsDetectable = true },
        new("stroke-sensor-stuck-high", FaultGroup.Needle, "the stroke sensor always sees the bar", FaultEffect.Counting, (pen, on) => pen.Plant.Bar.SensorStuckAt = on ? true : null) { Hook = "stroke sensor", Shows = s_sensor, IsDetectable = true },
        new("stroke-sensor-noisy", FaultGroup.Needle, "the stroke sensor sees a bar that is not there, a few times a second", FaultEffect.Counting, (pen, on) =>
        {
            pen.Faults.Disturb("stroke-sensor-noisy", on, 20_000_000, 300_000_000, chance => pen.Plant.Bar.SensorStuckAt = chance.OneIn(2) ? true : null);
            pen.Plant.Bar.SensorStuckAt = null;
        }) { Hook = "stroke sensor", Shows = s_sensor, IsDetectable = true },
        new("travel-clock-dead", FaultGroup.Needle, "the oscillator of the travel counter stands still", FaultEffect.None, (pen, on) => pen.Plant.Travel.IsDead = on) { Hook = "travel clock", Shows = [FaultCode.MissedStrokes], Tolerated = "the strike stays at its safe start" },
        new("travel-clock-fast", FaultGroup.Needle, "the oscillator of the travel counter runs twice as fast", FaultEffect.None, (pen, on) => pen.Plant.Travel.SpeedPercent = on ? 200 : 100) { Hook = "travel clock", Shows = [FaultCode.MissedStrokes], Tolerated = "the strike grows to its limit, within the coil's duty" },
        new("travel-clock-slow", FaultGroup.Needle, "the oscillator of the travel counter runs at half its speed", FaultEffect.None, (pen, on) => pen.Plant.Travel.SpeedPercent = on ? 50 : 100) { Hook = "travel clock", Shows = [FaultCode.MissedStrokes], Tolerated = "a missed stroke raises the strike again" },
    ];
}
