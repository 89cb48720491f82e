using YamlDotNet.RepresentationModel;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>Collects what is wrong with a file, and reads single values on the way.</summary>
internal sealed class ProblemList(string path)
{
    private readonly List<ScenarioProblem> _problems = [];

    /// <summary>Everything found, in the order of the file.</summary>
    public IReadOnlyList<ScenarioProblem> Problems => [.. _problems.OrderBy(p => p.Mark.Line).ThenBy(p => p.Mark.Column)];

    /// <summary>Notes a problem.</summary>
    public void Add(SourceMark mark, string text) => _problems.Add(new ScenarioProblem(path, mark, text));

    /// <summary>Notes a problem at a node.</summary>
    public void Add(YamlNode node, string text) => Add(SourceMark.From(node.Start), text);

    /// <summary>A single value's text; empty (and a problem) for a list or mapping.</summary>
    public string Text(YamlNode node, string subject)
    {
        if (node is YamlScalarNode { Value: { Length: > 0 } value })
        {
            return value;
        }
        Add(node, $"{subject} needs a single value");
        return "";
    }

    /// <summary>One of a list of words, by index; -1 (and a problem) for any other.</summary>
    public int Word(YamlNode? node, string subject, IReadOnlyList<string> words)
    {
        if (node is null)
        {
            return -1;
        }
        string text = Text(node, subject);
        int index = Vocabulary.IndexOf(text, words);
        if (index < 0 && text.Length > 0)
        {
            Add(node, $"unknown {subject} \"{text}\"; {Nearest.Hint(text, words)}");
        }
        return index;
    }

    /// <summary>A quantity or range between two limits.</summary>
    public ValueRange Quantity(YamlNode? node, string subject, Dimension dimension, long low, long high, bool rangeAllowed = true)
    {
        ValueRange fallback = new(low, low);
        if (node is null)
        {
            return fallback;
        }
        string text = Text(node, subject);
        if (text.Length == 0)
        {
            return fallback;
        }
        if (!Scenarios.Quantity.TryParse(text, dimension, out ValueRange range, out string problem))
        {
            Add(node, $"{subject}: {problem}");
            return fallback;
        }
        if (!rangeAllowed && range.Low != range.High)
        {
            Add(node, $"{subject} needs one value, not a range; write for example {Scenarios.Quantity.Format(range.Low, dimension)}");
            return fallback;
        }
        if (range.Low < low || range.High > high)
        {
            string side = range.High > high ? "above" : "below";
            Add(node, $"{subject} {Scenarios.Quantity.Format(range, dimension)} is {side} the limit; allowed: {Scenarios.Quantity.Format(new ValueRange(low, high), dimension)}");
            return fallback;
        }
        return range;
    }

    /// <summary>A whole number between two limits.</summary>
    public int Count(YamlNode? node, string subject, int low, int high) => (int)Quantity(node, subject, Dimension.Count, low, high, rangeAllowed: false).Low;
}
