using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Report;

/// <summary>A fault that was latched.</summary>
/// <param name="Code">Number on the display.</param>
/// <param name="Name">Name of the code.</param>
/// <param name="AtSeconds">Virtual time.</param>
public sealed record LatchedFault(int Code, string Name, double AtSeconds);

/// <summary>Follows a run for what is not kept anywhere else: pricks of each zone over all sessions, and latched faults.</summary>
public sealed class RunTally
{
    private readonly int[] _zonePricks = new int[Vocabulary.Zones.Length];
    private readonly List<LatchedFault> _faults = [];
    private readonly SimulatedPen _pen;
    private FaultCode _fault;
    private int _sessionPricks;
    private long _lastTick;
    private bool _wasLive;

    /// <summary>Follows a pen.</summary>
    public RunTally(SimulatedPen pen)
    {
        _pen = pen;
        pen.TickEnded += OnTickEnded;
        pen.Plant.Bar.Arrived += OnArrived;
    }

    /// <summary>Pricks that the firmware booked, by zone, over all sessions.</summary>
    public IReadOnlyList<int> ZonePricks => _zonePricks;

    /// <summary>Faults, in order of time.</summary>
    public IReadOnlyList<LatchedFault> Faults => _faults;

    /// <summary>Full strokes that the needle made while a cartridge was being zeroed: tests to be seen, not pricks.</summary>
    public long ZeroStrokes { get; private set; }

    /// <summary>Full strokes that the needle made, tests included.</summary>
    public long AllStrokes { get; private set; }

    /// <summary>Longest time between two control ticks with the pedal pressed, ns.</summary>
    public long LongestLiveTickNanoseconds { get; private set; }

    private void OnArrived(long now)
    {
        AllStrokes++;
        if (_pen.HasStatus && _pen.Status.State == PenState.CartridgeZero)
        {
            ZeroStrokes++;
        }
    }

    private void OnTickEnded(SimulatedPen pen, long tickStart)
    {
        PenStatus status = pen.Status;
        bool isLive = status.State == PenState.Pricking;
        if (isLive && _wasLive)
        {
            LongestLiveTickNanoseconds = Math.Max(LongestLiveTickNanoseconds, tickStart - _lastTick);
        }
        _wasLive = isLive;
        _lastTick = tickStart;
        if (status.SessionPricks != _sessionPricks)
        {
            // A smaller count is a new session's.
            int added = status.SessionPricks > _sessionPricks ? status.SessionPricks - _sessionPricks : status.SessionPricks;
            _zonePricks[(int)status.Zone] += added;
            _sessionPricks = status.SessionPricks;
        }
        if (status.Fault != _fault)
        {
            _fault = status.Fault;
            if (_fault != FaultCode.None)
            {
                _faults.Add(new LatchedFault((int)_fault, _fault.ToString(), pen.NowNanoseconds / 1e9));
            }
        }
    }
}
