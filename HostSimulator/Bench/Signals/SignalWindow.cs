using System.Globalization;
using System.Text;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Report;

namespace SmpPen.HostSimulator.Bench;

/// <summary>Everything that the scope knows of a window of time, copied, so that it can be written while the pen goes on.</summary>
public sealed class SignalWindow
{
    private readonly record struct Change(long At, int Signal, float Value);

    private readonly long[] _initial;
    private readonly Change[] _changes;
    private readonly int _penNumber;
    private readonly ulong _seed;

    private SignalWindow(long from, long to, long[] initial, Change[] changes, int penNumber, ulong seed)
    {
        From = from;
        To = to;
        _initial = initial;
        _changes = changes;
        _penNumber = penNumber;
        _seed = seed;
    }

    /// <summary>First moment that is known, ns.</summary>
    public long From { get; }

    /// <summary>Last moment that is known, ns.</summary>
    public long To { get; }

    /// <summary>Changes of all signals.</summary>
    public int Changes => _changes.Length;

    /// <summary>Copies what is known of a window. On the pen's thread.</summary>
    internal static SignalWindow Copy(PenRun run, long from, long to)
    {
        SignalStore signals = run.Signals;
        from = Math.Max(from, Math.Max(0, signals.OldestNanoseconds));
        to = Math.Max(from, Math.Min(to, run.Pen.NowNanoseconds));
        int digital = SignalStore.DigitalNames.Count;
        long[] initial = new long[digital + SignalStore.AnalogNames.Count];
        List<Change> changes = [];
        for (int signal = 0; signal < digital; signal++)
        {
            DigitalRing ring = signals[(DigitalSignal)signal];
            int next = ring.FirstFrom(from + 1);
            initial[signal] = (next == ring.Count ? ring.Level : ring.LevelBefore(next)) ? 1 : 0;
            for (; next < ring.Count && ring.TimeOf(next) <= to; next++)
            {
                changes.Add(new Change(ring.TimeOf(next), signal, ring.LevelAfter(next) ? 1 : 0));
            }
        }
        for (int signal = 0; signal < SignalStore.AnalogNames.Count; signal++)
        {
            AnalogRing ring = signals[(AnalogSignal)signal];
            int next = ring.FirstFrom(from + 1);
            initial[digital + signal] = (long)MathF.Round(ring.ValueOf(Math.Max(0, next - 1)));
            for (; next < ring.Count && ring.TimeOf(next) <= to; next++)
            {
                changes.Add(new Change(ring.TimeOf(next), digital + signal, ring.ValueOf(next)));
            }
        }
        changes.Sort((a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Signal.CompareTo(b.Signal));
        return new SignalWindow(from, to, initial, [.. changes], run.Number, run.Pen.Options.Seed);
    }

    /// <summary>Writes a value change dump.</summary>
    public async Task WriteVcd(Stream stream)
    {
        using MemoryStream buffer = new();
        VcdWriter writer = new(buffer, string.Create(CultureInfo.InvariantCulture, $"SmpPen {FirmwareVersion.Text}, bench, pen {_penNumber}, seed {_seed}"));
        foreach (string name in SignalStore.DigitalNames)
        {
            writer.AddWire(name);
        }
        foreach (string name in SignalStore.AnalogNames)
        {
            writer.AddReal(name);
        }
        writer.Begin(From, _initial);
        foreach (Change change in _changes)
        {
            writer.Change(change.Signal, (long)MathF.Round(change.Value), change.At);
        }
        writer.End(To);
        buffer.Position = 0;
        await buffer.CopyToAsync(stream).ConfigureAwait(false);
    }

    /// <summary>Writes a table: a row at every moment at which something changed.</summary>
    public async Task WriteCsv(Stream stream)
    {
        StringBuilder text = new();
        text.Append("time_ns,").AppendJoin(',', SignalStore.DigitalNames).Append(',').AppendJoin(',', SignalStore.AnalogNames).Append('\n');
        long[] values = [.. _initial];
        Row(text, From, values);
        for (int index = 0; index < _changes.Length; index++)
        {
            Change change = _changes[index];
            values[change.Signal] = (long)MathF.Round(change.Value);
            if (index + 1 == _changes.Length || _changes[index + 1].At != change.At)
            {
                Row(text, change.At, values);
            }
            if (text.Length > 32_000)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(text.ToString())).ConfigureAwait(false);
                text.Clear();
            }
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text.ToString())).ConfigureAwait(false);
    }

    private static void Row(StringBuilder text, long at, long[] values)
    {
        text.Append(at.ToString(CultureInfo.InvariantCulture));
        foreach (long value in values)
        {
            text.Append(',').Append(value.ToString(CultureInfo.InvariantCulture));
        }
        text.Append('\n');
    }
}
