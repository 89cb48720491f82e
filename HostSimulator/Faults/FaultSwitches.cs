using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Faults;

/// <summary>Which faults of the library one pen has, and had.</summary>
public sealed class FaultSwitches
{
    private readonly bool[] _present = new bool[FaultLibrary.All.Count];
    private readonly Dictionary<string, Disturbance> _disturbances = [];
    private readonly SimulatedPen _pen;

    internal FaultSwitches(SimulatedPen pen) => _pen = pen;

    /// <summary>A fault was put in or taken away, at this time in ns.</summary>
    public event Action<FaultKind, bool, long>? Switched;

    /// <summary>Effects of every fault that was ever put in.</summary>
    public FaultEffect Effects { get; private set; }

    /// <summary>True with a supply that does not reach the coil.</summary>
    internal bool TakesCoilSupply { get; set; }

    /// <summary>True while the fault is in.</summary>
    public bool IsPresent(int fault) => _present[fault];

    /// <summary>Puts a fault in, or takes it away.</summary>
    public void Set(int fault, bool present)
    {
        FaultKind kind = FaultLibrary.All[fault];
        if (kind.IsMomentary && !present)
        {
            return;
        }
        _present[fault] = present && !kind.IsMomentary;
        Effects |= present ? kind.Effects : FaultEffect.None;
        Switched?.Invoke(kind, present, _pen.NowNanoseconds);
        kind.Apply(_pen, present);
    }

    /// <summary>Something that comes again and again while it is on, at seeded distances.</summary>
    internal void Disturb(string name, bool on, long leastNanoseconds, long mostNanoseconds, Action<SplitMix64> act)
    {
        if (_disturbances.Remove(name, out Disturbance? running))
        {
            _pen.Timeline.Cancel(running);
        }
        if (on)
        {
            ulong purpose = 0x464C54;
            foreach (char c in name)
            {
                purpose = (purpose * 31) + c;
            }
            Disturbance disturbance = new(_pen.Timeline, SplitMix64.ForPurpose(_pen.Options.Seed, purpose), leastNanoseconds, mostNanoseconds, act);
            _disturbances.Add(name, disturbance);
            _pen.Timeline.Schedule(disturbance, _pen.NowNanoseconds);
        }
    }
}
