using SmpPen.Core.Control;
using SmpPen.Core.Motion;
using SmpPen.Core.Safety;
using SmpPen.HostSimulator.Faults;
using SmpPen.HostSimulator.Safety;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>One operator with one pen and its faults; everything follows from the plan.</summary>
public sealed class CampaignRun
{
    private const long Millisecond = 1_000_000;
    private const ulong OperatorPurpose = 0x4F5045;
    private const ulong TriggerPurpose = 0x545247;

    // Long enough for start, homing and proof at a sixteenth of the loop's speed, and for a pedal or button held for 5 s at start.
    private const long BootNanoseconds = 40_000 * Millisecond;
    private const long ExposeNanoseconds = 40_000 * Millisecond;
    private const long PanelNanoseconds = 900 * Millisecond;

    private readonly RunPlan _plan;
    private readonly PlannedFault[] _faults;
    private readonly SimulatedPen _pen;
    private readonly ActionLog _log;
    private readonly PlantInvariants _invariants;
    private readonly ActivityWatch _activity;
    private readonly FaultTrigger _trigger;
    private readonly RandomOperator _hands;
    private readonly RandomOperator _careful;
    private readonly HashSet<int> _absorbed = [];
    private bool _hasRestarted;
    private long _unpluggedAt = -1;

    private CampaignRun(RunPlan plan, SimulatedPen pen)
    {
        _plan = plan;
        _faults = [.. plan.Faults];
        _pen = pen;
        _log = new ActionLog(pen);
        _invariants = new PlantInvariants(pen, plan.DepthLimitMicrometres);
        _activity = new ActivityWatch(pen);
        _trigger = new FaultTrigger(pen, _log, plan, SplitMix64.ForPurpose(plan.Seed, TriggerPurpose));
        SplitMix64 chance = SplitMix64.ForPurpose(plan.Seed, OperatorPurpose);
        _hands = new RandomOperator(pen, _log, plan, plan.Temper, chance);
        _careful = new RandomOperator(pen, _log, plan, Temper.Sensible, chance, onlyWorks: true);
    }

    /// <summary>Runs a plan to its end.</summary>
    public static RunOutcome Execute(RunPlan plan) => Execute(plan, hashTrace: false).Outcome;

    /// <summary>The same with the scenario that repeats it, and the hash of its trace.</summary>
    public static (RunOutcome Outcome, Scenario Scenario, string Hash) Record(RunPlan plan) => Execute(plan, hashTrace: true);

    private static (RunOutcome Outcome, Scenario Scenario, string Hash) Execute(RunPlan plan, bool hashTrace)
    {
        Scenario start = new("", $"Run {plan.Index}", plan.Seed, []) { Plant = plan.Plant, Presets = plan.Presets, IsCalibrated = true, DepthLimitMicrometres = plan.DepthLimitMicrometres };
        using SimulatedPen pen = new(new SimulationOptions { Seed = plan.Seed, Plant = plan.Plant, Flash = start.MakeFlash(plan.Seed), HashTrace = hashTrace });
        CampaignRun run = new(plan, pen);
        run.Play();
        Scenario scenario = start with { Steps = [.. run._log.Steps.Where(step => step.AtNanoseconds <= pen.NowNanoseconds).OrderBy(step => step.AtNanoseconds)] };
        return (run.Judge(scenario), scenario, pen.Trace?.Current() ?? "");
    }

    private void Play()
    {
        _pen.Faults.Switched += NoteAbsorbed;
        _pen.ProgramEnded += _ => _unpluggedAt = _hasRestarted ? _unpluggedAt : _pen.NowNanoseconds;
        _pen.PowerOn();
        while (_pen.NowNanoseconds < _plan.DurationNanoseconds)
        {
            Act(_hands);
        }
        _hands.LetGo();
        if (_plan.Faults.Count > 0)
        {
            Expose();
        }
        _careful.LetGo();
        _pen.RunFor(PanelNanoseconds);
        ComparePanel();
        _log.End();
        _invariants.End();
    }

    private void NoteAbsorbed(FaultKind kind, bool isPutIn, long now)
    {
        // A pen that is off keeps the state it had in its status.
        if (isPutIn && (!_pen.HasStatus || _pen.Chip.IsHalted || _pen.Status.State is PenState.SelfTest or PenState.Homing or PenState.ProofTest or PenState.Fault))
        {
            _absorbed.Add(FaultLibrary.IndexOf(kind.Name));
        }
    }

    private void Act(RandomOperator hands)
    {
        if (_pen.HasStatus)
        {
            hands.Act();
        }
        else
        {
            _pen.RunFor(100 * Millisecond);
        }
    }

    /// <summary>Gives every fault that is in the chance to be found: work, a pause, depths, at last a new start.</summary>
    private void Expose()
    {
        bool isLate = !_invariants.Asks(FaultEffect.Loop);
        _careful.Patience = isLate ? 5 : 1;
        long end = _pen.NowNanoseconds + (isLate ? 3 : 1) * ExposeNanoseconds;
        int rounds = 0;
        while (_pen.NowNanoseconds < end && rounds < 3 && !IsFound())
        {
            if (!_pen.HasStatus || _pen.LoopIsStopped)
            {
                break;
            }
            // A late pen says late that it is ready: who does not wait for it presses a pedal that is not live yet.
            bool isAsked = isLate ? _pen.Status.Notice == Notice.PressPedal : !_pen.Status.CarriageMoving && _pen.Status.Notice != Notice.ReleasePedal;
            if (_pen.Status.State != PenState.Ready || !isAsked)
            {
                _careful.WhatMakesSense();
                _pen.RunFor(300 * Millisecond);
                continue;
            }
            rounds++;
            _careful.PressLong(_plan.Faults.Any(fault => fault.Kind.Hook == "pedal"));
            _pen.RunFor(800 * Millisecond);
            _careful.PressStop();
            _pen.RunFor(1_500 * Millisecond);
        }
        if (!IsFound())
        {
            _hasRestarted = true;
            _careful.LetGo();
            _log.Do(new FaultAct(FaultLibrary.IndexOf("power-cycle"), true));
            long giveUp = _pen.NowNanoseconds + BootNanoseconds;
            while (_pen.NowNanoseconds < giveUp && !IsFound())
            {
                _pen.RunFor(500 * Millisecond);
            }
        }
    }

    private bool IsFound() => _plan.Faults.All(fault => !MustBeShown(fault) || DetectedAt(fault) >= 0);

    // What happens once while the pen starts may be absorbed by the start: a homing goes on until it finds the flag.
    private bool MustBeShown(PlannedFault fault) =>
        fault.Kind.IsDetectable && fault.Stays && !(fault.Kind.IsMomentary && _absorbed.Contains(fault.Fault));

    private long PutAt(PlannedFault fault) => _trigger.PutAt(Array.IndexOf(_faults, fault));

    private long DetectedAt(PlannedFault fault)
    {
        long put = PutAt(fault);
        foreach ((FaultCode code, long at) in _invariants.Faults.Shown)
        {
            if (at >= put && fault.Kind.Shows.Contains(code))
            {
                return at - put;
            }
        }
        return -1;
    }

    /// <summary>
    /// A fault was latched after it, or somebody pulled the plug, and the homing that follows has put right what happened once: a fault
    /// of the operator's own making, or this one, cleared by a Select that was on its way before it was drawn.
    /// </summary>
    private bool IsMasked(PlannedFault fault) =>
        fault.Kind.IsMomentary && (_invariants.Faults.LatchedNanoseconds >= PutAt(fault) || _unpluggedAt >= PutAt(fault) || HasMadeUp(fault));

    // Lost on the way in and again on the way out: the carriage is where it should be.
    private bool HasMadeUp(PlannedFault fault) =>
        fault.Kind.Effects == FaultEffect.Carriage && Math.Abs(_pen.Plant.Screw.LostPlace) <= DepthAxis.OutsideCheckMicrosteps - DepthAxis.InsideCheckMicrosteps;

    private RunOutcome Judge(Scenario scenario)
    {
        JudgeCodes();
        FaultOutcome[] faults = [.. _faults.Select((fault, index) => new FaultOutcome(fault.Kind.Name, _trigger.PutAt(index), DetectedAt(fault)) { Moment = _trigger.Met(index), IsDue = _faults.Length == 1 && MustBeShown(fault) && !IsMasked(fault) })];
        RunOutcome outcome = new(
            _plan.Index,
            faults,
            _invariants.Checked,
            _invariants.Violations,
            _invariants.WorstStopNanoseconds,
            _activity.Figures(_invariants.Pricks),
            _pen.NowNanoseconds,
            [.. _invariants.Faults.Shown.Select(shown => (int)shown.Code)]);
        return outcome.Violations.Count == 0 ? outcome : outcome with { Scenario = scenario };
    }

    private void JudgeCodes()
    {
        PlannedFault[] due = [.. _plan.Faults.Where(MustBeShown)];
        if (_plan.Faults.Count == 1 && due.Length == 1)
        {
            _invariants.Expect(DetectedAt(due[0]) >= 0 || IsMasked(due[0]), Invariant.FaultIsShown, $"{due[0].Kind.Name} was never shown");
        }
        else if (due.Any(fault => !fault.Kind.IsMomentary) && _invariants.Asks(FaultEffect.Loop) && _plan.Faults.All(fault => fault.Kind.IsDetectable))
        {
            // The first fault is latched and hides the second.
            _invariants.Expect(_plan.Faults.Any(fault => DetectedAt(fault) >= 0), Invariant.FaultIsShown, $"none of {string.Join(", ", due.Select(fault => fault.Kind.Name))} was ever shown");
        }
        foreach ((FaultCode code, long at) in _invariants.Faults.Shown)
        {
            bool isRight = IsDeserved(code) || _plan.Faults.Any(fault => at >= PutAt(fault) && fault.Kind.Shows.Contains(code));
            _invariants.Expect(isRight || _plan.Faults.Count > 1, Invariant.CodeIsRight, $"{code} was shown at {at / 1e9:0.000} s");
        }
    }

    /// <summary>Whoever holds buttons or pedal at a start, or taps long dwells faster than the coil may take them, is told so.</summary>
    private bool IsDeserved(FaultCode code)
    {
        bool isHeld = code is FaultCode.ButtonStuck or FaultCode.PedalStuckAtStart;
        return (isHeld && (_hasRestarted || !_invariants.Asks(FaultEffect.Restart) || _plan.Temper != Temper.Sensible || _plan.IsLong))
            || (code == FaultCode.CoilDutyLimit && _plan.Temper != Temper.Sensible);
    }

    private void ComparePanel()
    {
        if (!_invariants.Asks(FaultEffect.Panel | FaultEffect.Contacts | FaultEffect.Loop) || !_pen.HasStatus || _pen.Chip.IsHalted || _pen.Loop.IsDead)
        {
            return;
        }
        bool isTrue = false;
        for (int tick = 0; tick < 90 && !isTrue; tick++)
        {
            isTrue = PanelTruth.Shows(_pen);
            if (!isTrue)
            {
                _pen.RunFor(10 * Millisecond);
            }
        }
        _invariants.Expect(isTrue, Invariant.PanelIsTrue, $"the panel does not show {_pen.Status.Screen}");
    }
}
