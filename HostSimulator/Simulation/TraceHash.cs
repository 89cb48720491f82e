using System.Buffers.Binary;
using System.Security.Cryptography;
using SmpPen.Esp32;
using SmpPen.HostSimulator.Plant;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Simulation;

/// <summary>SHA-256 over every edge of every pad and every stroke, in order: equal hashes mean equal runs.</summary>
public sealed class TraceHash : IDisposable
{
    /// <summary>Signal number of a stroke record; pads have their GPIO number.</summary>
    private const byte StrokeSignal = 0xFF;
    private const int LongestRecord = 64;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[32 * 1024];
    private int _used;

    /// <summary>Listens to a chip and a plant.</summary>
    public TraceHash(Chip chip, PenPlant plant)
    {
        for (int number = 0; number < Chip.PadCount; number++)
        {
            // The travel clock says again what drive and sensor say, a thousand times a stroke.
            if (number != PinMap.TravelClock)
            {
                chip.Pad(number).Changed += OnPad;
            }
        }
        plant.Bar.Ended += OnStroke;
    }

    /// <summary>Edges and strokes so far.</summary>
    public long Records { get; private set; }

    /// <summary>The hash up to now, 64 hexadecimal digits; the run may go on.</summary>
    public string Current()
    {
        Flush();
        return Convert.ToHexString(_hash.GetCurrentHash());
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void OnPad(Pad pad, bool level, long nowNanoseconds)
    {
        Span<byte> record = Begin((byte)pad.Number);
        BinaryPrimitives.WriteInt64LittleEndian(record, nowNanoseconds);
        record[8] = level ? (byte)1 : (byte)0;
        _used += 9;
    }

    private void OnStroke(in StrokeRecord stroke)
    {
        Span<byte> record = Begin(StrokeSignal);
        BinaryPrimitives.WriteInt64LittleEndian(record, stroke.DriveStartNanoseconds);
        BinaryPrimitives.WriteInt64LittleEndian(record[8..], stroke.DriveEndNanoseconds);
        BinaryPrimitives.WriteInt64LittleEndian(record[16..], stroke.ArrivalNanoseconds);
        BinaryPrimitives.WriteInt64LittleEndian(record[24..], stroke.LiftOffNanoseconds);
        BinaryPrimitives.WriteInt64LittleEndian(record[32..], stroke.EndNanoseconds);
        BinaryPrimitives.WriteInt64LittleEndian(record[40..], stroke.DeepestNanometres);
        _used += 48;
    }

    private Span<byte> Begin(byte signal)
    {
        if (_used > _buffer.Length - LongestRecord)
        {
            Flush();
        }
        Records++;
        _buffer[_used++] = signal;
        return _buffer.AsSpan(_used);
    }

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _used);
        _used = 0;
    }
}
