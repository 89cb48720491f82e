using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>Plays a scenario on a simulated pen: a script of moments that resumes in virtual time.</summary>
public sealed class ScenarioPlayer
{
    /// <summary>A script that waits for a tick end goes on after this time when the loop has stopped.</summary>
    private const long LongestTickWait = 60_000_000;

    private const long ProgressInterval = 1_000_000_000;

    private readonly SimulatedPen _pen;
    private readonly Scenario _scenario;
    private readonly StepExecutor _executor;
    private readonly IEnumerator<Moment> _script;
    private readonly DelegateEvent _resume;
    private long _tickWait = long.MaxValue;
    private bool _finished;

    /// <summary>A player; nothing happens yet.</summary>
    /// <param name="pen">A pen that is off.</param>
    /// <param name="scenario">What to do.</param>
    /// <param name="seed">Seed of the hand's rhythm.</param>
    public ScenarioPlayer(SimulatedPen pen, Scenario scenario, ulong seed)
    {
        _pen = pen;
        _scenario = scenario;
        Observed = new ObservedPen(pen);
        _executor = new StepExecutor(pen, Observed, scenario, seed);
        _script = _executor.Run().GetEnumerator();
        _resume = new DelegateEvent(_ => Resume());
        pen.TickEnded += OnTickEnded;
    }

    /// <summary>A step is about to be done.</summary>
    public event Action<Step>? StepBegins
    {
        add => _executor.StepBegins += value;
        remove => _executor.StepBegins -= value;
    }

    /// <summary>An expectation was judged; the failure when it did not hold.</summary>
    public event Action<Step, StepFailure?>? Judged
    {
        add => _executor.Judged += value;
        remove => _executor.Judged -= value;
    }

    /// <summary>The last step is done, or the operator gave up.</summary>
    public bool IsFinished => _finished;

    /// <summary>How long it will take, roughly, ns.</summary>
    public double ExpectedNanoseconds => DurationEstimate.Of(_scenario.Steps);

    /// <summary>What expectations look at.</summary>
    public ObservedPen Observed { get; }

    /// <summary>What did not go as the scenario says, in order of time.</summary>
    public IReadOnlyList<StepFailure> Failures => _executor.Failures;

    /// <summary>Expectations that were looked at.</summary>
    public int ExpectationsChecked => _executor.ExpectationsChecked;

    /// <summary>Plays from power on to power off, or until a failed action.</summary>
    /// <param name="progress">Told the share that is done and the virtual time, once a virtual second; may be null.</param>
    public void Run(Action<double, long>? progress = null)
    {
        double expected = ExpectedNanoseconds;
        Begin();
        while (!_finished)
        {
            _pen.RunUntil(_pen.NowNanoseconds + ProgressInterval);
            progress?.Invoke(Math.Min(0.99, _pen.NowNanoseconds / expected), _pen.NowNanoseconds);
        }
        progress?.Invoke(1.0, _pen.NowNanoseconds);
    }

    /// <summary>Switches the pen on; whoever lets its time go on plays the scenario with it.</summary>
    public void Begin()
    {
        Resume();
        if (!_finished)
        {
            // Starting the firmware takes time, which a script that runs inside the timeline may not do.
            _pen.PowerOn();
        }
    }

    /// <summary>Nothing more is done; pedal and buttons stay as they are.</summary>
    public void Stop()
    {
        _finished = true;
        _executor.IsStopped = true;
        _pen.TickEnded -= OnTickEnded;
        _pen.Timeline.Cancel(_resume);
    }

    private void OnTickEnded(SimulatedPen pen, long tickStartNanoseconds)
    {
        if (pen.NowNanoseconds >= _tickWait)
        {
            Resume();
        }
    }

    private void Resume()
    {
        _tickWait = long.MaxValue;
        if (_finished)
        {
            return;
        }
        if (!_script.MoveNext() || _finished)
        {
            Stop();
            return;
        }
        Moment next = _script.Current;
        _pen.Timeline.Cancel(_resume);
        if (next.AtTickEnd)
        {
            _tickWait = next.Nanoseconds;
        }
        _pen.Timeline.Schedule(_resume, next.Nanoseconds + (next.AtTickEnd ? LongestTickWait : 0));
    }
}
