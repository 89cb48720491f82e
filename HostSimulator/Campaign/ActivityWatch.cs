using SmpPen.Core.Control;
using SmpPen.Core.Session;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>Counts what is done with a pen. It judges nothing, so it may believe the pen's own status.</summary>
internal sealed class ActivityWatch
{
    private const int StateCount = TransitionTable.StateCount;

    private readonly SimulatedPen _pen;
    private readonly long[] _pricksByMode = new long[Wording.ModeCount];
    private readonly int[] _statesEntered = new int[StateCount];
    private readonly byte[] _replies = new byte[256];
    private readonly StrokeSettings _settings = new();
    private readonly long _firstCommits;
    private PenState _state = (PenState)StateCount;
    private ScreenId _screen;
    private ScalpZone _zone;
    private Notice _notice;
    private bool _isOpen;
    private bool _isUnlocked;
    private int _begun;
    private int _ended;
    private int _touchUps;
    private int _cartridges;
    private int _zones;
    private int _changes;
    private int _questions;
    private int _linkReplies;
    private int _unlocks;
    private int _minutes;
    private int _cleared;

    public ActivityWatch(SimulatedPen pen)
    {
        _pen = pen;
        _firstCommits = pen.Chip.Flash.Commits;
        pen.TickEnded += (_, _) => Tick();
        pen.Plant.Bar.Arrived += _ => NoteStroke();
        pen.ProgramEnded += _ => _state = (PenState)StateCount;
    }

    /// <summary>What was done up to now.</summary>
    /// <param name="pricks">Pricks as the invariants have counted them.</param>
    public RunActivity Figures(long pricks) => new()
    {
        Pricks = pricks,
        PricksByMode = _pricksByMode,
        StatesEntered = _statesEntered,
        SessionsBegun = _begun,
        SessionsEnded = _ended,
        TouchUps = _touchUps,
        CartridgeChanges = _cartridges,
        ZoneChanges = _zones,
        SettingChanges = _changes,
        Questions = _questions,
        Writes = (int)(_pen.Chip.Flash.Commits - _firstCommits),
        LinkReplies = _linkReplies,
        Unlocks = _unlocks,
        MinuteLimits = _minutes,
        FaultsCleared = _cleared,
        Restarts = _pen.Boots - 1,
    };

    private void NoteStroke()
    {
        if (_state is PenState.Ready or PenState.Pricking)
        {
            _pricksByMode[(int)_pen.Status.Settings.Mode]++;
        }
    }

    private void Tick()
    {
        PenStatus status = _pen.Status;
        if (status.State != _state)
        {
            NoteState(_state, status.State);
            _state = status.State;
        }
        if (status.Screen != _screen)
        {
            _screen = status.Screen;
            _questions += _screen == ScreenId.Confirm ? 1 : 0;
        }
        if (status.Notice != _notice)
        {
            _notice = status.Notice;
            _minutes += _notice is Notice.PressTooLong or Notice.IdleRetracted ? 1 : 0;
        }
        if (status.Zone != _zone)
        {
            _zone = status.Zone;
            _zones++;
        }
        if (HaveSettingsChanged(status.Settings))
        {
            _settings.CopyFrom(status.Settings);
            _changes++;
        }
        _isUnlocked = Count(_pen.Pen.Model.Technician.IsUnlocked, _isUnlocked, ref _unlocks);
        int count = _pen.Chip.Uart(UartPort.Service).HostRead(_replies);
        _linkReplies += _replies.AsSpan(0, count).Count((byte)'\n');
    }

    private static bool Count(bool now, bool before, ref int times)
    {
        times += now && !before ? 1 : 0;
        return now;
    }

    private void NoteState(PenState before, PenState now)
    {
        _statesEntered[(int)now]++;
        bool isOpen = _pen.Pen.Model.Counters.IsOpen;
        if (isOpen && !_isOpen)
        {
            _begun++;
            _touchUps += _pen.Status.Kind == SessionKind.TouchUp ? 1 : 0;
        }
        _ended += _isOpen && !isOpen && before == PenState.Paused ? 1 : 0;
        _isOpen = isOpen;
        _cartridges += before == PenState.Paused && now == PenState.CartridgeZero ? 1 : 0;
        _cleared += before == PenState.Fault ? 1 : 0;
    }

    private bool HaveSettingsChanged(StrokeSettings now) =>
        now.Mode != _settings.Mode || now.DepthMicrometres != _settings.DepthMicrometres || now.FrequencyHertz != _settings.FrequencyHertz
        || now.PaceTenths != _settings.PaceTenths || now.DwellMicroseconds != _settings.DwellMicroseconds || now.BurstPricks != _settings.BurstPricks;
}
