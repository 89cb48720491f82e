using System.Globalization;
using SmpPen.Core.Session;
using SmpPen.HostSimulator.Plant;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>Reads scenario files. Everything wrong is reported with line and column before anything runs.</summary>
public static class ScenarioParser
{
    private const int DeepestNesting = 50;

    private static readonly string[] s_keys = ["name", "seed", "plant", "calibrated", "depth limit", "presets", "steps"];

    private static readonly string[] s_noYes = ["no", "yes"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="ScenarioException">It cannot be read or is wrong.</exception>
    public static Scenario ParseFile(string path)
    {
        try
        {
            return Parse(path, File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            string reason = Directory.Exists(path) ? "it is a directory" : error.Message;
            throw new ScenarioException([new ScenarioProblem(path, new SourceMark(1, 1), $"cannot be read ({reason}); give the path of a scenario file, for example scenarios/quick.yaml")]);
        }
    }

    /// <summary>Reads a text; the path only names it in messages.</summary>
    /// <exception cref="ScenarioException">It is wrong.</exception>
    public static Scenario Parse(string path, string text)
    {
        ProblemList problems = new(path);
        Scenario? scenario = Load(problems, text) is { } root ? ReadRoot(path, problems, root, text) : null;
        return scenario is not null && problems.Problems.Count == 0 ? scenario : throw new ScenarioException(problems.Problems);
    }

    private static YamlNode? Load(ProblemList problems, string text)
    {
        try
        {
            if (IsTooDeep(text))
            {
                problems.Add(new SourceMark(1, 1), $"more than {DeepestNesting} levels lie within one another; is a bracket missing?");
                return null;
            }
            YamlStream stream = [];
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1)
            {
                return stream.Documents[0].RootNode;
            }
            problems.Add(new SourceMark(1, 1), $"the file holds {stream.Documents.Count} documents; write one, beginning with name:");
        }
        catch (YamlException error)
        {
            problems.Add(SourceMark.From(error.Start), $"this is not YAML ({Reason(error)}); is the file cut short, or a bracket or quote missing?");
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet 18.1 on "{ a: 1, b" at the end of a line, and on nodes of no kind: it says no place.
            problems.Add(new SourceMark(1, 1), "this is not YAML; is the file cut short, or a bracket or quote missing?");
        }
        return null;
    }

    // YamlDotNet builds nodes by recursion: without an end to it a file of brackets would end the program.
    private static bool IsTooDeep(string text)
    {
        Parser parser = new(new StringReader(text));
        int depth = 0;
        while (depth <= DeepestNesting && parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
        }
        return depth > DeepestNesting;
    }

    private static string Reason(YamlException error)
    {
        Exception innermost = error;
        while (innermost.InnerException is { } inner)
        {
            innermost = inner;
        }
        return innermost.Message.TrimEnd('.');
    }

    private static Scenario? ReadRoot(string path, ProblemList problems, YamlNode root, string text)
    {
        MapReader map = new(problems, root, "scenario", s_keys);
        string name = map.Need("name", "A short treatment") is { } nameNode ? problems.Text(nameNode, "name") : "";
        ulong seed = 1;
        if (map.Find("seed") is { } seedNode)
        {
            string seedText = problems.Text(seedNode, "seed");
            if (!ulong.TryParse(seedText, NumberStyles.None, CultureInfo.InvariantCulture, out seed))
            {
                problems.Add(seedNode, $"seed \"{seedText}\" is not a whole number; write for example 1 (allowed: 0..{ulong.MaxValue})");
            }
        }
        if (map.Need("steps", "[ power on, power off ]") is not { } stepsNode)
        {
            return null;
        }
        StepReader reader = new(problems);
        PlantParameters plant = map.Find("plant") is { } plantNode ? new PlantReader(problems).Read(plantNode) : new PlantParameters();
        bool isCalibrated = map.Find("calibrated") is { } calibratedNode && problems.Word(calibratedNode, "calibrated", s_noYes) == 1;
        IReadOnlyList<EditPresetStep> presets = map.Find("presets") is { } presetsNode ? reader.ReadPresets(presetsNode) : [];
        Guardrail depths = new PenLimits().DepthMicrometres;
        int? depthLimit = map.Find("depth limit") is { } limitNode ? (int)problems.Quantity(limitNode, "depth limit", Dimension.Length, depths.AbsoluteLow, depths.AbsoluteHigh, rangeAllowed: false).Low : null;
        IReadOnlyList<Step> steps = reader.ReadList(stepsNode, "steps", isWholeScenario: true);
        if (problems.Problems.Count == 0)
        {
            CheckEnds(problems, stepsNode, steps, text);
        }
        return new Scenario(path, name, seed, steps) { Plant = plant, Presets = presets, IsCalibrated = isCalibrated, DepthLimitMicrometres = depthLimit };
    }

    private static void CheckEnds(ProblemList problems, YamlNode stepsNode, IReadOnlyList<Step> steps, string text)
    {
        if (steps[0] is not PowerOnStep)
        {
            problems.Add(steps[0].Mark, "the first step is not \"power on\"; write - power on before it");
        }
        if (steps[^1] is not PowerOffStep)
        {
            string[] lines = text.TrimEnd().Split('\n');
            problems.Add(new SourceMark(lines.Length, lines[^1].Length + 1), "the scenario ends without \"power off\": is the file cut short? The last step has to be - power off");
        }
        for (int index = 1; index < steps.Count - 1; index++)
        {
            if (steps[index] is PowerOnStep or PowerOffStep)
            {
                problems.Add(steps[index].Mark, "power goes on once, first, and off once, last; move or remove this step");
            }
        }
    }
}
