using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>Does things to a pen at whole microseconds, and keeps them as the scenario that repeats them.</summary>
internal sealed class ActionLog(SimulatedPen pen)
{
    private const long Microsecond = 1_000;

    /// <summary>Everything done, in order of time.</summary>
    public List<ActStep> Steps { get; } = [];

    /// <summary>Does something within the next microsecond.</summary>
    public void Do(AtAct act) => DoAfter(0, act);

    /// <summary>Does something later.</summary>
    /// <returns>When, ns.</returns>
    public long DoAfter(long nanoseconds, AtAct act)
    {
        long at = (((pen.NowNanoseconds + nanoseconds) / Microsecond) + 1) * Microsecond;
        Steps.Add(new ActStep(default, at, act));
        pen.Timeline.Schedule(new DelegateEvent(_ => act.Do(pen)), at);
        return at;
    }

    /// <summary>Nothing more happens; the run goes on to here.</summary>
    public void End()
    {
        long end = ((pen.NowNanoseconds / Microsecond) + 1) * Microsecond;
        Steps.Add(new ActStep(default, end, null));
        pen.RunUntil(end);
    }
}
