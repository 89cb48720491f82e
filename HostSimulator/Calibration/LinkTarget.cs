using System.Globalization;
using SmpPen.Core.Calibration;

namespace SmpPen.HostSimulator.Calibration;

/// <summary>A pen at the other end of its service link, in Service (docs/scpi.md).</summary>
public sealed class LinkTarget : ICalibrationTarget
{
    private const int MostPolls = 600;

    private readonly ICommandLine _line;

    /// <summary>Unlocks the pen with its PIN.</summary>
    /// <exception cref="InvalidOperationException">It does not unlock, or is not in Service.</exception>
    public LinkTarget(ICommandLine line, string pin)
    {
        _line = line;
        Identity = PenIdentity.Ask(line);
        line.Send($"*CLS;SYST:PASS:CEN \"{pin}\"");
        for (int poll = 0; line.Ask("SYST:PASS:STAT?") != "1"; poll++)
        {
            if (poll == 50)
            {
                throw new InvalidOperationException("The pen does not unlock: wrong PIN, or it waits after a wrong one.");
            }
            line.Pause();
        }
        if (line.Ask("SESS:STAT?") != "SERVICE")
        {
            throw new InvalidOperationException("The pen is not in Service: open it on the pen.");
        }
        LifeStrokes = long.Parse(line.Ask("COUN:LIFE?"), CultureInfo.InvariantCulture);
        line.Send("*CLS");
    }

    /// <summary>Which pen it is.</summary>
    public PenIdentity Identity { get; }

    /// <summary>The pen was told to store: whether it did is not known before its answer.</summary>
    public bool MayHaveStored { get; private set; }

    /// <inheritdoc/>
    public string FirmwareVersion => Identity.FirmwareVersion;

    /// <inheritdoc/>
    public long LifeStrokes { get; }

    /// <inheritdoc/>
    public DepthCalibration Data { get; } = new();

    /// <inheritdoc/>
    public bool Begin(int points)
    {
        Data.Count = points;
        return Do(FormattableString.Invariant($"CAL:BEG {points}"));
    }

    /// <inheritdoc/>
    public CalibrationProgress AwaitStep()
    {
        for (int poll = 0; poll < MostPolls; poll++)
        {
            string[] state = _line.Ask("CAL:STAT?").Split(',');
            CalibrationStep step = (CalibrationStep)Number(state[0]);
            if (step != CalibrationStep.Moving)
            {
                int expected = (int)Math.Round(1000.0 * double.Parse(_line.Ask("CAL:READ?"), CultureInfo.InvariantCulture));
                return new CalibrationProgress(step, (CalibrationRefusal)Number(state[1]), Number(_line.Ask("CAL:POIN?")) - 1, expected);
            }
            _line.Pause();
        }
        throw new InvalidOperationException("The carriage does not arrive.");
    }

    /// <inheritdoc/>
    public bool EnterReading(int micrometres)
    {
        CalibrationProgress at = AwaitStep();
        int check = at.Index - Data.Count - 1;
        if (check >= 0)
        {
            Data.CheckTargets[check] = at.ExpectedMicrometres;
            Data.CheckReadings[check] = micrometres;
        }
        return Do(FormattableString.Invariant($"CAL:READ {micrometres} UM"));
    }

    /// <inheritdoc/>
    public bool Verify() => Do("CAL:VER");

    /// <inheritdoc/>
    public bool Store(int date, string technician, int months)
    {
        MayHaveStored = true;
        if (!Do(FormattableString.Invariant($"CAL:MONT {months};DATE {date};STOR \"{technician}\"")))
        {
            return false;
        }
        string[] data = _line.Ask("CAL:DATA?").Split(',');
        Data.Serial = Number(data[0]);
        Data.Date = Number(data[1]);
        Data.Technician = data[2].Trim('"');
        Data.MonthsValid = Number(data[3]);
        Data.BacklashMicrometres = Micrometres(data[4]);
        for (int i = 0; i < Data.Count; i++)
        {
            Data.Microsteps[i] = Number(data[6 + (2 * i)]);
            Data.Micrometres[i] = Micrometres(data[7 + (2 * i)]);
        }
        return true;
    }

    /// <summary>Ends a calibration that is not stored: the carriage goes home, the one before stays.</summary>
    public void Abort() => _line.Send("CAL:ABOR");

    /// <summary>Locks the pen again.</summary>
    public void Lock() => _line.Send("SYST:PASS:CDIS");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static int Micrometres(string text) => (int)Math.Round(1000.0 * double.Parse(text, CultureInfo.InvariantCulture));

    private bool Do(string command)
    {
        _line.Send(command);
        return _line.Ask("SYST:ERR?").StartsWith("0,", StringComparison.Ordinal);
    }
}
