using System.Text;
using SmpPen.Core.Control;
using SmpPen.Core.Session;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>One line of a scenario. Lengths are micrometres, times nanoseconds.</summary>
/// <param name="Mark">Where it stands in the file.</param>
public abstract record Step(SourceMark Mark);

/// <summary>Supply on; the pen tests itself and goes to Standby.</summary>
public sealed record PowerOnStep(SourceMark Mark) : Step(Mark);

/// <summary>The end of the scenario. Required, so that a file cut short is noticed.</summary>
public sealed record PowerOffStep(SourceMark Mark) : Step(Mark);

/// <summary>Nothing is done for a while.</summary>
public sealed record WaitStep(SourceMark Mark, ValueRange For) : Step(Mark);

/// <summary>Session set up on the screens: kind, zone, preset, new cartridge, cartridge zero.</summary>
/// <param name="Mark">Where it stands in the file.</param>
/// <param name="Kind">What the client came for.</param>
/// <param name="Zone">First zone.</param>
/// <param name="PresetIndex">Preset, 0-7.</param>
/// <param name="CartridgeErrorMicrometres">How much longer than nominal the needle of the new cartridge is.</param>
/// <param name="Client">Client code that the clinic's computer tells the pen; null: none is told.</param>
/// <param name="Date">Day that it tells, YYYYMMDD; 0: none is told.</param>
public sealed record BeginSessionStep(SourceMark Mark, SessionKind Kind, ScalpZone Zone, int PresetIndex, int CartridgeErrorMicrometres, string? Client = null, int Date = 0) : Step(Mark);

/// <summary>A new cartridge through the pause menu, zeroed.</summary>
public sealed record ChangeCartridgeStep(SourceMark Mark, int CartridgeErrorMicrometres) : Step(Mark);

/// <summary>Another zone through the pause menu.</summary>
public sealed record ChangeZoneStep(SourceMark Mark, ScalpZone Zone) : Step(Mark);

/// <summary>Another preset through the pause menu.</summary>
public sealed record ChoosePresetStep(SourceMark Mark, int PresetIndex) : Step(Mark);

/// <summary>Stop pressed until the pen is paused.</summary>
public sealed record PauseStep(SourceMark Mark) : Step(Mark);

/// <summary>RESUME in the pause menu.</summary>
public sealed record ResumeStep(SourceMark Mark) : Step(Mark);

/// <summary>END SESSION in the pause menu, up to the summary.</summary>
public sealed record EndSessionStep(SourceMark Mark) : Step(Mark);

/// <summary>Select on the fault screen until the fault is cleared.</summary>
public sealed record ClearFaultStep(SourceMark Mark) : Step(Mark);

/// <summary>A setting changed with Up and Down on the Ready screen, a confirmation answered with yes.</summary>
/// <param name="Mark">Where it stands in the file.</param>
/// <param name="Setting">Which.</param>
/// <param name="Value">New value in the setting's own unit (micrometres, hertz, tenths per second, microseconds, pricks).</param>
public sealed record SetStep(SourceMark Mark, SettingId Setting, int Value) : Step(Mark);

/// <summary>A preset changed and saved in the Settings menu, from Standby.</summary>
/// <param name="Mark">Where it stands in the file.</param>
/// <param name="PresetIndex">Preset, 0-7.</param>
/// <param name="Changes">Settings in menu order, Mode included, in their own units.</param>
public sealed record EditPresetStep(SourceMark Mark, int PresetIndex, IReadOnlyList<SetStep> Changes) : Step(Mark);

/// <summary>One press of the pedal.</summary>
public sealed record PressPedalStep(SourceMark Mark, ValueRange For) : Step(Mark);

/// <summary>Presses until the session has so many more confirmed pricks.</summary>
public sealed record PrickStep(SourceMark Mark, int Count, ValueRange Pedal, ValueRange Rest) : Step(Mark);

/// <summary>A number of presses.</summary>
public sealed record HoldPedalStep(SourceMark Mark, int Times, ValueRange For, ValueRange Rest) : Step(Mark);

/// <summary>Presses of a button.</summary>
/// <param name="Mark">Where it stands in the file.</param>
/// <param name="Button">Which.</param>
/// <param name="Times">How often.</param>
/// <param name="For">How long it is held; null = a short press in human rhythm.</param>
public sealed record PressButtonStep(SourceMark Mark, PenButton Button, int Times, ValueRange? For) : Step(Mark);

/// <summary>Steps done again and again.</summary>
public sealed record RepeatStep(SourceMark Mark, int Times, IReadOnlyList<Step> Steps) : Step(Mark);

/// <summary>A fault put into the board or mechanics (or taken away again).</summary>
public sealed record InjectStep(SourceMark Mark, int Fault, bool Present) : Step(Mark);

/// <summary>Something at an exact moment, whatever else goes on: what a campaign has recorded.</summary>
/// <param name="Mark">Where it stands in the file.</param>
/// <param name="AtNanoseconds">Virtual time since the run began.</param>
/// <param name="Act">What; null: the script only waits for the moment.</param>
public sealed record ActStep(SourceMark Mark, long AtNanoseconds, AtAct? Act) : Step(Mark);

/// <summary>What an <see cref="ActStep"/> does.</summary>
public abstract record AtAct
{
    /// <summary>Does it now.</summary>
    public abstract void Do(SimulatedPen pen);
}

/// <summary>The pedal is pressed for so long.</summary>
public sealed record PedalAct(long ForNanoseconds) : AtAct
{
    /// <inheritdoc/>
    public override void Do(SimulatedPen pen) => pen.Hand.HoldPedal(pen.NowNanoseconds, ForNanoseconds);
}

/// <summary>A button is pressed for so long.</summary>
public sealed record ButtonAct(PenButton Button, long ForNanoseconds) : AtAct
{
    /// <inheritdoc/>
    public override void Do(SimulatedPen pen) => pen.Hand.ClickButton(Button, pen.NowNanoseconds, ForNanoseconds);
}

/// <summary>A line comes over the service link.</summary>
public sealed record LinkAct(string Line) : AtAct
{
    /// <inheritdoc/>
    public override void Do(SimulatedPen pen) => pen.Chip.Uart(UartPort.Service).HostWrite(Encoding.ASCII.GetBytes(Line + "\n"));
}

/// <summary>A fault is put in, or taken away.</summary>
public sealed record FaultAct(int Fault, bool Present) : AtAct
{
    /// <inheritdoc/>
    public override void Do(SimulatedPen pen) => FaultLibrary.Apply(Fault, pen, Present);
}

/// <summary>Start of counting for <c>new pricks</c> and <c>new strokes</c>.</summary>
public sealed record CountFromHereStep(SourceMark Mark) : Step(Mark);

/// <summary>Something that must be so.</summary>
/// <param name="Mark">Where it stands in the file.</param>
/// <param name="Conditions">All must hold at the same moment.</param>
/// <param name="WithinNanoseconds">How long it may take; 0 = at once.</param>
/// <param name="ForNanoseconds">How long it must go on holding; 0 = a moment.</param>
public sealed record ExpectStep(SourceMark Mark, IReadOnlyList<Condition> Conditions, long WithinNanoseconds, long ForNanoseconds) : Step(Mark);

/// <summary>Waits until a moment of virtual time, to the nanosecond, whatever the control loop is doing.</summary>
public sealed record AtStep(SourceMark Mark, long Nanoseconds) : Step(Mark);

/// <summary>A foot goes down on the pedal, or leaves it, and the scenario goes on at once.</summary>
public sealed record MovePedalStep(SourceMark Mark, bool Down) : Step(Mark);

/// <summary>A finger goes down on a button, or leaves it, and the scenario goes on at once.</summary>
public sealed record MoveButtonStep(SourceMark Mark, PenButton Button, bool Down) : Step(Mark);

/// <summary>Another cartridge is in the pen, without the menu being told.</summary>
/// <param name="Mark">Where it stands in the file.</param>
/// <param name="ErrorMicrometres">How much shorter than nominal its needle is.</param>
public sealed record FitCartridgeStep(SourceMark Mark, int ErrorMicrometres) : Step(Mark);

/// <summary>Every edge and stroke up to here is the same as in the run that this hash was taken of.</summary>
public sealed record ExpectTraceStep(SourceMark Mark, string Sha256) : Step(Mark);

/// <summary>A whole scenario.</summary>
/// <param name="Path">File it was read from, as given.</param>
/// <param name="Name">Title.</param>
/// <param name="Seed">Seed of every random choice, unless the command line gives another.</param>
/// <param name="Steps">From <c>power on</c> to <c>power off</c>.</param>
public sealed record Scenario(string Path, string Name, ulong Seed, IReadOnlyList<Step> Steps)
{
    /// <summary>Mechanics and electrics.</summary>
    public PlantParameters Plant { get; init; } = new();

    /// <summary>Presets as they stand in the pen's memory at the start; all others are as delivered.</summary>
    public IReadOnlyList<EditPresetStep> Presets { get; init; } = [];

    /// <summary>A technician has calibrated the depth of this plant.</summary>
    public bool IsCalibrated { get; init; }

    /// <summary>Depth limit that the technician has set, um; null: as delivered.</summary>
    public int? DepthLimitMicrometres { get; init; }

    /// <summary>The flash that the pen starts with; null: a new one.</summary>
    public FlashVolume? MakeFlash(ulong seed) => Presets.Count == 0 && !IsCalibrated && DepthLimitMicrometres is null ? null : StartFlash.Make(seed, this);
}
