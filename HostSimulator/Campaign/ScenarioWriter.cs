using System.Globalization;
using System.Text;
using SmpPen.Core.Control;
using SmpPen.Core.Session;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>Writes a recorded run as a scenario file that <c>run</c> repeats to the last edge.</summary>
public static class ScenarioWriter
{
    /// <summary>The file's text.</summary>
    /// <param name="scenario">Plant, presets, seed and steps of kind <c>at</c>.</param>
    /// <param name="comment">What it shows, a line each.</param>
    public static string Write(Scenario scenario, IEnumerable<string> comment)
    {
        StringBuilder text = new();
        foreach (string line in comment)
        {
            text.Append("# ").Append(line).Append('\n');
        }
        Line(text, $"name: {scenario.Name}");
        Line(text, $"seed: {scenario.Seed}");
        PlantParameters nominal = new();
        string[] plant = [.. PlantVariation.All.Where(v => v.Read(scenario.Plant) != v.Read(nominal)).Select(v => Invariant($"{v.Name}: {v.Read(scenario.Plant)}"))];
        if (plant.Length > 0)
        {
            Line(text, $"plant: {{ {string.Join(", ", plant)} }}");
        }
        if (scenario.IsCalibrated)
        {
            Line(text, $"calibrated: yes");
        }
        if (scenario.DepthLimitMicrometres is { } limit)
        {
            Line(text, $"depth limit: {limit} um");
        }
        if (scenario.Presets.Count > 0)
        {
            Line(text, $"presets:");
            foreach (EditPresetStep preset in scenario.Presets)
            {
                Line(text, $"  - {{ preset: {Vocabulary.Presets[preset.PresetIndex]}, {string.Join(", ", preset.Changes.Select(Describe))} }}");
            }
        }
        Line(text, $"steps:");
        Line(text, $"  - power on");
        foreach (ActStep step in scenario.Steps.OfType<ActStep>())
        {
            Line(text, $"  - at: {{ time: {step.AtNanoseconds / 1_000} us{Describe(step.Act)} }}");
        }
        Line(text, $"  - power off");
        return text.ToString();
    }

    private static string Describe(AtAct? act) => act switch
    {
        PedalAct pedal => Invariant($", pedal: {pedal.ForNanoseconds / 1_000} us"),
        ButtonAct button => Invariant($", button: {button.Button}, for: {button.ForNanoseconds / 1_000} us"),
        LinkAct link => $", send: '{link.Line.Replace("'", "''", StringComparison.Ordinal)}'",
        FaultAct fault => $", {(fault.Present ? "inject" : "repair")}: {FaultLibrary.Names[fault.Fault]}",
        _ => "",
    };

    private static string Describe(SetStep change) => change.Setting switch
    {
        SettingId.Mode => $"mode: {Vocabulary.Modes[change.Value]}",
        SettingId.Depth => Invariant($"depth: {change.Value} um"),
        SettingId.Frequency => Invariant($"frequency: {change.Value} Hz"),
        SettingId.Pace => Invariant($"pace: {change.Value / 10}.{change.Value % 10} /s"),
        SettingId.Dwell => Invariant($"dwell: {change.Value} us"),
        _ => Invariant($"burst: {change.Value}"),
    };

    private static void Line(StringBuilder text, FormattableString line) => text.Append(Invariant(line)).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
