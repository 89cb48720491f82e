using System.Globalization;
using SmpPen.HostSimulator.Campaign;
using SmpPen.HostSimulator.Faults;
using SmpPen.HostSimulator.Scenarios;
using Spectre.Console;

namespace SmpPen.HostSimulator.Cli;

/// <summary>What a campaign shows on its way and at its end.</summary>
internal sealed class CampaignConsole
{
    private const int PlainWidth = 150;

    private readonly TextWriter _output;
    private readonly IAnsiConsole _console;
    private int _shownTenths;

    public CampaignConsole(TextWriter output)
    {
        _output = output;
        bool isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        if (!isTerminal)
        {
            _console.Profile.Width = PlainWidth;
        }
    }

    /// <summary>Told after each run.</summary>
    public void Progress(int done, int all, int failed)
    {
        int tenths = done * 10 / all;
        if (tenths > _shownTenths)
        {
            _shownTenths = tenths;
            _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tenths * 10} %: {done} runs, {failed} failed"));
        }
    }

    /// <summary>The table of a report.</summary>
    public void Report(CampaignReport report, IReadOnlyList<RunOutcome> runs, double? wallSeconds)
    {
        Table table = new() { Border = TableBorder.Rounded };
        foreach (string column in (string[])["Fault", "Runs", "Injected", "Due", "Shown", "Checks", "Violations", "Mean detect ms", "Worst stop ms", "S/P/M/W", "Answer of the pen"])
        {
            TableColumn made = new(column);
            table.AddColumn(column is "Fault" or "Answer of the pen" ? made : made.RightAligned());
        }
        foreach ((string name, FaultFigures figures) in report.Faults)
        {
            FaultKind kind = FaultLibrary.All[FaultLibrary.IndexOf(name)];
            Row(table, name, figures, kind.Answer);
        }
        Row(table, $"{report.Total.FaultKinds} kinds", report.Total, "");
        _console.Write(table);
        ReportActivity(report.Activity, runs.Count);
        double hours = runs.Sum(run => run.SimulatedNanoseconds / 1e9) / 3600;
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hours:0.0} h simulated, {report.Activity.Pricks:N0} pricks{(wallSeconds is { } wall ? $", {wall:0} s" : "")}; {report.Total.Violations} violations"));
    }

    /// <summary>An empty campaign shows here.</summary>
    private void ReportActivity(ActivityFigures activity, int runs)
    {
        Table table = new() { Border = TableBorder.Rounded };
        table.AddColumn("Done");
        table.AddColumn(new TableColumn("Times").RightAligned());
        table.AddColumn(new TableColumn("In runs").RightAligned());
        foreach ((string name, TimesAndRuns done) in activity.Done)
        {
            table.AddRow(name, Count(done.Times), Count(done.Runs));
        }
        _console.Write(table);
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pricks in {activity.RunsWithPricks:N0} of {runs:N0} runs; half of the runs have {activity.MedianPricksOfARun:N0} or more"));
    }

    private static void Row(Table table, string name, FaultFigures figures, string answer)
    {
        string detect = figures.MeanDetectMilliseconds is { } mean ? mean.ToString("0", CultureInfo.InvariantCulture) : "-";
        table.AddRow(
            name,
            Count(figures.Runs),
            Count(figures.FaultsInjected),
            Count(figures.HadToBeShown),
            Count(figures.WasShown),
            Count(figures.InvariantsChecked),
            Count(figures.Violations),
            detect,
            figures.WorstStopMilliseconds.ToString("0.0", CultureInfo.InvariantCulture),
            While(figures),
            Markup.Escape(answer));
    }

    /// <summary>Times put in while the pen started, pricked, moved, wrote.</summary>
    private static string While(FaultFigures figures) =>
        string.Join('/', new[] { FaultMoment.Starting, FaultMoment.Pricking, FaultMoment.Moving, FaultMoment.Storing }.Select(moment => figures.InjectedWhile[moment.ToString().ToLowerInvariant()]));

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
