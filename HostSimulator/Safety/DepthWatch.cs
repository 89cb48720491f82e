using SmpPen.Core.Control;
using SmpPen.Esp32;
using SmpPen.HostSimulator.Faults;
using SmpPen.HostSimulator.Plant;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Safety;

/// <summary>Holds every stroke against the depth that the panel shows around its time.</summary>
/// <remarks>Both from the home edge: what a cartridge zero is worth is the operator's own judgement.</remarks>
internal sealed class DepthWatch
{
    // A page of the panel is brought up to date within 0.6 s at worst, a new screen a little later.
    private const long PanelNanoseconds = 1_200_000_000;
    private const long LatePanelNanoseconds = 8_000_000_000;
    private const long SlackNanometres = 20_000;

    // No pulse is longer than 40 ms: a switch that shorts in the middle of one makes it so.
    private const long LongestStrokeNanoseconds = 100_000_000;
    private const long BehindNoseNanometres = -400_000;

    private readonly PlantInvariants _all;
    private readonly PanelReading _panel;
    private readonly long _limitNanometres;
    private readonly Queue<(long From, long At, long Deepest, long Limit)> _strokes = new();
    private bool _isUnasked;
    private long _lastUp = long.MinValue / 4;
    private readonly List<(long From, long Nanometres, long Zero)> _shown = [];

    public DepthWatch(PlantInvariants all, PanelReading panel, int technicianDepthMicrometres)
    {
        _all = all;
        _panel = panel;
        _limitNanometres = technicianDepthMicrometres * 1000L;
        all.Pen.Plant.Bar.Ended += OnEnded;
        Pad enable = all.Pen.Chip.Pad(PinMap.Enable);
        all.Pen.Plant.Gate.Changed += (on, _) => _isUnasked = on ? !enable.Level || !all.Pen.Plant.Gate.IsInterlockOpen : _isUnasked;
        all.Pen.Hand.Button(PenButton.Up).Changed += (_, now) => _lastUp = now;
    }

    /// <summary>How far apart needle and panel may be in time; a loop that is late draws late.</summary>
    private long Window => _all.Asks(FaultEffect.Loop) ? PanelNanoseconds : LatePanelNanoseconds;

    public void Tick(long now)
    {
        // A panel that does not work, starts anew or is late: the claim counts. So it does for changes too quick to be drawn.
        bool isQuick = _all.Pen.Hand.Button(PenButton.Up).IsClosed || now - _lastUp < PanelNanoseconds;
        bool isBlind = isQuick || !_all.Asks(FaultEffect.Panel | FaultEffect.Restart | FaultEffect.Loop);
        // The panel shows the zero only while it is being set, and a quick Select leaves before the last click is drawn: the claim counts.
        // The claim is what the buttons have set; the status hears of it in turn, so of an Up and a Down in two ticks never.
        PenModel claim = _all.Pen.Pen.Model;
        int zero = claim.CartridgeZeroMicrometres;
        int depth = isBlind ? claim.Settings.DepthMicrometres : _panel.DepthMicrometres;
        bool showsZero = isBlind ? _all.Pen.Status.State == PenState.CartridgeZero : _panel.ShowsZero;
        long shown = (zero + (showsZero ? 0 : Math.Max(0, depth))) * 1000L;
        if (_shown.Count == 0 || _shown[^1].Nanometres != shown || _shown[^1].Zero != zero)
        {
            _shown.Add((now, shown, zero));
        }
        while (_strokes.TryPeek(out (long From, long At, long Deepest, long Limit) stroke) && stroke.At < now - Window)
        {
            _strokes.Dequeue();
            Judge(stroke.From, stroke.At, stroke.Deepest, stroke.Limit);
        }
        // Only now: a pen that was off has no ticks, and its last strokes are still to be judged.
        while (_shown.Count > 1 && _shown[1].From < now - (3 * Window))
        {
            _shown.RemoveAt(0);
        }
    }

    public void End()
    {
        while (_strokes.TryDequeue(out (long From, long At, long Deepest, long Limit) stroke))
        {
            Judge(stroke.From, stroke.At, stroke.Deepest, stroke.Limit);
        }
    }

    private void OnEnded(in StrokeRecord stroke)
    {
        // What is driven past ENABLE and interlock comes wherever the carriage is; a bar that sticks out goes where the carriage goes.
        bool isUnasked = _isUnasked || _all.Pen.NowNanoseconds - stroke.DriveStartNanoseconds > LongestStrokeNanoseconds;
        if (stroke.DeepestNanometres < BehindNoseNanometres || (isUnasked && !_all.Asks(FaultEffect.Gate))
            || (!stroke.CameToRest && !_all.Asks(FaultEffect.Bar)))
        {
            return;
        }
        LeadScrew screw = _all.Pen.Plant.Screw;
        // A motor that has missed steps stands that much further out at worst, until the home flag tells.
        long lost = _all.Asks(FaultEffect.Carriage) ? 0 : screw.LostSteps * 1_000_000L / _all.Pen.Options.Plant.MicrostepsPerMillimetre;
        long deepest = stroke.DeepestNanometres + (_all.Pen.Plant.Bar.CartridgeErrorMicrometres * 1000L);
        _strokes.Enqueue((Math.Max(stroke.DriveStartNanoseconds, _all.Pen.NowNanoseconds - Window), _all.Pen.NowNanoseconds, deepest, SlackNanometres + lost));
    }

    private void Judge(long from, long at, long deepest, long slack)
    {
        long window = Window;
        long allowed = long.MinValue;
        long zero = long.MinValue;
        for (int i = 0; i < _shown.Count; i++)
        {
            long until = i + 1 < _shown.Count ? _shown[i + 1].From : long.MaxValue;
            if (until >= from - window && _shown[i].From <= at + window)
            {
                allowed = Math.Max(allowed, _shown[i].Nanometres);
                zero = Math.Max(zero, _shown[i].Zero * 1000L);
            }
        }
        _all.Expect(deepest <= allowed + slack, Invariant.DepthAsShown, $"needle {deepest / 1000} um from the home edge's nose, {allowed / 1000} um shown");
        _all.Expect(deepest <= zero + _limitNanometres + slack, Invariant.DepthWithinLimit, $"needle {(deepest - zero) / 1000} um deep, limit {_limitNanometres / 1000} um");
    }
}
