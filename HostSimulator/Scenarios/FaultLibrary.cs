using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>The faults that a scenario can put into board and mechanics, by name.</summary>
public static class FaultLibrary
{
    private delegate void Switch(SimulatedPen pen, bool present);

    private sealed record Entry(string Name, string Description, Switch Apply);

    private static readonly Entry[] s_entries =
    [
        new("pedal-contact-broken", "the pedal's normally-open contact never closes", (pen, on) => pen.Hand.PedalNormallyOpen.Fault = Contact(on, ContactFault.Broken)),
        new("pedal-contact-welded", "the pedal's normally-open contact never opens", (pen, on) => pen.Hand.PedalNormallyOpen.Fault = Contact(on, ContactFault.Welded)),
        new("pedal-release-contact-broken", "the pedal's normally-closed contact never closes", (pen, on) => pen.Hand.PedalNormallyClosed.Fault = Contact(on, ContactFault.Broken)),
        new("pedal-release-contact-welded", "the pedal's normally-closed contact never opens", (pen, on) => pen.Hand.PedalNormallyClosed.Fault = Contact(on, ContactFault.Welded)),
        new("pedal-unplugged", "both wires of the pedal are open", (pen, on) => pen.Hand.PedalNormallyOpen.Fault = pen.Hand.PedalNormallyClosed.Fault = Contact(on, ContactFault.Broken)),
        new("button-up-stuck", "button Up never opens", (pen, on) => pen.Hand.Button(PenButton.Up).Fault = Contact(on, ContactFault.Welded)),
        new("button-stop-stuck", "button Stop never opens", (pen, on) => pen.Hand.Button(PenButton.Stop).Fault = Contact(on, ContactFault.Welded)),
        new("needle-blocked", "the bar meets something solid half way", (pen, on) => pen.Plant.Bar.JammedAtMicrometres = on ? 1500.0 : null),
        new("needle-stiff", "1 N of friction more in the bar's guide", (pen, on) => pen.Plant.Bar.ExtraFrictionNewtons = on ? 1.0 : 0.0),
        new("spring-weak", "half the return force of spring and membrane", (pen, on) => pen.Plant.Bar.SpringScale = on ? 0.5 : 1.0),
        new("skin-tough", "skin three times as tough: a scar", (pen, on) => pen.Plant.Bar.SkinScale = pen.Options.Plant.SkinScale * (on ? 3.0 : 1.0)),
        new("supply-low", "coil supply 20 % low", (pen, on) => pen.Plant.Bar.SupplyVolts = pen.Options.Plant.SupplyVolts * (on ? 0.8 : 1.0)),
        new("coil-open", "a broken coil wire", (pen, on) => pen.Plant.Bar.IsCoilOpen = on),
        new("coil-shorted-on", "the coil's switch is shorted: driven for good", (pen, on) => pen.Plant.Gate.IsShorted = on),
        new("enable-ignored", "the gate passes with ENABLE low", (pen, on) => pen.Plant.Gate.IgnoresEnable = on),
        new("interlock-dead", "the interlock passes without a heartbeat", (pen, on) => pen.Plant.Gate.IsInterlockDead = on),
        new("interlock-broken", "the interlock never passes", (pen, on) => pen.Plant.Gate.IsInterlockBroken = on),
        new("stroke-pwm-broken", "STROKE_PWM does not arrive at the gate", (pen, on) => pen.Plant.Gate.IsPwmBroken = on),
        new("drive-sense-stuck-low", "the coil drive reads as off", (pen, on) => pen.Plant.Gate.SenseStuckAt = on ? false : null),
        new("drive-sense-stuck-high", "the coil drive reads as on", (pen, on) => pen.Plant.Gate.SenseStuckAt = on ? true : null),
        new("stroke-sensor-stuck-low", "the stroke sensor never sees the bar", (pen, on) => pen.Plant.Bar.SensorStuckAt = on ? false : null),
        new("stroke-sensor-stuck-high", "the stroke sensor always sees the bar", (pen, on) => pen.Plant.Bar.SensorStuckAt = on ? true : null),
        new("home-flag-stuck-low", "the home flag never reads home", (pen, on) => pen.Plant.Screw.HomeFlagStuckAt = on ? false : null),
        new("home-flag-stuck-high", "the home flag always reads home", (pen, on) => pen.Plant.Screw.HomeFlagStuckAt = on ? true : null),
        new("axis-stalled", "the depth motor does not turn", (pen, on) => pen.Plant.Screw.IsStalled = on),
        new("steps-lost", "the depth motor misses its next 64 microsteps (0.10 mm)", (pen, on) => pen.Plant.Screw.LoseSteps(on ? 64 : 0)),
        new("driver-fault", "the driver reports nFAULT", (pen, on) => pen.Plant.IsDriverFaulty = on),
        new("loop-stopped", "the control loop hangs; peripherals go on", (pen, on) => pen.LoopIsStopped = on),
    ];

    /// <summary>Names, as scenarios write them.</summary>
    public static readonly string[] Names = [.. s_entries.Select(entry => entry.Name)];

    /// <summary>What a fault does, in a line.</summary>
    public static string Describe(int fault) => s_entries[fault].Description;

    /// <summary>Puts a fault in, or takes it away.</summary>
    public static void Apply(int fault, SimulatedPen pen, bool present) => s_entries[fault].Apply(pen, present);

    private static ContactFault Contact(bool present, ContactFault fault) => present ? fault : ContactFault.None;
}
