using YamlDotNet.RepresentationModel;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>Reads the keys of one YAML mapping and collects what is wrong with them.</summary>
internal sealed class MapReader
{
    private readonly ProblemList _problems;
    private readonly YamlMappingNode? _map;
    private readonly bool _hasUnknown;

    /// <summary>A mapping whose keys must be among those given.</summary>
    public MapReader(ProblemList problems, YamlNode node, string subject, params string[] keys)
    {
        _problems = problems;
        Mark = SourceMark.From(node.Start);
        Subject = subject;
        _map = node as YamlMappingNode;
        if (_map is null)
        {
            problems.Add(node, $"{subject} needs named values; write {subject}: {{ {string.Join(": .., ", keys)}: .. }}");
            return;
        }
        foreach (YamlNode key in _map.Children.Keys)
        {
            string name = (key as YamlScalarNode)?.Value ?? "";
            if (!keys.Contains(name))
            {
                _hasUnknown = true;
                problems.Add(key, $"{subject} has no \"{name}\"; {Nearest.Hint(name, keys)}");
            }
        }
    }

    /// <summary>Where the mapping begins.</summary>
    public SourceMark Mark { get; }

    /// <summary>What the mapping describes, for messages.</summary>
    public string Subject { get; }

    /// <summary>The node of a key, or null.</summary>
    public YamlNode? Find(string key) => _map is not null && _map.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? value : null;

    /// <summary>The node of a key; its absence is a problem, unless it may be one that is misspelt.</summary>
    public YamlNode? Need(string key, string example)
    {
        YamlNode? node = Find(key);
        if (node is null && _map is not null && !_hasUnknown)
        {
            _problems.Add(Mark, $"{Subject} needs \"{key}\"; write for example {key}: {example}");
        }
        return node;
    }
}
