using SmpPen.Core.Control;
using SmpPen.Core.Session;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Report;

/// <summary>The needle's way during one prick.</summary>
/// <param name="Label">What it was set to.</param>
/// <param name="Milliseconds">Time since the coil was switched on.</param>
/// <param name="Millimetres">Needle tip before (+) or behind (-) the nose.</param>
/// <param name="OnMilliseconds">How long the coil was driven.</param>
public sealed record PrickCurve(string Label, IReadOnlyList<double> Milliseconds, IReadOnlyList<double> Millimetres, double OnMilliseconds);

/// <summary>Collects the data of the plots in bounded memory, whatever the length of the run.</summary>
public sealed class PlotRecorder
{
    /// <summary>Points kept of what happens at each stroke.</summary>
    private const int StrokePoints = 8_000;

    /// <summary>In each mode the needle is followed during this stroke: the first ones still belong to the start of the run.</summary>
    private const int FollowedStroke = 3;

    private const long SampleNanoseconds = 50_000;
    private const long LeadNanoseconds = 2_000_000;
    private const long FollowNanoseconds = 30_000_000;
    private const long Second = 1_000_000_000;

    private readonly SimulatedPen _pen;
    private readonly DelegateEvent _sample;
    private readonly int[] _strokesOfMode = new int[4];
    private readonly PrickCurve?[] _curves = new PrickCurve?[4];
    private readonly List<double> _curveX = [];
    private readonly List<double> _curveY = [];
    private readonly List<int> _perSecond = [];
    private long _followedFrom;
    private int _followedMode;

    /// <summary>Follows a pen.</summary>
    public PlotRecorder(SimulatedPen pen)
    {
        _pen = pen;
        _sample = new DelegateEvent(Sample);
        pen.TickEnded += OnTickEnded;
        pen.Plant.Bar.Ended += OnStroke;
        pen.Plant.Bar.Arrived += OnArrived;
        pen.Plant.Gate.Changed += OnDrive;
    }

    /// <summary>Depth set, mm, over time in s; interrupted outside of sessions.</summary>
    public StepStore DepthSet { get; } = new();

    /// <summary>Protrusion of the needle at the end of each prick, mm.</summary>
    public SeriesStore DepthReached { get; } = new(StrokePoints);

    /// <summary>Time that the coil was driven at each prick, ms.</summary>
    public SeriesStore OnTime { get; } = new(StrokePoints);

    /// <summary>On-time that the firmware commands, ms.</summary>
    public StepStore OnTimeSet { get; } = new();

    /// <summary>Dwell that is set, ms.</summary>
    public StepStore DwellSet { get; } = new();

    /// <summary>Full strokes in each second of the run, tests with the carriage home excluded.</summary>
    public IReadOnlyList<int> StrokesPerSecond => _perSecond;

    /// <summary>One prick of each mode that was used.</summary>
    public IEnumerable<PrickCurve> Curves => _curves.OfType<PrickCurve>();

    /// <summary>Length of the run, s.</summary>
    public double LengthSeconds => _pen.NowNanoseconds / (double)Second;

    private void OnTickEnded(SimulatedPen pen, long tickStart)
    {
        PenStatus status = pen.Status;
        double now = pen.NowNanoseconds / (double)Second;
        bool works = status.State is PenState.Ready or PenState.Pricking;
        DepthSet.Set(now, works ? status.Settings.DepthMicrometres / 1000.0 : double.NaN);
        OnTimeSet.Set(now, works ? status.OnTimeMicroseconds / 1000.0 : double.NaN);
        DwellSet.Set(now, works ? status.Settings.DwellMicroseconds / 1000.0 : double.NaN);
    }

    private void OnStroke(in StrokeRecord stroke)
    {
        if (_pen.Plant.Screw.IsHome || !stroke.IsFull)
        {
            return;
        }
        double at = stroke.DriveStartNanoseconds / (double)Second;
        DepthReached.Add(at, stroke.StopProtrusionNanometres / 1e6);
        OnTime.Add(at, stroke.OnTimeNanoseconds / 1e6);
    }

    private void OnArrived(long now)
    {
        if (_pen.Plant.Screw.IsHome)
        {
            return;
        }
        int second = (int)(now / Second);
        while (_perSecond.Count <= second)
        {
            _perSecond.Add(0);
        }
        _perSecond[second]++;
    }

    private void OnDrive(bool driven, long now)
    {
        if (!driven || _sample.IsScheduled || _pen.Plant.Screw.IsHome || !_pen.HasStatus || _pen.Status.State is not (PenState.Ready or PenState.Pricking))
        {
            return;
        }
        int mode = (int)_pen.Status.Settings.Mode;
        if (++_strokesOfMode[mode] != FollowedStroke)
        {
            return;
        }
        _followedFrom = now;
        _followedMode = mode;
        _curveX.Clear();
        _curveY.Clear();
        double rest = _pen.Plant.Bar.ProtrusionMicrometres / 1000.0;
        _curveX.AddRange([-LeadNanoseconds / 1e6, 0.0]);
        _curveY.AddRange([rest, rest]);
        _pen.Timeline.Schedule(_sample, now + SampleNanoseconds);
    }

    private void Sample(long now)
    {
        _curveX.Add((now - _followedFrom) / 1e6);
        _curveY.Add(_pen.Plant.Bar.ProtrusionMicrometres / 1000.0);
        if (now - _followedFrom < FollowNanoseconds)
        {
            _pen.Timeline.Schedule(_sample, now + SampleNanoseconds);
            return;
        }
        StrokeSettings settings = _pen.Status.Settings;
        string rate = (StrokeMode)_followedMode switch
        {
            StrokeMode.Continuous => $", {settings.FrequencyHertz} Hz",
            StrokeMode.Paced => string.Create(System.Globalization.CultureInfo.InvariantCulture, $", {settings.PaceTenths / 10.0:0.0}/s"),
            _ => "",
        };
        string label = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{(StrokeMode)_followedMode}: {settings.DepthMicrometres / 1000.0:0.00} mm, dwell {settings.DwellMicroseconds / 1000.0:0.0} ms{rate}");
        _curves[_followedMode] = new PrickCurve(label, [.. _curveX], [.. _curveY], _pen.Status.OnTimeMicroseconds / 1000.0);
    }
}
