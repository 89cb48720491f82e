using SmpPen.Core.Control;
using SmpPen.Core.Display;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.HostSimulator.Faults;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Safety;

/// <summary>Holds the pen's counters and records against the strokes that the needle made, over power cuts too.</summary>
internal sealed class CountWatch
{
    private const long RestNanoseconds = 300_000_000;
    private const int ShortWayMicrometres = 300;

    private readonly PlantInvariants _all;
    private readonly PanelReading _panel;
    private readonly SimulatedPen _pen;
    private readonly SessionRecord _record = new();
    private bool _isPrick;
    private bool _wasOpen;
    private bool _isFresh = true;
    private bool _isCut;
    private bool _wasOpenAtCut;
    private long _lastDrive;
    private long _commits;
    private long _lifeBefore;
    private long _pricks;
    private long _sessionStrokes;
    private long _sessionAtCommit;
    private long _pricksBefore;
    private long _arrivals;
    private int _records;

    public CountWatch(PlantInvariants all, PanelReading panel)
    {
        _all = all;
        _panel = panel;
        _pen = all.Pen;
        _pen.Plant.Gate.Changed += OnDrive;
        _pen.Plant.Bar.Arrived += OnArrived;
        _pen.ProgramEnded += _ => OnProgramEnded();
    }

    /// <summary>Strokes of pricking over the whole run.</summary>
    public long AllPricks { get; private set; }

    private SessionCounters Claimed => _pen.Pen.Model.Counters;

    // A program that is late and a panel that shows nothing: then nobody says in time which strokes are those of the cartridge zero.
    private bool Asks => _all.Asks(FaultEffect.Counting | FaultEffect.Gate) && (_all.Asks(FaultEffect.Panel) || _all.Asks(FaultEffect.Loop));

    public void Tick(long tickStart)
    {
        if (_isFresh)
        {
            Begin();
        }
        bool isOpen = Claimed.IsOpen;
        if (isOpen && !_wasOpen)
        {
            _sessionStrokes = 0;
            _sessionAtCommit = 0;
            _pricksBefore = 0;
        }
        _wasOpen = isOpen;
        if (_pen.Chip.Flash.Commits != _commits)
        {
            _commits = _pen.Chip.Flash.Commits;
            _sessionAtCommit = StoredPricks();
        }
        _all.Expect(Claimed.Pricks >= _pricksBefore, Invariant.CountsAreTrue, $"the session counter went back from {_pricksBefore} to {Claimed.Pricks}");
        _pricksBefore = Claimed.Pricks;
        if (Asks && !_pen.Loop.IsDead && !_pen.Plant.Gate.IsDriven && tickStart - _lastDrive > RestNanoseconds)
        {
            Compare();
        }
    }

    public void End()
    {
        if (!_pen.HasStatus || _pen.Chip.IsHalted || _isFresh)
        {
            return;
        }
        if (Asks && _all.Asks(FaultEffect.Loop) && _pen.NowNanoseconds - _lastDrive > RestNanoseconds)
        {
            Compare();
            _all.Expect(_pen.Pen.Strokes.Strokes.Total == _arrivals, Invariant.CountsAreTrue, $"{_pen.Pen.Strokes.Strokes.Total} strokes counted since the start, the needle made {_arrivals}");
        }
    }

    private void Compare()
    {
        _all.Expect(Claimed.Pricks == _sessionStrokes, Invariant.CountsAreTrue, $"session says {Claimed.Pricks}, the needle made {_sessionStrokes}");
        _all.Expect(Claimed.LifeStrokes - _lifeBefore == _pricks, Invariant.CountsAreTrue, $"life says {Claimed.LifeStrokes - _lifeBefore} more, the needle made {_pricks}");
    }

    /// <summary>Pricks of the running session as its checkpoint on the flash has them; 0 without one.</summary>
    private long StoredPricks()
    {
        SessionStore store = new(new VolumeFiles(_pen.Chip.Flash.Snapshot()));
        store.Start(0);
        bool hasCheckpoint = store.HasRecovered && store.Read(0, _record) && _record.State == RecordState.Interrupted;
        return hasCheckpoint ? _record.Pricks : 0;
    }

    private void OnDrive(bool on, long now)
    {
        _lastDrive = now;
        _isPrick = on ? !_pen.Plant.Screw.IsHome && !IsZero : _isPrick;
    }

    // With a panel that shows nothing, or late, the claim has to do; so it has where no way of the carriage gives the panel time.
    private bool IsZero => _all.Asks(FaultEffect.Panel | FaultEffect.Loop | FaultEffect.Carriage) && !HasNoWay ? _panel.ShowsZero : _pen.HasStatus && _pen.Status.State == PenState.CartridgeZero;

    private bool HasNoWay => _pen.HasStatus && _pen.Status.Settings.DepthMicrometres <= ShortWayMicrometres;

    private void OnArrived(long now)
    {
        _arrivals++;
        if (_isPrick)
        {
            AllPricks++;
            _pricks++;
            _sessionStrokes++;
        }
    }

    private void OnProgramEnded()
    {
        if (!_isFresh)
        {
            _wasOpenAtCut = _wasOpen;
            _isCut = true;
        }
        _isFresh = true;
        _wasOpen = false;
        _pricksBefore = 0;
    }

    /// <summary>The program has read the store: looks into the flash itself for what must be there.</summary>
    private void Begin()
    {
        _isFresh = false;
        // A bar that was in the air when the supply went arrived before anyone counted.
        _arrivals = 0;
        _commits = _pen.Chip.Flash.Commits;
        SessionStore store = new(new VolumeFiles(_pen.Chip.Flash.Snapshot()));
        store.Start(0);
        if (_isCut && _all.Asks(FaultEffect.Counting | FaultEffect.Gate | FaultEffect.Memory))
        {
            HoldToCut(store);
        }
        _isCut = false;
        _sessionStrokes = 0;
        _sessionAtCommit = 0;
        _records = store.Count;
        _lifeBefore = Claimed.LifeStrokes;
        _pricks = 0;
    }

    private void HoldToCut(SessionStore store)
    {
        long unsaved = _wasOpenAtCut ? _sessionStrokes - _sessionAtCommit : 0;
        long life = _lifeBefore + _pricks;
        _all.Expect(Claimed.LifeStrokes <= life && Claimed.LifeStrokes >= life - unsaved, Invariant.NothingStoredIsLost, $"life says {Claimed.LifeStrokes} after the cut, the needle made {life}, {unsaved} of them not stored");
        _all.Expect(store.Count >= _records, Invariant.NothingStoredIsLost, $"{store.Count} records after the cut, {_records} at the start before");
        if (_wasOpenAtCut && _sessionAtCommit > 0)
        {
            _all.Expect(
                store.Read(0, _record) && _record.State == RecordState.Interrupted && _record.Pricks <= _sessionStrokes && _record.Pricks >= _sessionStrokes - unsaved,
                Invariant.NothingStoredIsLost,
                $"the newest record is {_record.State} with {_record.Pricks} pricks, the needle made {_sessionStrokes}, {unsaved} of them not stored");
        }
    }
}
