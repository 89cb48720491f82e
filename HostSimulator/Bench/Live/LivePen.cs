using SmpPen.HostSimulator.Plant;

namespace SmpPen.HostSimulator.Bench;

/// <summary>
/// The simulated pen on the bench: on a thread of its own, paced against the clock on the wall. Every member may be called
/// from any thread and returns at once. Commands name the page that gives them; only the operator's are taken.
/// </summary>
public sealed class LivePen : IDisposable
{
    /// <summary>A pen with its own thread; it boots at once.</summary>
    public LivePen(BenchViewers viewers) => Viewers = viewers;

    /// <summary>The snapshot has been renewed: at most ten times a second, on a thread of the pen's.</summary>
    public event Action? Changed;

    /// <summary>Pages, and who operates.</summary>
    public BenchViewers Viewers { get; }

    /// <summary>The bench now.</summary>
    public PenSnapshot Snapshot { get; private set; } = new();

    /// <summary>Entries of the log after a number, oldest first; the last 1,000 are kept.</summary>
    public IReadOnlyList<LogEntry> Log(long afterNumber) => [];

    /// <summary>A foot presses or leaves the pedal. While it is down the page has to say so over the feed (see the feed's "alive").</summary>
    public CommandResult SetPedal(string viewerId, bool down) => Refuse();

    /// <summary>A finger presses or leaves a button.</summary>
    public CommandResult SetButton(string viewerId, PenButton button, bool down) => Refuse();

    /// <summary>Pedal and buttons are let go.</summary>
    public CommandResult LetGo(string viewerId) => Refuse();

    /// <summary>Changes the pace.</summary>
    public CommandResult SetPace(string viewerId, PenPace pace) => Refuse();

    /// <summary>Stops simulated time, or lets it go on.</summary>
    public CommandResult SetPaused(string viewerId, bool paused) => Refuse();

    /// <summary>To the end of the next control tick, then pause.</summary>
    public CommandResult StepTick(string viewerId) => Refuse();

    /// <summary>To the end of the next stroke (at the present pace), then pause.</summary>
    public CommandResult StepPrick(string viewerId) => Refuse();

    /// <summary>A factory-new pen; the tape starts anew.</summary>
    public CommandResult NewPen(string viewerId, PenRecipe recipe) => Refuse();

    /// <summary>Supply off and on: the same pen, its flash kept.</summary>
    public CommandResult PowerCycle(string viewerId) => Refuse();

    /// <summary>Another cartridge in the pen, um of length error, positive: needle shorter, -300 to 300.</summary>
    public CommandResult FitCartridge(string viewerId, int errorMicrometres) => Refuse();

    /// <summary>Throws a fault switch: index into FaultLibrary.Names.</summary>
    public CommandResult SetFault(string viewerId, int fault, bool present) => Refuse();

    /// <summary>Scenario files that can be chosen: those of the scenarios directory and what was uploaded.</summary>
    public IReadOnlyList<ScenarioChoice> Scenarios => [];

    /// <summary>Puts an uploaded scenario on the shelf; refused with every problem (a line each) when it is wrong. Touches nothing else.</summary>
    public CommandResult UploadScenario(string viewerId, string fileName, string text) => Refuse();

    /// <summary>Puts a scenario of the shelf on the bench; a new pen is made for it when it starts.</summary>
    public CommandResult LoadScenario(string viewerId, string path) => Refuse();

    /// <summary>Plays the loaded scenario from its beginning, or goes on from a stop between two steps.</summary>
    public CommandResult PlayScenario(string viewerId) => Refuse();

    /// <summary>Plays the next step only (begins when it has not begun).</summary>
    public CommandResult StepScenario(string viewerId) => Refuse();

    /// <summary>Ends the scenario; the pen stays as it is and is the operator's again.</summary>
    public CommandResult StopScenario(string viewerId) => Refuse();

    /// <summary>What was done by hand since the pen was new, as a scenario that replays to the same trace; null with a reason in the result.</summary>
    public Task<(CommandResult Result, RecordedScenario? Recording)> SaveRecording(string name) =>
        Task.FromResult<(CommandResult, RecordedScenario?)>((Refuse(), null));

    /// <summary>Fits the dial gauge and begins a guided calibration; the pen has to be in Service.</summary>
    public CommandResult BeginCalibration(string viewerId, int points, int date, string technician, int months) => Refuse();

    /// <summary>Enters a reading, um, or what the dial says when null.</summary>
    public CommandResult EnterReading(string viewerId, int? micrometres) => Refuse();

    /// <summary>Ends the calibration; the one before stays in force.</summary>
    public CommandResult CancelCalibration(string viewerId) => Refuse();

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private CommandResult Refuse()
    {
        Changed?.Invoke();
        return CommandResult.Refused("Not on this bench yet.");
    }
}
