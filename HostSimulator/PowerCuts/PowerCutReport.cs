using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>All sweeps as a table to read and as JSON to keep.</summary>
public sealed class PowerCutReport
{
    private const int PlainWidth = 180;

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly List<(string Name, string Description, CutTally Tally)> _rows = [];

    private PowerCutReport()
    {
    }

    /// <summary>Nothing was lost, nothing was garbage.</summary>
    public bool Holds => _rows.All(row => row.Tally.Holds);

    /// <summary>Runs every sweep.</summary>
    /// <param name="stride">Distance of single cuts, in bytes.</param>
    /// <param name="doubleStride">Distance of pairs of cuts, in bytes; 0: no pairs.</param>
    /// <param name="seed">Seed of the mixes.</param>
    /// <param name="only">The one workload to sweep; null: all.</param>
    /// <param name="progress">Told what is being done.</param>
    public static PowerCutReport Measure(int stride, int doubleStride, ulong seed, string? only, Action<string> progress)
    {
        PowerCutReport report = new();
        foreach (CutWorkload workload in CutWorkload.All.Where(workload => only is null || workload.Name == only))
        {
            progress(workload.Name);
            report._rows.Add((workload.Name, workload.Description, new CutSweep(stride, seed: seed).Single(workload)));
        }
        foreach (CutWorkload workload in (CutWorkload[])(doubleStride > 0 ? [CutWorkload.Short, CutWorkload.ShortService] : []))
        {
            progress($"pairs of cuts, {workload.Name}");
            report._rows.Add(($"pairs, {workload.Name}", $"{workload.Description}; cut; the same again; cut", new CutSweep(doubleStride, seed: seed).Double(workload, workload)));
        }
        return report;
    }

    /// <summary>Writes the table and what was found.</summary>
    public void WriteTable(TextWriter output)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = PlainWidth;
        Table table = new() { Border = TableBorder.Rounded };
        table.AddColumns("Workload", "What is done");
        foreach (string column in (string[])["Writes", "Bytes", "Cuts", "Second cuts", "Starts", "Returned", "Lost", "Garbage", "False alarms", "Untrue"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }
        foreach ((string name, string description, CutTally tally) in _rows)
        {
            long[] numbers = [tally.Writes, tally.Bytes, tally.Cuts, tally.DoubleCuts, tally.Starts, tally.Returned, tally.Lost, tally.Garbage, tally.FalseAlarms, tally.Untrue];
            table.AddRow([Markup.Escape(name), Markup.Escape(description), .. numbers.Select(number => number.ToString("#,0", CultureInfo.InvariantCulture))]);
        }
        console.Write(table);
        foreach (string example in _rows.SelectMany(row => row.Tally.Examples))
        {
            output.WriteLine(example);
        }
    }

    /// <summary>The sweeps as a file.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Holds,
            Workloads = _rows.Select(row => new
            {
                row.Name,
                row.Description,
                row.Tally.Writes,
                row.Tally.Bytes,
                row.Tally.Cuts,
                row.Tally.DoubleCuts,
                row.Tally.Starts,
                row.Tally.Returned,
                row.Tally.Lost,
                row.Tally.Garbage,
                row.Tally.FalseAlarms,
                row.Tally.Untrue,
                row.Tally.Examples,
            }),
        },
        s_json) + "\n";
}
