namespace SmpPen.HostSimulator.Bench;

/// <summary>
/// The pages that look at the bench, and which of them operates. Many may watch; one operates. The first page that comes
/// operates, another one only after an explicit take-over. A page that leaves, or lets its feed break, lets go of everything.
/// </summary>
public sealed class BenchViewers
{
    private readonly Lock _lock = new();
    private readonly List<Viewer> _viewers = [];
    private int _number;

    /// <summary>Someone came, left, or took over. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>The operator lost or left the pen: pedal and buttons have to be let go. The argument is its id.</summary>
    public event Action<string>? OperatorLeft;

    /// <summary>Everyone, in order of coming.</summary>
    public IReadOnlyList<Viewer> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _viewers];
            }
        }
    }

    /// <summary>Who operates; null: nobody.</summary>
    public Viewer? Operator => All.FirstOrDefault(viewer => viewer.IsOperator);

    /// <summary>True for the page that operates.</summary>
    public bool IsOperator(string viewerId) => Operator?.Id == viewerId;

    /// <summary>A page comes; it watches, and operates once its feed is open if nobody else does.</summary>
    /// <param name="browser">Name of its browser, for the others.</param>
    public Viewer Add(string browser)
    {
        Viewer viewer;
        lock (_lock)
        {
            _number++;
            string id = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
            viewer = new Viewer(id, $"Viewer {_number} ({browser})", false, false);
            _viewers.Add(viewer);
        }
        Changed?.Invoke();
        return viewer;
    }

    /// <summary>A page is gone.</summary>
    public void Remove(string viewerId) => Update(viewerId, _ => null);

    /// <summary>The page's feed opened or broke; a broken feed lets go of the pen.</summary>
    public void SetConnected(string viewerId, bool connected) =>
        Update(viewerId, viewer => viewer with { IsConnected = connected, IsOperator = connected && (viewer.IsOperator || !_viewers.Exists(other => other.IsOperator)) });

    /// <summary>The page takes the pen, whoever has it.</summary>
    public void TakeOver(string viewerId)
    {
        string? before = null;
        lock (_lock)
        {
            int index = _viewers.FindIndex(viewer => viewer.Id == viewerId);
            if (index < 0 || _viewers[index].IsOperator)
            {
                return;
            }
            for (int i = 0; i < _viewers.Count; i++)
            {
                before = _viewers[i].IsOperator ? _viewers[i].Id : before;
                _viewers[i] = _viewers[i] with { IsOperator = i == index };
            }
        }
        if (before is not null)
        {
            OperatorLeft?.Invoke(before);
        }
        Changed?.Invoke();
    }

    /// <summary>The page goes on watching and leaves the pen to others.</summary>
    public void Leave(string viewerId) => Update(viewerId, viewer => viewer with { IsOperator = false });

    /// <summary>True when the id is a page's.</summary>
    public bool Knows(string viewerId) => All.Any(viewer => viewer.Id == viewerId);

    private void Update(string viewerId, Func<Viewer, Viewer?> change)
    {
        bool left;
        lock (_lock)
        {
            int index = _viewers.FindIndex(viewer => viewer.Id == viewerId);
            if (index < 0)
            {
                return;
            }
            Viewer before = _viewers[index];
            Viewer? after = change(before);
            if (after == before)
            {
                return;
            }
            left = before.IsOperator && after is not { IsOperator: true };
            if (after is null)
            {
                _viewers.RemoveAt(index);
            }
            else
            {
                _viewers[index] = after;
            }
        }
        if (left)
        {
            OperatorLeft?.Invoke(viewerId);
        }
        Changed?.Invoke();
    }
}
