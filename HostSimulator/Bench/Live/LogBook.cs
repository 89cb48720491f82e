namespace SmpPen.HostSimulator.Bench;

/// <summary>The last entries of the bench's log. Any thread.</summary>
public sealed class LogBook
{
    private const int Kept = 1_000;

    private readonly Lock _lock = new();
    private readonly Queue<LogEntry> _entries = new(Kept);

    /// <summary>Number of the newest entry; 0: none yet.</summary>
    public long LastNumber { get; private set; }

    /// <summary>Adds an entry.</summary>
    public void Add(long atNanoseconds, LogKind kind, string text, string cause = "", string nextStep = "")
    {
        lock (_lock)
        {
            if (_entries.Count == Kept)
            {
                _entries.Dequeue();
            }
            _entries.Enqueue(new LogEntry(++LastNumber, atNanoseconds, kind, text, cause, nextStep));
        }
    }

    /// <summary>Entries after a number, oldest first.</summary>
    public IReadOnlyList<LogEntry> After(long number)
    {
        lock (_lock)
        {
            return [.. _entries.Where(entry => entry.Number > number)];
        }
    }
}
