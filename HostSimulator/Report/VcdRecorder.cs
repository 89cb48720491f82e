using SmpPen.Esp32;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Report;

/// <summary>Writes what happens at the pins, in the gate and at the needle into a value change dump, within a window of time.</summary>
public sealed class VcdRecorder : IDisposable
{
    /// <summary>Window unless told otherwise: all of a short run, the beginning of a long one, ns.</summary>
    public const long DefaultWindowNanoseconds = 300_000_000_000;

    /// <summary>Positions are sampled this often while the bar moves, ns.</summary>
    private const long SampleNanoseconds = 100_000;

    private readonly SimulatedPen _pen;
    private readonly VcdWriter _writer;
    private readonly ValueRange _window;
    private readonly int[] _wireOfPad = new int[Chip.PadCount];
    private readonly List<Pad> _pads = [];
    private readonly int _interlock;
    private readonly int _coil;
    private readonly int _needle;
    private readonly int _carriage;
    private readonly DelegateEvent _begin;
    private readonly DelegateEvent _end;
    private readonly DelegateEvent _sample;
    private readonly DelegateEvent _interlockExpires;

    /// <summary>Records a pen that is still off.</summary>
    /// <param name="pen">The pen.</param>
    /// <param name="stream">Receives the dump.</param>
    /// <param name="window">From and to, ns.</param>
    /// <param name="comment">First line of the file.</param>
    public VcdRecorder(SimulatedPen pen, Stream stream, ValueRange window, string comment)
    {
        _pen = pen;
        _window = window;
        _writer = new VcdWriter(stream, comment);
        Array.Fill(_wireOfPad, -1);
        foreach ((string name, int number) in Vocabulary.Pins)
        {
            _wireOfPad[number] = _writer.AddWire(name);
            _pads.Add(pen.Chip.Pad(number));
        }
        _interlock = _writer.AddWire("interlock_open");
        _coil = _writer.AddWire("coil_drive");
        _needle = _writer.AddReal("needle_um");
        _carriage = _writer.AddReal("carriage_um");
        _sample = new DelegateEvent(Sample);
        _interlockExpires = new DelegateEvent(now => _writer.Change(_interlock, _pen.Plant.Gate.IsInterlockOpen ? 1 : 0, now));
        _begin = new DelegateEvent(Begin);
        _end = new DelegateEvent(End);
        pen.Timeline.Schedule(_begin, window.Low);
        pen.Timeline.Schedule(_end, window.High);
    }

    /// <summary>Ends the dump, when the run did not reach the window's end.</summary>
    public void Finish()
    {
        _pen.Timeline.Cancel(_begin);
        _pen.Timeline.Cancel(_end);
        if (_writer.IsOpen)
        {
            End(_pen.NowNanoseconds);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void Begin(long now)
    {
        long[] values = new long[_pads.Count + 4];
        foreach (Pad pad in _pads)
        {
            values[_wireOfPad[pad.Number]] = pad.Level ? 1 : 0;
            pad.Changed += OnPad;
        }
        values[_interlock] = _pen.Plant.Gate.IsInterlockOpen ? 1 : 0;
        values[_coil] = _pen.Plant.Gate.IsDriven ? 1 : 0;
        values[_needle] = Needle;
        values[_carriage] = Carriage;
        _writer.Begin(now, values);
        _pen.Plant.Gate.Changed += OnDrive;
        _pen.Timeline.Schedule(_sample, now);
    }

    private void End(long now)
    {
        foreach (Pad pad in _pads)
        {
            pad.Changed -= OnPad;
        }
        _pen.Plant.Gate.Changed -= OnDrive;
        _pen.Timeline.Cancel(_sample);
        _pen.Timeline.Cancel(_interlockExpires);
        _writer.End(now);
    }

    private long Needle => (long)Math.Round(_pen.Plant.Bar.ProtrusionMicrometres);

    private long Carriage => (long)Math.Round(_pen.Plant.Screw.CarriageMicrometres);

    private void OnPad(Pad pad, bool level, long now)
    {
        _writer.Change(_wireOfPad[pad.Number], level ? 1 : 0, now);
        if (pad.Number == PinMap.Step)
        {
            _writer.Change(_carriage, Carriage, now);
            _writer.Change(_needle, Needle, now);
        }
        else if (pad.Number == PinMap.Heartbeat)
        {
            // The gate listened first: it is open now, and closes unless another edge comes in time.
            _writer.Change(_interlock, _pen.Plant.Gate.IsInterlockOpen ? 1 : 0, now);
            _pen.Timeline.Schedule(_interlockExpires, now + _pen.Options.Plant.InterlockNanoseconds);
        }
    }

    private void OnDrive(bool driven, long now)
    {
        _writer.Change(_coil, driven ? 1 : 0, now);
        if (!_sample.IsScheduled)
        {
            _pen.Timeline.Schedule(_sample, now + SampleNanoseconds);
        }
    }

    private void Sample(long now)
    {
        _writer.Change(_needle, Needle, now);
        if (_pen.Plant.Bar.IsMoving)
        {
            _pen.Timeline.Schedule(_sample, now + SampleNanoseconds);
        }
    }
}
