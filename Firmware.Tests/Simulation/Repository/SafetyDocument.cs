using System.Text.RegularExpressions;

namespace SmpPen.Simulation.Tests.Repository;

/// <summary>docs/safety.md and the comments of the tests, as lists that can be compared.</summary>
internal sealed partial class SafetyDocument
{
    public SafetyDocument(string root)
    {
        string[] lines = File.ReadAllLines(Path.Combine(root, "docs", "safety.md"));
        Requirements = [.. Rows(lines, "## 3.").Select(cells => new Requirement(cells[0], cells[1], Codes(cells[2]), Codes(cells[3])))];
        States = [.. Rows(lines, "## 4.")];
        Faults = [.. Rows(lines, "## 5.")];
        Hazards = [.. lines.Where(line => line.StartsWith("### H-", StringComparison.Ordinal)).Select(line => line[4..])];
        Controls = [.. lines.Where(line => line.StartsWith("### H-", StringComparison.Ordinal)).SelectMany(line => Rows(lines, line))];
        (Tests, Links) = ReadTests(Path.Combine(root, "Firmware.Tests"));
    }

    public IReadOnlyList<Requirement> Requirements { get; }

    /// <summary>Rows of section 4: state, drive, depth, pedal.</summary>
    public IReadOnlyList<string[]> States { get; }

    /// <summary>Rows of section 5: code, name, title, found within, cleared by, requirement.</summary>
    public IReadOnlyList<string[]> Faults { get; }

    /// <summary>Headings of the hazards.</summary>
    public IReadOnlyList<string> Hazards { get; }

    /// <summary>Rows of all hazards: cause, inherent, protection, information.</summary>
    public IReadOnlyList<string[]> Controls { get; }

    /// <summary>Every test by Class.Method, and every test class by its name, with the file it stands in.</summary>
    public IReadOnlyDictionary<string, string> Tests { get; }

    /// <summary>What the tests say: "SR-nn Class.Method" or "SR-nn Class".</summary>
    public IReadOnlyList<string> Links { get; }

    /// <summary>The requirements that a cell names.</summary>
    public static IEnumerable<string> Ids(string text) => IdPattern().Matches(text).Select(match => match.Value);

    private static IEnumerable<string[]> Rows(string[] lines, string heading)
    {
        int from = Array.FindIndex(lines, line => line.StartsWith(heading, StringComparison.Ordinal));
        int table = from < 0 ? lines.Length : Array.FindIndex(lines, from, line => line.StartsWith("|---", StringComparison.Ordinal));
        for (int i = table + 1; i < lines.Length && lines[i].StartsWith('|'); i++)
        {
            yield return [.. lines[i].Trim('|').Split('|').Select(cell => cell.Trim())];
        }
    }

    private static string[] Codes(string cell) => [.. CodePattern().Matches(cell).Select(match => match.Groups[1].Value)];

    private static (Dictionary<string, string> Tests, List<string> Links) ReadTests(string folder)
    {
        Dictionary<string, string> tests = [];
        List<string> links = [];
        foreach (string file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            {
                ReadTests(file, tests, links);
            }
        }
        return (tests, links);
    }

    private static void ReadTests(string file, Dictionary<string, string> tests, List<string> links)
    {
        string type = "";
        string marks = "";
        bool isTest = false;
        foreach (string line in File.ReadLines(file).Select(line => line.Trim()))
        {
            if (MarkPattern().IsMatch(line))
            {
                marks = line;
            }
            else if (line.StartsWith('['))
            {
                isTest |= line.StartsWith("[TestClass]", StringComparison.Ordinal) || line.StartsWith("[TestMethod", StringComparison.Ordinal);
            }
            else if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            {
                Match name = isTest ? NamePattern().Match(line) : Match.Empty;
                if (name.Success)
                {
                    type = name.Groups["type"].Success ? name.Groups["type"].Value : type;
                    string test = name.Groups["type"].Success ? type : $"{type}.{name.Groups["method"].Value}";
                    tests[test] = file;
                    links.AddRange(Ids(marks).Select(id => $"{id} {test}"));
                    marks = "";
                }
                // A mark that stands above anything else belongs to no test: it is listed as itself, and found to be wrong.
                links.AddRange(Ids(marks).Select(id => $"{id} {Path.GetFileName(file)}: {line}"));
                marks = "";
                isTest = false;
            }
        }
    }

    [GeneratedRegex(@"SR-\d\d")]
    private static partial Regex IdPattern();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"^// SR-\d\d(, SR-\d\d)*$")]
    private static partial Regex MarkPattern();

    [GeneratedRegex(@"\bclass (?<type>\w+)|^public [\w<>\[\]]+ (?<method>\w+)\(|^public async \w+ (?<method>\w+)\(")]
    private static partial Regex NamePattern();

    /// <summary>A row of section 3.</summary>
    internal sealed record Requirement(string Id, string Text, string[] Places, string[] Tests);
}
