using System.CommandLine;
using SmpPen.HostSimulator.Measure;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>measure speed</c>, <c>tick</c>, <c>timing</c> and <c>all</c>: how fast, how small, how late.</summary>
internal static class MeasureFiguresCommand
{
    private const string Example = """

        Example:
          dotnet run -c Release --project HostSimulator -- measure {0} --out out/measure

        Exit codes: 0 every limit holds; 1 one does not; 2 bad usage, nothing written.
        """;

    public static IEnumerable<Command> MakeAll(TextWriter output, TextWriter error)
    {
        yield return Make("speed", "Simulated seconds per second of this machine, and growth with the scenario's length.", output, error);
        yield return Make("tick", "The firmware's control tick: time, bytes allocated, IL instructions against the device's budget.", output, error);
        yield return Make("timing", "Loop lateness, pedal to stroke, release to stop, age of the display; histograms and maxima.", output, error);
        yield return Make("all", "Speed, tick and timing, one after the other.", output, error);
    }

    private static Command Make(string what, string description, TextWriter output, TextWriter error)
    {
        Option<string?> directory = OutputDirectory.Option("Directory for measure-*.json and the plots. Without it nothing is written.");
        Option<int> repetitions = new("--repetitions") { Description = "Runs that count, 1-100.", HelpName = "N", DefaultValueFactory = _ => 5 };
        Option<string> scenario = new("--scenario") { Description = "The whole treatment that is measured.", HelpName = "FILE", DefaultValueFactory = _ => "scenarios/first-treatment.yaml" };
        Option<int> minutes = new("--minutes") { Description = "Simulated length of each kind of work, 1-600; growth is followed up to 60 times that.", HelpName = "N", DefaultValueFactory = _ => 10 };
        Command command = new(what, description + Example.Replace("{0}", what)) { directory, repetitions, scenario, minutes };
        command.SetAction(parsed => Run(
            what,
            parsed.GetValue(directory),
            parsed.GetValue(repetitions),
            parsed.GetValue(scenario)!,
            parsed.GetValue(minutes),
            output,
            error));
        return command;
    }

    private static int Run(string what, string? directory, int repetitions, string path, int minutes, TextWriter output, TextWriter error)
    {
        if (repetitions is < 1 or > 100 || minutes is < 1 or > 600)
        {
            error.WriteLine(repetitions is < 1 or > 100 ? "--repetitions: give 1-100" : "--minutes: give 1-600");
            return ExitCode.Usage;
        }
        try
        {
            Scenario treatment = ScenarioParser.ParseFile(path);
            List<Figure> figures = [];
            if (what is "speed" or "all")
            {
                string quick = Path.Combine(Path.GetDirectoryName(path)!, "quick.yaml");
                if (File.Exists(quick))
                {
                    output.WriteLine("speed: start-up");
                    figures.Add(SpeedMeasure.StartUp(quick, repetitions));
                }
                figures.AddRange(SpeedMeasure.Run(treatment, minutes, [.. GrowthMinutes(minutes)], repetitions, output.WriteLine));
            }
            if (what is "tick" or "all")
            {
                figures.AddRange(TickMeasure.Run(10_000 * minutes, repetitions, (path, File.ReadAllText(path)), output.WriteLine));
            }
            if (what is "timing" or "all")
            {
                TimingMeasure timing = TimingMeasure.Run(treatment, output.WriteLine);
                figures.AddRange(timing.Figures);
                timing.SavePlots(directory);
            }
            FigureReport report = new(Machine.This, figures);
            report.WriteTable(output);
            if (directory is not null)
            {
                Directory.CreateDirectory(directory);
                File.WriteAllText(Path.Combine(directory, $"measure-{what}.json"), report.ToJson());
                output.WriteLine($"Written: {directory}");
            }
            return report.Holds ? ExitCode.Passed : ExitCode.Failed;
        }
        catch (ScenarioException wrong)
        {
            foreach (ScenarioProblem problem in wrong.Problems)
            {
                error.WriteLine(problem);
            }
            return ExitCode.Usage;
        }
    }

    private static IEnumerable<int> GrowthMinutes(int minutes) => new[] { 1, minutes, 6 * minutes, 60 * minutes }.Distinct();
}
