using System.CommandLine;
using System.Globalization;
using SmpPen.HostSimulator.Measure;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>measure regulation --out DIR</c>: what the pen does over the whole range of its mechanics.</summary>
internal static class MeasureRegulationCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        Option<string?> directory = OutputDirectory.Option("Directory for regulation.csv, regulation.json and the plots.", required: true);
        Option<ulong> seed = new("--seed") { Description = "Seed of every chance. Default: 1.", HelpName = "N", DefaultValueFactory = _ => 1 };
        Command command = new("regulation", """
            Compares the strike that the firmware settles at with the shortest on-time that works, over skin, supply,
            temperature, parts and modes; about a minute.

            Example:
              dotnet run --project HostSimulator -- measure regulation --out out/regulation

            Exit codes: 0 every point held; 1 one did not; 2 bad usage.
            """)
        {
            directory, seed,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(directory)!, parsed.GetValue(seed), output));
        return command;
    }

    private static int Run(string directory, ulong seed, TextWriter output)
    {
        RegulationSweep sweep = RegulationSweep.Run(seed, part => output.WriteLine($"measuring: {part}"));
        sweep.Save(directory);
        RegulationPoint[] settled = [.. sweep.Points.Where(point => point.StrokesToSettle >= 0)];
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{sweep.Points.Count} points, {sweep.Points.Sum(p => p.Strokes)} strokes; settled {settled.Length}: strike {settled.Min(p => p.Ratio):0.000} to {settled.Max(p => p.Ratio):0.000} of the shortest on-time, {settled.Max(p => p.StrokesToSettle)} strokes at most"));
        output.WriteLine($"missed without a fault: {sweep.Points.Count(p => !p.IsSafe)} points; stopped by MissedStrokes: {sweep.Points.Count(p => p.IsSafe && p.Missed > 0)}");
        output.WriteLine($"Written to {directory}");
        return sweep.Holds ? ExitCode.Passed : ExitCode.Failed;
    }
}
