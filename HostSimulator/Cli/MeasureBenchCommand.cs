using System.CommandLine;
using System.Runtime.CompilerServices;
using SmpPen.HostSimulator.Measure;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>measure bench</c>: frames, processor and memory of the live bench with a page open.</summary>
internal static class MeasureBenchCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        Option<string?> directory = OutputDirectory.Option("Directory for measure-bench.json. Without it nothing is written.");
        Option<int> seconds = new("--seconds") { Description = "Length of each part at 1x, 5-600.", HelpName = "N", DefaultValueFactory = _ => 20 };
        Option<int> repetitions = new("--repetitions") { Description = "Parts at 1x, 1-20.", HelpName = "N", DefaultValueFactory = _ => 3 };
        Option<int> hours = new("--hours") { Description = "Simulated hours at 100x, 1-24.", HelpName = "N", DefaultValueFactory = _ => 1 };
        Command command = new("bench", """
            Measures the live bench with one page open in a headless Chromium: frames, processor, memory.

            Example:
              dotnet run -c Release --project HostSimulator -- measure bench --out out/measure

            Exit codes: 0 every limit holds; 1 one does not; 2 bad usage or no Chromium, nothing written.
            """)
        {
            directory, seconds, repetitions, hours,
        };
        command.SetAction((parsed, _) => Run(parsed.GetValue(directory), parsed.GetValue(seconds), parsed.GetValue(repetitions), parsed.GetValue(hours), output, error));
        return command;
    }

    // On its own, so that no other command loads the web server.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> Run(string? directory, int seconds, int repetitions, int hours, TextWriter output, TextWriter error)
    {
        string? problem = seconds is < 5 or > 600 ? "--seconds: give 5-600"
            : repetitions is < 1 or > 20 ? "--repetitions: give 1-20"
            : hours is < 1 or > 24 ? "--hours: give 1-24"
            : HeadlessPage.Browser is null ? "No Chromium is installed: install it (Debian: apt-get install chromium) and try again"
            : null;
        if (problem is not null)
        {
            error.WriteLine(problem);
            return ExitCode.Usage;
        }
        try
        {
            FigureReport report = new(Machine.This, await BenchMeasure.Run(seconds, repetitions, hours, output.WriteLine).ConfigureAwait(false));
            report.WriteTable(output);
            if (directory is not null)
            {
                Directory.CreateDirectory(directory);
                await File.WriteAllTextAsync(Path.Combine(directory, "measure-bench.json"), report.ToJson()).ConfigureAwait(false);
                output.WriteLine($"Written: {directory}");
            }
            return report.Holds ? ExitCode.Passed : ExitCode.Failed;
        }
        catch (InvalidOperationException failed)
        {
            error.WriteLine(failed.Message);
            return ExitCode.Failed;
        }
    }
}
