using SmpPen.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Plant;

/// <summary>
/// Depth axis: STEP edges turn the motor, the screw's lead has an error, the nut follows with play, the carriage meets hard
/// stops and the home flag. Positions in nanometres from the home edge, outward positive.
/// </summary>
public sealed class LeadScrew
{
    private const int MicrostepsPerTurn = 320;

    private readonly PlantParameters _parameters;
    private readonly Pad _direction;
    private readonly Pad _home;
    private readonly Pad _stepSense;
    private readonly long[] _periodicNanometres = new long[MicrostepsPerTurn];
    private long _origin;
    private bool _flag;
    private bool? _flagStuck;
    private int _stepsToLose;

    /// <summary>Wires the axis to the chip; the carriage stands where the parameters say, its nut against the inner flank.</summary>
    public LeadScrew(Chip chip, PlantParameters parameters)
    {
        _parameters = parameters;
        _direction = chip.Pad(PinMap.Direction);
        _home = chip.Pad(PinMap.HomeFlag);
        _stepSense = chip.Pad(PinMap.StepSense);
        for (int step = 0; step < MicrostepsPerTurn; step++)
        {
            _periodicNanometres[step] = (long)Math.Round(parameters.PeriodicErrorNanometres * Wave(step));
        }
        _origin = parameters.StartNanometres - ScrewNanometres(0);
        CarriageNanometres = parameters.StartNanometres;
        _flag = CarriageNanometres <= 0;
        _home.DriveFromCircuit(_flag);
        _stepSense.DriveFromCircuit(false);
        Pad step0 = chip.Pad(PinMap.Step);
        step0.FitBoardPull(false);
        step0.Changed += OnStep;
    }

    /// <summary>Carriage position, nm.</summary>
    public long CarriageNanometres { get; private set; }

    /// <summary>Carriage position, um.</summary>
    public double CarriageMicrometres => CarriageNanometres / 1000.0;

    /// <summary>Position of the motor since power-up, microsteps.</summary>
    public long MotorMicrosteps { get; private set; }

    /// <summary>Steps asked for that the motor did not make.</summary>
    public long LostSteps { get; private set; }

    /// <summary>How far the faults have put the motor behind (negative: inward) what was asked for, microsteps: steps lost on the way in and out make up for each other.</summary>
    public long LostPlace { get; private set; }

    /// <summary>True while the home flag covers its sensor, whatever the sensor says.</summary>
    public bool IsHome => _flag;

    /// <summary>Fault: the motor does not turn at all.</summary>
    public bool IsStalled { get; set; }

    /// <summary>Fault: home sensor stuck at a level; null: it works.</summary>
    public bool? HomeFlagStuckAt
    {
        get => _flagStuck;
        set
        {
            _flagStuck = value;
            _home.DriveFromCircuit(value ?? _flag);
        }
    }

    /// <summary>Fault: the next steps asked for are not made; 0 takes away what is left of that.</summary>
    public void LoseSteps(int count) => _stepsToLose = count == 0 ? 0 : _stepsToLose + count;

    /// <summary>Fault: a blow turns the screw without a step; the carriage jumps with it, at most to its stops.</summary>
    public void Push(int nanometres)
    {
        long screw = _origin + ScrewNanometres(MotorMicrosteps);
        long pushed = Math.Clamp(screw + nanometres, _parameters.InwardStopNanometres, _parameters.OutwardStopNanometres + _parameters.BacklashNanometres);
        _origin += pushed - screw;
        Follow();
    }

    private static double Wave(int step)
    {
        // A parabola pair within 6 % of a sine: plain arithmetic, so every machine gets the same bits.
        double turn = (double)step / MicrostepsPerTurn;
        double half = turn < 0.5 ? turn * 2.0 : (turn * 2.0) - 1.0;
        double hump = 4.0 * half * (1.0 - half);
        return turn < 0.5 ? hump : -hump;
    }

    private void OnStep(Pad pad, bool level, long now)
    {
        _stepSense.DriveFromCircuit(level);
        if (!level)
        {
            return;
        }
        int change = _direction.Level ? 1 : -1;
        if (IsStalled || _stepsToLose > 0)
        {
            _stepsToLose = Math.Max(0, _stepsToLose - 1);
            LostSteps++;
            LostPlace += change;
            return;
        }
        MotorMicrosteps += change;
        long screw = _origin + ScrewNanometres(MotorMicrosteps);
        bool blocked = change > 0
            ? screw - _parameters.BacklashNanometres > _parameters.OutwardStopNanometres
            : screw < _parameters.InwardStopNanometres;
        if (blocked)
        {
            MotorMicrosteps -= change;
            LostSteps++;
            return;
        }
        Follow();
    }

    /// <summary>The nut stays until a flank of the thread meets it: outward it trails by the play, inward it follows at once.</summary>
    private void Follow()
    {
        long screw = _origin + ScrewNanometres(MotorMicrosteps);
        long nut = Math.Clamp(CarriageNanometres, screw - _parameters.BacklashNanometres, screw);
        CarriageNanometres = Math.Clamp(nut, _parameters.InwardStopNanometres, _parameters.OutwardStopNanometres);
        bool flag = CarriageNanometres <= (_flag ? 0 : -_parameters.HomeHysteresisNanometres);
        if (flag != _flag)
        {
            _flag = flag;
            _home.DriveFromCircuit(_flagStuck ?? flag);
        }
    }

    private long ScrewNanometres(long microsteps)
    {
        long ideal = microsteps * 1_000_000 / _parameters.MicrostepsPerMillimetre;
        long withLead = ideal + (ideal * _parameters.LeadErrorPartsPerMillion / 1_000_000);
        long phase = (microsteps + _parameters.PeriodicPhaseMicrosteps) % MicrostepsPerTurn;
        return withLead + _periodicNanometres[phase < 0 ? phase + MicrostepsPerTurn : phase];
    }
}
