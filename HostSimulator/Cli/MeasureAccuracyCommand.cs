using System.CommandLine;
using SmpPen.HostSimulator.Calibration;
using SmpPen.HostSimulator.Report;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>measure accuracy</c>: penetration depth and puncture rate over the whole range, and the error budget.</summary>
internal static class MeasureAccuracyCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        Option<string?> directory = OutputDirectory.Option("Directory for accuracy.md, accuracy.json, the CSV files and the plots.", required: true);
        Option<ulong> seed = new("--seed") { Description = "Seed of everything.", HelpName = "N", DefaultValueFactory = _ => 1 };
        Option<int> moves = new("--moves") { Description = "Random moves of each hand-piece before and after calibration, 50-10000.", HelpName = "N", DefaultValueFactory = _ => 1000 };
        Command accuracy = new("accuracy", """
            Measures the accuracy of penetration depth and puncture rate with the real firmware on the simulated hardware.

            Example:
              dotnet run -c Release --project HostSimulator -- measure accuracy --out out/accuracy

            Exit codes: 0 within the limits; 1 not; 2 bad usage, nothing written.
            """)
        {
            directory, seed, moves,
        };
        accuracy.SetAction(parsed => Run(parsed.GetRequiredValue(directory)!, parsed.GetValue(seed), parsed.GetValue(moves), output, error));
        return accuracy;
    }

    private static int Run(string directory, ulong seed, int moves, TextWriter output, TextWriter error)
    {
        if (moves is < 50 or > 10_000)
        {
            error.WriteLine("--moves: give 50-10000");
            return ExitCode.Usage;
        }
        AccuracyStudy study = AccuracyStudy.Run(seed, moves, output.WriteLine);
        Directory.CreateDirectory(directory);
        AccuracyFiles.Save(study, directory);
        output.Write(AccuracyTable.Write(study));
        output.WriteLine($"Written: {directory}");
        return study.IsWithinLimits ? ExitCode.Passed : ExitCode.Failed;
    }
}
