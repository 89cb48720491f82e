using SmpPen.Core.Safety;

namespace SmpPen.HostSimulator.Faults;

/// <summary>Faults of the depth axis.</summary>
internal static class CarriageFaults
{
    private static readonly FaultCode[] s_codes = [FaultCode.StepsLost, FaultCode.HomeNotFound];

    public static readonly FaultKind[] All =
    [
        new("home-flag-stuck-low", FaultGroup.Carriage, "the home flag never reads home", FaultEffect.Carriage, (pen, on) => pen.Plant.Screw.HomeFlagStuckAt = on ? false : null) { Hook = "home flag", Shows = s_codes, IsDetectable = true },
        new("home-flag-stuck-high", FaultGroup.Carriage, "the home flag always reads home", FaultEffect.Carriage, (pen, on) => pen.Plant.Screw.HomeFlagStuckAt = on ? true : null) { Hook = "home flag", Shows = s_codes, IsDetectable = true },
        new("axis-stalled", FaultGroup.Carriage, "the depth motor does not turn", FaultEffect.Carriage, (pen, on) => pen.Plant.Screw.IsStalled = on) { Shows = s_codes, IsDetectable = true },
        new("steps-lost", FaultGroup.Carriage, "the depth motor misses its next 64 microsteps (0.10 mm)", FaultEffect.Carriage, (pen, on) => pen.Plant.Screw.LoseSteps(on ? 64 : 0)) { Shows = s_codes, IsDetectable = true, IsMomentary = true },
    ];
}
