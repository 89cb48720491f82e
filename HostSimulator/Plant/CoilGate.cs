using SmpPen.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Plant;

/// <summary>Called when the coil is switched on or off.</summary>
public delegate void DriveChanged(bool on, long nowNanoseconds);

/// <summary>
/// Gate and interlock: the coil is driven by (STROKE_PWM or STROKE_SHOT) and ENABLE and the monostable that HEARTBEAT edges
/// retrigger. DRIVE_SENSE shows the result.
/// </summary>
public sealed class CoilGate
{
    private readonly Timeline _timeline;
    private readonly Pad _pwm;
    private readonly Pad _shot;
    private readonly Pad _enable;
    private readonly Pad _sense;
    private readonly DelegateEvent _expiry;
    private readonly long _interlockNanoseconds;
    private bool _shorted;
    private bool _ignoresEnable;
    private bool _interlockDead;
    private bool _interlockBroken;
    private bool? _senseStuck;
    private bool? _requestStuck;
    private bool _hasCoilSupply = true;
    private bool _pwmBroken;

    /// <summary>Wires the gate to the chip; the interlock is closed until the first HEARTBEAT edge.</summary>
    public CoilGate(Chip chip, PlantParameters parameters)
    {
        _timeline = chip.Timeline;
        _interlockNanoseconds = parameters.InterlockNanoseconds;
        _pwm = chip.Pad(PinMap.StrokePwm);
        _shot = chip.Pad(PinMap.StrokeShot);
        _enable = chip.Pad(PinMap.Enable);
        _sense = chip.Pad(PinMap.DriveSense);
        _expiry = new DelegateEvent(Expire);
        _pwm.FitBoardPull(false);
        _shot.FitBoardPull(false);
        _enable.FitBoardPull(false);
        _sense.DriveFromCircuit(false);
        _pwm.Changed += (_, _, now) => Resolve(now);
        _shot.Changed += (_, _, now) => Resolve(now);
        _enable.Changed += (_, _, now) => Resolve(now);
        chip.Pad(PinMap.Heartbeat).Changed += (_, _, now) => Retrigger(now);
    }

    /// <summary>The coil was switched.</summary>
    public event DriveChanged? Changed;

    /// <summary>True while the coil is driven.</summary>
    public bool IsDriven { get; private set; }

    /// <summary>True while the monostable lets the drive pass.</summary>
    public bool IsInterlockOpen { get; private set; }

    /// <summary>True while ENABLE and interlock would let a drive pass.</summary>
    public bool IsPassing => (_enable.Level || _ignoresEnable) && (IsInterlockOpen || _interlockDead) && !_interlockBroken;

    /// <summary>True while a stroke output asks for drive, whatever the gate says.</summary>
    public bool IsRequested => _requestStuck ?? ((_pwm.Level && !_pwmBroken) || _shot.Level);

    /// <summary>Fault: output of the OR gate stuck at a level: asks for drive always, or never; null: it works.</summary>
    public bool? RequestStuckAt
    {
        get => _requestStuck;
        set
        {
            _requestStuck = value;
            Resolve(_timeline.NowNanoseconds);
        }
    }

    /// <summary>The coil has its supply.</summary>
    public bool HasCoilSupply
    {
        get => _hasCoilSupply;
        set
        {
            _hasCoilSupply = value;
            Resolve(_timeline.NowNanoseconds);
        }
    }

    /// <summary>Supply off and on: the monostable is shut until the next HEARTBEAT edge.</summary>
    public void CloseInterlock()
    {
        _timeline.Cancel(_expiry);
        IsInterlockOpen = false;
        Resolve(_timeline.NowNanoseconds);
    }

    /// <summary>Fault: the switch is shorted, the coil is driven for good.</summary>
    public bool IsShorted
    {
        get => _shorted;
        set
        {
            _shorted = value;
            Resolve(_timeline.NowNanoseconds);
        }
    }

    /// <summary>Fault: the gate passes with ENABLE low.</summary>
    public bool IgnoresEnable
    {
        get => _ignoresEnable;
        set
        {
            _ignoresEnable = value;
            Resolve(_timeline.NowNanoseconds);
        }
    }

    /// <summary>Fault: the monostable never closes.</summary>
    public bool IsInterlockDead
    {
        get => _interlockDead;
        set
        {
            _interlockDead = value;
            Resolve(_timeline.NowNanoseconds);
        }
    }

    /// <summary>Fault: the monostable never opens.</summary>
    public bool IsInterlockBroken
    {
        get => _interlockBroken;
        set
        {
            _interlockBroken = value;
            Resolve(_timeline.NowNanoseconds);
        }
    }

    /// <summary>Fault: STROKE_PWM does not arrive at the gate.</summary>
    public bool IsPwmBroken
    {
        get => _pwmBroken;
        set
        {
            _pwmBroken = value;
            Resolve(_timeline.NowNanoseconds);
        }
    }

    /// <summary>Fault: DRIVE_SENSE stuck at a level; null: it works.</summary>
    public bool? SenseStuckAt
    {
        get => _senseStuck;
        set
        {
            _senseStuck = value;
            _sense.DriveFromCircuit(value ?? IsDriven);
        }
    }

    private void Retrigger(long now)
    {
        IsInterlockOpen = true;
        _timeline.Schedule(_expiry, now + _interlockNanoseconds);
        Resolve(now);
    }

    private void Expire(long now)
    {
        IsInterlockOpen = false;
        Resolve(now);
    }

    private void Resolve(long now)
    {
        bool driven = _hasCoilSupply && (_shorted || (IsRequested && IsPassing));
        if (driven == IsDriven)
        {
            return;
        }
        IsDriven = driven;
        _sense.DriveFromCircuit(_senseStuck ?? driven);
        Changed?.Invoke(driven, now);
    }
}
