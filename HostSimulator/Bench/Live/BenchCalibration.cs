using SmpPen.Core.Calibration;
using SmpPen.HostSimulator.Plant;

namespace SmpPen.HostSimulator.Bench;

/// <summary>
/// A guided depth calibration on the live pen with the simulated dial gauge: the firmware moves, the technician reads. Talks to
/// the firmware between two control ticks only. On the pen's thread.
/// </summary>
internal sealed class BenchCalibration
{
    /// <summary>Largest error of a reading and resolution of the dial, um: a dial indicator with 0.01 mm divisions.</summary>
    private const int GaugeMicrometres = 5;

    private const int GaugeResolution = 10;

    private readonly List<ReadingView> _taken = [];
    private readonly Queue<Action<CalibrationService, long>> _acts = new();
    private IReadOnlyList<ReadingView> _takenView = [];
    private DialGauge? _gauge;
    private CalibrationStep _step;
    private int _points;
    private int _date;
    private string _technician = "";
    private int _months;
    private int _index;
    private int _expected;
    private int _dial;
    private bool _isRunning;
    private string _outcome = "";

    /// <summary>What is wrong with an order, as a sentence; null: nothing.</summary>
    public static string? Problem(int points, int date, string technician, int months) =>
        points is < CalibrationJudge.MinPoints or > DepthMap.MaxPoints ? "Points: give 3 to 9."
        : !CalendarDate.IsValid(date) ? "Date: give a day as YYYYMMDD."
        : technician.Trim().Length is 0 or > DepthCalibration.TechnicianLength || technician.Any(c => c is < ' ' or > '~') ? "Technician: give 1 to 8 printable characters."
        : months is < 1 or > CalibrationService.MaxMonths ? "Months: give 1 to 60."
        : null;

    /// <summary>Fits the dial and begins.</summary>
    public void Begin(PenRun run, int points, int date, string technician, int months)
    {
        _gauge = new DialGauge(run.Pen.Plant, GaugeMicrometres, GaugeResolution, run.Pen.Options.Seed);
        _points = points;
        _date = date;
        _technician = technician;
        _months = months;
        _taken.Clear();
        _takenView = [];
        _outcome = "";
        _step = CalibrationStep.Moving;
        _isRunning = true;
        _acts.Enqueue((service, now) =>
        {
            service.Lock = new OpenLock();
            if (!service.Begin(points, now))
            {
                Finish("The pen refuses: it has to be in Service, homed, with the pedal released.");
            }
        });
    }

    /// <summary>Enters a reading, or what the dial says.</summary>
    public void Enter(int? micrometres)
    {
        if (!_isRunning || _step != CalibrationStep.Reading)
        {
            return;
        }
        int reading = micrometres ?? _dial;
        ReadingView taken = new(NameOf(_index), _expected, reading);
        _step = CalibrationStep.Moving;
        _acts.Enqueue((service, now) =>
        {
            if (service.EnterReading(reading, now))
            {
                _taken.Add(taken);
                _takenView = [.. _taken];
            }
        });
    }

    /// <summary>Ends it; the calibration before stays in force.</summary>
    public void Cancel()
    {
        if (_isRunning)
        {
            _acts.Enqueue((service, _) => service.Abort());
            Finish("Ended by hand; the calibration before stays in force.");
        }
    }

    /// <summary>The pen is gone.</summary>
    public void Forget()
    {
        _acts.Clear();
        _isRunning = false;
        _gauge = null;
        _outcome = "";
        _taken.Clear();
        _takenView = [];
    }

    /// <summary>Goes on where the firmware is; between two control ticks.</summary>
    public void AfterTick(PenRun run)
    {
        if (_acts.Count == 0 && !_isRunning)
        {
            return;
        }
        CalibrationService service = run.Pen.Pen.Model.Calibration;
        long now = run.Pen.NowNanoseconds / 1000;
        bool acted = false;
        while (_acts.TryDequeue(out Action<CalibrationService, long>? act))
        {
            act(service, now);
            acted = true;
        }
        // What a call has begun shows in the status one tick later.
        if (!_isRunning || acted)
        {
            return;
        }
        CalibrationStatus status = service.Status;
        if (status.Step == CalibrationStep.Reading && (_step != CalibrationStep.Reading || status.Index != _index))
        {
            _dial = _gauge!.Read();
        }
        _step = status.Step;
        _index = status.Index;
        _expected = status.ExpectedMicrometres;
        switch (status.Step)
        {
            case CalibrationStep.Measured:
                _acts.Enqueue((calibration, at) => calibration.Verify(at));
                break;
            case CalibrationStep.Verified when !service.IsStoring:
                _acts.Enqueue((calibration, at) =>
                {
                    if (!calibration.Store(_date, _technician, _months, at))
                    {
                        Finish("The pen did not store the calibration.");
                    }
                });
                break;
            case CalibrationStep.Stored:
                run.Note(LogKind.Bench, "A calibration was stored.");
                Finish(FormattableString.Invariant($"Stored as number {service.InForce.Serial}: backlash {service.InForce.BacklashMicrometres} \u00b5m, worst check {service.InForce.WorstCheckMicrometres} \u00b5m (limit {CalibrationJudge.MaxCheckMicrometres} \u00b5m)."));
                break;
            case CalibrationStep.Refused or CalibrationStep.Idle:
                Finish($"Refused: {Core.Display.NoticeText.Of(status.Refusal)}. The calibration before stays in force.");
                break;
            default:
                break;
        }
    }

    /// <summary>For the page.</summary>
    public ServiceView View(PenRun? run) => new()
    {
        IsCalibrating = _isRunning,
        Instruction = Instruction(),
        AwaitsReading = _isRunning && _step == CalibrationStep.Reading,
        ExpectedMicrometres = _expected,
        Reading = _index + 1,
        Readings = _points + 1 + DepthCalibration.ChecksNeeded,
        Taken = _takenView,
        Outcome = _outcome,
        DialMicrometres = _isRunning && run is not null ? _dial : null,
    };

    private string Instruction() => !_isRunning ? ""
        : _step == CalibrationStep.Reading ? $"Read the dial for {NameOf(_index)} and enter what it says."
        : "Wait: the carriage moves.";

    private string NameOf(int index) => index < _points ? $"point {index + 1}" : index == _points ? "backlash" : $"check {index - _points}";

    private void Finish(string outcome)
    {
        _isRunning = false;
        _gauge = null;
        _outcome = outcome;
    }

    /// <summary>The simulator's technician is let in: nothing is at stake.</summary>
    private sealed class OpenLock : IServiceLock
    {
        public bool IsUnlocked => true;
    }
}
