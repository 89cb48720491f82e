using SmpPen.Core.Safety;
using SmpPen.Esp32;
using SmpPen.HostSimulator.Faults;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Safety;

/// <summary>Follows the fault screen, and holds the pen to what a fault means.</summary>
public sealed class FaultWatch
{
    private const long Millisecond = 1_000_000;
    private const long BarNanoseconds = 200 * Millisecond;

    // Retracting over the whole travel, a train that waits for a flag, and a homing that gives up after 10 s.
    private const long CarriageNanoseconds = 12_000 * Millisecond;

    private const int NoseMarginMicrometres = 100;

    private readonly PlantInvariants _all;
    private readonly PanelReading _panel;
    private readonly SimulatedPen _pen;
    private readonly List<(FaultCode Code, long At)> _shown = [];
    private FaultCode _code;
    private long _since;
    private FaultCode _claimed;
    private long _changedAt;

    internal FaultWatch(PlantInvariants all, PanelReading panel)
    {
        _all = all;
        _panel = panel;
        _pen = all.Pen;
        _pen.ProgramEnded += _ => _code = FaultCode.None;
    }

    /// <summary>Codes that were shown, with the time in ns, in order.</summary>
    public IReadOnlyList<(FaultCode Code, long At)> Shown => _shown;

    /// <summary>When the pen latched a fault last, ns: a Select that was already down may clear it before it is drawn.</summary>
    public long LatchedNanoseconds { get; private set; } = -1;

    /// <summary>What is shown now.</summary>
    public FaultCode Code => _code;

    // A search for the flag that is given up for time, as a loop far too late makes it, may end just outside the flag: behind the nose all the same.
    private bool IsRetracted => _pen.Plant.Screw.IsHome
        || (!_all.Asks(FaultEffect.Loop) && _pen.Plant.Screw.CarriageMicrometres < _pen.Options.Plant.HomeBehindNoseMicrometres - NoseMarginMicrometres);

    internal void Tick(long now, bool hasLooked)
    {
        // A panel that is dead cannot show that it is: then the log counts.
        if (_pen.Status.Fault != FaultCode.None)
        {
            LatchedNanoseconds = now;
        }
        if (_pen.Status.Fault != _claimed)
        {
            // Cleared and latched again before the panel could change: the way home begins anew.
            _claimed = _pen.Status.Fault;
            _changedAt = now;
        }
        bool isBlind = !_all.Asks(FaultEffect.Panel);
        FaultCode code = isBlind ? _pen.Status.Fault : hasLooked ? _panel.Fault : _code;
        if (code != _code)
        {
            _code = code;
            _since = now;
            if (code != FaultCode.None)
            {
                _shown.Add((code, now));
            }
        }
        if (_code == FaultCode.None)
        {
            return;
        }
        _all.Expect(!_pen.Chip.Pad(PinMap.Enable).Level, Invariant.RetractedInFault, $"ENABLE is high in fault {_code}");
        if (now - _since > BarNanoseconds && _all.Asks(FaultEffect.Gate | FaultEffect.Bar))
        {
            _all.Expect(_pen.Plant.Bar.IsRetracted, Invariant.RetractedInFault, $"the bar is out in fault {_code}");
        }
        if (now - Math.Max(_since, _changedAt) > CarriageNanoseconds && _all.Asks(FaultEffect.Carriage) && !_pen.Loop.IsDead)
        {
            _all.Expect(IsRetracted, Invariant.RetractedInFault, $"the carriage is out in fault {_code}");
        }
    }
}
