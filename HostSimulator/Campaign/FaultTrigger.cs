using SmpPen.Esp32;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>Puts planned faults in when the pen does what they wait for, and takes them away again; at the latest near the run's end.</summary>
internal sealed class FaultTrigger
{
    private const long Millisecond = 1_000_000;

    private readonly SimulatedPen _pen;
    private readonly ActionLog _log;
    private readonly RunPlan _plan;
    private readonly SplitMix64 _chance;
    private readonly long[] _put;
    private readonly FaultMoment[] _met;
    private readonly bool[] _isArmed;

    public FaultTrigger(SimulatedPen pen, ActionLog log, RunPlan plan, SplitMix64 chance)
    {
        _pen = pen;
        _log = log;
        _plan = plan;
        _chance = chance;
        _put = new long[plan.Faults.Count];
        _met = new FaultMoment[plan.Faults.Count];
        _isArmed = new bool[plan.Faults.Count];
        Array.Fill(_put, long.MaxValue);
        pen.Plant.Gate.Changed += (on, _) => Meet(on && !pen.Plant.Screw.IsHome, FaultMoment.Pricking, 20);
        pen.Chip.Pad(PinMap.Step).Changed += (_, level, _) => Meet(level, FaultMoment.Moving, 300);
        pen.Chip.Flash.Writing += () => Meet(true, FaultMoment.Storing, 60);
        for (int i = 0; i < plan.Faults.Count; i++)
        {
            int fault = i;
            bool waits = plan.Faults[i].Moment is FaultMoment.Pricking or FaultMoment.Moving or FaultMoment.Storing;
            At(plan.Faults[i].AtNanoseconds, () => Arm(fault, waits));
            At(Math.Max(plan.Faults[i].AtNanoseconds, plan.DurationNanoseconds * 17 / 20), () => PutIn(fault, 0));
        }
    }

    /// <summary>When a fault was put in, ns; long.MaxValue: not yet.</summary>
    public long PutAt(int fault) => _put[fault];

    /// <summary>What the pen did then, as far as a fault has waited for it.</summary>
    public FaultMoment Met(int fault) => _met[fault];

    private void Arm(int fault, bool waits)
    {
        if (waits)
        {
            _isArmed[fault] = true;
            return;
        }
        _met[fault] = _plan.Faults[fault].Moment;
        PutIn(fault, 0);
    }

    private void Meet(bool isMet, FaultMoment moment, long withinMilliseconds)
    {
        for (int fault = 0; isMet && fault < _isArmed.Length; fault++)
        {
            if (_isArmed[fault] && _plan.Faults[fault].Moment == moment)
            {
                _isArmed[fault] = false;
                _met[fault] = moment;
                PutIn(fault, _chance.NextBetween(0, withinMilliseconds * Millisecond));
            }
        }
    }

    private void PutIn(int fault, long afterNanoseconds)
    {
        if (_put[fault] != long.MaxValue)
        {
            return;
        }
        PlannedFault planned = _plan.Faults[fault];
        _isArmed[fault] = false;
        _put[fault] = _log.DoAfter(afterNanoseconds, new FaultAct(planned.Fault, true));
        if (!planned.Stays)
        {
            _log.DoAfter(afterNanoseconds + planned.LengthNanoseconds, new FaultAct(planned.Fault, false));
        }
    }

    private void At(long nanoseconds, Action act) => _pen.Timeline.Schedule(new DelegateEvent(_ => act()), nanoseconds);
}
