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
        foreach (string column in (string[])["Fault", "Runs", "Injected", "Shown", "Checks", "Violations", "Mean detect ms", "Worst stop ms", "Answer of the pen"])
        {
            TableColumn made = new(column);
            table.AddColumn(column is "Fault" or "Answer of the pen" ? made : made.RightAligned());
        }
        foreach ((string name, FaultFigures figures) in report.Faults)
        {
            FaultKind kind = FaultLibrary.All[FaultLibrary.IndexOf(name)];
            int shown = runs.SelectMany(run => run.Faults).Count(fault => fault.Name == name && fault.DetectNanoseconds >= 0);
            Row(table, name, figures, shown, kind.Answer);
        }
        Row(table, $"{report.Total.FaultKinds} kinds", report.Total, runs.SelectMany(run => run.Faults).Count(fault => fault.DetectNanoseconds >= 0), "");
        _console.Write(table);
        long pricks = runs.Sum(run => run.Pricks);
        double hours = runs.Sum(run => run.SimulatedNanoseconds / 1e9) / 3600;
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hours:0.0} h simulated, {pricks:N0} pricks{(wallSeconds is { } wall ? $", {wall:0} s" : "")}; {report.Total.Violations} violations"));
    }

    private static void Row(Table table, string name, FaultFigures figures, int shown, string answer)
    {
        string detect = figures.MeanDetectMilliseconds is { } mean ? mean.ToString("0", CultureInfo.InvariantCulture) : "-";
        table.AddRow(
            name,
            Count(figures.Runs),
            Count(figures.FaultsInjected),
            Count(shown),
            Count(figures.InvariantsChecked),
            Count(figures.Violations),
            detect,
            figures.WorstStopMilliseconds.ToString("0.0", CultureInfo.InvariantCulture),
            Markup.Escape(answer));
    }

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
