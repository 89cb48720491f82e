namespace SmpPen.VirtualEsp32;

/// <summary>One UART with a wire to the outside. Bytes take their time on the wire; what the receive ring cannot hold flushes it.</summary>
public sealed class UartPort
{
    /// <summary>Number of the port that the board's service link uses.</summary>
    public const int Service = 2;

    /// <summary>Bytes of the transmit FIFO.</summary>
    public const int FifoBytes = 128;

    private readonly Chip _chip;
    private readonly Queue<(byte Value, long AtNanoseconds)> _fromHost = new();
    private readonly Queue<(byte Value, long AtNanoseconds)> _toHost = new();
    private readonly Queue<byte> _ring = new();
    private long _hostWireFreeAt;
    private long _chipWireFreeAt;
    private int _ringBytes;
    private int _overflows;

    internal UartPort(Chip chip, int number)
    {
        _chip = chip;
        Number = number;
    }

    /// <summary>UART number.</summary>
    public int Number { get; }

    /// <summary>True while the firmware has the port open. What arrives otherwise is lost.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Line speed in bits per second, both ends alike.</summary>
    public int BaudRate { get; private set; } = 115_200;

    /// <summary>Times that the receive ring was full and was flushed, without a word to the firmware.</summary>
    public int Overflows
    {
        get
        {
            Receive();
            return _overflows;
        }
    }

    /// <summary>Bytes from outside that the firmware has not read: on the wire and in the ring.</summary>
    public int Unread
    {
        get
        {
            Receive();
            return _fromHost.Count + _ring.Count;
        }
    }

    private long ByteNanoseconds => 10_000_000_000L / BaudRate;

    /// <summary>The outside sends bytes; they follow each other at line speed.</summary>
    public void HostWrite(ReadOnlySpan<byte> bytes)
    {
        long at = Math.Max(_hostWireFreeAt, _chip.Timeline.NowNanoseconds);
        foreach (byte value in bytes)
        {
            at += ByteNanoseconds;
            _fromHost.Enqueue((value, at));
        }
        _hostWireFreeAt = at;
        Receive();
    }

    /// <summary>The outside takes what has come out of the wire up to now.</summary>
    /// <returns>Number of bytes put into the buffer.</returns>
    public int HostRead(Span<byte> buffer)
    {
        int count = 0;
        while (count < buffer.Length && _toHost.TryPeek(out (byte Value, long AtNanoseconds) next)
            && next.AtNanoseconds <= _chip.Timeline.NowNanoseconds)
        {
            buffer[count++] = next.Value;
            _toHost.Dequeue();
        }
        return count;
    }

    internal void Open(int baudRate, int ringBytes)
    {
        Receive();
        BaudRate = baudRate;
        _ringBytes = ringBytes;
        _ring.Clear();
        IsOpen = true;
    }

    internal void Configure(int baudRate)
    {
        Receive();
        BaudRate = baudRate;
    }

    internal void Close()
    {
        Receive();
        IsOpen = false;
        _ring.Clear();
    }

    /// <summary>Bytes in the receive ring.</summary>
    internal int Waiting()
    {
        Receive();
        return _ring.Count;
    }

    /// <summary>When the next byte from outside arrives, or long.MaxValue.</summary>
    internal long NextArrival() => _fromHost.TryPeek(out (byte Value, long AtNanoseconds) next) ? next.AtNanoseconds : long.MaxValue;

    internal byte Take() => _ring.Dequeue();

    /// <summary>Gives bytes to the transmitter.</summary>
    /// <returns>Nanoseconds until the last of them is in the FIFO; 0 when they all fit now.</returns>
    internal long Transmit(ReadOnlySpan<byte> bytes)
    {
        long now = _chip.Timeline.NowNanoseconds;
        long at = Math.Max(_chipWireFreeAt, now);
        foreach (byte value in bytes)
        {
            at += ByteNanoseconds;
            _toHost.Enqueue((value, at));
        }
        _chipWireFreeAt = at;
        return Math.Max(0, at - now - (FifoBytes * ByteNanoseconds));
    }

    private void Receive()
    {
        long now = _chip.Timeline.NowNanoseconds;
        while (_fromHost.TryPeek(out (byte Value, long AtNanoseconds) next) && next.AtNanoseconds <= now)
        {
            _fromHost.Dequeue();
            if (!IsOpen)
            {
                continue;
            }
            if (_ring.Count == _ringBytes)
            {
                _ring.Clear();
                _overflows++;
            }
            _ring.Enqueue(next.Value);
        }
    }
}
