using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.Esp32;
using SmpPen.Unit.Control;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>
/// A pen on a virtual flash and the hand that works with it. It keeps what happened from its own counts and orders, and
/// remembers it at each write.
/// </summary>
public sealed class CutBench
{
    // A press is debounced, a store may be spread over some ticks: after this long everything ordered has been stored.
    private const int SettleMilliseconds = 1000;
    private const int TravelMilliseconds = 2000;

    private readonly PenRig _rig;
    private readonly List<int[]> _ended = [];
    private readonly List<CutWrite> _writes = [];
    private int[]? _running;
    private int[]? _checkpoint;
    private KeptState _stored = KeptState.New;
    private KeptState _pending;
    private int _zone;
    private long _strokesBefore;
    private long _checkpointAt;

    /// <summary>A new pen, or one with a history; it is switched on and goes to Standby.</summary>
    /// <param name="flash">Its flash.</param>
    /// <param name="wrap">Puts something between firmware and flash; null: nothing.</param>
    /// <param name="past">What happened before.</param>
    public CutBench(FlashVolume flash, Func<IFileStore, IFileStore>? wrap = null, Truth? past = null)
    {
        if (past is not null)
        {
            _ended.AddRange(past.Ended);
            _stored = past.Stored;
        }
        _pending = _stored;
        Flash = flash;
        flash.Committing += Note;
        _rig = new PenRig(Store(flash, wrap));
        _rig.Boot();
        Settle();
    }

    /// <summary>The flash.</summary>
    public FlashVolume Flash { get; }

    /// <summary>Every write so far.</summary>
    public IReadOnlyList<CutWrite> Writes => _writes;

    /// <summary>The state of the pen.</summary>
    public PenState State => _rig.Status.State;

    /// <summary>What has happened so far.</summary>
    public Truth Truth => new([.. _ended], Now(), _checkpoint, _stored, _pending);

    /// <summary>The firmware's file adapter on a flash, on a chip of its own.</summary>
    public static IFileStore Store(FlashVolume flash, Func<IFileStore, IFileStore>? wrap)
    {
        Chip.Current = new Chip(flash: flash);
        IFileStore files = new FlashFiles();
        return wrap is null ? files : wrap(files);
    }

    /// <summary>Standby: makes a preset deeper in steps of 20 um and saves it.</summary>
    public void SavePreset(int preset, int steps)
    {
        Press(InputLine.ButtonDown);
        Press(InputLine.ButtonSelect);
        Press(InputLine.ButtonSelect);
        Turn(() => _rig.Status.PresetIndex == preset);
        Press(InputLine.ButtonSelect);
        Press(InputLine.ButtonDown, 2);
        Press(InputLine.ButtonSelect);
        Press(steps > 0 ? InputLine.ButtonUp : InputLine.ButtonDown, Math.Abs(steps));
        Press(InputLine.ButtonSelect);
        Press(InputLine.ButtonDown, 3);
        int[] depths = [.. _stored.PresetDepths];
        depths[preset] += steps * 20;
        _pending = _stored with { PresetDepths = depths };
        Press(InputLine.ButtonSelect);
        Settle();
        _stored = _pending;
        Expect(PenState.Standby);
    }

    /// <summary>Standby: begins a session.</summary>
    public void Begin(int zone, int preset)
    {
        Press(InputLine.ButtonSelect);
        Press(InputLine.ButtonDown, 2);
        Press(InputLine.ButtonSelect);
        Turn(() => (int)_rig.Status.Zone == zone);
        Press(InputLine.ButtonSelect);
        Press(InputLine.ButtonDown);
        Press(InputLine.ButtonSelect);
        Turn(() => _rig.Status.PresetIndex == preset);
        Press(InputLine.ButtonSelect);
        Press(InputLine.ButtonUp, 3);
        Press(InputLine.ButtonSelect);
        AcceptZero();
        _zone = zone;
        _running = new int[Wording.ZoneCount];
        _checkpointAt = _rig.Now;
        _strokesBefore = _rig.Strokes.Count;
    }

    /// <summary>Ready: holds the pedal.</summary>
    public void Prick(int milliseconds)
    {
        _rig.PressPedal();
        _rig.Run(milliseconds);
        _rig.ReleasePedal();
        _rig.Run(10 * (SettleMilliseconds / 10));
        Book();
        bool isDue = Since() >= SessionKeeper.CheckpointPricks
            || (_rig.Now - _checkpointAt >= SessionKeeper.CheckpointMicroseconds + (2000 * SettleMilliseconds) && Since() > 0);
        if (isDue)
        {
            Stored();
        }
        Expect(PenState.Ready);
    }

    /// <summary>Ready: waits.</summary>
    public void Wait(int milliseconds) => _rig.Run(milliseconds);

    /// <summary>Ready: pauses.</summary>
    public void Pause()
    {
        Press(InputLine.ButtonStop);
        Settle();
        Stored();
        Expect(PenState.Paused);
    }

    /// <summary>Paused: goes on in another zone.</summary>
    public void Resume(int zone)
    {
        Press(InputLine.ButtonDown);
        Press(InputLine.ButtonSelect);
        Turn(() => (int)_rig.Status.Zone == zone);
        Press(InputLine.ButtonSelect);
        Press(InputLine.ButtonUp);
        Press(InputLine.ButtonSelect);
        _rig.Run(TravelMilliseconds);
        _zone = zone;
        Expect(PenState.Ready);
    }

    /// <summary>Paused: fits a new cartridge and goes on.</summary>
    public void ChangeCartridge()
    {
        Press(InputLine.ButtonDown, 3);
        Press(InputLine.ButtonSelect, 2);
        AcceptZero();
    }

    /// <summary>Ready: a fault of the coil driver, cleared; the pen proves its protection and pauses.</summary>
    public void FaultAndClear()
    {
        _rig.Lines |= InputLine.DriverFault;
        Settle();
        Expect(PenState.Fault);
        _rig.Lines &= ~InputLine.DriverFault;
        Settle();
        long before = _rig.Strokes.Count;
        Press(InputLine.ButtonSelect);
        for (int i = 0; i < 1000 && State != PenState.Paused; i++)
        {
            _rig.Run(10);
        }
        Settle();
        // Strokes of the proof test are no pricks.
        _strokesBefore += _rig.Strokes.Count - before;
        Expect(PenState.Paused);
    }

    /// <summary>Paused: ends the session and goes back to Standby.</summary>
    public void End()
    {
        Press(InputLine.ButtonDown, 4);
        Press(InputLine.ButtonSelect, 2);
        Settle();
        _ended.Add(_running!);
        _running = null;
        _checkpoint = null;
        Press(InputLine.ButtonSelect);
        Expect(PenState.Standby);
    }

    /// <summary>Standby: opens Service.</summary>
    public void OpenService()
    {
        Press(InputLine.ButtonDown, 2);
        Press(InputLine.ButtonSelect);
        Settle();
        Expect(PenState.Service);
    }

    /// <summary>Service: back to Standby.</summary>
    public void CloseService()
    {
        Press(InputLine.ButtonStop);
        Settle();
        Expect(PenState.Standby);
    }

    /// <summary>Gives a PIN over the service link; waits first as long as the pen wants.</summary>
    public void Unlock(string pin)
    {
        while (_rig.Ask("SYST:PASS:WAIT?") != "0")
        {
            _rig.Run(1000);
        }
        _pending = _stored with { WrongPins = pin == _stored.Pin ? 0 : _stored.WrongPins + 1 };
        _rig.Ask($"SYST:PASS:CEN \"{pin}\"");
        Settle();
        _stored = _pending;
        bool isOpen = _rig.Ask("SYST:PASS:STAT?") == "1";
        if (isOpen != (pin == _stored.Pin))
        {
            throw new InvalidOperationException($"The bench's pen {(isOpen ? "opens with a wrong" : "stays locked with the right")} PIN.");
        }
    }

    /// <summary>Unlocked: changes the PIN.</summary>
    public void ChangePin(string pin)
    {
        _pending = _stored with { Pin = pin };
        _rig.Ask($"SYST:PASS:NEW \"{_stored.Pin}\",\"{pin}\"");
        Settle();
        _stored = _pending;
    }

    /// <summary>Service, unlocked: sets the technician's limit of the depth.</summary>
    public void LimitDepth(int micrometres)
    {
        _pending = _stored with { DepthLimitMicrometres = micrometres };
        _rig.Ask($"LIM:DEPT {micrometres} UM");
        Settle();
        _stored = _pending;
    }

    /// <summary>Service, unlocked: calibrates with a gauge that reads a screw of 2 % too much lead, and stores it.</summary>
    public void Calibrate(int points)
    {
        CalibrationService service = _rig.Pen.Model.Calibration;
        service.Begin(points, _rig.Now);
        Read(points + 1);
        service.Verify(_rig.Now);
        Read(points + 1 + DepthCalibration.ChecksNeeded);
        _pending = _stored with { CalibrationSerial = _stored.CalibrationSerial + 1 };
        if (!service.Store(20260115, "T007", 12, _rig.Now))
        {
            throw new InvalidOperationException($"The bench's pen does not store its calibration: {_rig.Status.Calibration.Refusal}.");
        }
        Settle();
        _stored = _pending;
    }

    private void Read(int readings)
    {
        CalibrationStatus status = _rig.Status.Calibration;
        for (int i = 0; i < 10_000 && status.Index < readings && status.Step is CalibrationStep.Moving or CalibrationStep.Reading; i++)
        {
            if (status.Step == CalibrationStep.Reading)
            {
                _rig.Pen.Model.Calibration.EnterReading((_rig.Carriage.Position * 1594 / 1000) - 500, _rig.Now);
            }
            _rig.Run(10);
        }
    }

    private void AcceptZero()
    {
        _rig.Run(TravelMilliseconds);
        Press(InputLine.ButtonSelect);
        _rig.Run(TravelMilliseconds);
        Expect(PenState.Ready);
    }

    private void Book()
    {
        _running![_zone] += (int)(_rig.Strokes.Count - _strokesBefore);
        _strokesBefore = _rig.Strokes.Count;
    }

    private int Since() => _running!.Sum() - (_checkpoint?.Sum() ?? 0);

    private void Stored()
    {
        _checkpoint = [.. _running!];
        _checkpointAt = _rig.Now;
    }

    private int[]? Now()
    {
        int[]? now = (int[]?)_running?.Clone();
        if (now is not null)
        {
            now[_zone] += (int)(_rig.Strokes.Count - _strokesBefore);
        }
        return now;
    }

    private void Note(string name, byte[] content) => _writes.Add(new CutWrite(name, content, Truth));

    private void Press(InputLine button, int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            _rig.Press(button);
        }
    }

    private void Turn(Func<bool> isThere)
    {
        for (int i = 0; i < Wording.ZoneCount && !isThere(); i++)
        {
            Press(InputLine.ButtonDown);
        }
    }

    private void Settle() => _rig.Run(SettleMilliseconds);

    private void Expect(PenState state)
    {
        if (State != state)
        {
            throw new InvalidOperationException($"The bench's pen is in {State}, not in {state}: fault {_rig.Status.Fault}.");
        }
    }
}
