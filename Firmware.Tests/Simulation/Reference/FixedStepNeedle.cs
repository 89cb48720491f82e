using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.Simulation.Tests.Reference;

/// <summary>
/// Coil and needle bar once more, written apart from the plant and as simply as possible: semi-implicit Euler with one small fixed step, no
/// look-ahead, no search for events. It watches the coil drive and the carriage of a running pen.
/// </summary>
internal sealed class FixedStepNeedle
{
    private const long StepNanoseconds = 50;

    private readonly SimulatedPen _pen;
    private readonly PlantParameters _p;
    private double _metres;
    private double _metresPerSecond;
    private double _amperes;
    private bool _isPierced;
    private bool _isDriven;
    private bool _flag;
    private double _skinScale;
    private double _volts;
    private double _skinMetres;
    private long _now;

    /// <summary>Watches a pen that is still off.</summary>
    public FixedStepNeedle(SimulatedPen pen)
    {
        _pen = pen;
        _p = pen.Options.Plant;
        pen.Plant.Gate.Changed += OnDrive;
    }

    /// <summary>One entry for each start of drive.</summary>
    public List<Stroke> Strokes { get; } = [];

    /// <summary>Times that the flag came into the sensor.</summary>
    public long Arrivals { get; private set; }

    /// <summary>Position of the bar, um.</summary>
    public double PositionMicrometres => _metres * 1e6;

    /// <summary>True while bar or current are not at rest.</summary>
    public bool IsMoving => _isDriven || _metres > 0.0 || _metresPerSecond != 0.0 || _amperes > 0.0;

    /// <summary>Integrates up to a moment.</summary>
    public void AdvanceTo(long nanoseconds)
    {
        while (_now < nanoseconds && IsMoving)
        {
            long step = Math.Min(StepNanoseconds, nanoseconds - _now);
            _now += step;
            Step(step * 1e-9);
        }
        _now = nanoseconds;
    }

    private void OnDrive(bool on, long now)
    {
        AdvanceTo(now);
        _isDriven = on;
        // The plant takes these over when the drive changes; the carriage stands while the bar moves.
        _skinScale = _pen.Plant.Bar.SkinScale;
        _volts = _pen.Plant.Bar.SupplyVolts;
        double homeBehindNose = (_p.HomeBehindNoseMicrometres + _pen.Plant.Bar.CartridgeErrorMicrometres) * 1e-6;
        _skinMetres = _p.StrokeMetres - (_pen.Plant.Screw.CarriageNanometres * 1e-9) + homeBehindNose;
        if (on)
        {
            Strokes.Add(new Stroke { StartNanoseconds = now, SensorNanoseconds = _flag ? now : -1 });
        }
    }

    private void Step(double h)
    {
        Current(h);
        double depth = _metres - _skinMetres;
        double push = (_p.ForceNewtonsPerAmpere * _amperes) - _p.SpringPreloadNewtons - ((_p.SpringNewtonsPerMetre + _p.MembraneNewtonsPerMetre) * _metres);
        double friction = _p.FrictionNewtons;
        if (depth > 0.0)
        {
            push -= _skinScale * depth * (_isPierced ? _p.SkinElasticNewtonsPerMetre : _p.SkinDentNewtonsPerMetre);
            friction += _isPierced ? _skinScale * depth * _p.SkinFrictionNewtonsPerMetre : 0.0;
        }
        double speed = Speed(push, friction, h);
        double metres = _metres + (speed * h);
        if (metres >= _p.StrokeMetres && speed > 0.0)
        {
            metres = _p.StrokeMetres;
            speed = Bounce(speed, _p.FrontRestitution);
        }
        else if (metres <= 0.0 && speed < 0.0)
        {
            metres = 0.0;
            speed = Bounce(speed, _p.RearRestitution);
        }
        _metres = metres;
        _metresPerSecond = speed;
        Observe(depth);
    }

    private void Current(double h)
    {
        if (!_isDriven && _amperes <= 0.0)
        {
            return;
        }
        double volts = _isDriven ? _volts : -_p.ClampVolts;
        _amperes += (volts - (_p.CoilOhms * _amperes) - (_p.ForceNewtonsPerAmpere * _metresPerSecond)) / _p.CoilHenries * h;
        if (!_isDriven && _amperes < 0.0)
        {
            _amperes = 0.0;
        }
    }

    private double Speed(double push, double friction, double h)
    {
        double before = _metresPerSecond;
        if (before == 0.0)
        {
            return Math.Abs(push) <= friction ? 0.0 : (push - (Math.Sign(push) * friction)) / _p.BarMassKilograms * h;
        }
        double force = push - (Math.Sign(before) * friction) - (_p.DragNewtonSecondsPerMetre * before);
        double after = before + (force / _p.BarMassKilograms * h);
        return before * after < 0.0 ? 0.0 : after;
    }

    private double Bounce(double speed, double restitution)
    {
        double after = -speed * restitution;
        return Math.Abs(after) < _p.SettleMetresPerSecond ? 0.0 : after;
    }

    private void Observe(double depthBefore)
    {
        double depth = _metres - _skinMetres;
        if (depth >= _p.SkinPunctureNewtons / _p.SkinDentNewtonsPerMetre)
        {
            _isPierced = true;
        }
        else if (depth <= 0.0 && depthBefore > 0.0)
        {
            _isPierced = false;
            Strokes[^1].LiftOffNanoseconds = _now;
        }
        if (_metres >= _p.StrokeMetres && Strokes[^1].ArrivalNanoseconds < 0)
        {
            Strokes[^1].ArrivalNanoseconds = _now;
        }
        bool flag = _metres >= _p.StrokeMetres - _p.SensorWindowMetres;
        if (flag && !_flag)
        {
            Arrivals++;
            Strokes[^1].SensorNanoseconds = Strokes[^1].SensorNanoseconds < 0 ? _now : Strokes[^1].SensorNanoseconds;
        }
        _flag = flag;
    }

    /// <summary>What one drive of the coil led to; -1: it did not happen.</summary>
    public sealed class Stroke
    {
        public long StartNanoseconds { get; init; }

        public long SensorNanoseconds { get; set; } = -1;

        public long ArrivalNanoseconds { get; set; } = -1;

        public long LiftOffNanoseconds { get; set; } = -1;
    }
}
