using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Plant;

/// <summary>What is wrong with a switch contact.</summary>
public enum ContactFault
{
    /// <summary>It works.</summary>
    None,

    /// <summary>A broken wire: it never closes.</summary>
    Broken,

    /// <summary>Welded: it never opens.</summary>
    Welded,
}

/// <summary>A switch contact to ground that bounces. Its pad has a pull-up: closed reads low.</summary>
public sealed class Contact : TimelineEvent
{
    private readonly Timeline _timeline;
    private readonly Pad _pad;
    private readonly Queue<(long At, bool Closed)> _edges = new();
    private (long At, bool Closed)[] _kept = new (long, bool)[16];
    private bool _moved;
    private ContactFault _fault;

    /// <summary>Wires the contact to a pad.</summary>
    public Contact(Timeline timeline, Pad pad, bool closed)
    {
        _timeline = timeline;
        _pad = pad;
        _moved = closed;
        IsClosed = closed;
        _pad.DriveFromCircuit(closed ? false : null);
    }

    /// <summary>The contact closed (true) or opened, at a time in ns; bounces and faults included.</summary>
    public event Action<bool, long>? Changed;

    /// <summary>True while it connects, faults included.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>What is wrong with it; takes effect at once.</summary>
    public ContactFault Fault
    {
        get => _fault;
        set
        {
            _fault = value;
            Show();
        }
    }

    /// <summary>Moves the contact at a moment, with bounces after it; whatever was to happen from then on no longer does.</summary>
    /// <param name="closed">Where it ends.</param>
    /// <param name="atNanoseconds">First edge; not in the past.</param>
    /// <param name="bounces">Further pairs of edges.</param>
    /// <param name="bounceNanoseconds">All of them happen within this time.</param>
    /// <param name="chance">Where the edges fall.</param>
    public void Move(bool closed, long atNanoseconds, int bounces, long bounceNanoseconds, Simulation.SplitMix64 chance)
    {
        bool before = DropFrom(atNanoseconds);
        if (before == closed)
        {
            Reschedule();
            return;
        }
        _edges.Enqueue((atNanoseconds, closed));
        long at = atNanoseconds;
        long slot = bounceNanoseconds / Math.Max(1, 2 * bounces);
        for (int edge = 0; edge < 2 * bounces; edge++)
        {
            // One edge in each equal slot of the bounce time keeps them in order and inside it.
            long earliest = Math.Max(at + 1, atNanoseconds + (edge * slot) + 1);
            at = chance.NextBetween(earliest, Math.Max(earliest, atNanoseconds + ((edge + 1) * slot)));
            _edges.Enqueue((at, edge % 2 == 0 ? !closed : closed));
        }
        Reschedule();
    }

    /// <inheritdoc/>
    protected override void Fire(long nowNanoseconds)
    {
        while (_edges.Count > 0 && _edges.Peek().At <= nowNanoseconds)
        {
            _moved = _edges.Dequeue().Closed;
            Show();
        }
        Reschedule();
    }

    /// <summary>Forgets what was to happen from a moment on; returns how the contact stands then.</summary>
    private bool DropFrom(long at)
    {
        bool closed = _moved;
        int kept = 0;
        while (_edges.Count > 0)
        {
            (long At, bool Closed) edge = _edges.Dequeue();
            if (edge.At < at)
            {
                if (kept == _kept.Length)
                {
                    Array.Resize(ref _kept, kept * 2);
                }
                _kept[kept++] = edge;
                closed = edge.Closed;
            }
        }
        for (int i = 0; i < kept; i++)
        {
            _edges.Enqueue(_kept[i]);
        }
        return closed;
    }

    private void Reschedule()
    {
        if (_edges.Count > 0)
        {
            _timeline.Schedule(this, _edges.Peek().At);
        }
        else
        {
            _timeline.Cancel(this);
        }
    }

    private void Show()
    {
        bool closed = _fault switch
        {
            ContactFault.Broken => false,
            ContactFault.Welded => true,
            _ => _moved,
        };
        if (closed == IsClosed)
        {
            return;
        }
        IsClosed = closed;
        _pad.DriveFromCircuit(closed ? false : null);
        Changed?.Invoke(closed, _timeline.NowNanoseconds);
    }
}
