using SmpPen.Esp32;
using SmpPen.HostSimulator.Faults;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Safety;

/// <summary>Holds the coil's drive against gate, heartbeat, pedal, Stop and the duty limits.</summary>
internal sealed class DriveWatch
{
    private const long Millisecond = 1_000_000;
    private const long Never = long.MinValue / 4;

    // Two ticks, a lost slice and jitter; a collection in between adds its length (PedalTimingTests).
    private const long StopNanoseconds = 35 * Millisecond;

    // A button is debounced first: two samples at least 8 ms apart.
    private const long StopButtonNanoseconds = 55 * Millisecond;
    private const long InterlockNanoseconds = 100 * Millisecond;
    private const long ReleasedNanoseconds = 8 * Millisecond;
    private const int MostPerMilleOver100Milliseconds = 500;
    private const int MostPerMilleOver60Seconds = 400;

    private readonly PlantInvariants _all;
    private readonly SimulatedPen _pen;
    private readonly Pad _enable;
    private readonly DutyWindow _short = new(100 * Millisecond);
    private readonly DutyWindow _long = new(60_000 * Millisecond);
    private long _lastHeartbeat = Never;
    private long _lastPressed = Never;
    private long _releasedSince;
    private long _stopSince = long.MaxValue;
    private long _driveStart;
    private int _boots;
    private bool _hasSeenRelease;
    private bool _isPressed;
    private bool _isReleased = true;
    private bool _isTest;
    private long _collections;
    private long _collectionAt = Never;
    private long _collectionLength;

    public DriveWatch(PlantInvariants all)
    {
        _all = all;
        _pen = all.Pen;
        _enable = _pen.Chip.Pad(PinMap.Enable);
        _pen.Chip.Pad(PinMap.Heartbeat).Changed += (_, _, now) => _lastHeartbeat = now;
        _pen.Hand.PedalNormallyOpen.Changed += (_, now) => OnPedal(now);
        _pen.Hand.PedalNormallyClosed.Changed += (_, now) => OnPedal(now);
        _pen.Hand.Button(PenButton.Stop).Changed += (closed, now) => _stopSince = closed ? now : long.MaxValue;
        _pen.Plant.Gate.Changed += OnDrive;
        _pen.Chip.Flash.Writing += () => _all.Expect(!_enable.Level, Invariant.NoWriteWhileLive, $"a write begins with ENABLE high");
    }

    /// <summary>Longest drive after the pedal was let go, ns.</summary>
    public long WorstStopNanoseconds { get; private set; }

    private bool MindsGate => _all.Asks(FaultEffect.Gate);

    public void Tick(long now)
    {
        if (_pen.Chip.Heap.Collections != _collections)
        {
            _collections = _pen.Chip.Heap.Collections;
            _collectionLength = (now - _collectionAt < 200 * Millisecond ? _collectionLength : 0) + _pen.Chip.Heap.LastCollectionNanoseconds;
            _collectionAt = now;
        }
        if (_pen.Boots != _boots)
        {
            // Not at the reset itself: PWM goes on until the interlock shuts, with the pedal of before.
            _boots = _pen.Boots;
            _hasSeenRelease = false;
        }
        NoteRelease(now);
        // With a loop that is late ENABLE stays high behind a shut interlock: then the drive itself has to do.
        if (!_enable.Level || !_all.Asks(FaultEffect.Loop))
        {
            return;
        }
        if (!_pen.Plant.Screw.IsHome)
        {
            _all.Expect(SincePressed(now) <= StopLimit(now), Invariant.StopInTime, $"ENABLE is high {SincePressed(now) / 1e6:0.0} ms after the pedal");
        }
        bool isStopped = now - _stopSince > StopButtonNanoseconds + Collected(now) + LoopSlack;
        _all.Expect(!isStopped || _isTest || _pen.Plant.Screw.IsHome, Invariant.StopInTime, $"ENABLE is high with Stop held for {(now - _stopSince) / 1e6:0.0} ms");
    }

    public void End()
    {
        _all.Expect(_long.WorstPerMille <= MostPerMilleOver60Seconds || !MindsGate, Invariant.DutyLong, $"coil duty {_long.WorstPerMille} per mille over 60 s");
    }

    private long LoopSlack => _all.Asks(FaultEffect.Loop) ? 0 : InterlockNanoseconds;

    private long SincePressed(long now) => _isPressed ? 0 : now - _lastPressed;

    private long StopLimit(long now) => StopNanoseconds + Collected(now) + LoopSlack;

    /// <summary>Collections that may have come between contact and reaction; one that goes on is only seen when it is over.</summary>
    private long Collected(long now)
    {
        if (_pen.Chip.Heap.Collections != _collections)
        {
            return _pen.Chip.Heap.LastCollectionNanoseconds;
        }
        return now - _collectionAt < StopNanoseconds + StopButtonNanoseconds + _collectionLength ? _collectionLength : 0;
    }

    private void OnPedal(long now)
    {
        NoteRelease(now);
        bool pressed = _pen.Hand.PedalNormallyOpen.IsClosed && !_pen.Hand.PedalNormallyClosed.IsClosed;
        if (_isPressed && !pressed)
        {
            _lastPressed = now;
        }
        _isPressed = pressed;
        _isReleased = !_pen.Hand.PedalNormallyOpen.IsClosed && _pen.Hand.PedalNormallyClosed.IsClosed;
        _releasedSince = now;
    }

    private void NoteRelease(long now) => _hasSeenRelease |= _isReleased && now - _releasedSince >= ReleasedNanoseconds;

    private void OnDrive(bool on, long now)
    {
        if (on)
        {
            _driveStart = now;
            _isTest = _pen.Plant.Screw.IsHome;
            _all.Expect((_enable.Level && _pen.Plant.Gate.IsInterlockOpen) || !MindsGate, Invariant.DriveThroughGate, $"drive without ENABLE and interlock");
            if (!_isTest && MindsGate)
            {
                _all.Expect(SincePressed(now) <= StopLimit(now), Invariant.DriveWithPedal, $"drive {Since(now)} the pedal was pressed");
                _all.Expect(_hasSeenRelease, Invariant.DriveWithPedal, $"drive with a pedal that was never seen released");
            }
            return;
        }
        _short.Add(_driveStart, now);
        _long.Add(_driveStart, now);
        if (!MindsGate)
        {
            return;
        }
        _all.Expect(now - _lastHeartbeat <= _pen.Options.Plant.InterlockNanoseconds, Invariant.DriveWithHeartbeat, $"drive {(now - _lastHeartbeat) / 1e6:0.0} ms after the last heartbeat");
        _all.Expect(_short.WorstPerMille <= MostPerMilleOver100Milliseconds, Invariant.DutyShort, $"coil duty {_short.WorstPerMille} per mille over 100 ms");
        if (!_isTest && !_isPressed)
        {
            long late = now - _lastPressed;
            _all.Expect(late <= StopLimit(now), Invariant.StopInTime, $"drive {late / 1e6:0.0} ms after the pedal was let go");
            WorstStopNanoseconds = Math.Max(WorstStopNanoseconds, late);
        }
    }

    private string Since(long now) => _lastPressed == Never ? "although never" : $"{SincePressed(now) / 1e6:0.0} ms after";
}
