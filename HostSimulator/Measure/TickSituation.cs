using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.HostSimulator.Simulation;
using SmpPen.Unit.Control;

namespace SmpPen.HostSimulator.Measure;

/// <summary>A state of the pen in which ticks are measured, on the bench of fakes of the firmware's unit tests.</summary>
/// <param name="Name">State, and mode where it matters.</param>
/// <param name="State">Ticks that begin in this state count.</param>
/// <param name="Prepare">Brings a new pen there.</param>
/// <param name="Operate">What the operator does before a tick, by its number.</param>
/// <param name="MakesTexts">The operator does what makes a text now and then: a client's code, a technician's name.</param>
public sealed record TickSituation(string Name, PenState State, Action<PenRig> Prepare, Action<PenRig, int> Operate, bool MakesTexts = false)
{
    private const InputLine Buttons = InputLine.ButtonUp | InputLine.ButtonDown | InputLine.ButtonSelect | InputLine.ButtonStop;

    /// <summary>States that only a start of the pen passes through: a new pen for every pass.</summary>
    public bool IsStarting => State <= PenState.ProofTest;

    /// <summary>Every state of the pen, Pricking in each of its modes.</summary>
    public static IReadOnlyList<TickSituation> All { get; } =
    [
        new("SelfTest", PenState.SelfTest, _ => { }, HoldUpAtFirst),
        new("Homing", PenState.Homing, _ => { }, HoldUpAtFirst),
        new("ProofTest", PenState.ProofTest, _ => { }, HoldUpAtFirst),
        new("Standby", PenState.Standby, rig => rig.Boot(), MoveCursor),
        new("CartridgeZero", PenState.CartridgeZero, PrepareZero, MoveCursor),
        new("Ready", PenState.Ready, rig => rig.BeginSession(), (rig, tick) => WorkPedal(rig, tick, every: 500, ticksDown: 20)),
        new("Pricking, Single", PenState.Pricking, rig => rig.BeginSessionWithPreset(0), PressLong),
        new("Pricking, Paced", PenState.Pricking, rig => rig.BeginSessionWithPreset(2), PressLong),
        new("Pricking, Continuous", PenState.Pricking, rig => rig.BeginSessionWithPreset(3), PressLong),
        new("Pricking, Burst", PenState.Pricking, rig => rig.BeginSessionWithPreset(6), PressLong),
        new("Paused", PenState.Paused, PreparePaused, MoveCursor),
        new("Service", PenState.Service, PrepareService, MoveCursor),
        new("Fault", PenState.Fault, PrepareFault, MoveCursor),
        new("Standby, link in use", PenState.Standby, PrepareLink, TypeCommands),
        new("Service, link in use", PenState.Service, PrepareLinkInService, TypeCommands),
        new("Service, calibrating over the link", PenState.Service, PrepareLinkInService, Calibrate, MakesTexts: true),
        new("Standby, every button", PenState.Standby, rig => rig.Boot(), Wander, MakesTexts: true),
        new("CartridgeZero, every button", PenState.CartridgeZero, rig => rig.Boot(), Wander, MakesTexts: true),
        new("Ready, every button", PenState.Ready, rig => rig.BeginSession(), Wander, MakesTexts: true),
        new("Pricking, every button", PenState.Pricking, rig => rig.BeginSession(), Wander, MakesTexts: true),
        new("Paused, every button", PenState.Paused, rig => rig.BeginSession(), Wander, MakesTexts: true),
        new("Service, every button", PenState.Service, PrepareService, Wander, MakesTexts: true),
    ];

    private static readonly string[] s_commands =
    [
        "*IDN?;*ESR?;*OPC?;*STB?;*TST?\n", "SYST:HELP:HEAD?\n", "HELP?\n", "DEPT 0.62;DEPT?;FREQ 90 HZ;DWEL 3500 US\n",
        "MODE CONT;PRES 3;PRES?;*RST\n", "SYST:ERR?;ERR:COUN?\n", "SESS:STAT?;ZONE?;KIND?;TIME?\n", "SESS:REC? 1\n", "DIAG:LOG?;FAUL?;INP?;CARR?\n",
        "SYST:PASS:CEN \"12345\"\n", "SYST:PASS:NEW \"12345\",\"12345\"\n", "PRES:SAVE 8\n", "LIM:DEPT 1.4;DEPT?\n", "NONSENSE;\n", "DEPT \"x\"\n", "LIMIT:FREQUENCY?;BURST?\n",
        "CALIBRATION:STATE?;RESULT?;DATA?;DATE 20260301\n", "COUN:LIFE?;CART?;MISS?;TEST?\n", "DEPT 0.123456789\n", "DWEL 0.0000001 S\n",
    ];

    private static void PrepareLink(PenRig rig)
    {
        rig.Boot();
        rig.Ask("SYST:PASS:CEN \"0000\"");
        rig.Ask("SYST:PASS:NEW \"0000\",\"12345\"");
        rig.Ask("PRES:SAVE 8");
        rig.Ask("PRES:SAVE 8");
    }

    private static void PrepareLinkInService(PenRig rig)
    {
        PrepareLink(rig);
        rig.Press(InputLine.ButtonDown);
        rig.Press(InputLine.ButtonDown);
        rig.Press(InputLine.ButtonSelect);
    }

    private static void TypeCommands(PenRig rig, int tick)
    {
        rig.Serial.DropReply();
        if (tick % 20 == 0 && rig.Serial.Waiting < 200)
        {
            rig.Serial.Send(s_commands[tick / 20 % s_commands.Length]);
        }
    }

    // Nine points, three checks and stored, again and again.
    private static void Calibrate(PenRig rig, int tick)
    {
        rig.Serial.DropReply();
        CalibrationStatus status = rig.Status.Calibration;
        if (tick % 40 != 0 || rig.Serial.Waiting > 0)
        {
            return;
        }
        rig.Serial.Send(status.Step switch
        {
            CalibrationStep.Moving => "CAL:POIN?\n",
            CalibrationStep.Reading => $"CAL:READ {status.ExpectedMicrometres} UM\n",
            CalibrationStep.Measured => "CAL:VER\n",
            CalibrationStep.Verified => "CAL:DATE 20260301;STOR \"T007\"\n",
            _ when tick % 120 == 0 => "SYST:PASS:CEN \"12345\"\n",
            _ => "CAL:ABOR;BEG 9\n",
        });
    }

    // Any button or the pedal, for any time: a hand that goes wherever the menus lead.
    private static void Wander(PenRig rig, int tick)
    {
        ulong chance = new SplitMix64((ulong)(tick / 25)).Next();
        bool isDown = tick % 25 < 3 + (int)(chance >> 32) % 21;
        InputLine button = (chance % 8) switch
        {
            0 or 1 => InputLine.ButtonUp,
            2 or 3 => InputLine.ButtonDown,
            4 or 5 => InputLine.ButtonSelect,
            6 => InputLine.ButtonStop,
            _ => InputLine.None,
        };
        rig.Lines = (rig.Lines & ~Buttons) | (isDown ? button : InputLine.None);
        if (tick % 25 == 0 || !isDown)
        {
            rig.ReleasePedal();
        }
        if (isDown && (chance >> 16) % 3 == 0)
        {
            rig.PressPedal();
        }
    }

    private static void PrepareZero(PenRig rig)
    {
        rig.Boot();
        rig.Press(InputLine.ButtonSelect);
        rig.Press(InputLine.ButtonSelect);
    }

    private static void PreparePaused(PenRig rig)
    {
        rig.BeginSession();
        rig.Press(InputLine.ButtonStop);
    }

    private static void PrepareService(PenRig rig)
    {
        rig.Boot();
        rig.Press(InputLine.ButtonDown);
        rig.Press(InputLine.ButtonDown);
        rig.Press(InputLine.ButtonSelect);
    }

    private static void PrepareFault(PenRig rig)
    {
        rig.BeginSession();
        rig.Lines |= InputLine.DriverFault;
        rig.Run(50);
    }

    // A held button keeps the self-test waiting, so that it lasts.
    private static void HoldUpAtFirst(PenRig rig, int tick) => rig.Lines = tick < 400 ? rig.Lines | InputLine.ButtonUp : rig.Lines & ~InputLine.ButtonUp;

    private static void MoveCursor(PenRig rig, int tick)
    {
        int phase = tick % 200;
        InputLine held = phase < 5 ? InputLine.ButtonDown : phase is >= 100 and < 105 ? InputLine.ButtonUp : InputLine.None;
        rig.Lines = (rig.Lines & ~Buttons) | held;
    }

    private static void PressLong(PenRig rig, int tick) => WorkPedal(rig, tick, every: 3000, ticksDown: 2900);

    private static void WorkPedal(PenRig rig, int tick, int every, int ticksDown)
    {
        MoveCursor(rig, tick);
        if (tick % every == 10)
        {
            rig.PressPedal();
        }
        else if (tick % every == 10 + ticksDown)
        {
            rig.ReleasePedal();
        }
    }
}
