using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Bench;

/// <summary>Encodes each frame once, on the pen's thread, and hands it to every page that watches.</summary>
public sealed class FeedHub : IDisposable
{
    private const long HiddenMilliseconds = 1_000;
    private const long PausedMilliseconds = 500;

    private readonly LivePen _pen;
    private readonly Lock _lock = new();
    private readonly Dictionary<ScopeRequest, byte[]> _scopes = [];
    private FeedConnection[] _connections = [];
    private byte[] _oled = [];
    private byte[] _counts = [];
    private byte[] _state = [];
    private byte[]? _pricks;
    private long _oledOf = -1;
    private bool _wasLit;
    private (int Pen, int Session, long Pricks, long Strokes) _countsOf;
    private long _sentPricks;
    private int _penNumber = -1;
    private long _stateAt;
    private long _stateOf = -1;

    /// <summary>A feed of a pen.</summary>
    public FeedHub(LivePen pen)
    {
        _pen = pen;
        pen.FrameDue += OnFrame;
    }

    /// <summary>Frames of the state that were encoded, for measurements.</summary>
    public long FramesEncoded { get; private set; }

    /// <summary>Pages that are connected.</summary>
    public int Connections => _connections.Length;

    /// <inheritdoc/>
    public void Dispose() => _pen.FrameDue -= OnFrame;

    /// <summary>A page watches from now on; it is sent everything with the next frame.</summary>
    internal void Add(FeedConnection connection)
    {
        lock (_lock)
        {
            _connections = [.. _connections, connection];
        }
    }

    /// <summary>A page is gone.</summary>
    internal void Remove(FeedConnection connection)
    {
        lock (_lock)
        {
            _connections = [.. _connections.Where(other => other != connection)];
        }
    }

    private static long Milliseconds => Environment.TickCount64;

    private void OnFrame(PenRun? run)
    {
        FeedConnection[] connections = _connections;
        if (connections.Length == 0 || run is null)
        {
            return;
        }
        long wall = Milliseconds;
        Encode(run, wall);
        _scopes.Clear();
        foreach (FeedConnection connection in connections)
        {
            Serve(connection, run, wall);
        }
    }

    /// <summary>Renews the messages that all pages share.</summary>
    private void Encode(PenRun run, long wall)
    {
        Ssd1306Panel panel = run.Pen.Panel;
        if (run.Number != _penNumber)
        {
            _penNumber = run.Number;
            _oledOf = -1;
            _stateOf = -1;
            _sentPricks = 0;
        }
        if (panel.ChangeCount != _oledOf || panel.IsLit != _wasLit)
        {
            _oledOf = panel.ChangeCount;
            _wasLit = panel.IsLit;
            byte[] oled = FeedEncoder.OledOf(panel);
            if (!oled.AsSpan().SequenceEqual(_oled))
            {
                _oled = oled;
            }
        }
        (int, int, long, long) counts = (run.Number, run.Tally.Session, run.Tally.AllPricks, run.Tally.NeedleStrokes);
        if (counts != _countsOf || _counts.Length == 0)
        {
            _countsOf = counts;
            _counts = FeedEncoder.CountsOf(run);
        }
        bool stands = _pen.IsPaused && run.Pen.NowNanoseconds == _stateOf;
        if (!stands || wall - _stateAt >= PausedMilliseconds)
        {
            _state = FeedEncoder.StateOf(run, _pen.Pace, _pen.IsPaused, _stateOf);
            _stateOf = run.Pen.NowNanoseconds;
            _stateAt = wall;
            FramesEncoded++;
        }
        _pricks = FeedEncoder.PricksOf(run, _sentPricks);
        _sentPricks = run.Tally.AllPricks;
    }

    private void Serve(FeedConnection connection, PenRun run, long wall)
    {
        if (!connection.IsVisible && wall - connection.ServedAt < HiddenMilliseconds)
        {
            return;
        }
        connection.ServedAt = wall;
        connection.Offer(FeedSlot.Oled, _oled);
        connection.Offer(FeedSlot.Counts, _counts);
        connection.Offer(FeedSlot.State, _state);
        if (_pricks is not null)
        {
            connection.Offer(FeedSlot.Pricks, _pricks);
        }
        (int number, ScopeRequest request)? wanted = connection.TakeScopeRequest(run.Pen.NowNanoseconds, run.Number);
        if (wanted is { } scope)
        {
            if (!_scopes.TryGetValue(scope.request, out byte[]? encoded))
            {
                encoded = FeedEncoder.ScopeOf(run, scope.request);
                _scopes.Add(scope.request, encoded);
            }
            connection.Offer(FeedSlot.Scope, encoded, scope.number);
        }
        connection.Wake();
    }
}
