using System.CommandLine;
using System.CommandLine.Parsing;

namespace SmpPen.HostSimulator.Cli;

/// <summary>The command line. Everything it prints goes to the writers given, so that tests can call it.</summary>
public static class CommandLineApp
{
    // What Ctrl-C leaves a command to finish the run it is in and write what it has.
    private static readonly TimeSpan s_toEnd = TimeSpan.FromSeconds(30);

    /// <summary>Runs a command line and returns its exit code (see <see cref="ExitCode"/>).</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        RootCommand root = new("""
            Runs the SMP pen's real firmware in a simulated ESP32 with simulated mechanics. Without a command: the bench.

            Example:
              dotnet run --project HostSimulator -- run scenarios/quick.yaml --out out
            """)
        {
            RunCommand.Make(output, error),
            OledCommand.Make(output),
            CalibrateCommand.Make(output, error),
            MeasureCommand.Make(output, error),
            FuzzCommand.Make(output, error),
            CampaignCommand.Make(output, error),
            CampaignCommand.MakeMerge(output, error),
            BenchCommand.Make(output, error),
            ReportCommand.Make(output, error),
            LinkCommand.Make(output, error),
            ScpiCommand.Make(output, error),
        };
        if (args.Length == 0)
        {
            args = ["bench"];
        }
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError problem in parsed.Errors)
            {
                error.WriteLine(problem.Message);
            }
            error.WriteLine($"Try: {(parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ")}--help");
            return ExitCode.Usage;
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = s_toEnd });
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"--out: {problem.Message}");
            return ExitCode.Usage;
        }
    }
}
