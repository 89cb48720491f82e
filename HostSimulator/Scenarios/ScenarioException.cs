namespace SmpPen.HostSimulator.Scenarios;

/// <summary>One thing that is wrong in a scenario file, and what would be right.</summary>
public sealed record ScenarioProblem(string Path, SourceMark Mark, string Text)
{
    /// <summary><c>FILE:LINE:COLUMN: what is wrong, what would be right</c>.</summary>
    public override string ToString() => $"{Path}:{Mark.Line}:{Mark.Column}: {Text}";
}

/// <summary>A scenario that cannot be run, with everything that is wrong with it.</summary>
public sealed class ScenarioException(IReadOnlyList<ScenarioProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<ScenarioProblem> Problems { get; } = problems;
}
