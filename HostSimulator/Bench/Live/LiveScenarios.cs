using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Bench;

/// <summary>Scenarios on the live pen: chosen, played, stepped, stopped; and what hands did, saved as one. Any thread.</summary>
public sealed class LiveScenarios
{
    private readonly OperatorGate _gate;
    private readonly PenThread _thread;
    private readonly ScenarioShelf _shelf;
    private readonly Action<ulong, PlantParameters> _switchOn;
    private BenchScenario? _scenario;

    /// <param name="gate">Who may.</param>
    /// <param name="thread">The pen's.</param>
    /// <param name="shelf">Scenarios to choose from.</param>
    /// <param name="switchOn">Makes another pen from a seed and a plant, on the thread.</param>
    internal LiveScenarios(OperatorGate gate, PenThread thread, ScenarioShelf shelf, Action<ulong, PlantParameters> switchOn)
    {
        _gate = gate;
        _thread = thread;
        _shelf = shelf;
        _switchOn = switchOn;
    }

    /// <summary>What can be chosen: files of the scenarios directory and what was uploaded.</summary>
    public IReadOnlyList<ScenarioChoice> Choices => _shelf.Choices;

    /// <summary>The one on the bench, for the snapshot; on the pen's thread.</summary>
    internal ScenarioView? View => _scenario?.View();

    /// <summary>Puts an uploaded scenario on the shelf; refused with every problem (a line each) when it is wrong. Touches nothing else.</summary>
    public CommandResult Upload(string viewerId, string fileName, string text)
    {
        if (_gate.NotOperator(viewerId) is { } refusal)
        {
            return refusal;
        }
        string problems = _shelf.Upload(fileName, text);
        return problems.Length == 0 ? CommandResult.Accepted : CommandResult.Refused(problems);
    }

    /// <summary>Puts a scenario of the shelf on the bench; a new pen is made for it when it starts.</summary>
    public CommandResult Load(string viewerId, string path)
    {
        if (_gate.NotFree(viewerId) is { } refusal)
        {
            return refusal;
        }
        try
        {
            (Scenario scenario, string text) = _shelf.Read(path);
            BenchScenario loaded = new(scenario, text);
            return _gate.ByOperator(viewerId, () => _scenario = loaded);
        }
        catch (ScenarioException wrong)
        {
            return CommandResult.Refused(string.Join('\n', wrong.Problems));
        }
    }

    /// <summary>Plays the loaded scenario from its beginning, or goes on from a stop between two steps.</summary>
    public CommandResult Play(string viewerId) => PlayOn(viewerId, stops: false);

    /// <summary>Plays the next step only (begins when it has not begun).</summary>
    public CommandResult Step(string viewerId) => PlayOn(viewerId, stops: true);

    /// <summary>Ends the scenario; the pen stays as it is and is the operator's again.</summary>
    public CommandResult Stop(string viewerId) => _gate.ByOperator(viewerId, () =>
    {
        if (_scenario is not { IsUnderWay: true } scenario)
        {
            return;
        }
        scenario.Stop();
        _gate.IsScenarioUnderWay = false;
        if (_gate.Run is { } run)
        {
            run.Scenario = null;
            // The scenario's hands leave pedal and buttons.
            run.Pen.Hand.ReleasePedal();
            foreach (PenButton button in Enum.GetValues<PenButton>())
            {
                run.Pen.Hand.ReleaseButton(button);
            }
        }
        _thread.RunOn();
    });

    /// <summary>What was done by hand since the pen was new, as a scenario that replays to the same trace; null with a reason in the result.</summary>
    public async Task<(CommandResult Result, RecordedScenario? Recording)> SaveRecording(string name)
    {
        TaskCompletionSource<(CommandResult, RecordedScenario?)> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _thread.Post(() =>
        {
            if (_gate.Run is not { } run)
            {
                answer.SetResult((CommandResult.Refused("There is no pen."), null));
                return;
            }
            if (run.Tape.Reason.Length > 0)
            {
                answer.SetResult((CommandResult.Refused(run.Tape.Reason), null));
                return;
            }
            run.Timer.Do(now =>
            {
                string hash = run.Pen.Trace!.Current();
                string title = string.IsNullOrWhiteSpace(name) ? "Recorded on the bench" : name.Trim();
                answer.SetResult((CommandResult.Accepted, new RecordedScenario(FileNameOf(title), run.Tape.ToScenario(title, now, hash), hash)));
            });
            _thread.Nudge(run.Pen.NowNanoseconds + 4);
        });
        // A pen that is given up meanwhile never answers.
        Task first = await Task.WhenAny(answer.Task, Task.Delay(TimeSpan.FromSeconds(5))).ConfigureAwait(false);
        return first == answer.Task ? await answer.Task.ConfigureAwait(false) : (CommandResult.Refused("The pen did not answer; try again."), null);
    }

    /// <summary>Another pen, for hands: no scenario is on the bench. On the pen's thread.</summary>
    internal void Clear()
    {
        _scenario = null;
        _gate.IsScenarioUnderWay = false;
    }

    /// <summary>Starts a new pen: the scenario does when one is under way. On the pen's thread.</summary>
    internal void PowerOn(PenRun run)
    {
        if (_scenario is { } scenario && _gate.IsScenarioUnderWay)
        {
            run.Scenario = scenario;
            run.Tape.Spoil("A scenario worked this pen; take a new one to record.");
            scenario.Begin(run);
        }
        else
        {
            run.Pen.PowerOn();
        }
    }

    /// <summary>Gives the pen back when the scenario is at its end. On the pen's thread.</summary>
    internal void AfterTick(PenRun run)
    {
        if (run.Scenario is { } scenario)
        {
            scenario.LookForEnd();
            if (!scenario.IsUnderWay)
            {
                run.Scenario = null;
                _gate.IsScenarioUnderWay = false;
            }
        }
    }

    private static string FileNameOf(string title)
    {
        string name = new([.. title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        return name.Trim('-').Length == 0 ? "recording.yaml" : name.Trim('-')[..Math.Min(60, name.Trim('-').Length)] + ".yaml";
    }

    private CommandResult PlayOn(string viewerId, bool stops)
    {
        if (Volatile.Read(ref _scenario) is null)
        {
            return CommandResult.Refused("Choose a scenario first.");
        }
        return _gate.ByOperator(viewerId, () =>
        {
            if (_scenario is not { } scenario)
            {
                return;
            }
            if (scenario.IsUnderWay)
            {
                scenario.StopsAtSteps = stops;
                _thread.RunOn();
                return;
            }
            _gate.IsScenarioUnderWay = true;
            _thread.ChangePen(() =>
            {
                BenchScenario fresh = scenario.Phase == ScenarioPhase.Loaded ? scenario : scenario.Again();
                fresh.StopsAtSteps = stops;
                fresh.AtStep = _thread.StandHere;
                _scenario = fresh;
                _switchOn(fresh.Scenario.Seed, fresh.Scenario.Plant);
            });
        });
    }
}
