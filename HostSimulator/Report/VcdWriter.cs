namespace SmpPen.HostSimulator.Report;

/// <summary>Writes a value change dump (IEEE 1364-2005 clause 18) with a time scale of 1 ns.</summary>
/// <remarks>No date, so that the same run gives the same file. Readers: GTKWave, PulseView, sigrok-cli.</remarks>
public sealed class VcdWriter : IDisposable
{
    /// <summary>Printable identifier characters of the format.</summary>
    private const char FirstIdentifier = '!';

    private const int MostSignals = '~' - FirstIdentifier + 1;

    private readonly AsciiWriter _writer;
    private readonly List<(string Name, bool IsWire)> _signals = [];
    private readonly string _comment;
    private long[] _values = [];
    private long _lastNanoseconds = -1;

    /// <summary>A dump into a stream.</summary>
    public VcdWriter(Stream stream, string comment)
    {
        _writer = new AsciiWriter(stream);
        _comment = comment;
    }

    /// <summary>True between <see cref="Begin"/> and <see cref="End"/>.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Adds a one-bit signal before the dump begins.</summary>
    public int AddWire(string name) => Add(name, isWire: true);

    /// <summary>Adds a number that viewers draw as a curve, before the dump begins.</summary>
    public int AddReal(string name) => Add(name, isWire: false);

    /// <summary>Writes header and initial values.</summary>
    public void Begin(long nowNanoseconds, ReadOnlySpan<long> values)
    {
        _values = values.ToArray();
        _writer.Write($"$comment {_comment} $end\n$timescale 1 ns $end\n$scope module pen $end\n");
        for (int id = 0; id < _signals.Count; id++)
        {
            (string name, bool isWire) = _signals[id];
            _writer.Write($"$var {(isWire ? "wire 1" : "real 64")} {Identifier(id)} {name} $end\n");
        }
        _writer.Write("$upscope $end\n$enddefinitions $end\n");
        IsOpen = true;
        WriteTime(nowNanoseconds);
        _writer.Write("$dumpvars\n");
        for (int id = 0; id < _signals.Count; id++)
        {
            WriteValue(id);
        }
        _writer.Write("$end\n");
    }

    /// <summary>A signal has a new value; nothing is written when it is the old one.</summary>
    public void Change(int id, long value, long nowNanoseconds)
    {
        if (_values[id] == value)
        {
            return;
        }
        _values[id] = value;
        WriteTime(nowNanoseconds);
        WriteValue(id);
    }

    /// <summary>The last moment of the dump.</summary>
    public void End(long nowNanoseconds)
    {
        WriteTime(nowNanoseconds);
        IsOpen = false;
        _writer.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static char Identifier(int id) => (char)(FirstIdentifier + id);

    private int Add(string name, bool isWire)
    {
        if (_signals.Count == MostSignals)
        {
            throw new InvalidOperationException($"A dump holds at most {MostSignals} signals.");
        }
        _signals.Add((name, isWire));
        return _signals.Count - 1;
    }

    private void WriteTime(long nowNanoseconds)
    {
        if (nowNanoseconds == _lastNanoseconds)
        {
            return;
        }
        _lastNanoseconds = nowNanoseconds;
        _writer.Write('#');
        _writer.Write(nowNanoseconds);
        _writer.Write('\n');
    }

    private void WriteValue(int id)
    {
        if (_signals[id].IsWire)
        {
            _writer.Write(_values[id] == 0 ? '0' : '1');
        }
        else
        {
            _writer.Write('r');
            _writer.Write(_values[id]);
            _writer.Write(' ');
        }
        _writer.Write(Identifier(id));
        _writer.Write('\n');
    }
}
