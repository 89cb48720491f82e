using SmpPen.Core.Control;
using SmpPen.Core.Safety;

namespace SmpPen.HostSimulator.Bench;

/// <summary>The bench at one moment, for the page: immutable, renewed at most ten times a second while something changes.</summary>
public sealed record PenSnapshot
{
    /// <summary>Simulated time since power-up, ns.</summary>
    public long NowNanoseconds { get; init; }

    /// <summary>Goes up with every new pen: time starts anew then.</summary>
    public int PenNumber { get; init; }

    /// <summary>Times that this pen's firmware has started; goes up with every power cycle.</summary>
    public int Boots { get; init; }

    /// <summary>Pace asked for.</summary>
    public PenPace Pace { get; init; } = PenPace.Real;

    /// <summary>Simulated seconds a second, measured over the last second; below the pace when this machine cannot follow.</summary>
    public double MeasuredRate { get; init; }

    /// <summary>Simulated time stands.</summary>
    public bool IsPaused { get; init; }

    /// <summary>What the pen is made from.</summary>
    public PenRecipe Recipe { get; init; } = new();

    /// <summary>The firmware runs; before that (boot) its values below are those of a new PenStatus.</summary>
    public bool IsRunning { get; init; }

    /// <summary>State of the firmware.</summary>
    public PenState State { get; init; }

    /// <summary>Screen that the firmware shows.</summary>
    public ScreenId Screen { get; init; }

    /// <summary>Latched fault, or None. Words: FaultCatalogue.</summary>
    public FaultCode Fault { get; init; }

    /// <summary>Select clears the fault.</summary>
    public bool FaultCanBeCleared { get; init; }

    /// <summary>Name of the mode in force.</summary>
    public string Mode { get; init; } = "";

    /// <summary>Preset in force.</summary>
    public string Preset { get; init; } = "";

    /// <summary>Zone in work, index into Vocabulary.Zones.</summary>
    public int Zone { get; init; }

    /// <summary>Depth set, um.</summary>
    public int DepthMicrometres { get; init; }

    /// <summary>Stroke frequency set, Hz.</summary>
    public int FrequencyHertz { get; init; }

    /// <summary>Pace set, tenths of a prick a second.</summary>
    public int PaceTenths { get; init; }

    /// <summary>Dwell set, us.</summary>
    public int DwellMicroseconds { get; init; }

    /// <summary>Pricks a burst.</summary>
    public int BurstPricks { get; init; }

    /// <summary>Pricks that the firmware confirmed in this session.</summary>
    public int SessionPricks { get; init; }

    /// <summary>The same by zone, in the order of Vocabulary.Zones; the sum is <see cref="SessionPricks"/>.</summary>
    public IReadOnlyList<int> ZonePricks { get; init; } = [];

    /// <summary>Full strokes that the mechanics made in this session, tests left out: has to equal <see cref="SessionPricks"/>.</summary>
    public long NeedleStrokes { get; init; }

    /// <summary>Strokes of this session that did not reach full depth.</summary>
    public int MissedStrokes { get; init; }

    /// <summary>Session timer, s.</summary>
    public int SessionSeconds { get; init; }

    /// <summary>Needle-active time, s.</summary>
    public int NeedleActiveSeconds { get; init; }

    /// <summary>Strokes of the cartridge.</summary>
    public long CartridgeStrokes { get; init; }

    /// <summary>Strokes of the pen's life.</summary>
    public long LifeStrokes { get; init; }

    /// <summary>Drive pulses at the coil outside tests, since power-up.</summary>
    public long DrivePulses { get; init; }

    /// <summary>Error of the cartridge that is fitted, um; positive: needle shorter.</summary>
    public int CartridgeErrorMicrometres { get; init; }

    /// <summary>Protrusion that the end stop stands for now, um; negative behind the nose.</summary>
    public double StopProtrusionMicrometres { get; init; }

    /// <summary>Coil on-time in force, us.</summary>
    public int OnTimeMicroseconds { get; init; }

    /// <summary>The pedal is down (foot, not contact).</summary>
    public bool PedalDown { get; init; }

    /// <summary>Buttons that a finger holds, index = PenButton.</summary>
    public IReadOnlyList<bool> ButtonsDown { get; init; } = [false, false, false, false];

    /// <summary>Fault switches that are on, in the order of FaultLibrary.Names.</summary>
    public IReadOnlyList<bool> FaultsOn { get; init; } = [];

    /// <summary>The scenario on the bench; null: none.</summary>
    public ScenarioView? Scenario { get; init; }

    /// <summary>What is recorded.</summary>
    public RecordingView Recording { get; init; } = new();

    /// <summary>Calibration on the bench.</summary>
    public ServiceView Service { get; init; } = new();

    /// <summary>Newest entry of the log; compare to see whether <see cref="LivePen.Log"/> has more.</summary>
    public long LastLogNumber { get; init; }

    /// <summary>Newest line of the service link's console; compare to see whether <see cref="LiveService.Lines"/> has more.</summary>
    public long LastScpiNumber { get; init; }

    /// <summary>A failure of the simulator itself, to be shown large; null: none. The pen stands then until a new one is made.</summary>
    public string? Breakdown { get; init; }
}

/// <summary>One line of the log.</summary>
/// <param name="Number">Counts from 1, over all pens.</param>
/// <param name="AtNanoseconds">Simulated time of its pen.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">A sentence.</param>
/// <param name="Cause">Of a firmware fault: the cause; else empty.</param>
/// <param name="NextStep">Of a firmware fault: what to do; else empty.</param>
public sealed record LogEntry(long Number, long AtNanoseconds, LogKind Kind, string Text, string Cause = "", string NextStep = "");

/// <summary>Kinds of log lines.</summary>
public enum LogKind
{
    /// <summary>Power, new pen, cartridge, operator.</summary>
    Bench,

    /// <summary>The firmware changed its state.</summary>
    State,

    /// <summary>The firmware latched a fault; cause and next step belong to it.</summary>
    Fault,

    /// <summary>A fault switch was thrown.</summary>
    Switch,

    /// <summary>A scenario began, judged or ended.</summary>
    Scenario,
}

/// <summary>A scenario on the bench.</summary>
/// <param name="Name">Its title.</param>
/// <param name="File">Its file.</param>
/// <param name="Phase">Where it is.</param>
/// <param name="Line">Line of the file that is done now, from 1; 0 before and after.</param>
/// <param name="Progress">Share done, 0-1, an estimate.</param>
/// <param name="Lines">The file's text, line by line.</param>
/// <param name="Expectations">Every expectation judged so far, in order of time.</param>
/// <param name="Message">How it ended; empty before.</param>
public sealed record ScenarioView(
    string Name,
    string File,
    ScenarioPhase Phase,
    int Line,
    double Progress,
    IReadOnlyList<string> Lines,
    IReadOnlyList<ExpectationView> Expectations,
    string Message);

/// <summary>Where a scenario is.</summary>
public enum ScenarioPhase
{
    /// <summary>Read and without problems; not begun.</summary>
    Loaded,

    /// <summary>Being played.</summary>
    Playing,

    /// <summary>Stands before the next step.</summary>
    Stepping,

    /// <summary>At its end, everything held.</summary>
    Passed,

    /// <summary>At its end, something did not hold.</summary>
    Failed,

    /// <summary>Ended by hand before its end.</summary>
    Stopped,
}

/// <summary>One judged expectation.</summary>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="AtNanoseconds">When it was judged.</param>
/// <param name="Held">Whether it held.</param>
/// <param name="Text">What was expected; when it did not hold, what was seen as well.</param>
public sealed record ExpectationView(int Line, long AtNanoseconds, bool Held, string Text);

/// <summary>A scenario file that can be chosen.</summary>
/// <param name="Path">File below the scenarios directory, or the name of an upload.</param>
/// <param name="Name">Its title, or what is wrong with it.</param>
/// <param name="IsGood">It can be run.</param>
public sealed record ScenarioChoice(string Path, string Name, bool IsGood);

/// <summary>The tape of what was done by hand since the pen was new.</summary>
public sealed record RecordingView
{
    /// <summary>The tape can be saved: everything since the pen was new was done by hand.</summary>
    public bool CanBeSaved { get; init; } = true;

    /// <summary>Why not.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Actions on the tape.</summary>
    public int Actions { get; init; }
}

/// <summary>A recording as a file.</summary>
/// <param name="FileName">Suggested name.</param>
/// <param name="Text">The scenario; <c>run</c> replays it and checks the trace.</param>
/// <param name="TraceSha256">Trace hash at its end, 64 hexadecimal digits.</param>
public sealed record RecordedScenario(string FileName, string Text, string TraceSha256);

/// <summary>Calibration on the bench.</summary>
public sealed record ServiceView
{
    /// <summary>A guided calibration is going on.</summary>
    public bool IsCalibrating { get; init; }

    /// <summary>What the technician has to do now, as a sentence.</summary>
    public string Instruction { get; init; } = "";

    /// <summary>The pen awaits the dial's reading.</summary>
    public bool AwaitsReading { get; init; }

    /// <summary>What the pen expects the dial to say, um.</summary>
    public int ExpectedMicrometres { get; init; }

    /// <summary>Number of the awaited reading, from 1, and how many there are.</summary>
    public int Reading { get; init; }

    /// <inheritdoc cref="Reading"/>
    public int Readings { get; init; }

    /// <summary>Readings taken.</summary>
    public IReadOnlyList<ReadingView> Taken { get; init; } = [];

    /// <summary>How the last calibration ended; empty: none yet.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>The dial gauge as it reads now, um; null: it is not fitted.</summary>
    public int? DialMicrometres { get; init; }
}

/// <summary>A reading that was entered.</summary>
/// <param name="Name">point 1, backlash, check 2.</param>
/// <param name="ExpectedMicrometres">What the pen expected.</param>
/// <param name="ReadMicrometres">What was entered.</param>
public sealed record ReadingView(string Name, int ExpectedMicrometres, int ReadMicrometres);
