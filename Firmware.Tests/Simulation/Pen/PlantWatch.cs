using SmpPen.Core.Control;
using SmpPen.Core.Display;
using SmpPen.Core.Safety;
using SmpPen.Esp32;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.Pen;

/// <summary>What must hold in every run, seen at pads, coil, needle and carriage; the firmware is asked only what it claims.</summary>
internal sealed class PlantWatch
{
    private const long Millisecond = 1_000_000;
    private const long DepthMemoryNanoseconds = 1000 * Millisecond;
    private const long DepthSlackNanometres = 20_000;

    /// <summary>Two ticks, a slip and the longest collection after the last closed contact.</summary>
    private const long ReleaseTailNanoseconds = 120 * Millisecond;

    /// <summary>The counter's filter of 1 us may take out shorter drives, and no bar moves from them.</summary>
    private const long SliverNanoseconds = 2_000;

    /// <summary>A press right after a long-dwelling one may use what the guard of the coil reacts to only afterwards.</summary>
    private const int PerMilleOver100Milliseconds = 650;

    private readonly SimulatedPen _pen;
    private readonly Queue<(long At, long Nanometres)> _depths = new();
    private readonly FrameBuffer _frame = new();
    private readonly ScreenTable _screens;
    private long _lastHeartbeat = long.MinValue / 2;
    private long _lastClosed = long.MinValue / 2;
    private long _driveStart;
    private long _deepest = long.MinValue;
    private long _faultSince = -1;
    private bool _isPrick;
    private bool _wasOpen;
    private long _arrivals;
    private long _drives;
    private long _slivers;
    private int _firmwarePricksBefore;

    public PlantWatch(SimulatedPen pen)
    {
        _pen = pen;
        _screens = new ScreenTable(_frame, pen.Status);
        pen.Chip.Pad(PinMap.Heartbeat).Changed += (_, _, now) => _lastHeartbeat = now;
        pen.Hand.PedalNormallyOpen.Changed += (closed, now) => _lastClosed = closed ? _lastClosed : now;
        pen.Plant.Gate.Changed += OnDrive;
        pen.Plant.Bar.Arrived += OnArrived;
        pen.Plant.Bar.Ended += OnEnded;
        pen.TickEnded += (_, _) => OnTick();
        LifeBefore = pen.Pen.Model.Counters.LifeStrokes;
    }

    /// <summary>What did not hold, in words; empty when everything did.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>Full strokes in the running or last session, as the needle made them.</summary>
    public long SessionStrokes { get; private set; }

    /// <summary>Full strokes of pricking since power-up.</summary>
    public long Pricks { get; private set; }

    /// <summary>Strokes of the pen's life before this power-up.</summary>
    public long LifeBefore { get; }

    /// <summary>Faults that the pen has shown.</summary>
    public HashSet<FaultCode> Shown { get; } = [];

    private PenStatus Status => _pen.Status;

    /// <summary>Looks at what must agree once everything rests.</summary>
    public void End()
    {
        Expect(_pen.Pen.Strokes.Strokes.Total == _arrivals, $"firmware counted {_pen.Pen.Strokes.Strokes.Total} strokes, the needle made {_arrivals}");
        Expect(_pen.Pen.Strokes.Drives.Total <= _drives && _pen.Pen.Strokes.Drives.Total >= _drives - _slivers, $"firmware counted {_pen.Pen.Strokes.Drives.Total} drives, the coil had {_drives}");
        Expect(_pen.Pen.Model.Counters.Pricks == SessionStrokes, $"session says {_pen.Pen.Model.Counters.Pricks}, the needle made {SessionStrokes}");
        Expect(_pen.Pen.Model.Counters.LifeStrokes - LifeBefore == Pricks, $"life says {_pen.Pen.Model.Counters.LifeStrokes - LifeBefore} more, the needle made {Pricks}");
        Expect(_pen.Loop.FailedTicks == 0, $"{_pen.Loop.FailedTicks} ticks failed");
        Expect(_pen.Probe.DutyOver60Seconds.WorstPerMille <= 400, $"coil duty {_pen.Probe.DutyOver60Seconds.WorstPerMille} per mille over 60 s");
        Expect(_pen.Probe.DutyOver100Milliseconds.WorstPerMille <= PerMilleOver100Milliseconds, $"coil duty {_pen.Probe.DutyOver100Milliseconds.WorstPerMille} per mille over 100 ms");
    }

    /// <summary>True when every pixel of the panel is what the status means now.</summary>
    public bool PanelShowsStatus()
    {
        for (int page = 0; page < FrameBuffer.Pages; page++)
        {
            _screens.Of(Status.Screen).Render(page);
        }
        for (int index = 0; index < FrameBuffer.Pages * FrameBuffer.Columns; index++)
        {
            if (_frame.Bytes[index] != _pen.Panel.Memory(index))
            {
                return false;
            }
        }
        return true;
    }

    private void Expect(bool holds, string otherwise)
    {
        if (!holds && Broken.Count < 20)
        {
            Broken.Add($"{_pen.NowNanoseconds / 1e9:0.0000} s, {Status.State}: {otherwise}");
        }
    }

    private void OnDrive(bool on, long now)
    {
        _drives += on ? 1 : 0;
        _slivers += !on && now - _driveStart < SliverNanoseconds ? 1 : 0;
        _driveStart = now;
        if (!on)
        {
            Expect(now - _lastHeartbeat <= 100 * Millisecond, $"drive {(now - _lastHeartbeat) / 1e6:0.0} ms after the last heartbeat");
            return;
        }
        Expect(_pen.Chip.Pad(PinMap.Enable).Level && _pen.Plant.Gate.IsInterlockOpen, "drive without ENABLE and interlock");
        _isPrick = Status.State is not (PenState.CartridgeZero or PenState.ProofTest);
    }

    private void OnArrived(long now)
    {
        _arrivals++;
        if (_isPrick)
        {
            Pricks++;
            SessionStrokes++;
        }
    }

    private void OnEnded(in StrokeRecord stroke)
    {
        if (_pen.Plant.Screw.IsHome || stroke.DeepestNanometres < -400_000)
        {
            return;
        }
        // Both against the home edge: what the zero is worth is the operator's own judgement.
        long deepest = stroke.DeepestNanometres + (_pen.Plant.Bar.CartridgeErrorMicrometres * 1000L);
        _deepest = Math.Max(_deepest, deepest);
    }

    private void OnTick()
    {
        long now = _pen.NowNanoseconds;
        PenState state = Status.State;
        if (Status.Fault != FaultCode.None)
        {
            Shown.Add(Status.Fault);
        }
        bool isOpen = _pen.Pen.Model.Counters.IsOpen;
        if (isOpen && !_wasOpen)
        {
            SessionStrokes = 0;
            _firmwarePricksBefore = 0;
        }
        _wasOpen = isOpen;
        Expect(_pen.Pen.Model.Counters.Pricks >= _firmwarePricksBefore, "the session counter went back");
        _firmwarePricksBefore = _pen.Pen.Model.Counters.Pricks;
        NoteDepth(state, now);
        bool enable = _pen.Chip.Pad(PinMap.Enable).Level;
        if (enable)
        {
            Expect(state is PenState.Pricking or PenState.CartridgeZero or PenState.ProofTest, "ENABLE is high");
            Expect(TransitionTable.AllowsDrive(state), "ENABLE is high where the transition table does not allow it");
            Expect(state == PenState.ProofTest || _pen.Hand.PedalNormallyOpen.IsClosed || now - _lastClosed < ReleaseTailNanoseconds, "ENABLE is high without a pedal");
            Expect(state != PenState.ProofTest || _pen.Plant.Screw.IsHome, "ENABLE is high in the proof test away from home");
        }
        NoteFault(state, now);
        if (!_pen.Plant.Gate.IsDriven && now - _driveStart > 300 * Millisecond)
        {
            Expect(_pen.Pen.Model.Counters.LifeStrokes - LifeBefore == Pricks, $"life says {_pen.Pen.Model.Counters.LifeStrokes - LifeBefore} more, the needle made {Pricks}");
            Expect(_pen.Pen.Model.Counters.Pricks == SessionStrokes, $"session says {_pen.Pen.Model.Counters.Pricks}, the needle made {SessionStrokes}");
        }
    }

    private void NoteDepth(PenState state, long now)
    {
        // In the zero what is set is flush.
        int depth = state == PenState.CartridgeZero ? 0 : Status.Settings.DepthMicrometres;
        Expect(depth <= _pen.Pen.Model.Limits.DepthMicrometres.TechnicianHigh, $"{depth} um are set, above the technician's limit");
        _depths.Enqueue((now, (depth + Status.CartridgeZeroMicrometres) * 1000L));
        while (_depths.Peek().At < now - DepthMemoryNanoseconds)
        {
            _depths.Dequeue();
        }
        if (_deepest == long.MinValue)
        {
            return;
        }
        // Judged with what the tick has set that they fell into.
        long allowed = _depths.Max(depth => depth.Nanometres);
        Expect(_deepest <= allowed + DepthSlackNanometres, $"needle {_deepest / 1000} um deep, {allowed / 1000} um set");
        _deepest = long.MinValue;
    }

    private void NoteFault(PenState state, long now)
    {
        if (state != PenState.Fault)
        {
            _faultSince = -1;
            return;
        }
        _faultSince = _faultSince < 0 ? now : _faultSince;
        if (now - _faultSince > 200 * Millisecond)
        {
            Expect(_pen.Plant.Bar.IsRetracted, "the bar is out in a fault");
        }
        if (now - _faultSince > 12_000 * Millisecond)
        {
            Expect(_pen.Plant.Screw.IsHome, "the carriage is out in a fault");
        }
    }
}
