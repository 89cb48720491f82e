using SmpPen.Core.Control;
using SmpPen.Core.Session;
using SmpPen.Esp32;
using SmpPen.HostSimulator.Plant;

namespace SmpPen.HostSimulator.Simulation;

/// <summary>
/// What the pen really did, seen at contacts, coil and needle only: the yardstick that the firmware's own counters are held to.
/// Drive with the carriage home is booked as a test and takes part in nothing else.
/// </summary>
public sealed class PenProbe
{
    /// <summary>Drive later than this after the pedal's contact (plus a stroke period and any collection) is uncommanded, ns. 35 ms:
    /// two control ticks, one slip and their jitter.</summary>
    public const long CommandWindowNanoseconds = 35_000_000;

    private const long NoTick = -1;

    private readonly SimulatedPen _pen;
    private readonly List<StrokeRecord> _strokes = [];
    private bool _isTest;
    private bool _isCommanded;
    private int _targetMicrometres = -1;
    private long _driveStart;
    private bool _awaitsFirstStroke;
    private long _lastTick = NoTick;
    private bool _wasLive;
    private long _collectionEnd = long.MinValue / 2;
    private long _lastCollectionLength;

    internal PenProbe(SimulatedPen pen)
    {
        _pen = pen;
        Pedal = new PedalProbe(pen.Hand);
        Pedal.Pressed += _ => _awaitsFirstStroke = IsReadyForPedal();
        pen.Plant.Gate.Changed += OnDrive;
        pen.Plant.Bar.Arrived += OnArrived;
        pen.Plant.Bar.Ended += OnEnded;
    }

    /// <summary>A press made with the pen ready led to its first stroke: latency in ns, and whether a collection fell into it.</summary>
    public event Action<long, bool>? PressMeasured;

    /// <summary>A needle was withdrawn after a release: latency in ns, and whether a collection fell into it. The last one of a release counts.</summary>
    public event Action<long, bool>? WithdrawalMeasured;

    /// <summary>Presses and releases.</summary>
    public PedalProbe Pedal { get; }

    /// <summary>Full strokes outside tests: what the session counters must add up to.</summary>
    public long Strokes { get; private set; }

    /// <summary>Times that the coil was driven, outside tests.</summary>
    public long DrivePulses { get; private set; }

    /// <summary>Drive pulses that ended by themselves and never reached the end of the stroke.</summary>
    public long Missed { get; private set; }

    /// <summary>Drive pulses that ENABLE or the interlock ended before the end of the stroke was reached.</summary>
    public long Cut { get; private set; }

    /// <summary>Drive pulses with the carriage home.</summary>
    public long TestPulses { get; private set; }

    /// <summary>Full strokes with the carriage home.</summary>
    public long TestStrokes { get; private set; }

    /// <summary>Drive pulses that no pedal commanded.</summary>
    public long Uncommanded { get; private set; }

    /// <summary>Longest from the first contact edge of a press, made with the pen ready, to the first stroke's arrival, ns.</summary>
    public long WorstPressNanoseconds { get; private set; }

    /// <summary>The same for presses that a collection fell into.</summary>
    public long WorstPressWithCollectionNanoseconds { get; private set; }

    /// <summary>Presses that found the program in a file, and waited for it. They are among those measured.</summary>
    public long PressesThatMetTheFlash { get; private set; }

    /// <summary>Longest from the first contact edge of a release to the end of the last drive, ns.</summary>
    public long WorstStopNanoseconds { get; private set; }

    /// <summary>The same for releases that a collection fell into.</summary>
    public long WorstStopWithCollectionNanoseconds { get; private set; }

    /// <summary>Longest from the first contact edge of a release until the needle tip was behind the nose, ns.</summary>
    public long WorstWithdrawalNanoseconds { get; private set; }

    /// <summary>The same for releases that a collection fell into.</summary>
    public long WorstWithdrawalWithCollectionNanoseconds { get; private set; }

    /// <summary>Longest from the start of one control tick to the start of the next, ns.</summary>
    public long LongestTickNanoseconds { get; private set; }

    /// <summary>The same between two ticks that both found ENABLE high.</summary>
    public long LongestLiveTickNanoseconds { get; private set; }

    /// <summary>Collections so far that took time.</summary>
    public long Collections { get; private set; }

    /// <summary>Longest collection, ns.</summary>
    public long LongestCollectionNanoseconds { get; private set; }

    /// <summary>Largest difference between what the front stop stood for and the depth set, at full strokes made with the pen ready or pricking and the carriage still, nm.</summary>
    public long WorstDepthErrorNanometres { get; private set; }

    /// <summary>Furthest that the needle ever came out of the nose, nm; negative: it never did.</summary>
    public long DeepestNanometres { get; private set; } = long.MinValue;

    /// <summary>Drive in any 100 ms.</summary>
    public DutyWindow DutyOver100Milliseconds { get; } = new(100_000_000);

    /// <summary>Drive in any 60 s.</summary>
    public DutyWindow DutyOver60Seconds { get; } = new(60_000_000_000);

    /// <summary>Every stroke record, when the options ask for it.</summary>
    public IReadOnlyList<StrokeRecord> StrokeLog => _strokes;

    internal void Boots() => _lastTick = NoTick;

    internal void TickStarts(long now)
    {
        if (_lastTick != NoTick)
        {
            LongestTickNanoseconds = Math.Max(LongestTickNanoseconds, now - _lastTick);
            if (_wasLive && _pen.Chip.Pad(PinMap.Enable).Level)
            {
                LongestLiveTickNanoseconds = Math.Max(LongestLiveTickNanoseconds, now - _lastTick);
            }
        }
        _lastTick = now;
        _wasLive = _pen.Chip.Pad(PinMap.Enable).Level;
    }

    internal void CollectionStarts(long now, long length)
    {
        if (length == 0)
        {
            return;
        }
        Collections++;
        LongestCollectionNanoseconds = Math.Max(LongestCollectionNanoseconds, length);
        _collectionEnd = now + length;
        _lastCollectionLength = length;
    }

    private bool IsReadyForPedal() =>
        _pen.HasStatus && _pen.Status.State == PenState.Ready && !_pen.Status.CarriageMoving
        && _pen.Status.Notice != Notice.ReleasePedal && _pen.Status.Notice != Notice.Moving;

    private void OnDrive(bool on, long now)
    {
        if (!on)
        {
            DutyOver100Milliseconds.Add(_driveStart, now);
            DutyOver60Seconds.Add(_driveStart, now);
            if (!_isTest && !Pedal.IsPressed && _isCommanded)
            {
                Book(now - Pedal.ReleaseEdgeNanoseconds, withdrawal: false);
            }
            return;
        }
        _driveStart = now;
        _isTest = _pen.Plant.Screw.IsHome;
        _isCommanded = _isTest;
        _targetMicrometres = -1;
        if (_isTest)
        {
            TestPulses++;
            return;
        }
        DrivePulses++;
        _isCommanded = Pedal.WasClosedSince(now - CommandWindowNanoseconds - PeriodNanoseconds() - CollectionSince(now));
        if (!_isCommanded)
        {
            Uncommanded++;
        }
        // The status still says Ready in the tick that starts the needle.
        if (_pen.HasStatus && (_pen.Status.State is PenState.Ready or PenState.Pricking) && !_pen.Status.CarriageMoving)
        {
            _targetMicrometres = _pen.Status.Settings.DepthMicrometres;
        }
    }

    private void OnArrived(long now)
    {
        if (_isTest)
        {
            TestStrokes++;
            return;
        }
        Strokes++;
        if (!_awaitsFirstStroke)
        {
            return;
        }
        _awaitsFirstStroke = false;
        long latency = now - Pedal.PressEdgeNanoseconds;
        PressesThatMetTheFlash += _pen.Chip.Flash.LastUseNanoseconds > Pedal.PressEdgeNanoseconds ? 1 : 0;
        PressMeasured?.Invoke(latency, _collectionEnd > Pedal.PressEdgeNanoseconds);
        if (_collectionEnd > Pedal.PressEdgeNanoseconds)
        {
            WorstPressWithCollectionNanoseconds = Math.Max(WorstPressWithCollectionNanoseconds, latency);
        }
        else
        {
            WorstPressNanoseconds = Math.Max(WorstPressNanoseconds, latency);
        }
    }

    private void OnEnded(in StrokeRecord stroke)
    {
        if (_pen.Options.KeepStrokes)
        {
            _strokes.Add(stroke);
        }
        DeepestNanometres = Math.Max(DeepestNanometres, stroke.DeepestNanometres);
        if (_isTest)
        {
            return;
        }
        if (!stroke.IsFull)
        {
            Cut += stroke.WasCut ? 1 : 0;
            Missed += stroke.WasCut ? 0 : 1;
        }
        else if (_targetMicrometres >= 0)
        {
            long error = Math.Abs(stroke.StopProtrusionNanometres - (_targetMicrometres * 1000L));
            WorstDepthErrorNanometres = Math.Max(WorstDepthErrorNanometres, error);
        }
        if (!Pedal.IsPressed && _isCommanded && stroke.DriveEndNanoseconds > Pedal.ReleaseEdgeNanoseconds)
        {
            Book(Math.Max(stroke.LiftOffNanoseconds, stroke.DriveEndNanoseconds) - Pedal.ReleaseEdgeNanoseconds, withdrawal: true);
        }
    }

    private void Book(long latency, bool withdrawal)
    {
        bool collection = _collectionEnd > Pedal.ReleaseEdgeNanoseconds;
        if (withdrawal)
        {
            WithdrawalMeasured?.Invoke(latency, collection);
        }
        if (withdrawal && collection)
        {
            WorstWithdrawalWithCollectionNanoseconds = Math.Max(WorstWithdrawalWithCollectionNanoseconds, latency);
        }
        else if (withdrawal)
        {
            WorstWithdrawalNanoseconds = Math.Max(WorstWithdrawalNanoseconds, latency);
        }
        else if (collection)
        {
            WorstStopWithCollectionNanoseconds = Math.Max(WorstStopWithCollectionNanoseconds, latency);
        }
        else
        {
            WorstStopNanoseconds = Math.Max(WorstStopNanoseconds, latency);
        }
    }

    private long CollectionSince(long now) => now - _collectionEnd < CommandWindowNanoseconds ? _lastCollectionLength : 0;

    private long PeriodNanoseconds()
    {
        if (!_pen.HasStatus)
        {
            return 0;
        }
        StrokeSettings settings = _pen.Status.Settings;
        return settings.Mode switch
        {
            StrokeMode.Continuous => 1_000_000_000L / Math.Max(1, settings.FrequencyHertz),
            StrokeMode.Paced => 10_000_000_000L / Math.Max(1, settings.PaceTenths),
            _ => 0,
        };
    }
}
