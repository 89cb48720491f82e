using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Bench;

/// <summary>
/// Does what hands do at moments of simulated time that nothing else happens at: so a scenario that does the same at the same
/// moments gives the same run, to the last edge.
/// </summary>
internal sealed class HandTimer(Timeline timeline) : TimelineEvent
{
    private readonly List<(long At, Action<long> Act)> _waiting = [];
    private bool _armed;

    /// <summary>Something waits to be done.</summary>
    public bool IsBusy => _waiting.Count > 0;

    /// <summary>Does something as soon as simulated time goes on, but not before a moment. Equal moments: in the order of the calls.</summary>
    public void Do(Action<long> act, long notBeforeNanoseconds = 0)
    {
        int index = _waiting.Count;
        while (index > 0 && _waiting[index - 1].At > notBeforeNanoseconds)
        {
            index--;
        }
        _waiting.Insert(index, (notBeforeNanoseconds, act));
        if (index == 0)
        {
            _armed = false;
        }
        Plan();
    }

    /// <summary>Forgets what waits.</summary>
    public void Clear()
    {
        _waiting.Clear();
        timeline.Cancel(this);
    }

    /// <inheritdoc/>
    protected override void Fire(long nowNanoseconds)
    {
        if (_armed)
        {
            _armed = false;
            Action<long> act = _waiting[0].Act;
            _waiting.RemoveAt(0);
            act(nowNanoseconds);
            Plan();
            return;
        }
        // Armed for the next nanosecond only when nothing else waits for it: what shares a moment depends on the order of planning.
        if (timeline.NextNanoseconds > nowNanoseconds + 1)
        {
            _armed = true;
            timeline.Schedule(this, nowNanoseconds + 1);
        }
        else
        {
            timeline.Schedule(this, timeline.NextNanoseconds + 1);
        }
    }

    private void Plan()
    {
        if (_waiting.Count > 0 && !_armed)
        {
            timeline.Schedule(this, Math.Max(_waiting[0].At, timeline.NowNanoseconds));
        }
    }
}
