using System.CommandLine;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>--out DIR</c>, looked at before any work is done: what cannot be written is said at once, not after minutes.</summary>
internal static class OutputDirectory
{
    /// <summary>The option.</summary>
    /// <param name="description">What is written there.</param>
    /// <param name="required">The command makes no sense without.</param>
    public static Option<string?> Option(string description, bool required = false)
    {
        Option<string?> option = new("--out") { Description = description, HelpName = "DIR", Required = required };
        option.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && Problem(given.Tokens[0].Value) is { } problem)
            {
                given.AddError(problem);
            }
        });
        return option;
    }

    private static string? Problem(string path)
    {
        if (path.Length == 0)
        {
            return "--out: give a directory";
        }
        if (File.Exists(path))
        {
            return $"--out: {path} is a file; give a directory";
        }
        string existing = Path.GetFullPath(path);
        while (!Directory.Exists(existing))
        {
            if (File.Exists(existing))
            {
                return $"--out: {path} cannot be made, because {existing} is a file; give another directory";
            }
            existing = Path.GetDirectoryName(existing)!;
        }
        try
        {
            using FileStream probe = new(Path.Combine(existing, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            probe.WriteByte(0);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return $"--out: nothing can be written in {existing} ({Reason(problem)}); give another directory";
        }
    }

    // Without the name of the probe, which nobody knows.
    private static string Reason(Exception problem) =>
        problem is UnauthorizedAccessException ? "no permission" : problem.Message.Split(" : '")[0];
}
