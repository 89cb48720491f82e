using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>Does the steps of a scenario one after the other, and judges its expectations.</summary>
internal sealed class StepExecutor
{
    /// <summary>Purpose number of the hand's generator (see SplitMix64.ForPurpose).</summary>
    private const ulong HandPurpose = 0x48414E44;

    private readonly SimulatedPen _pen;
    private readonly ObservedPen _observed;
    private readonly Scenario _scenario;
    private readonly OperatorHand _hand;
    private readonly ScreenOperator _screens;
    private readonly PedalOperator _pedal;
    private readonly List<StepFailure> _failures = [];
    private SourceMark _mark;

    public StepExecutor(SimulatedPen pen, ObservedPen observed, Scenario scenario, ulong seed)
    {
        _pen = pen;
        _observed = observed;
        _scenario = scenario;
        _hand = new OperatorHand(pen, SplitMix64.ForPurpose(seed, HandPurpose));
        _screens = new ScreenOperator(pen, _hand);
        _pedal = new PedalOperator(pen, _hand, _screens);
    }

    /// <summary>A step is about to be done.</summary>
    public event Action<Step>? StepBegins;

    /// <summary>An expectation was judged; the failure when it did not hold.</summary>
    public event Action<Step, StepFailure?>? Judged;

    /// <summary>No further step is begun.</summary>
    public bool IsStopped { get; set; }

    public IReadOnlyList<StepFailure> Failures => _failures;

    public int ExpectationsChecked { get; private set; }

    /// <summary>The whole script. It ends early when the pen does not answer an action: what follows would mean nothing.</summary>
    public IEnumerable<Moment> Run()
    {
        using IEnumerator<Moment> script = DoAll(_scenario.Steps).GetEnumerator();
        while (true)
        {
            try
            {
                if (!script.MoveNext())
                {
                    break;
                }
            }
            catch (NoAnswerException given)
            {
                Fail("the operator gave up", given.Wanted, given.Seen);
                break;
            }
            yield return script.Current;
        }
    }

    private IEnumerable<Moment> DoAll(IReadOnlyList<Step> steps)
    {
        for (int index = 0; index < steps.Count; index++)
        {
            Step step = steps[index];
            _mark = step.Mark;
            StepBegins?.Invoke(step);
            if (IsStopped)
            {
                yield break;
            }
            // What comes at a moment of its own does not wait for the boot: a pedal may be down before it.
            if (step is PowerOnStep && index + 1 < steps.Count && steps[index + 1] is (AtStep or ActStep))
            {
                continue;
            }
            foreach (Moment moment in Do(step))
            {
                yield return moment;
            }
        }
    }

    private IEnumerable<Moment> Do(Step step)
    {
        switch (step)
        {
            case PowerOnStep:
                return PowerOn();
            case WaitStep wait:
                return Wait(wait);
            case PressPedalStep press:
                return _pedal.Press(press.For);
            case PrickStep prick:
                return _pedal.Prick(prick);
            case HoldPedalStep hold:
                return _pedal.Hold(hold);
            case PressButtonStep press:
                return PressButton(press);
            case BeginSessionStep begin:
                return _screens.BeginSession(begin);
            case ChangeCartridgeStep change:
                return _screens.ChangeCartridge(change);
            case ChangeZoneStep change:
                return _screens.ChangeZone(change.Zone);
            case ChoosePresetStep choose:
                return _screens.ChoosePreset(choose.PresetIndex);
            case EditPresetStep edit:
                return _screens.EditPreset(edit);
            case SetStep set:
                return _screens.Set(set);
            case PauseStep:
                return _screens.Pause();
            case ResumeStep:
                return _screens.Resume();
            case EndSessionStep:
                return _screens.EndSession();
            case ClearFaultStep:
                return _screens.ClearFault();
            case RepeatStep repeat:
                return Repeat(repeat);
            case ExpectStep expect:
                return Expect(expect);
            case InjectStep inject:
                FaultLibrary.Apply(inject.Fault, _pen, inject.Present);
                return [];
            case ActStep act:
                return Act(act);
            case CountFromHereStep:
                _observed.CountFromHere();
                return [];
            case AtStep at:
                return At(at);
            case MovePedalStep move:
                MovePedal(move.Down);
                return [];
            case MoveButtonStep move:
                MoveButton(move);
                return [];
            case FitCartridgeStep fit:
                _pen.Plant.Bar.CartridgeErrorMicrometres = fit.ErrorMicrometres;
                return [];
            case ExpectTraceStep expect:
                ExpectTrace(expect);
                return [];
            case PowerOffStep:
                return [];
            default:
                throw new InvalidOperationException($"No one does {step.GetType().Name}.");
        }
    }

    /// <summary>The player switches on at the first moment of the script; the pen answers when its loop runs.</summary>
    private IEnumerable<Moment> PowerOn()
    {
        do
        {
            yield return _hand.NextTick();
        }
        while (!_pen.HasStatus);
    }

    private IEnumerable<Moment> At(AtStep step)
    {
        if (step.Nanoseconds < _pen.NowNanoseconds)
        {
            throw new NoAnswerException($"at {Exact(step.Nanoseconds)}", $"it is {Exact(_pen.NowNanoseconds)} already");
        }
        yield return new Moment(step.Nanoseconds, AtTickEnd: false);
    }

    private void MovePedal(bool down)
    {
        if (down)
        {
            _pen.Hand.PressPedal();
        }
        else
        {
            _pen.Hand.ReleasePedal();
        }
    }

    private void MoveButton(MoveButtonStep step)
    {
        if (step.Down)
        {
            _pen.Hand.PressButton(step.Button);
        }
        else
        {
            _pen.Hand.ReleaseButton(step.Button);
        }
    }

    private void ExpectTrace(ExpectTraceStep step)
    {
        ExpectationsChecked++;
        string? seen = _pen.Trace?.Current();
        bool held = seen == step.Sha256;
        if (!held)
        {
            Fail("trace", step.Sha256.ToLowerInvariant(), seen?.ToLowerInvariant() ?? "no trace is kept");
        }
        Judged?.Invoke(step, held ? null : _failures[^1]);
    }

    private static string Exact(long nanoseconds) => FormattableString.Invariant($"{nanoseconds / 1e9m:0.#########} s");

    private IEnumerable<Moment> Wait(WaitStep step)
    {
        yield return _hand.After(_hand.Draw(step.For));
        yield return _hand.NextTick();
    }

    private IEnumerable<Moment> PressButton(PressButtonStep step)
    {
        for (int press = 0; press < step.Times; press++)
        {
            if (step.For is { } held)
            {
                _pen.Hand.PressButton(step.Button);
                yield return _hand.After(_hand.Draw(held));
                _pen.Hand.ReleaseButton(step.Button);
                yield return _hand.NextTick();
                continue;
            }
            foreach (Moment moment in _hand.Click(step.Button))
            {
                yield return moment;
            }
        }
    }

    private IEnumerable<Moment> Act(ActStep step)
    {
        if (step.AtNanoseconds > _pen.NowNanoseconds)
        {
            yield return new Moment(step.AtNanoseconds, AtTickEnd: false);
        }
        step.Act?.Do(_pen);
    }

    private IEnumerable<Moment> Repeat(RepeatStep step)
    {
        for (int time = 0; time < step.Times; time++)
        {
            foreach (Moment moment in DoAll(step.Steps))
            {
                yield return moment;
            }
        }
    }

    private IEnumerable<Moment> Expect(ExpectStep step)
    {
        ExpectationsChecked++;
        long giveUp = _pen.NowNanoseconds + step.WithinNanoseconds;
        yield return _hand.NextTick();
        while (FirstBroken(step) is { } broken)
        {
            if (_pen.NowNanoseconds >= giveUp)
            {
                Fail(broken.Subject, Within(broken.Expected, step.WithinNanoseconds), broken.Seen(_observed));
                Judged?.Invoke(step, _failures[^1]);
                yield break;
            }
            yield return _hand.NextTick();
        }
        long until = _pen.NowNanoseconds + step.ForNanoseconds;
        while (_pen.NowNanoseconds < until)
        {
            yield return _hand.NextTick();
            if (FirstBroken(step) is { } broken)
            {
                Fail(broken.Subject, $"{broken.Expected} for {Quantity.Format(step.ForNanoseconds, Dimension.Time)}", broken.Seen(_observed));
                Judged?.Invoke(step, _failures[^1]);
                yield break;
            }
        }
        Judged?.Invoke(step, null);
    }

    private static string Within(string expected, long within) =>
        within == 0 ? expected : $"{expected} within {Quantity.Format(within, Dimension.Time)}";

    private Condition? FirstBroken(ExpectStep step)
    {
        foreach (Condition condition in step.Conditions)
        {
            if (!condition.Holds(_observed))
            {
                return condition;
            }
        }
        return null;
    }

    private void Fail(string subject, string expected, string seen) =>
        _failures.Add(new StepFailure(_scenario.Path, _mark, _pen.NowNanoseconds, subject, expected, seen));
}
