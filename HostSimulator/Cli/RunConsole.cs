using System.Globalization;
using SmpPen.HostSimulator.Report;
using Spectre.Console;

namespace SmpPen.HostSimulator.Cli;

/// <summary>What a run shows on its way and at its end: a bar and colours on a terminal, plain lines elsewhere.</summary>
internal sealed class RunConsole
{
    private const int PlainWidth = 100;

    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly IAnsiConsole _console;
    private readonly bool _quiet;
    private readonly bool _isTerminal;

    public RunConsole(TextWriter output, TextWriter error, bool quiet)
    {
        _output = output;
        _error = error;
        _quiet = quiet;
        _isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = _isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = _isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = _isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        if (!_isTerminal)
        {
            _console.Profile.Width = PlainWidth;
        }
    }

    /// <summary>Runs something and shows how far it is.</summary>
    public RunSummary Watch(string name, Func<Action<double, long>?, RunSummary> run)
    {
        if (_quiet)
        {
            return run(null);
        }
        return _isTerminal ? WatchOnTerminal(name, run) : WatchPlain(name, run);
    }

    /// <summary>Shows the result.</summary>
    public void Report(RunSummary summary, string? directory)
    {
        if (!_quiet)
        {
            _console.Write(MakeTable(summary));
            if (directory is not null)
            {
                _output.WriteLine($"Written: {directory}");
            }
        }
        foreach (string failure in summary.Failures)
        {
            _error.WriteLine(failure);
        }
    }

    private RunSummary WatchOnTerminal(string name, Func<Action<double, long>?, RunSummary> run)
    {
        RunSummary? result = null;
        _console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(name));
                result = run((share, _) => task.Value = 100.0 * share);
                task.Value = 100.0;
            });
        return result!;
    }

    private RunSummary WatchPlain(string name, Func<Action<double, long>?, RunSummary> run)
    {
        int shown = 0;
        return run((share, now) =>
        {
            int tenth = (int)(share * 10.0);
            if (tenth > shown)
            {
                shown = tenth;
                _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {tenth * 10} %, {now / 1e9:0} s simulated"));
            }
        });
    }

    private static Table MakeTable(RunSummary s)
    {
        Table table = new() { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(s.Scenario)) };
        table.AddColumn("Result");
        table.AddColumn(new TableColumn(s.Passed ? "[green]passed[/]" : "[red]FAILED[/]").RightAligned());
        Row(table, "Expectations checked, failures", Invariant($"{s.ExpectationsChecked}, {s.Failures.Count}"));
        Row(table, "Simulated / real time", Invariant($"{Clock(s.SimulatedSeconds)} / {s.WallSeconds:0.0} s ({s.SpeedRatio:0}x)"));
        Row(table, "Pricks confirmed by the firmware", Invariant($"{s.StrokesConfirmed:N0}"));
        Row(table, "Full strokes made by the needle", Invariant($"{s.NeedleStrokes:N0}"));
        Row(table, "Commanded, missed, cut, uncommanded", Invariant($"{s.StrokesCommanded:N0}, {s.StrokesMissed:N0}, {s.StrokesCut:N0}, {s.StrokesUncommanded:N0}"));
        foreach ((string zone, int pricks) in s.PricksPerZone)
        {
            Row(table, "  " + zone, Invariant($"{pricks:N0}"));
        }
        Row(table, "Largest depth error", Invariant($"{s.DepthErrorMicrometresMax:0.0} um"));
        Row(table, "Pedal to first stroke, longest (with collection)", Invariant($"{s.PedalToStrokeMillisecondsMax:0.0} ms ({s.PedalToStrokeWithCollectionMillisecondsMax:0.0} ms)"));
        Row(table, "Presses that waited for the flash, files written", Invariant($"{s.PressesThatMetTheFlash:N0}, {s.FlashWrites:N0}"));
        Row(table, "Release to last stroke's end (with collection)", Invariant($"{s.ReleaseToLastStrokeMillisecondsMax:0.0} ms ({s.ReleaseToLastStrokeWithCollectionMillisecondsMax:0.0} ms)"));
        Row(table, "Loop lateness, longest (while pricking)", Invariant($"{s.LoopLatenessMillisecondsMax:0.0} ms ({s.LoopLatenessWhilePrickingMillisecondsMax:0.0} ms)"));
        Row(table, "Memory, most", Invariant($"{s.PeakMemoryMegabytes:0} MB"));
        Row(table, "Faults", s.Faults.Count == 0 ? "none" : string.Join(", ", s.Faults.Select(f => Invariant($"{f.Code:00} {f.Name} at {f.AtSeconds:0.0} s"))));
        Row(table, "Trace", s.TraceSha256[..16] + "..");
        return table;
    }

    private static void Row(Table table, string name, string value) => table.AddRow(Markup.Escape(name), Markup.Escape(value));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static string Clock(double seconds) => TimeSpan.FromSeconds(Math.Round(seconds)).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture);
}
