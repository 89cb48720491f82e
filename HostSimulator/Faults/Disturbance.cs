using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Faults;

/// <summary>Does something again and again, at seeded distances.</summary>
internal sealed class Disturbance(Timeline timeline, SplitMix64 chance, long leastNanoseconds, long mostNanoseconds, Action<SplitMix64> act) : TimelineEvent
{
    /// <inheritdoc/>
    protected override void Fire(long nowNanoseconds)
    {
        timeline.Schedule(this, nowNanoseconds + chance.NextBetween(leastNanoseconds, mostNanoseconds));
        act(chance);
    }
}
