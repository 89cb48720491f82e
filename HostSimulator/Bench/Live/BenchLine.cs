using System.Text;
using SmpPen.HostSimulator.Link;

namespace SmpPen.HostSimulator.Bench;

/// <summary>A line on the service link, as the console shows it.</summary>
/// <param name="Number">Counts from 1, over all pens.</param>
/// <param name="AtNanoseconds">Simulated time of its pen.</param>
/// <param name="IsReply">The pen said it; else it was sent to the pen.</param>
/// <param name="Text">The line, without its end.</param>
public sealed record ScpiLine(long Number, long AtNanoseconds, bool IsReply, string Text);

/// <summary>The console's end of the service line: whole lines in, whole lines out, the last ones kept. Any thread.</summary>
internal sealed class BenchLine : ILinkEnd
{
    /// <summary>Longest line that is sent, characters: what the pen's parser takes is shorter.</summary>
    public const int LongestLine = 200;

    private const int Kept = 500;
    private const int MostWaiting = 4_000;

    private readonly Lock _lock = new();
    private readonly Queue<ScpiLine> _lines = new(Kept);
    private readonly Queue<byte> _waiting = new();
    private long _last;

    /// <summary>Time of the pen that is on the line, ns; for the lines' moments.</summary>
    public Func<long> Now { get; set; } = () => 0;

    /// <summary>Number of the newest line; 0: none yet.</summary>
    public long LastNumber
    {
        get
        {
            lock (_lock)
            {
                return _last;
            }
        }
    }

    /// <inheritdoc/>
    public string Address => "the bench's console";

    /// <summary>Something waits for the pen.</summary>
    public bool HasWaiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count > 0;
            }
        }
    }

    /// <summary>Lines after a number, oldest first.</summary>
    public IReadOnlyList<ScpiLine> After(long number)
    {
        lock (_lock)
        {
            return [.. _lines.Where(line => line.Number > number)];
        }
    }

    /// <summary>Sends a line. False: too much waits already.</summary>
    public bool Send(string text)
    {
        lock (_lock)
        {
            if (_waiting.Count + text.Length > MostWaiting)
            {
                return false;
            }
            Add(text, isReply: false);
            foreach (byte value in Encoding.ASCII.GetBytes(text + "\n"))
            {
                _waiting.Enqueue(value);
            }
            return true;
        }
    }

    /// <summary>Another pen is on the line: what waits was for the one before.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _waiting.Clear();
        }
    }

    /// <inheritdoc/>
    public bool Poll() => false;

    /// <inheritdoc/>
    public int Read(Span<byte> buffer)
    {
        lock (_lock)
        {
            int count = 0;
            while (count < buffer.Length && _waiting.TryDequeue(out byte value))
            {
                buffer[count++] = value;
            }
            return count;
        }
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            Add(Encoding.ASCII.GetString(bytes).TrimEnd('\r', '\n'), isReply: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Add(string text, bool isReply)
    {
        if (_lines.Count == Kept)
        {
            _lines.Dequeue();
        }
        _lines.Enqueue(new ScpiLine(++_last, Now(), isReply, text));
    }
}
