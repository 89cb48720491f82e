namespace SmpPen.HostSimulator.Bench;

/// <summary>The digital signals of the scope, in the order of the feed.</summary>
public enum DigitalSignal
{
    /// <summary>The coil is driven, behind gate and interlock.</summary>
    CoilDrive,

    /// <summary>The stroke sensor sees the flag: one pulse a stroke.</summary>
    Stroke,

    /// <summary>The pedal's normally-open contact is closed.</summary>
    Pedal,

    /// <summary>ENABLE.</summary>
    Enable,

    /// <summary>HEARTBEAT.</summary>
    Heartbeat,

    /// <summary>The interlock lets the drive pass.</summary>
    Interlock,

    /// <summary>STEP of the depth axis.</summary>
    Step,

    /// <summary>Home flag of the depth axis.</summary>
    HomeFlag,
}

/// <summary>The analog signals of the scope, in the order of the feed; um.</summary>
public enum AnalogSignal
{
    /// <summary>Needle protrusion in front of the nose.</summary>
    Needle,

    /// <summary>Carriage, from its home edge outward.</summary>
    Carriage,
}

/// <summary>What the scope remembers of one pen, bounded: about 14 MB, whatever happens and however long.</summary>
public sealed class SignalStore
{
    /// <summary>Names of the digital signals, as dumps and tables have them.</summary>
    public static readonly IReadOnlyList<string> DigitalNames = ["coil_drive", "stroke_sensor", "pedal", "ENABLE", "HEARTBEAT", "interlock_open", "STEP", "HOME_FLAG"];

    /// <summary>Names of the analog signals.</summary>
    public static readonly IReadOnlyList<string> AnalogNames = ["needle_um", "carriage_um"];

    private const int DigitalCapacity = 1 << 16;
    private const int NeedleCapacity = 1 << 19;
    private const int CarriageCapacity = 1 << 17;
    private const int MomentCapacity = 1 << 12;

    private readonly DigitalRing[] _digital = [.. DigitalNames.Select(_ => new DigitalRing(DigitalCapacity))];
    private readonly AnalogRing[] _analog = [new AnalogRing(NeedleCapacity), new AnalogRing(CarriageCapacity)];

    /// <summary>Moments at which the scope may trigger: full strokes.</summary>
    public MomentRing Pricks { get; } = new(MomentCapacity);

    /// <summary>Moments at which the scope may trigger: faults of the firmware.</summary>
    public MomentRing Faults { get; } = new(64);

    /// <summary>A digital signal.</summary>
    public DigitalRing this[DigitalSignal signal] => _digital[(int)signal];

    /// <summary>An analog signal.</summary>
    public AnalogRing this[AnalogSignal signal] => _analog[(int)signal];

    /// <summary>From this moment on every signal is known, ns.</summary>
    public long OldestNanoseconds
    {
        get
        {
            long oldest = long.MinValue;
            foreach (DigitalRing ring in _digital)
            {
                oldest = Math.Max(oldest, ring.OldestNanoseconds);
            }
            foreach (AnalogRing ring in _analog)
            {
                oldest = Math.Max(oldest, ring.Count == 0 ? long.MinValue : ring.TimeOf(0));
            }
            return oldest;
        }
    }
}

/// <summary>The last moments of one kind of event, ns.</summary>
public sealed class MomentRing(int capacity)
{
    private readonly long[] _moments = new long[capacity];
    private long _count;

    /// <summary>Forgets everything.</summary>
    public void Reset() => _count = 0;

    /// <summary>It happened.</summary>
    public void Add(long nanoseconds) => _moments[_count++ % capacity] = nanoseconds;

    /// <summary>The newest not after a moment; -1: none is known.</summary>
    public long NewestUntil(long nanoseconds)
    {
        for (long index = _count - 1; index >= Math.Max(0, _count - capacity); index--)
        {
            if (_moments[index % capacity] <= nanoseconds)
            {
                return _moments[index % capacity];
            }
        }
        return -1;
    }
}
