using System.CommandLine;
using SmpPen.HostSimulator.Report;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>run SCENARIO...</c>: plays scenarios and writes what happened.</summary>
internal static class RunCommand
{
    private const long LongestWindowNanoseconds = 100L * 3600 * 1_000_000_000;

    public static Command Make(TextWriter output, TextWriter error)
    {
        Argument<string[]> files = new("SCENARIO")
        {
            Description = "Scenario files to play; several at a time, reported in the order given.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string?> directory = OutputDirectory.Option("Directory for summary.json, session.json, trace.csv, pins.vcd, oled/ and plots/ (a sub-directory for each of several scenarios). Without it nothing is written.");
        Option<ulong?> seed = new("--seed")
        {
            Description = "Seed instead of the scenario's own. The same seed gives the same run, to the last edge.",
            HelpName = "N",
        };
        Option<int> jobs = new("--jobs")
        {
            Description = "Scenarios played at a time. Default: one a processor.",
            HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        Option<bool> quiet = new("--quiet") { Description = "Print only what did not hold." };
        Option<string?> window = new("--vcd-window")
        {
            Description = "Simulated time that pins.vcd covers, for example 20..22s. Default: the first 5 min.",
            HelpName = "A..B",
        };
        Command command = new("run", """
            Plays scenarios, prints a summary and checks every expectation.

            Example:
              dotnet run --project HostSimulator -- run scenarios/first-treatment.yaml --out out --vcd-window 60..75s

            Exit codes: 0 all expectations held; 1 one did not; 2 bad usage or scenario, nothing written.
            """)
        {
            files, directory, seed, quiet, window, jobs,
        };
        files.Validators.Add(given =>
        {
            foreach (string unknown in given.Tokens.Select(token => token.Value).Where(value => value.StartsWith('-') && !File.Exists(value)))
            {
                given.AddError($"{unknown}: there is no such option");
            }
        });
        // On a thread of its own, so that Ctrl-C finds the command line listening.
        command.SetAction((parsed, stop) => Task.Run(
            () => Run(
                parsed.GetRequiredValue(files),
                parsed.GetValue(directory),
                parsed.GetValue(seed),
                parsed.GetValue(quiet),
                parsed.GetValue(window),
                parsed.GetValue(jobs),
                stop,
                output,
                error),
            CancellationToken.None));
        return command;
    }

    private static int Run(string[] files, string? directory, ulong? seed, bool quiet, string? windowText, int jobs, CancellationToken stop, TextWriter output, TextWriter error)
    {
        if (jobs < 1)
        {
            error.WriteLine("--jobs: give at least 1");
            return ExitCode.Usage;
        }
        if (!TryReadWindow(windowText, error, out ValueRange? window) || !TryRead(files, error, out List<Scenario> scenarios))
        {
            return ExitCode.Usage;
        }
        RunConsole console = new(output, error, quiet);
        string[] folders = Folders(scenarios, directory);
        Func<RunSummary>[] runs = [.. scenarios.Select((scenario, index) => MakeRun(scenario, index, scenarios.Count == 1))];
        bool allPassed = true;
        try
        {
            int reported = 0;
            foreach (RunSummary summary in runs.Length == 1 ? [runs[0]()] : RunBatch.InOrder(runs, jobs))
            {
                console.Report(summary, directory is null ? null : folders[reported]);
                reported++;
                allPassed &= summary.Passed;
            }
        }
        catch (OperationCanceledException)
        {
            error.WriteLine(directory is null ? "Stopped by Ctrl-C." : $"Stopped by Ctrl-C: what has no summary.json in {directory} is not complete.");
            return ExitCode.Interrupted;
        }
        return allPassed ? ExitCode.Passed : ExitCode.Failed;

        Func<RunSummary> MakeRun(Scenario scenario, int index, bool isWatched)
        {
            RunOptions options = new() { Seed = seed, OutputDirectory = directory is null ? null : folders[index], VcdWindow = window };
            return isWatched
                ? () => console.Watch(scenario.Name, progress => ScenarioRun.Execute(scenario, options, progress + StopIfAsked))
                : () => ScenarioRun.Execute(scenario, options, StopIfAsked);
        }

        void StopIfAsked(double share, long now)
        {
            stop.ThrowIfCancellationRequested();
        }
    }

    private static bool TryReadWindow(string? text, TextWriter error, out ValueRange? window)
    {
        window = null;
        if (text is null)
        {
            return true;
        }
        if (!Quantity.TryParse(text, Dimension.Time, out ValueRange range, out string problem))
        {
            error.WriteLine($"--vcd-window: {problem}");
            return false;
        }
        if (range.Low < 0 || range.Low == range.High || range.High > LongestWindowNanoseconds)
        {
            error.WriteLine($"--vcd-window: \"{text}\" is no window; write from and to, for example 20..22s");
            return false;
        }
        window = range;
        return true;
    }

    /// <summary>Every file is read before anything runs or is written.</summary>
    private static bool TryRead(string[] files, TextWriter error, out List<Scenario> scenarios)
    {
        scenarios = [];
        bool good = true;
        foreach (string file in files)
        {
            try
            {
                scenarios.Add(ScenarioParser.ParseFile(file));
            }
            catch (ScenarioException wrong)
            {
                foreach (ScenarioProblem problem in wrong.Problems)
                {
                    error.WriteLine(problem);
                }
                good = false;
            }
        }
        return good;
    }

    private static string[] Folders(List<Scenario> scenarios, string? directory)
    {
        string root = directory ?? "";
        if (scenarios.Count == 1)
        {
            return [root];
        }
        List<string> folders = [];
        foreach (Scenario scenario in scenarios)
        {
            string name = Path.Combine(root, Path.GetFileNameWithoutExtension(scenario.Path));
            string unique = name;
            for (int number = 2; folders.Contains(unique); number++)
            {
                unique = $"{name}-{number}";
            }
            folders.Add(unique);
        }
        return [.. folders];
    }
}
