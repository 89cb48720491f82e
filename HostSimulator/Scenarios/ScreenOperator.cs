using SmpPen.Core.Control;
using SmpPen.Core.Session;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>An operator who works through the screens with the four buttons, as the practitioner's guide says.</summary>
internal sealed class ScreenOperator(SimulatedPen pen, OperatorHand hand)
{
    private const long Second = 1_000_000_000;

    /// <summary>A value further away than this many steps is held for, not clicked.</summary>
    private const int HoldFromSteps = 8;

    // At work the pen takes no more steps from a button held longer: it might be stuck.
    private const long LongestHold = Second * 17 / 10;

    /// <summary>A held button is let go this many steps before the value.</summary>
    private const int LetGoSteps = 3;

    /// <summary>The eye calls the needle flush within half a step of the cartridge zero.</summary>
    private const int FlushMicrometres = 10;

    private const int MostZeroSteps = 60;

    // Rows of the menus.
    private const int StandbyStart = 0;
    private const int StandbySettings = 1;
    private const int StartCartridge = 0;
    private const int StartKind = 1;
    private const int StartZone = 2;
    private const int StartPreset = 3;
    private const int PausedResume = 0;
    private const int PausedZone = 1;
    private const int PausedPreset = 2;
    private const int PausedCartridge = 3;
    private const int PausedEnd = 4;
    private const int SettingsPreset = 0;
    private const int SettingsMode = 1;
    private const int SettingsDepth = 2;
    private const int SettingsRate = 3;
    private const int SettingsDwell = 4;
    private const int SettingsSave = 5;

    private readonly PenLimits _limits = new();

    private PenStatus Status => pen.Status;

    public IEnumerable<Moment> BeginSession(BeginSessionStep step)
    {
        const string wanted = "begin session";
        return Sequence(
            GoToStandby(),
            Tell(step),
            CursorTo(StandbyStart),
            hand.ClickUntil(() => Status.Screen == ScreenId.SessionStart, () => PenButton.Select, wanted),
            EditRow(StartKind, () => Status.Kind == step.Kind, wanted + ": choose the kind"),
            EditRow(StartZone, () => Status.Zone == step.Zone, wanted + ": choose the zone"),
            EditRow(StartPreset, () => Status.PresetIndex == step.PresetIndex, wanted + ": choose the preset"),
            CursorTo(StartCartridge),
            FitCartridge(step.CartridgeErrorMicrometres),
            hand.ClickUntil(() => Status.Screen == ScreenId.CartridgeZero, () => PenButton.Select, wanted + ": confirm the cartridge"),
            ZeroCartridge());
    }

    public IEnumerable<Moment> ChangeCartridge(ChangeCartridgeStep step) => Sequence(
        Pause(),
        CursorTo(PausedCartridge),
        FitCartridge(step.CartridgeErrorMicrometres),
        hand.ClickUntil(() => Status.Screen == ScreenId.CartridgeZero, () => PenButton.Select, "change cartridge"),
        ZeroCartridge());

    public IEnumerable<Moment> ChangeZone(ScalpZone zone) =>
        InPause(() => EditRow(PausedZone, () => Status.Zone == zone, $"change zone to {zone}"));

    public IEnumerable<Moment> ChoosePreset(int index) =>
        InPause(() => EditRow(PausedPreset, () => Status.PresetIndex == index, $"choose preset {Vocabulary.Presets[index]}"));

    public IEnumerable<Moment> Pause() => Sequence(
        hand.Await(() => Status.State is not PenState.Pricking, "pause: pricking to end"),
        hand.ClickUntil(() => Status.State == PenState.Paused, () => PenButton.Stop, "pause"));

    public IEnumerable<Moment> Resume() => Sequence(
        CursorTo(PausedResume),
        hand.ClickUntil(() => Status.State is not PenState.Paused, () => PenButton.Select, "resume"),
        AwaitReady());

    public IEnumerable<Moment> EndSession() => Sequence(
        Pause(),
        CursorTo(PausedEnd),
        hand.ClickUntil(() => Status.Screen == ScreenId.Summary, () => PenButton.Select, "end session"));

    public IEnumerable<Moment> ClearFault() => Sequence(
        hand.Await(() => Status.State != PenState.Fault || Status.FaultCanBeCleared, "clear the fault: its cause to be gone", 5 * Second),
        hand.ClickUntil(() => Status.State != PenState.Fault, () => PenButton.Select, "clear the fault"));

    /// <summary>Calls the needle back that was retracted for lack of pricks; does nothing otherwise.</summary>
    public IEnumerable<Moment> Recover() =>
        Status.State == PenState.Paused && Status.Notice == Notice.IdleRetracted ? Resume() : [];

    /// <summary>Waits until the pedal would prick.</summary>
    private IEnumerable<Moment> AwaitReady() => hand.Await(IsReadyForPedal, "be ready for the pedal");

    /// <summary>A setting changed on the Ready screen.</summary>
    public IEnumerable<Moment> Set(SetStep step)
    {
        string wanted = $"set {step.Setting.ToString().ToLowerInvariant()} to {step.Value}";
        return Sequence(
            Recover(),
            AwaitReady(),
            hand.ClickUntil(() => Status.Selected == step.Setting, () => PenButton.Select, wanted + ": select the setting"),
            Adjust(step.Setting, step.Value, wanted),
            AwaitReady());
    }

    /// <summary>A preset edited and saved from Standby.</summary>
    public IEnumerable<Moment> EditPreset(EditPresetStep step)
    {
        string wanted = $"edit preset {Vocabulary.Presets[step.PresetIndex]}";
        List<IEnumerable<Moment>> parts =
        [
            GoToStandby(),
            CursorTo(StandbySettings),
            hand.ClickUntil(() => Status.Screen == ScreenId.Settings, () => PenButton.Select, wanted),
            EditRow(SettingsPreset, () => Status.PresetIndex == step.PresetIndex, wanted),
        ];
        foreach (SetStep change in step.Changes)
        {
            parts.Add(change.Setting == SettingId.Mode
                ? EditRow(SettingsMode, () => (int)Status.Settings.Mode == change.Value, wanted + ": mode")
                : EditValueRow(change, wanted));
        }
        parts.Add(CursorTo(SettingsSave));
        parts.Add(hand.ClickUntil(() => Status.Screen == ScreenId.Standby, () => PenButton.Select, wanted + ": save"));
        return Sequence([.. parts]);
    }

    private static IEnumerable<Moment> Sequence(params IEnumerable<Moment>[] parts)
    {
        foreach (IEnumerable<Moment> part in parts)
        {
            foreach (Moment moment in part)
            {
                yield return moment;
            }
        }
    }

    /// <summary>Day and client as the clinic's computer tells them over the link.</summary>
    private IEnumerable<Moment> Tell(BeginSessionStep step)
    {
        if (step.Date != 0)
        {
            pen.Pen.Model.SetDate(step.Date, pen.NowNanoseconds / 1000);
        }
        pen.Pen.Model.Keeper.SetClient(step.Client ?? "");
        yield break;
    }

    private bool IsReadyForPedal() =>
        Status.State == PenState.Ready && !Status.CarriageMoving && Status.Screen == ScreenId.Ready
        && Status.Notice is not (Notice.Moving or Notice.ReleasePedal);

    private IEnumerable<Moment> GoToStandby()
    {
        if (Status.Screen == ScreenId.Summary)
        {
            foreach (Moment moment in hand.ClickUntil(() => Status.Screen == ScreenId.Standby, () => PenButton.Select, "leave the summary"))
            {
                yield return moment;
            }
        }
        foreach (Moment moment in hand.Await(() => Status.Screen == ScreenId.Standby, "reach Standby"))
        {
            yield return moment;
        }
    }

    private IEnumerable<Moment> CursorTo(int row) =>
        hand.ClickUntil(() => Status.Cursor == row, () => Status.Cursor < row ? PenButton.Down : PenButton.Up, $"move the cursor to row {row + 1}");

    /// <summary>Opens a row, turns through its values until the right one shows, closes it.</summary>
    private IEnumerable<Moment> EditRow(int row, Func<bool> isRight, string wanted)
    {
        if (isRight())
        {
            yield break;
        }
        IEnumerable<Moment> all = Sequence(
            CursorTo(row),
            hand.ClickUntil(() => Status.Editing, () => PenButton.Select, wanted),
            hand.ClickUntil(isRight, () => PenButton.Up, wanted),
            hand.ClickUntil(() => !Status.Editing, () => PenButton.Select, wanted));
        foreach (Moment moment in all)
        {
            yield return moment;
        }
    }

    private IEnumerable<Moment> EditValueRow(SetStep change, string wanted)
    {
        int row = change.Setting switch
        {
            SettingId.Depth => SettingsDepth,
            SettingId.Dwell => SettingsDwell,
            _ => SettingsRate,
        };
        return Sequence(
            CursorTo(row),
            hand.ClickUntil(() => Status.Editing, () => PenButton.Select, wanted),
            Adjust(change.Setting, change.Value, wanted),
            hand.ClickUntil(() => !Status.Editing, () => PenButton.Select, wanted));
    }

    /// <summary>Up and Down until the value is right; holds the button over long ways and allows what the pen asks about.</summary>
    private IEnumerable<Moment> Adjust(SettingId setting, int value, string wanted)
    {
        int step = Rail(setting).Step;
        long giveUp = hand.Now + (60 * Second);
        while (Value(setting) != value || Status.Screen == ScreenId.Confirm)
        {
            if (hand.Now > giveUp)
            {
                throw new NoAnswerException(wanted, $"{Value(setting)}, {hand.Describe()}");
            }
            IEnumerable<Moment> act =
                Status.Screen == ScreenId.Confirm ? hand.Click(PenButton.Select)
                : Math.Abs(Value(setting) - value) > HoldFromSteps * step ? Hold(setting, value, step)
                : hand.Click(Value(setting) < value ? PenButton.Up : PenButton.Down);
            foreach (Moment moment in act)
            {
                yield return moment;
            }
        }
    }

    private IEnumerable<Moment> Hold(SettingId setting, int value, int step)
    {
        PenButton button = Value(setting) < value ? PenButton.Up : PenButton.Down;
        long letGo = hand.Now + LongestHold;
        pen.Hand.PressButton(button);
        while (Math.Abs(Value(setting) - value) > LetGoSteps * step && Status.Screen != ScreenId.Confirm && hand.Now < letGo)
        {
            yield return hand.NextTick();
        }
        pen.Hand.ReleaseButton(button);
        yield return hand.After(Second / 4);
        yield return hand.NextTick();
    }

    private Guardrail Rail(SettingId setting) => setting switch
    {
        SettingId.Depth => _limits.DepthMicrometres,
        SettingId.Frequency => _limits.FrequencyHertz,
        SettingId.Pace => _limits.PaceTenths,
        SettingId.Dwell => _limits.DwellMicroseconds,
        _ => _limits.BurstPricks,
    };

    private int Value(SettingId setting) => setting switch
    {
        SettingId.Depth => Status.Settings.DepthMicrometres,
        SettingId.Frequency => Status.Settings.FrequencyHertz,
        SettingId.Pace => Status.Settings.PaceTenths,
        SettingId.Dwell => Status.Settings.DwellMicroseconds,
        _ => Status.Settings.BurstPricks,
    };

    /// <summary>A change that is only possible in the pause menu; a pen that was not paused goes on afterwards.</summary>
    private IEnumerable<Moment> InPause(Func<IEnumerable<Moment>> change)
    {
        bool wasPaused = Status.State == PenState.Paused;
        IEnumerable<Moment> all = wasPaused ? change() : Sequence(Pause(), change(), Resume());
        foreach (Moment moment in all)
        {
            yield return moment;
        }
    }

    private IEnumerable<Moment> FitCartridge(int errorMicrometres)
    {
        pen.Plant.Bar.CartridgeErrorMicrometres = errorMicrometres;
        yield return hand.After(Second);
        yield return hand.NextTick();
    }

    /// <summary>Looks whether the needle stands flush with the nose and turns it until it does.</summary>
    private IEnumerable<Moment> ZeroCartridge()
    {
        for (int clicks = 0; clicks <= MostZeroSteps; clicks++)
        {
            foreach (Moment moment in hand.Await(() => !Status.CarriageMoving, "cartridge zero: carriage to stand"))
            {
                yield return moment;
            }
            double seen = pen.Plant.Bar.StopProtrusionMicrometres;
            if (Math.Abs(seen) <= FlushMicrometres + pen.Options.Plant.PeriodicErrorNanometres / 1000.0)
            {
                foreach (Moment moment in Sequence(hand.ClickUntil(() => Status.Screen != ScreenId.CartridgeZero, () => PenButton.Select, "accept the cartridge zero"), AwaitReady()))
                {
                    yield return moment;
                }
                yield break;
            }
            foreach (Moment moment in hand.Click(seen < 0 ? PenButton.Up : PenButton.Down))
            {
                yield return moment;
            }
        }
        throw new NoAnswerException("bring the needle flush with the nose", $"{pen.Plant.Bar.StopProtrusionMicrometres:0} um off, {hand.Describe()}");
    }
}
