using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Bench;

/// <summary>Scenarios that can be chosen: the files of a directory, and what was uploaded since the start. Any thread.</summary>
public sealed class ScenarioShelf
{
    /// <summary>Longest scenario that is taken, characters.</summary>
    public const int LongestText = 2_000_000;

    private const int MostUploads = 50;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, string> _uploads = new(StringComparer.Ordinal);
    private readonly string _directory;
    private IReadOnlyList<ScenarioChoice>? _choices;

    /// <summary>A shelf over a directory that may be missing.</summary>
    public ScenarioShelf(string directory) => _directory = directory;

    /// <summary>What can be chosen now: files first, uploads after them. Read once; an upload reads again.</summary>
    public IReadOnlyList<ScenarioChoice> Choices
    {
        get
        {
            lock (_lock)
            {
                return _choices ??= [.. Files().Select(path => Choice(path, File.ReadAllText(path))), .. _uploads.Select(upload => Choice(upload.Key, upload.Value))];
            }
        }
    }

    /// <summary>Puts a text on the shelf.</summary>
    /// <returns>What is wrong with it, a line each; empty: it is on the shelf.</returns>
    public string Upload(string fileName, string text)
    {
        string name = "upload: " + Path.GetFileName(fileName.Replace('\\', '/'));
        if (text.Length > LongestText)
        {
            return $"{name}: longer than {LongestText:#,0} characters; split it.";
        }
        try
        {
            ScenarioParser.Parse(name, text);
        }
        catch (ScenarioException wrong)
        {
            return string.Join('\n', wrong.Problems);
        }
        lock (_lock)
        {
            if (_uploads.Count == MostUploads && !_uploads.ContainsKey(name))
            {
                return $"{name}: {MostUploads} uploads are on the shelf already; restart the bench to clear it.";
            }
            _uploads[name] = text;
            _choices = null;
        }
        return "";
    }

    /// <summary>Reads a choice.</summary>
    /// <exception cref="ScenarioException">It is wrong, or not on the shelf.</exception>
    public (Scenario Scenario, string Text) Read(string path)
    {
        string? text;
        lock (_lock)
        {
            _uploads.TryGetValue(path, out text);
        }
        if (text is null)
        {
            if (!Files().Contains(path))
            {
                throw new ScenarioException([new ScenarioProblem(path, new SourceMark(1, 1), "is not on the shelf; choose one of the list")]);
            }
            text = File.ReadAllText(path);
        }
        return (ScenarioParser.Parse(path, text), text);
    }

    private IEnumerable<string> Files() =>
        Directory.Exists(_directory) ? Directory.EnumerateFiles(_directory, "*.yaml").Order(StringComparer.Ordinal) : [];

    private static ScenarioChoice Choice(string path, string text)
    {
        try
        {
            return new ScenarioChoice(path, ScenarioParser.Parse(path, text).Name, true);
        }
        catch (ScenarioException wrong)
        {
            return new ScenarioChoice(path, wrong.Problems[0].ToString(), false);
        }
    }
}
