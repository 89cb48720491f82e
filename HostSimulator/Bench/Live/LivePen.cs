using SmpPen.Core.Control;
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

    private const long ExchangeMilliseconds = 3;

    private readonly PenThread _thread;
    private readonly LogBook _log = new();
    private readonly SignalStore _signals = new();
    private readonly ScenarioShelf _shelf;
    private readonly BenchLine _line = new();
    private readonly ILinkEnd[] _lineEnds;
    private LinkServer? _link;
    private long _nextExchange;
    private PenRun? _run;
    private PenRecipe _recipe = new();
    private BenchScenario? _scenario;
    private string? _breakdown;
    private int _penNumber;
    private long _nextSnapshot;
    private long _aliveAt;
    private bool _stepsPrick;
    private bool _stepsTick;
    private volatile bool _isScenarioUnderWay;
    private volatile bool _hasChanged = true;

    /// <summary>A pen with its own thread; it boots at once.</summary>
    /// <param name="viewers">Pages, and who operates.</param>
    /// <param name="shelf">Scenarios to choose from.</param>
    /// <param name="lineEnds">What else is attached to the pen's service line.</param>
    public LivePen(BenchViewers viewers, ScenarioShelf shelf, params ILinkEnd[] lineEnds)
    {
        _lineEnds = [_line, .. lineEnds];
        Viewers = viewers;
        _shelf = shelf;
        _thread = new PenThread(OnFrame, FramesPerSecond);
        _thread.BrokeDown += OnBreakdown;
        _thread.RequestFailed += problem => _log.Add(_run?.Pen.NowNanoseconds ?? 0, LogKind.Bench, $"The bench met an error: {problem.Message}");
        viewers.OperatorLeft += OnOperatorLeft;
        Calibration = new BenchCalibration();
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

    /// <summary>Scenario files that can be chosen: those of the scenarios directory and what was uploaded.</summary>
    public IReadOnlyList<ScenarioChoice> Scenarios => _shelf.Choices;

    internal BenchCalibration Calibration { get; }

    internal PaceKeeper Pace => _thread.Pace;

    internal bool IsPaused => _thread.IsPaused;

    /// <summary>Entries of the log after a number, oldest first; the last 1,000 are kept.</summary>
    public IReadOnlyList<LogEntry> Log(long afterNumber) => _log.After(afterNumber);

    /// <summary>A foot presses or leaves the pedal. While it is down the page has to say so over the feed (see the feed's "alive").</summary>
    public CommandResult SetPedal(string viewerId, bool down) => ByHand(viewerId, run => run.Hands.SetPedal(down));

    /// <summary>A finger presses or leaves a button.</summary>
    public CommandResult SetButton(string viewerId, PenButton button, bool down) =>
        ByHand(viewerId, run => run.Hands.SetButton(button, down, Pace.Pace >= PenPace.Ten));

    /// <summary>The page is still there.</summary>
    public void KeepAlive(string viewerId)
    {
        if (Viewers.IsOperator(viewerId))
        {
            Volatile.Write(ref _aliveAt, PaceKeeper.Wall);
        }
    }

    /// <summary>Pedal and buttons are let go.</summary>
    public CommandResult LetGo(string viewerId) => ByHand(viewerId, run => run.Hands.LetGo());

    /// <summary>Changes the pace.</summary>
    public CommandResult SetPace(string viewerId, PenPace pace) => ByOperator(viewerId, () =>
    {
        _thread.SetPace(pace);
        TuneSampling();
    });

    /// <summary>Stops simulated time, or lets it go on.</summary>
    public CommandResult SetPaused(string viewerId, bool paused) => ByOperator(viewerId, () =>
    {
        _stepsPrick = _stepsTick = false;
        _thread.SetPaused(paused);
    });

    /// <summary>To the end of the next control tick, then pause.</summary>
    public CommandResult StepTick(string viewerId) => ByOperator(viewerId, () =>
    {
        _stepsTick = true;
        _thread.RunOn();
    });

    /// <summary>To the end of the next stroke (at the present pace), then pause.</summary>
    public CommandResult StepPrick(string viewerId) => ByOperator(viewerId, () =>
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
        return ByOperator(viewerId, () => _thread.ChangePen(() =>
        {
            _recipe = recipe;
            _scenario = null;
            _isScenarioUnderWay = false;
            SwitchOn(recipe.Seed, ToPlant(recipe));
        }));
    }

    /// <summary>Supply off and on, in the middle of whatever the firmware does: the same pen, its flash kept; what is broken stays broken.</summary>
    public CommandResult PowerCycle(string viewerId) => SetFault(viewerId, FaultLibrary.IndexOf("power-cycle"), true);

    /// <summary>Another cartridge in the pen, um of length error, positive: needle shorter, -300 to 300.</summary>
    public CommandResult FitCartridge(string viewerId, int errorMicrometres) => errorMicrometres is < -300 or > 300
        ? CommandResult.Refused("Cartridge error: give -300 to 300 \u00b5m.")
        : ByHand(viewerId, run =>
        {
            run.FitCartridge(errorMicrometres);
            _thread.Nudge(run.Pen.NowNanoseconds + 4);
        });

    /// <summary>Throws a fault switch: index into FaultLibrary.Names.</summary>
    public CommandResult SetFault(string viewerId, int fault, bool present) => fault < 0 || fault >= FaultLibrary.Names.Length
        ? CommandResult.Refused("There is no such fault.")
        : ByHand(viewerId, run =>
        {
            run.SetFault(fault, present);
            _thread.Nudge(run.Pen.NowNanoseconds + 4);
        });

    /// <summary>Puts an uploaded scenario on the shelf; refused with every problem (a line each) when it is wrong. Touches nothing else.</summary>
    public CommandResult UploadScenario(string viewerId, string fileName, string text)
    {
        if (NotOperator(viewerId) is { } refusal)
        {
            return refusal;
        }
        string problems = _shelf.Upload(fileName, text);
        return problems.Length == 0 ? CommandResult.Accepted : CommandResult.Refused(problems);
    }

    /// <summary>Puts a scenario of the shelf on the bench; a new pen is made for it when it starts.</summary>
    public CommandResult LoadScenario(string viewerId, string path)
    {
        if (NotFree(viewerId) is { } refusal)
        {
            return refusal;
        }
        try
        {
            (Scenario scenario, string text) = _shelf.Read(path);
            BenchScenario loaded = new(scenario, text);
            return ByOperator(viewerId, () => _scenario = loaded);
        }
        catch (ScenarioException wrong)
        {
            return CommandResult.Refused(string.Join('\n', wrong.Problems));
        }
    }

    /// <summary>Plays the loaded scenario from its beginning, or goes on from a stop between two steps.</summary>
    public CommandResult PlayScenario(string viewerId) => PlayOn(viewerId, stops: false);

    /// <summary>Plays the next step only (begins when it has not begun).</summary>
    public CommandResult StepScenario(string viewerId) => PlayOn(viewerId, stops: true);

    /// <summary>Ends the scenario; the pen stays as it is and is the operator's again.</summary>
    public CommandResult StopScenario(string viewerId) => ByOperator(viewerId, () =>
    {
        if (_scenario is not { IsUnderWay: true } scenario)
        {
            return;
        }
        scenario.Stop();
        _isScenarioUnderWay = false;
        if (_run is { } run)
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
            if (_run is not { } run)
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

    /// <summary>Fits the dial gauge and begins a guided calibration; the pen has to be in Service.</summary>
    public CommandResult BeginCalibration(string viewerId, int points, int date, string technician, int months) =>
        BenchCalibration.Problem(points, date, technician, months) is { } problem
            ? CommandResult.Refused(problem)
            : Snapshot.State != PenState.Service
                ? CommandResult.Refused("The pen is not in Service: open SERVICE on its menu first.")
                : ByHand(viewerId, run =>
                {
                    run.Tape.Spoil("A calibration was made by hand: a scenario cannot say that.");
                    Calibration.Begin(run, points, date, technician.Trim(), months);
                });

    /// <summary>Enters a reading, um, or what the dial says when null.</summary>
    public CommandResult EnterReading(string viewerId, int? micrometres) => !Snapshot.Service.AwaitsReading
        ? CommandResult.Refused("No reading is awaited now.")
        : ByHand(viewerId, _ => Calibration.Enter(micrometres));

    /// <summary>Ends the calibration; the one before stays in force.</summary>
    public CommandResult CancelCalibration(string viewerId) => ByHand(viewerId, _ => Calibration.Cancel());

    /// <summary>Sends a line over the service link, as a technician's terminal does.</summary>
    public CommandResult SendScpi(string viewerId, string line)
    {
        string text = line.Trim();
        if (text.Length is 0 or > BenchLine.LongestLine || text.Any(c => c is < ' ' or > '~'))
        {
            return CommandResult.Refused($"Give 1 to {BenchLine.LongestLine} printable characters, for example *IDN?");
        }
        return NotFree(viewerId) is { } refusal ? refusal
            : _line.Send(text) ? CommandResult.Accepted
            : CommandResult.Refused("The pen has not read the lines before yet: let its time go on.");
    }

    /// <summary>Lines of the service link's console after a number, oldest first; the last 500 are kept.</summary>
    public IReadOnlyList<ScpiLine> ScpiLines(long afterNumber) => _line.After(afterNumber);

    /// <summary>Runs on the pen's thread, between two moments of simulated time, and answers.</summary>
    internal Task<T> Ask<T>(Func<PenRun?, T> question) => _thread.Ask(() => question(_run));

    /// <summary>Simulated time goes on to a moment, as fast as it can, and stands.</summary>
    internal void RunTo(long nanoseconds) => _thread.Post(() =>
    {
        _hasChanged = true;
        _thread.SetPaused(true);
        _thread.Nudge(nanoseconds);
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        Viewers.OperatorLeft -= OnOperatorLeft;
        _thread.Dispose();
        _run?.Dispose();
        foreach (ILinkEnd end in _lineEnds)
        {
            end.Dispose();
        }
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

    private static string FileNameOf(string title)
    {
        string name = new([.. title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        return name.Trim('-').Length == 0 ? "recording.yaml" : name.Trim('-')[..Math.Min(60, name.Trim('-').Length)] + ".yaml";
    }

    private CommandResult? NotOperator(string viewerId)
    {
        if (Viewers.IsOperator(viewerId))
        {
            return null;
        }
        string who = Viewers.Operator?.Name ?? "Nobody";
        return CommandResult.Refused($"{who} operates the pen; take over first.");
    }

    private CommandResult? NotFree(string viewerId) => NotOperator(viewerId)
        ?? (_isScenarioUnderWay ? CommandResult.Refused("A scenario works the pen; stop it first.") : null);

    private CommandResult ByOperator(string viewerId, Action act)
    {
        if (NotOperator(viewerId) is { } refusal)
        {
            return refusal;
        }
        _thread.Post(() =>
        {
            _hasChanged = true;
            act();
        });
        return CommandResult.Accepted;
    }

    private CommandResult ByHand(string viewerId, Action<PenRun> act)
    {
        if (NotFree(viewerId) is { } refusal)
        {
            return refusal;
        }
        KeepAlive(viewerId);
        return ByOperator(viewerId, () =>
        {
            if (_run is { } run)
            {
                act(run);
            }
        });
    }

    private CommandResult PlayOn(string viewerId, bool stops)
    {
        if (Snapshot.Scenario is null)
        {
            return CommandResult.Refused("Choose a scenario first.");
        }
        return ByOperator(viewerId, () =>
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
            _isScenarioUnderWay = true;
            _thread.ChangePen(() =>
            {
                BenchScenario fresh = scenario.Phase == ScenarioPhase.Loaded ? scenario : scenario.Again();
                fresh.StopsAtSteps = stops;
                fresh.AtStep = _thread.StandHere;
                _scenario = fresh;
                SwitchOn(fresh.Scenario.Seed, fresh.Scenario.Plant);
            });
        });
    }

    private void SwitchOn(ulong seed, PlantParameters plant)
    {
        _run?.Dispose();
        Calibration.Forget();
        _breakdown = null;
        _stepsPrick = _stepsTick = false;
        PenRun run = new(++_penNumber, seed, plant, _signals, _log);
        _run = run;
        _hasChanged = true;
        run.Pen.TickEnded += (_, _) => OnTickEnded(run);
        run.Pen.Plant.Bar.Ended += OnStrokeEnded;
        TuneSampling();
        _line.Clear();
        _line.Now = () => run.Pen.NowNanoseconds;
        _link = new LinkServer(run.Pen, _lineEnds);
        _thread.Take(run.Pen);
        run.Note(LogKind.Bench, "A new pen is switched on.");
        if (_scenario is { } scenario && _isScenarioUnderWay)
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
        Calibration.AfterTick(run);
        CarryLines(run);
        if (run.Scenario is { } scenario)
        {
            scenario.LookForEnd();
            if (!scenario.IsUnderWay)
            {
                run.Scenario = null;
                _isScenarioUnderWay = false;
            }
        }
    }

    private void CarryLines(PenRun run)
    {
        // The wire is slower than this at every pace, and looking costs a call into the system. Stepped time does not look at a clock.
        long wall = PaceKeeper.Wall;
        if ((wall < _nextExchange && !IsPaused) || _link is not { } link)
        {
            return;
        }
        _nextExchange = wall + (ExchangeMilliseconds * System.Diagnostics.Stopwatch.Frequency / 1000);
        link.Exchange();
        if (link.HasSpoken)
        {
            run.Tape.Spoil("The service link was used: a scenario cannot say that.");
        }
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
            if (run.Hands.IsAnythingWanted && PaceKeeper.Milliseconds(Volatile.Read(ref _aliveAt), PaceKeeper.Wall) > LongestSilenceMilliseconds)
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
        _hasChanged = false;
        Snapshot = SnapshotOf(run);
        Changed?.Invoke();
    }

    /// <summary>Time stands, and the snapshot shows this moment.</summary>
    private bool IsAsShown(PenRun? run) => IsPaused && !_hasChanged && Snapshot.IsPaused
        && Snapshot.LastLogNumber == _log.LastNumber && Snapshot.NowNanoseconds == (run?.Pen.NowNanoseconds ?? 0);

    private PenSnapshot SnapshotOf(PenRun? run) => Snapshots.Of(run, Snapshot) with
    {
        Pace = Pace.Pace,
        MeasuredRate = Pace.MeasuredRate,
        IsPaused = IsPaused,
        Recipe = _recipe,
        Scenario = _scenario?.View(),
        Service = Calibration.View(run),
        LastLogNumber = _log.LastNumber,
        LastScpiNumber = _line.LastNumber,
        Breakdown = _breakdown,
    };

    private void OnOperatorLeft(string viewerId) => _thread.Post(() =>
    {
        _hasChanged = true;
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
        _isScenarioUnderWay = false;
        _hasChanged = true;
    }
}
