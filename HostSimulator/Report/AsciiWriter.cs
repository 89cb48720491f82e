using System.Buffers.Text;

namespace SmpPen.HostSimulator.Report;

/// <summary>Writes ASCII text and integers into a stream through one buffer; allocates nothing while it writes.</summary>
public sealed class AsciiWriter(Stream stream) : IDisposable
{
    private const int LongestNumber = 24;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _used;
    private bool _disposed;

    /// <summary>Appends text; characters beyond ASCII become question marks.</summary>
    public void Write(string text)
    {
        foreach (char c in text)
        {
            Write(c);
        }
    }

    /// <summary>Appends a character.</summary>
    public void Write(char c)
    {
        if (_used == _buffer.Length)
        {
            Flush();
        }
        _buffer[_used++] = c < 128 ? (byte)c : (byte)'?';
    }

    /// <summary>Appends an integer.</summary>
    public void Write(long value)
    {
        if (_buffer.Length - _used < LongestNumber)
        {
            Flush();
        }
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_used), out int written);
        _used += written;
    }

    /// <summary>Appends value / 10^decimals with exactly so many decimals.</summary>
    public void WriteFixed(long value, int decimals)
    {
        if (value < 0)
        {
            Write('-');
            value = -value;
        }
        long scale = 1;
        for (int i = 0; i < decimals; i++)
        {
            scale *= 10;
        }
        Write(value / scale);
        Write('.');
        long rest = value % scale;
        for (long digit = scale / 10; digit > 0; digit /= 10)
        {
            Write((char)('0' + (rest / digit % 10)));
        }
    }

    /// <summary>Passes what is buffered to the stream.</summary>
    public void Flush()
    {
        stream.Write(_buffer, 0, _used);
        _used = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }
        _disposed = true;
        Flush();
        stream.Dispose();
    }
}
