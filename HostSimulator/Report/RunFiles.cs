using System.Globalization;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Report;

/// <summary>The files of one run: trace.csv, pins.vcd and oled/ while it goes on, the others at its end.</summary>
internal sealed class RunFiles : IDisposable
{
    // One after the other: scenarios may run side by side, and the plotting library keeps its fonts for all.
    private static readonly Lock s_plotting = new();

    private readonly string _directory;
    private readonly string _title;
    private readonly TraceRecorder _trace;
    private readonly VcdRecorder _vcd;
    private readonly OledRecorder _oled;
    private readonly PlotRecorder _plots;

    public RunFiles(SimulatedPen pen, ObservedPen observed, Scenario scenario, ulong seed, string directory, ValueRange? vcdWindow)
    {
        _directory = directory;
        _title = string.Create(CultureInfo.InvariantCulture, $"{scenario.Name} (seed {seed})");
        string oled = Path.Combine(directory, "oled");
        // Pictures of an earlier run would mix with these.
        if (Directory.Exists(oled))
        {
            foreach (string old in Directory.EnumerateFiles(oled, "*.png"))
            {
                File.Delete(old);
            }
        }
        Directory.CreateDirectory(oled);
        Directory.CreateDirectory(Path.Combine(directory, "plots"));
        _trace = new TraceRecorder(pen, File.Create(Path.Combine(directory, "trace.csv")), () => observed.NeedleStrokes);
        _vcd = new VcdRecorder(
            pen,
            File.Create(Path.Combine(directory, "pins.vcd")),
            vcdWindow ?? new ValueRange(0, VcdRecorder.DefaultWindowNanoseconds),
            string.Create(CultureInfo.InvariantCulture, $"SmpPen {FirmwareVersion.Text}, {_title}"));
        _oled = new OledRecorder(pen, oled);
        _plots = new PlotRecorder(pen);
    }

    public int OledWritten => _oled.Written;

    public int OledOmitted => _oled.Omitted;

    /// <summary>Ends the files that grew with the run.</summary>
    public void Finish()
    {
        _vcd.Finish();
        _trace.Dispose();
        _vcd.Dispose();
    }

    /// <summary>Writes the files that need the whole run.</summary>
    public void Write(RunSummary summary, SimulatedPen pen)
    {
        File.WriteAllText(Path.Combine(_directory, "summary.json"), summary.ToJson());
        if (pen.HasStatus)
        {
            File.WriteAllText(Path.Combine(_directory, "session.json"), SessionFile.Of(pen.Pen).ToJson());
        }
        lock (s_plotting)
        {
            new PlotBook(_plots, _title).Save(Path.Combine(_directory, "plots"));
        }
    }

    public void Dispose()
    {
        _trace.Dispose();
        _vcd.Dispose();
    }
}
