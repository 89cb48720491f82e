using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace SmpPen.HostSimulator.Measure;

/// <summary>Figures as a table to read and as JSON to keep.</summary>
public sealed class FigureReport(Machine machine, IReadOnlyList<Figure> figures)
{
    private const int PlainWidth = 160;

    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Every limit holds.</summary>
    public bool Holds => figures.All(figure => figure.Holds);

    /// <summary>Writes the table; each method once, under it.</summary>
    public void WriteTable(TextWriter output)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = PlainWidth;
        string[] methods = [.. figures.Select(figure => figure.Method).Distinct()];
        Table table = new() { Border = TableBorder.Rounded };
        table.AddColumns("Figure", "Unit");
        foreach (string column in (string[])["Median", "Min", "Max", "Repetitions"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }
        table.AddColumns("Limit", "Method");
        foreach (Figure figure in figures)
        {
            table.AddRow(
                Markup.Escape($"{figure.Group}: {figure.Name}"),
                Markup.Escape(figure.Unit),
                Number(figure.Median),
                Number(figure.Min),
                Number(figure.Max),
                figure.Repetitions.ToString("#,0", CultureInfo.InvariantCulture),
                Markup.Escape(figure.Limit.Length == 0 ? "" : $"{figure.Limit}: {(figure.Holds ? "holds" : "DOES NOT HOLD")}"),
                (Array.IndexOf(methods, figure.Method) + 1).ToString(CultureInfo.InvariantCulture));
        }
        console.Write(table);
        for (int index = 0; index < methods.Length; index++)
        {
            output.WriteLine($"Method {index + 1}: {methods[index]}");
        }
        output.WriteLine($"Machine: {machine.Processor}, {machine.Cores} cores, {machine.OperatingSystem}, {machine.Runtime}, {machine.Build} build");
    }

    /// <summary>The figures as a file.</summary>
    public string ToJson() => JsonSerializer.Serialize(new { Machine = machine, Holds, Figures = figures }, s_json) + "\n";

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "#,0" : "0.###", CultureInfo.InvariantCulture);
}
