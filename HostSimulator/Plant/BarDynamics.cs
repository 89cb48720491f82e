namespace SmpPen.HostSimulator.Plant;

/// <summary>
/// The differential equations of coil and bar, stepped by the explicit midpoint rule with the current by the trapezoidal rule
/// (both second order). Only + - * / and square root: every machine computes the same bits.
/// </summary>
internal sealed class BarDynamics
{
    private readonly PlantParameters _p;
    private readonly double _forceConstant;
    private readonly double _perMass;
    private readonly double _springRate;
    private double _ohmsPerHenryHalf;
    private readonly double _pierceDepthMetres;
    private double _coilOhms;

    public BarDynamics(PlantParameters parameters)
    {
        _p = parameters;
        _forceConstant = parameters.ForceNewtonsPerAmpere;
        _perMass = 1.0 / parameters.BarMassKilograms;
        _springRate = parameters.SpringNewtonsPerMetre + parameters.MembraneNewtonsPerMetre;
        CoilOhms = parameters.CoilOhms;
        _pierceDepthMetres = parameters.SkinPunctureNewtons / parameters.SkinDentNewtonsPerMetre;
        SupplyVolts = parameters.SupplyVolts;
        SkinScale = parameters.SkinScale;
        FrontStopMetres = parameters.StrokeMetres;
    }

    public double SupplyVolts;
    public double SkinScale;
    public double SpringScale = 1.0;
    public double ExtraFrictionNewtons;
    public bool IsCoilOpen;

    /// <summary>Where the bar meets something solid in front: the stop, or whatever jams it.</summary>
    public double FrontStopMetres;

    /// <summary>Bar position at which the needle tip is flush with the nose.</summary>
    public double SkinMetres;

    /// <summary>Coil and switch resistance, ohm.</summary>
    public double CoilOhms
    {
        get => _coilOhms;
        set
        {
            _coilOhms = value;
            _ohmsPerHenryHalf = value / _p.CoilHenries / 2.0;
        }
    }

    /// <summary>One step of at most h seconds; it ends early at a stop, where the skin gives way and where the bar turns round. Returns the time really stepped.</summary>
    public double Step(ref BarState s, double h, bool driven)
    {
        double x = s.Metres;
        double v = s.MetresPerSecond;
        double i = s.Amperes;
        double aStart = Acceleration(s.Pierced, x, v, i);
        double vMid = v + (aStart * h * 0.5);
        double xMid = x + (v * h * 0.5);
        double iMid = Current(i, v, h * 0.5, driven);
        double aMid = Acceleration(s.Pierced, xMid, vMid, iMid);
        double xEnd = x + (vMid * h);
        double vEnd = v + (aMid * h);
        double pierceMetres = SkinMetres + _pierceDepthMetres;
        if (!s.Pierced && xEnd >= pierceMetres && x < FrontStopMetres)
        {
            s.Pierced = true;
            if (x < pierceMetres && pierceMetres < FrontStopMetres)
            {
                double reach = ReachTime(pierceMetres - x, v, (vEnd - v) / h, h);
                s.Amperes = Current(i, vMid, reach, driven);
                s.Metres = pierceMetres;
                s.MetresPerSecond = v + ((vEnd - v) * (reach / h));
                return reach;
            }
        }
        if (xEnd >= FrontStopMetres && x < FrontStopMetres)
        {
            double reach = ReachTime(FrontStopMetres - x, v, (vEnd - v) / h, h);
            s.Amperes = Current(i, vMid, reach, driven);
            s.Metres = FrontStopMetres;
            s.MetresPerSecond = Bounce(v + ((vEnd - v) * (reach / h)), _p.FrontRestitution);
            return reach;
        }
        if (xEnd <= 0.0 && x > 0.0)
        {
            double reach = ReachTime(x, -v, (v - vEnd) / h, h);
            s.Amperes = Current(i, vMid, reach, driven);
            s.Metres = 0.0;
            s.MetresPerSecond = Bounce(v + ((vEnd - v) * (reach / h)), _p.RearRestitution);
            return reach;
        }
        if (v != 0.0 && v * vEnd < 0.0)
        {
            // Friction turns round with the motion: the step ends where the bar stands for a moment, and it is decided anew.
            double turn = h * v / (v - vEnd);
            s.Amperes = Current(i, vMid, turn, driven);
            s.Metres = Math.Clamp(x + (v * turn * 0.5), 0.0, FrontStopMetres);
            s.MetresPerSecond = 0.0;
            return turn;
        }
        s.Amperes = Current(i, vMid, h, driven);
        s.Metres = Math.Clamp(xEnd, 0.0, FrontStopMetres);
        s.MetresPerSecond = vEnd;
        return h;
    }

    /// <summary>The current alone, for a bar that something holds.</summary>
    public double CurrentHeld(double amperes, double h, bool driven) => Current(amperes, 0.0, h, driven);

    /// <summary>Final current of a coil that is held still.</summary>
    public double FinalAmperes(bool driven) => driven && !IsCoilOpen ? SupplyVolts / _coilOhms : 0.0;

    /// <summary>True when a bar at standstill stays where it is with this current.</summary>
    public bool StaysPut(in BarState s, double amperes)
    {
        double push = Push(s.Pierced, s.Metres, amperes);
        if (s.Metres <= 0.0 && push <= 0.0)
        {
            return true;
        }
        if (s.Metres >= FrontStopMetres && push >= 0.0)
        {
            return true;
        }
        return Math.Abs(push) <= Friction(s.Pierced, s.Metres);
    }

    /// <summary>Time until a distance is covered with start speed and constant acceleration; h when it is not.</summary>
    public static double ReachTime(double distance, double speed, double acceleration, double h)
    {
        double square = (speed * speed) + (2.0 * acceleration * distance);
        if (square < 0.0)
        {
            return h;
        }
        double divisor = speed + Math.Sqrt(square);
        return divisor > 0.0 ? Math.Min(h, 2.0 * distance / divisor) : h;
    }

    private double Bounce(double speed, double restitution)
    {
        double after = -speed * restitution;
        return Math.Abs(after) < _p.SettleMetresPerSecond ? 0.0 : after;
    }

    private double Current(double amperes, double speed, double h, bool driven)
    {
        double volts;
        if (driven && !IsCoilOpen)
        {
            volts = SupplyVolts;
        }
        else if (amperes > 0.0)
        {
            volts = -_p.ClampVolts;
        }
        else
        {
            return 0.0;
        }
        double z = h * _ohmsPerHenryHalf;
        double after = ((amperes * (1.0 - z)) + ((volts - (_forceConstant * speed)) * h / _p.CoilHenries)) / (1.0 + z);
        return driven || after > 0.0 ? after : 0.0;
    }

    private double Acceleration(bool pierced, double x, double v, double amperes)
    {
        double push = Push(pierced, x, amperes);
        double friction = Friction(pierced, x);
        if (v > 0.0)
        {
            push -= friction + (_p.DragNewtonSecondsPerMetre * v);
        }
        else if (v < 0.0)
        {
            push += friction - (_p.DragNewtonSecondsPerMetre * v);
        }
        else if (push > friction)
        {
            push = x >= FrontStopMetres ? 0.0 : push - friction;
        }
        else if (push < -friction)
        {
            push = x <= 0.0 ? 0.0 : push + friction;
        }
        else
        {
            push = 0.0;
        }
        return push * _perMass;
    }

    /// <summary>Every force but friction, outward positive.</summary>
    private double Push(bool pierced, double x, double amperes)
    {
        double push = (_forceConstant * amperes) - ((_p.SpringPreloadNewtons + (_springRate * x)) * SpringScale);
        double depth = x - SkinMetres;
        if (depth > 0.0)
        {
            push -= SkinScale * depth * (pierced ? _p.SkinElasticNewtonsPerMetre : _p.SkinDentNewtonsPerMetre);
        }
        return push;
    }

    private double Friction(bool pierced, double x)
    {
        double friction = _p.FrictionNewtons + ExtraFrictionNewtons;
        double depth = x - SkinMetres;
        return pierced && depth > 0.0 ? friction + (SkinScale * depth * _p.SkinFrictionNewtonsPerMetre) : friction;
    }
}
