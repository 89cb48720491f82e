using System.Text;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Fuzzing;

/// <summary>The parser of scenario files: it either takes a file or says what is wrong with it, and where.</summary>
public sealed class ScenarioTarget : IFuzzTarget
{
    /// <inheritdoc/>
    public string Name => "scenario";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Seeds { get; } = [.. new[]
    {
        "name: n\nseed: 1\nsteps:\n  - power on\n  - wait: 2..5 s\n  - power off\n",
        "name: n\nseed: 7\nsteps:\n  - power on\n  - begin session: { kind: first-treatment, zone: hairline, preset: Hairline, cartridge error: 0.06 mm }\n  - count from here\n  - prick: { count: 5, pedal: 80..140 ms, rest: 200..300 ms }\n",
        "name: n\nseed: 1\nsteps:\n  - expect: { state: Ready, new pricks: 1, depth: 0.50 mm, tolerance: 0.03 mm, pin ENABLE: low, display: [\"0.50\", \"x\"], within: 200 ms }\n",
        "name: n\nseed: 1\nsteps:\n  - repeat: { times: 3, steps: [ pause, resume ] }\n  - press: { button: Up, times: 5 }\n  - set depth: 1.02 mm\n  - end session\n",
    }.Select(Encoding.UTF8.GetBytes)];

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Words { get; } = [.. new[]
    {
        "- ", ": ", "{ ", " }", "[", "]", "..", " ms", " s", " mm", " min", "\n", "\n  - ", "&a ", "*a", "!!int ", "|\n", ">\n", "'", "\"", "#", "---\n", "...\n", "? ", "<<: ",
        "repeat: { times: 2, steps: [ ", "hold pedal: { times: 2, for: 1 s }", "99999999999999999999", "-1", "1e9", "NaN", "\u00B5m", "\t", "\u0000", "\uFEFF",
    }.Select(Encoding.UTF8.GetBytes)];

    /// <inheritdoc/>
    public bool Feed(byte[] input)
    {
        try
        {
            ScenarioParser.Parse("fuzz.yaml", Encoding.UTF8.GetString(input));
            return true;
        }
        catch (ScenarioException problem)
        {
            if (problem.Problems.Count == 0 || problem.Problems.Any(p => p.Text.Length == 0 || p.Mark.Line < 1))
            {
                throw new FuzzFindingException("a refusal without a reason or a place");
            }
            return false;
        }
    }
}
