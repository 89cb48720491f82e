using System.CommandLine;
using SmpPen.HostSimulator.PowerCuts;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>measure powercuts</c>: what a power cut at any byte leaves.</summary>
internal static class MeasurePowerCutsCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        Option<string?> directory = OutputDirectory.Option("Directory for powercuts.json. Without it nothing is written.");
        Option<int> stride = new("--stride") { Description = "Cut at every so many bytes, 1-64; the ends of a file at every byte.", HelpName = "N", DefaultValueFactory = _ => 1 };
        Option<int> doubleStride = new("--double-stride") { Description = "The same for pairs of cuts; 0: no pairs.", HelpName = "N", DefaultValueFactory = _ => 1 };
        Option<ulong> seed = new("--seed") { Description = "Seed of the torn mixes.", HelpName = "N", DefaultValueFactory = _ => 1 };
        Option<string?> only = new("--workload") { Description = $"Only this one: {string.Join(", ", CutWorkload.All.Select(workload => workload.Name))}.", HelpName = "NAME" };
        Command command = new("powercuts", """
            Cuts the power at every byte that is written while settings change, sessions run, a calibration and a PIN are stored
            and the store fills and wraps, in every way in which a write can tear, and again in the start after it.

            Example:
              dotnet run -c Release --project HostSimulator -- measure powercuts --out out/powercuts

            Exit codes: 0 nothing lost and no garbage; 1 something was; 2 bad usage.
            """)
        {
            directory, stride, doubleStride, seed, only,
        };
        command.SetAction(parsed => Run(parsed.GetValue(directory), parsed.GetValue(stride), parsed.GetValue(doubleStride), parsed.GetValue(seed), parsed.GetValue(only), output, error));
        return command;
    }

    private static int Run(string? directory, int stride, int doubleStride, ulong seed, string? only, TextWriter output, TextWriter error)
    {
        if (stride is < 1 or > 64 || doubleStride is < 0 or > 64)
        {
            error.WriteLine("--stride: give 1-64; --double-stride: give 0-64");
            return ExitCode.Usage;
        }
        if (only is not null && CutWorkload.All.All(workload => workload.Name != only))
        {
            error.WriteLine($"--workload: there is no {only}");
            return ExitCode.Usage;
        }
        PowerCutReport report = PowerCutReport.Measure(stride, doubleStride, seed, only, part => output.WriteLine($"cutting: {part}"));
        report.WriteTable(output);
        if (directory is not null)
        {
            Directory.CreateDirectory(directory);
            File.WriteAllText(Path.Combine(directory, "powercuts.json"), report.ToJson());
            output.WriteLine($"Written to {directory}");
        }
        return report.Holds ? ExitCode.Passed : ExitCode.Failed;
    }
}
