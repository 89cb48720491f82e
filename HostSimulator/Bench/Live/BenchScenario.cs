using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Bench;

/// <summary>A scenario on the bench: what has been judged, where it is, and whether it stops before each step. On the pen's thread only.</summary>
internal sealed class BenchScenario(Scenario scenario, string text)
{
    private const int MostExpectations = 2_000;

    private readonly List<ExpectationView> _expectations = [];
    private readonly string[] _lines = text.Replace("\r", "", StringComparison.Ordinal).TrimEnd('\n').Split('\n');
    private ScenarioPlayer? _player;
    private PenRun? _run;
    private ScenarioView? _view;
    private double _expectedNanoseconds = 1;
    private int _line;
    private bool _failed;

    /// <summary>What is played.</summary>
    public Scenario Scenario => scenario;

    /// <summary>Where it is.</summary>
    public ScenarioPhase Phase { get; private set; } = ScenarioPhase.Loaded;

    /// <summary>It works the pen: hands do not.</summary>
    public bool IsUnderWay => Phase is ScenarioPhase.Playing or ScenarioPhase.Stepping;

    /// <summary>How it ended.</summary>
    public string Message { get; private set; } = "";

    /// <summary>Stop before the next step.</summary>
    public bool StopsAtSteps { get; set; }

    /// <summary>Called before a step at which it stops; returns when it goes on.</summary>
    public Action? AtStep { get; set; }

    /// <summary>The same scenario, not begun.</summary>
    public BenchScenario Again() => new(scenario, text);

    /// <summary>Switches the pen on and plays.</summary>
    public void Begin(PenRun run)
    {
        _run = run;
        _player = new ScenarioPlayer(run.Pen, scenario, scenario.Seed);
        _expectedNanoseconds = _player.ExpectedNanoseconds;
        _player.StepBegins += OnStep;
        _player.Judged += OnJudged;
        Phase = ScenarioPhase.Playing;
        run.Note(LogKind.Scenario, $"Scenario begins: {scenario.Name}");
        _player.Begin();
    }

    /// <summary>Looks whether the last step is done.</summary>
    public void LookForEnd()
    {
        if (_player is not { IsFinished: true } || !IsUnderWay)
        {
            return;
        }
        _failed = _player.Failures.Count > 0;
        Phase = _failed ? ScenarioPhase.Failed : ScenarioPhase.Passed;
        Message = _failed ? _player.Failures[^1].ToString() : $"Everything held: {_player.ExpectationsChecked} expectations.";
        End();
    }

    /// <summary>Ends it by hand.</summary>
    public void Stop()
    {
        if (!IsUnderWay)
        {
            return;
        }
        _player?.Stop();
        Phase = ScenarioPhase.Stopped;
        Message = "Stopped by hand.";
        End();
    }

    /// <summary>For the page.</summary>
    public ScenarioView View()
    {
        if (_view is { } view && view.Line == _line && view.Phase == Phase && view.Expectations.Count == _expectations.Count && Phase != ScenarioPhase.Playing)
        {
            return view;
        }
        double progress = Phase is ScenarioPhase.Passed or ScenarioPhase.Failed ? 1.0
            : _run is null ? 0.0
            : Math.Min(0.99, _run.Pen.NowNanoseconds / _expectedNanoseconds);
        IReadOnlyList<ExpectationView> judged = _view is { } before && before.Expectations.Count == _expectations.Count ? before.Expectations : [.. _expectations];
        return _view = new ScenarioView(scenario.Name, scenario.Path, Phase, _line, progress, _lines, judged, Message);
    }

    private void End()
    {
        _line = 0;
        _run?.Note(LogKind.Scenario, $"Scenario {scenario.Name}: {Message}");
    }

    private void OnStep(Step step)
    {
        _line = step.Mark.Line;
        if (StopsAtSteps && step is not PowerOnStep)
        {
            Phase = ScenarioPhase.Stepping;
            AtStep?.Invoke();
            if (Phase == ScenarioPhase.Stepping)
            {
                Phase = ScenarioPhase.Playing;
            }
        }
    }

    private void OnJudged(Step step, StepFailure? failure)
    {
        if (_expectations.Count == MostExpectations)
        {
            _expectations.RemoveAt(0);
        }
        string what = step switch
        {
            ExpectStep expect => string.Join(", ", expect.Conditions.Select(condition => $"{condition.Subject} {condition.Expected}")),
            _ => "same trace as recorded",
        };
        string text = failure is null ? what : $"{failure.Subject}: expected {failure.Expected}, seen {failure.Seen}";
        _expectations.Add(new ExpectationView(step.Mark.Line, _run?.Pen.NowNanoseconds ?? 0, failure is null, text));
        if (failure is not null)
        {
            _run?.Note(LogKind.Scenario, failure.ToString());
        }
    }
}
