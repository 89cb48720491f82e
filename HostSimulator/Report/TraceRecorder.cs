using SmpPen.Core.Control;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Report;

/// <summary>Writes state, settings and counters as lines of comma-separated values: every 100 ms and at each change of state.</summary>
public sealed class TraceRecorder : IDisposable
{
    private const long IntervalNanoseconds = 100_000_000;
    private const long NanosecondsPerMicrosecond = 1_000;

    private readonly SimulatedPen _pen;
    private readonly AsciiWriter _writer;
    private readonly Func<long> _needleStrokes;
    private PenState _state = (PenState)(-1);
    private long _due;

    /// <summary>Records a pen into a stream.</summary>
    public TraceRecorder(SimulatedPen pen, Stream stream, Func<long> needleStrokes)
    {
        _pen = pen;
        _needleStrokes = needleStrokes;
        _writer = new AsciiWriter(stream);
        _writer.Write("time_s,state,screen,zone,preset,mode,set_depth_mm,stop_protrusion_mm,frequency_hz,pace_per_s,dwell_ms,on_time_ms,session_pricks,zone_pricks,missed_strokes,needle_strokes,coil_driven,fault\n");
        pen.TickEnded += OnTickEnded;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pen.TickEnded -= OnTickEnded;
        _writer.Dispose();
    }

    private void OnTickEnded(SimulatedPen pen, long tickStart)
    {
        long now = pen.NowNanoseconds;
        if (now < _due && pen.Status.State == _state)
        {
            return;
        }
        _state = pen.Status.State;
        _due = ((now / IntervalNanoseconds) + 1) * IntervalNanoseconds;
        WriteLine(pen.Status, now);
    }

    private void WriteLine(PenStatus status, long now)
    {
        _writer.WriteFixed(now / NanosecondsPerMicrosecond, 6);
        Word(Vocabulary.States[(int)status.State]);
        Word(Vocabulary.Screens[(int)status.Screen]);
        Word(Vocabulary.Zones[(int)status.Zone]);
        Word(Vocabulary.Presets[status.PresetIndex]);
        Word(Vocabulary.Modes[(int)status.Settings.Mode]);
        Fixed(status.Settings.DepthMicrometres, 3);
        Fixed((long)Math.Round(_pen.Plant.Bar.StopProtrusionMicrometres), 3);
        Number(status.Settings.FrequencyHertz);
        Fixed(status.Settings.PaceTenths, 1);
        Fixed(status.Settings.DwellMicroseconds, 3);
        Fixed(status.OnTimeMicroseconds, 3);
        Number(status.SessionPricks);
        Number(status.ZonePricks);
        Number(status.MissedStrokes);
        Number(_needleStrokes());
        Number(_pen.Plant.Gate.IsDriven ? 1 : 0);
        Word(status.Fault == 0 ? "" : Vocabulary.FaultCodes[(int)status.Fault]);
        _writer.Write('\n');
    }

    private void Word(string word)
    {
        _writer.Write(',');
        _writer.Write(word);
    }

    private void Fixed(long value, int decimals)
    {
        _writer.Write(',');
        _writer.WriteFixed(value, decimals);
    }

    private void Number(long value)
    {
        _writer.Write(',');
        _writer.Write(value);
    }
}
