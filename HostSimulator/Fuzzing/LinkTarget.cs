using System.Text;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Session;
using SmpPen.HostSimulator.PowerCuts;
using SmpPen.Unit.Control;

namespace SmpPen.HostSimulator.Fuzzing;

/// <summary>
/// The service link of a whole pen, unlocked and in one state. A line that ends with an error must change nothing; no line
/// whatever may take a setting beyond its limits, drive the needle, or keep the link busy for ever.
/// </summary>
/// <param name="state">Standby, Service or Paused.</param>
/// <param name="afterError">A planted defect: what an invalid line does; null: nothing.</param>
/// <param name="roundTicks">
/// Ticks of rest after a line: status and panel have gone round, and what a line before has ordered to be stored is stored, a slice a tick.
/// </param>
public sealed class LinkTarget(PenState state, Action<PenRig>? afterError = null, int roundTicks = 40) : IFuzzTarget
{
    // A line of 128 characters in pieces of a tick, and the hash of a PIN.
    private const int MostTicks = 2000;

    private const int LinesPerPen = 5000;

    private PenRig? _rig;
    private int _lines;

    /// <inheritdoc/>
    public string Name => $"link in {state}";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Seeds { get; } = [.. new[]
    {
        "*IDN?", "*RST", "*CLS", "*ESE 36;*SRE 32;*ESE?", "*TST?;*OPC?", "SYST:ERR?", "SYST:PASS:STAT?", "SYST:PASS:NEW \"0000\",\"2718\"",
        "DEPT 0.5 MM", "DEPT 600 UM", "DEPT?;FREQ?;PACE?;DWEL?;BURS?;MODE?", "FREQ 90 HZ", "PACE 2.5", "DWEL 4 MS", "DWEL 0.004 S", "BURS 3",
        "MODE CONT", "MODE SINGLE", "PRES 3", "PRES?", "PRES:SAVE 8", "LIM:DEPT 1.2", "LIM:FREQ 120;:LIM:PACE 8", "LIM:DWEL 20000 US", "LIM:BURS 5",
        "SESS:STAT?", "SESS:REC? 1", "SESS:REC:COUN?", "COUN:LIFE?;CART?;MISS?;TEST?", "DIAG:LOG?", "DIAG:INP?;CARR?;FAUL?",
        "CAL:BEG 3", "CAL:READ 0.5", "CAL:POIN 1", "CAL:VER", "CAL:STOR \"T007\"", "CAL:ABOR", "CAL:STAT?", "CAL:DATE 20260115", "CAL:MONT 6", "CAL:MOVE 1.0 MM",
    }.Select(Encoding.ASCII.GetBytes)];

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Words { get; } = [.. new[]
    {
        ":", ";", "?", ",", " ", "\"", "'", "*", "-", "+", ".", "#", "MM", "UM", "HZ", "MS", "US", "S", "DEPTh", "FREQuency", "LIMit:", "CALibration:", "SYSTem:",
        "2000", "2001", "9999999", "99999999", "-1", "1E9", "0.0001", "MIN", "MAX", "DEF", "SESSion:RECord?", "\t", "\u0018", "\r",
    }.Select(Encoding.ASCII.GetBytes)];

    /// <inheritdoc/>
    public bool Feed(byte[] input)
    {
        PenRig rig = Pen();
        // An attempt at the PIN is counted on the flash, wrong or right.
        bool mayWrite = Encoding.Latin1.GetString(input).Contains("PASS", StringComparison.OrdinalIgnoreCase);
        ulong before = State(rig, mayWrite);
        bool wasUnlocked = rig.Pen.Model.Technician.IsUnlocked;
        rig.Pen.Link.Errors.Clear();
        foreach (byte character in input)
        {
            rig.Serial.SendByte(character);
        }
        rig.Serial.SendByte('\n');
        Settle(rig);
        int error = 0;
        bool isRefused = false;
        while ((error = rig.Pen.Link.Errors.Take()) != 0)
        {
            isRefused |= error < 0;
        }
        if (isRefused)
        {
            afterError?.Invoke(rig);
        }
        Judge(rig, wasUnlocked);
        // A line of several commands carries out those before the error.
        if (isRefused && IsOneCommand(input) && State(rig, mayWrite) != before)
        {
            throw new FuzzFindingException("an invalid line has changed something");
        }
        return !isRefused;
    }

    private static bool IsOneCommand(byte[] input) => !input.Any(character => character is (byte)';' or (byte)'\n' or (byte)'\r');

    private static void Judge(PenRig rig, bool wasUnlocked)
    {
        StrokeSettings settings = rig.Status.Settings;
        PenLimits limits = rig.Pen.Model.Limits;
        bool isAllowed = limits.DepthMicrometres.Allows(settings.DepthMicrometres) && limits.FrequencyHertz.Allows(settings.FrequencyHertz)
            && limits.PaceTenths.Allows(settings.PaceTenths) && limits.DwellMicroseconds.Allows(settings.DwellMicroseconds)
            && limits.BurstPricks.Allows(settings.BurstPricks) && (int)settings.Mode is >= 0 and < Wording.ModeCount;
        if (!isAllowed)
        {
            throw new FuzzFindingException("a setting beyond its limits");
        }
        if (rig.IsEnabled || rig.PwmRuns)
        {
            throw new FuzzFindingException("the link drives the needle");
        }
        if (rig.Pen.Model.Technician.IsUnlocked && !wasUnlocked)
        {
            throw new FuzzFindingException("a line has unlocked the pen");
        }
    }

    private static ulong State(PenRig rig, bool mayWrite)
    {
        PenLimits limits = rig.Pen.Model.Limits;
        Fingerprint fields = new();
        fields.Add(rig.Status.Settings);
        fields.Add((int)rig.Status.State);
        fields.Add(rig.Status.PresetIndex);
        fields.Add(rig.Status.CartridgeZeroMicrometres);
        fields.Add((int)rig.Status.Zone);
        fields.Add(limits.DepthMicrometres.TechnicianHigh);
        fields.Add(limits.FrequencyHertz.TechnicianHigh);
        fields.Add(limits.PaceTenths.TechnicianHigh);
        fields.Add(limits.DwellMicroseconds.TechnicianHigh);
        fields.Add(limits.BurstPricks.TechnicianHigh);
        fields.Add(rig.Pen.Model.Calibration.InForce.Serial);
        fields.Add(mayWrite ? 0 : rig.Files.Writes);
        return fields.Value;
    }

    // Idle all through the rest: an input may be two lines, and between them the link is idle with the second one's
    // first bytes already taken from the UART. Its error must not be taken for one of the next input.
    private void Settle(PenRig rig)
    {
        int ticks = 0;
        int rested = 0;
        while (rested < roundTicks)
        {
            rig.Run(10);
            rested = rig.Serial.Waiting > 0 || !rig.Pen.Link.IsIdle ? 0 : rested + 1;
            if (rig.Serial.DropReply() < 0 || ++ticks > MostTicks)
            {
                throw new FuzzFindingException("a line keeps the link busy");
            }
        }
    }

    private PenRig Pen()
    {
        _lines++;
        if (_rig is null || _lines % LinesPerPen == 0 || !_rig.Pen.Model.Technician.IsUnlocked || _rig.Status.State != state)
        {
            _rig = Made();
        }
        return _rig;
    }

    private PenRig Made()
    {
        PenRig rig = new();
        if (state == PenState.Paused)
        {
            rig.BeginSession();
            rig.Press(InputLine.ButtonStop);
        }
        else
        {
            rig.Boot();
        }
        if (state == PenState.Service)
        {
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
        }
        rig.Ask("SYST:PASS:CEN \"0000\"");
        rig.Run(1000);
        if (rig.Status.State != state || !rig.Pen.Model.Technician.IsUnlocked)
        {
            throw new InvalidOperationException($"The pen is in {rig.Status.State}, not in {state}, or locked.");
        }
        return rig;
    }
}
