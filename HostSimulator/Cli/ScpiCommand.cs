using System.CommandLine;
using SmpPen.HostSimulator.Link;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>scpi --out FILE</c>: the reference of the service link, from the firmware's command table.</summary>
internal static class ScpiCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        Option<string> file = new("--out") { Description = "File to write.", HelpName = "FILE", Required = true };
        Command command = new("scpi", """
            Writes the reference of the service link, from the firmware's command table.

            Example:
              dotnet run --project HostSimulator -- scpi --out docs/scpi.md
            """)
        {
            file,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), output, error));
        return command;
    }

    private static int Run(string file, TextWriter output, TextWriter error)
    {
        try
        {
            File.WriteAllText(file, CommandReference.Make());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"--out: {problem.Message}");
            return ExitCode.Usage;
        }
        output.WriteLine($"Reference of the service link written to {file}");
        return ExitCode.Passed;
    }
}
