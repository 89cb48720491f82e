using YamlDotNet.Core;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>A place in a scenario file; lines and columns count from 1.</summary>
public readonly record struct SourceMark(int Line, int Column)
{
    /// <summary>The place that a YAML mark names.</summary>
    public static SourceMark From(in Mark mark) => new((int)mark.Line, (int)mark.Column);
}
