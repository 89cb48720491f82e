using SmpPen.HostSimulator.Link;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Bench;

/// <summary>
/// The simulated pen on the bench: on a thread of its own, paced against the clock on the wall. Every member may be called
/// from any thread and returns at once. Commands name the page that gives them; only the operator's are taken.
/// </summary>
public sealed class LivePen : IDisposable
{
    /// <summary>Frames of the feed a second.</summary>
    public const int FramesPerSecond = 50;

    /// <summary>With pedal or a button down, a page that is silent for so long has let go, milliseconds.</summary>
    public const int LongestSilenceMilliseconds = 300;

    private const double SnapshotMilliseconds = 100;

    private readonly PenThread _thread;
    private readonly LogBook _log = new();
    private readonly SignalStore _signals = new();
    private readonly OperatorGate _gate;
    private PenRun? _run;
    private PenRecipe _recipe = new();
    private string? _breakdown;
    private int _penNumber;
    private long _nextSnapshot;
    private bool _stepsPrick;
    private bool _stepsTick;

    /// <summary>A pen with its own thread; it boots at once.</summary>
    /// <param name="viewers">Pages, and who operates.</param>
    /// <param name="shelf">Scenarios to choose from.</param>
    /// <param name="lineEnds">What else is attached to the pen's service line.</param>
    public LivePen(BenchViewers viewers, ScenarioShelf shelf, params ILinkEnd[] lineEnds)
    {
        Viewers = viewers;
        _thread = new PenThread(OnFrame, FramesPerSecond);
        _gate = new OperatorGate(viewers, _thread, () => _run);
        Scenarios = new LiveScenarios(_gate, _thread, shelf, SwitchOn);
        Service = new LiveService(_gate, () => Snapshot, lineEnds);
        _thread.BrokeDown += OnBreakdown;
        _thread.RequestFailed += problem => _log.Add(_run?.Pen.NowNanoseconds ?? 0, LogKind.Bench, $"The bench met an error: {problem.Message}");
        viewers.OperatorLeft += OnOperatorLeft;
        _thread.ChangePen(() => SwitchOn(_recipe.Seed, ToPlant(_recipe)));
        _thread.Start();
    }

    /// <summary>The snapshot has been renewed: at most ten times a second, on the pen's thread. Return at once.</summary>
    public event Action? Changed;

    /// <summary>A frame of the feed is due; the argument is the pen's run, or null after a breakdown. On the pen's thread.</summary>
    internal event Action<PenRun?>? FrameDue;

    /// <summary>Pages, and who operates.</summary>
    public BenchViewers Viewers { get; }

    /// <summary>The bench now.</summary>
    public PenSnapshot Snapshot { get; private set; } = new();

    /// <summary>Scenarios on the pen, and what hands did as one.</summary>
    public LiveScenarios Scenarios { get; }

    /// <summary>Calibration and service line.</summary>
    public LiveService Service { get; }

    internal PaceKeeper Pace => _thread.Pace;

    internal bool IsPaused => _thread.IsPaused;

    /// <summary>Entries of the log after a number, oldest first; the last 1,000 are kept.</summary>
    public IReadOnlyList<LogEntry> Log(long afterNumber) => _log.After(afterNumber);

    /// <summary>A foot presses or leaves the pedal. While it is down the page has to say so over the feed (see the feed's "alive").</summary>
    public CommandResult SetPedal(string viewerId, bool down) => _gate.ByHand(viewerId, run => run.Hands.SetPedal(down));

    /// <summary>A finger presses or leaves a button.</summary>
    public CommandResult SetButton(string viewerId, PenButton button, bool down) =>
        _gate.ByHand(viewerId, run => run.Hands.SetButton(button, down, Pace.Pace >= PenPace.Ten));

    /// <summary>The page is still there.</summary>
    public void KeepAlive(string viewerId) => _gate.KeepAlive(viewerId);

    /// <summary>Pedal and buttons are let go.</summary>
    public CommandResult LetGo(string viewerId) => _gate.ByHand(viewerId, run => run.Hands.LetGo());

    /// <summary>Changes the pace.</summary>
    public CommandResult SetPace(string viewerId, PenPace pace) => _gate.ByOperator(viewerId, () =>
    {
        _thread.SetPace(pace);
        TuneSampling();
    });

    /// <summary>Stops simulated time, or lets it go on.</summary>
    public CommandResult SetPaused(string viewerId, bool paused) => _gate.ByOperator(viewerId, () =>
    {
        _stepsPrick = _stepsTick = false;
        _thread.SetPaused(paused);
    });

    /// <summary>To the end of the next control tick, then pause.</summary>
    public CommandResult StepTick(string viewerId) => _gate.ByOperator(viewerId, () =>
    {
        _stepsTick = true;
        _thread.RunOn();
    });

    /// <summary>To the end of the next stroke (at the present pace), then pause.</summary>
    public CommandResult StepPrick(string viewerId) => _gate.ByOperator(viewerId, () =>
    {
        _stepsPrick = true;
        _thread.RunOn();
    });

    /// <summary>A factory-new pen; the tape starts anew.</summary>
    public CommandResult NewPen(string viewerId, PenRecipe recipe)
    {
        if (recipe.Problem is { } problem)
        {
            return CommandResult.Refused(problem);
        }
        return _gate.ByOperator(viewerId, () => _thread.ChangePen(() =>
        {
            _recipe = recipe;
            Scenarios.Clear();
            SwitchOn(recipe.Seed, ToPlant(recipe));
        }));
    }

    /// <summary>Supply off and on, in the middle of whatever the firmware does: the same pen, its flash kept; what is broken stays broken.</summary>
    public CommandResult PowerCycle(string viewerId) => SetFault(viewerId, FaultLibrary.IndexOf("power-cycle"), true);

    /// <summary>Another cartridge in the pen, um of length error, positive: needle shorter, -300 to 300.</summary>
    public CommandResult FitCartridge(string viewerId, int errorMicrometres) => errorMicrometres is < -300 or > 300
        ? CommandResult.Refused("Cartridge error: give -300 to 300 \u00b5m.")
        : _gate.ByHand(viewerId, run =>
        {
            run.FitCartridge(errorMicrometres);
            _thread.Nudge(run.Pen.NowNanoseconds + 4);
        });

    /// <summary>Throws a fault switch: index into FaultLibrary.Names.</summary>
    public CommandResult SetFault(string viewerId, int fault, bool present) => fault < 0 || fault >= FaultLibrary.Names.Length
        ? CommandResult.Refused("There is no such fault.")
        : _gate.ByHand(viewerId, run =>
        {
            run.SetFault(fault, present);
            _thread.Nudge(run.Pen.NowNanoseconds + 4);
        });

    /// <summary>Runs on the pen's thread, between two moments of simulated time, and answers.</summary>
    internal Task<T> Ask<T>(Func<PenRun?, T> question) => _thread.Ask(() => question(_run));

    /// <summary>Simulated time goes on to a moment, as fast as it can, and stands.</summary>
    internal void RunTo(long nanoseconds) => _gate.Post(() =>
    {
        _thread.SetPaused(true);
        _thread.Nudge(nanoseconds);
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        Viewers.OperatorLeft -= OnOperatorLeft;
        _thread.Dispose();
        _run?.Dispose();
        Service.Dispose();
    }

    private static PlantParameters ToPlant(PenRecipe recipe) => new PlantParameters() with
    {
        SkinScale = recipe.SkinScale,
        SupplyVolts = recipe.SupplyVolts,
        CoilOhms = recipe.CoilOhms,
        LeadErrorPartsPerMillion = recipe.LeadErrorPartsPerMillion,
        BacklashNanometres = recipe.BacklashMicrometres * 1000,
        CartridgeErrorMicrometres = recipe.CartridgeErrorMicrometres,
    };

    private void SwitchOn(ulong seed, PlantParameters plant)
    {
        _run?.Dispose();
        Service.Forget();
        _breakdown = null;
        _stepsPrick = _stepsTick = false;
        PenRun run = new(++_penNumber, seed, plant, _signals, _log);
        _run = run;
        _gate.HasChanged = true;
        run.Pen.TickEnded += (_, _) => OnTickEnded(run);
        run.Pen.Plant.Bar.Ended += OnStrokeEnded;
        TuneSampling();
        Service.Attach(run);
        _thread.Take(run.Pen);
        run.Note(LogKind.Bench, "A new pen is switched on.");
        Scenarios.PowerOn(run);
    }

    private void TuneSampling()
    {
        if (_run is { } run)
        {
            // As many samples a frame as a canvas can show; fewer where there are hundreds of strokes in one.
            run.Tap.SampleNanoseconds = Pace.Pace switch
            {
                PenPace.Hundredth => 20_000,
                PenPace.Tenth => 50_000,
                PenPace.Real => 100_000,
                PenPace.Ten => 250_000,
                _ => 500_000,
            };
        }
    }

    private void OnTickEnded(PenRun run)
    {
        if (_stepsTick)
        {
            _stepsTick = false;
            _thread.HoldSoon();
        }
        Service.AfterTick(run, IsPaused);
        Scenarios.AfterTick(run);
    }

    private void OnStrokeEnded(in StrokeRecord stroke)
    {
        if (_stepsPrick)
        {
            _stepsPrick = false;
            _thread.HoldSoon();
        }
    }

    private void OnFrame()
    {
        PenRun? run = _run;
        if (run is not null && run.Scenario is null)
        {
            if (run.Hands.IsAnythingWanted && _gate.SilenceMilliseconds > LongestSilenceMilliseconds)
            {
                run.Hands.LetGo();
                run.Note(LogKind.Bench, "No sign of life from the operator's page: pedal and buttons are let go.");
            }
            run.Hands.LookForHolds();
        }
        FrameDue?.Invoke(run);
        long wall = PaceKeeper.Wall;
        if (PaceKeeper.Milliseconds(_nextSnapshot, wall) < 0 || IsAsShown(run))
        {
            return;
        }
        _nextSnapshot = wall + (long)(SnapshotMilliseconds / 1000 * System.Diagnostics.Stopwatch.Frequency);
        _gate.HasChanged = false;
        Snapshot = SnapshotOf(run);
        Changed?.Invoke();
    }

    /// <summary>Time stands, and the snapshot shows this moment.</summary>
    private bool IsAsShown(PenRun? run) => IsPaused && !_gate.HasChanged && Snapshot.IsPaused
        && Snapshot.LastLogNumber == _log.LastNumber && Snapshot.NowNanoseconds == (run?.Pen.NowNanoseconds ?? 0);

    private PenSnapshot SnapshotOf(PenRun? run) => Snapshots.Of(run, Snapshot) with
    {
        Pace = Pace.Pace,
        MeasuredRate = Pace.MeasuredRate,
        IsPaused = IsPaused,
        Recipe = _recipe,
        Scenario = Scenarios.View,
        Service = Service.View(run),
        LastLogNumber = _log.LastNumber,
        LastScpiNumber = Service.LastLine,
        Breakdown = _breakdown,
    };

    private void OnOperatorLeft(string viewerId) => _gate.Post(() =>
    {
        if (_run is { Scenario: null, Hands.IsAnythingWanted: true } run)
        {
            run.Hands.LetGo();
            run.Note(LogKind.Bench, "The operator's page is gone: pedal and buttons are let go.");
        }
    });

    private void OnBreakdown(Exception problem)
    {
        _breakdown = $"The simulator failed: {problem.Message} Take a new pen.";
        _log.Add(_run?.Pen.NowNanoseconds ?? 0, LogKind.Bench, _breakdown);
        _run = null;
        _gate.IsScenarioUnderWay = false;
        _gate.HasChanged = true;
    }
}
