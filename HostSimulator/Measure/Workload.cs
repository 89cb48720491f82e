using System.Globalization;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Measure;

/// <summary>Work that speed is measured with, as scenarios: the pen is switched on, works, and is switched off.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Scenario">The steps.</param>
/// <param name="LeastRatio">Simulated over real time that is asked for; 0: none.</param>
public sealed record Workload(string Name, Scenario Scenario, double LeastRatio)
{
    private const string Session = "begin session: { kind: first-treatment, zone: crown, preset: PRESET, cartridge error: 0.05 mm }";

    /// <summary>The pen waits in Standby.</summary>
    public static Workload Idle(int minutes) => Make("idle", 0, Invariant($"wait: {minutes} min"));

    /// <summary>Single, a prick a second.</summary>
    public static Workload Single(int minutes) => Make("Single at 1/s", 0, Session.Replace("PRESET", "Hairline"), Invariant($"prick: {{ count: {minutes * 60}, pedal: 120 ms, rest: 880 ms }}"));

    /// <summary>Continuous; the pedal is left for half a second after 30 s.</summary>
    public static Workload Continuous(int hertz, int minutes, double leastRatio) => Make(
        Invariant($"Continuous at {hertz} Hz"),
        leastRatio,
        Session.Replace("PRESET", "Crown"),
        // At 150 Hz more would end in the fault of the coil's duty.
        "set dwell: 1 ms",
        Invariant($"set frequency: {hertz} Hz"),
        Invariant($"hold pedal: {{ times: {minutes * 2}, for: 29.5 s, rest: 500 ms }}"),
        Invariant($"expect: {{ fault: None, session pricks: {minutes * hertz * 58}..{minutes * hertz * 60} }}"));

    /// <summary>The carriage goes home and back to its depth, again and again.</summary>
    public static Workload Moves(int times) => Make("carriage home and back", 0, Session.Replace("PRESET", "Hairline"), Invariant($"repeat: {{ times: {times}, steps: [ pause, resume ] }}"));

    /// <summary>All modes, moves, menus and pauses, about a minute a round.</summary>
    public static Workload Mixed(int rounds) => Make(
        "mixed use",
        0,
        Session.Replace("PRESET", "Hairline"),
        Invariant($"repeat: {{ times: {rounds}, steps: [ {string.Join(", ", s_round)} ] }}"));

    private static readonly string[] s_round =
    [
        "prick: { count: 8, pedal: 80..160 ms, rest: 0.4..1.1 s }",
        "press: { button: Up, times: 2 }",
        "prick: { count: 4, pedal: 80..160 ms, rest: 0.4..1.1 s }",
        "press: { button: Down, times: 2 }",
        "choose preset: Forelock",
        "hold pedal: { times: 2, for: 2..4 s, rest: 1..2 s }",
        "choose preset: Crown",
        "hold pedal: { times: 6, for: 50..900 ms, rest: 0.5..1.5 s }",
        "choose preset: Touch-up",
        "hold pedal: { times: 4, for: 100..700 ms, rest: 0.5..1 s }",
        "pause",
        "wait: 2..5 s",
        "resume",
        "choose preset: Hairline",
    ];

    private static Workload Make(string name, double leastRatio, params string[] steps) =>
        new(name, ScenarioParser.Parse(name, $"name: {name}\nseed: 1\nsteps:\n  - power on\n  - {string.Join("\n  - ", steps)}\n  - power off\n"), leastRatio);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
