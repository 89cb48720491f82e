using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Bench;

/// <summary>A confirmed prick.</summary>
/// <param name="AtNanoseconds">When the needle arrived, or the tick that confirmed it.</param>
/// <param name="Number">Number in the session, from 1.</param>
/// <param name="Zone">Zone that the firmware booked it in.</param>
public readonly record struct ConfirmedPrick(long AtNanoseconds, int Number, int Zone);

/// <summary>Follows one pen's session: confirmed pricks by zone, the needle's own count, states and faults.</summary>
internal sealed class SessionTally
{
    private const int KeptPricks = 256;

    private readonly SimulatedPen _pen;
    private readonly SignalStore _signals;
    private readonly Action<PenState, PenState> _stateChanged;
    private readonly Action<FaultCode> _faultChanged;
    private readonly ConfirmedPrick[] _pricks = new ConfirmedPrick[KeptPricks];
    private PenState _state = PenState.SelfTest;
    private FaultCode _fault;
    private int _sessionPricks;
    private long _lastArrival;

    public SessionTally(SimulatedPen pen, SignalStore signals, Action<PenState, PenState> stateChanged, Action<FaultCode> faultChanged)
    {
        _pen = pen;
        _signals = signals;
        _stateChanged = stateChanged;
        _faultChanged = faultChanged;
        ZonePricks = new int[Vocabulary.Zones.Length];
        pen.Plant.Bar.Arrived += OnArrived;
        pen.TickEnded += OnTickEnded;
    }

    /// <summary>Changes with each new session.</summary>
    public int Session { get; private set; }

    /// <summary>Confirmed pricks of the session, by zone.</summary>
    public int[] ZonePricks { get; }

    /// <summary>Full strokes of the needle in the session, tests left out.</summary>
    public long NeedleStrokes { get; private set; }

    /// <summary>Confirmed pricks since power-up, over all sessions: grows only.</summary>
    public long AllPricks { get; private set; }

    /// <summary>Full strokes that may have been pricks since power-up; -1 before the first.</summary>
    public long LastStrokeAt { get; private set; } = -1;

    /// <summary>A confirmed prick by its place in <see cref="AllPricks"/>; only the last ones are kept.</summary>
    public ConfirmedPrick Prick(long index) => _pricks[index % KeptPricks];

    /// <summary>Oldest prick that is kept.</summary>
    public long OldestPrick => Math.Max(0, AllPricks - KeptPricks);

    private void OnArrived(long now)
    {
        if (_pen.Plant.Screw.IsHome || (_pen.HasStatus && _pen.Status.State == PenState.CartridgeZero))
        {
            return;
        }
        NeedleStrokes++;
        _lastArrival = now;
        LastStrokeAt = now;
    }

    private void OnTickEnded(SimulatedPen pen, long tickStart)
    {
        PenStatus status = pen.Status;
        if (status.SessionPricks < _sessionPricks)
        {
            // A smaller count is a new session's.
            Session++;
            Array.Clear(ZonePricks);
            NeedleStrokes = 0;
            _sessionPricks = 0;
        }
        while (_sessionPricks < status.SessionPricks)
        {
            _sessionPricks++;
            ZonePricks[(int)status.Zone]++;
            _pricks[AllPricks % KeptPricks] = new ConfirmedPrick(_lastArrival, _sessionPricks, (int)status.Zone);
            AllPricks++;
        }
        if (status.State != _state)
        {
            PenState before = _state;
            _state = status.State;
            _stateChanged(before, _state);
        }
        if (status.Fault != _fault)
        {
            _fault = status.Fault;
            if (_fault != FaultCode.None)
            {
                _signals.Faults.Add(pen.NowNanoseconds);
            }
            _faultChanged(_fault);
        }
    }
}
