namespace SmpPen.HostSimulator.Plant;

/// <summary>Coil and bar at one moment, with what the stroke has seen so far; a value, so that a plan can be thrown away.</summary>
internal struct BarState
{
    public long Nanoseconds;
    public double Metres;
    public double MetresPerSecond;
    public double Amperes;
    public bool Pierced;
    public bool Held;
    public double DeepestMetres;
    public long ArrivalNanoseconds;
    public long LiftOffNanoseconds;
}
