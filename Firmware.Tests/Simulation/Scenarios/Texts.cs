namespace SmpPen.Simulation.Tests.Scenarios;

/// <summary>Scenario texts for tests.</summary>
internal static class Texts
{
    /// <summary>A scenario with these steps between power on and power off; the first of them stands on line 4.</summary>
    public static string With(params string[] steps) =>
        "name: Test\nsteps:\n  - power on\n" + string.Concat(steps.Select(step => $"  - {step}\n")) + "  - power off\n";

    /// <summary>A first session, ready for the pedal, in a preset.</summary>
    public static string Session(string preset) => $"begin session: {{ kind: touch-up, zone: crown, preset: {preset} }}";
}
