using SmpPen.VirtualEsp32;

namespace System.IO.Ports;

/// <summary>Parity bit; every one takes the time of none here.</summary>
public enum Parity
{
    /// <summary>None.</summary>
    None,

    /// <summary>Odd.</summary>
    Odd,

    /// <summary>Even.</summary>
    Even,
}

/// <summary>Stop bits.</summary>
public enum StopBits
{
    /// <summary>One.</summary>
    One = 1,

    /// <summary>Two.</summary>
    Two = 2,

    /// <summary>One and a half.</summary>
    OnePointFive = 3,
}

/// <summary>A UART. COM2 is UART1, COM3 is UART2; both need their pins first.</summary>
public sealed class SerialPort : IDisposable
{
    private readonly Chip _chip = Chip.Current;
    private readonly UartPort _uart;
    private int _baudRate;
    private int _readBufferSize = 256;

    /// <summary>A port, closed.</summary>
    /// <exception cref="ArgumentException">COM1 belongs to the debugger; there are no others than COM2 and COM3.</exception>
    public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One)
    {
        _ = parity;
        _ = dataBits;
        _ = stopBits;
        if (portName is not ("COM2" or "COM3"))
        {
            throw new ArgumentException("Only COM2 and COM3 are free.");
        }
        PortName = portName;
        _baudRate = baudRate;
        _uart = _chip.Uart(portName[3] - '1');
    }

    /// <summary>COM2 or COM3.</summary>
    public string PortName { get; }

    /// <summary>True between Open and Close.</summary>
    public bool IsOpen => _uart.IsOpen;

    /// <summary>Bits per second.</summary>
    public int BaudRate
    {
        get => _baudRate;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _baudRate = value;
            if (IsOpen)
            {
                _uart.Configure(value);
            }
        }
    }

    /// <summary>Bytes received and not read.</summary>
    public int BytesToRead
    {
        get
        {
            _chip.Native(ChipTimings.SerialQuery);
            return _uart.Waiting();
        }
    }

    /// <summary>Bytes of the receive ring; only while closed.</summary>
    public int ReadBufferSize
    {
        get => _readBufferSize;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _readBufferSize = IsOpen ? throw new InvalidOperationException("The port is open.") : value;
        }
    }

    /// <summary>Longest wait of a Read in milliseconds; -1 waits for ever.</summary>
    public int ReadTimeout { get; set; } = -1;

    /// <summary>Longest wait of a Write in milliseconds; -1 waits for ever.</summary>
    public int WriteTimeout { get; set; } = -1;

    /// <summary>Opens the port.</summary>
    /// <exception cref="ArgumentException">Its pins were not set.</exception>
    public void Open()
    {
        int function = 0x30000 | ((_uart.Number + 1) << 8);
        if (_chip.PinFunctions.PinOf(function) < 0 || _chip.PinFunctions.PinOf(function | 1) < 0)
        {
            throw new ArgumentException($"The pins of {PortName} are not set.");
        }
        if (IsOpen)
        {
            throw new InvalidOperationException("The port is open.");
        }
        _chip.Native(ChipTimings.SerialOpen, ChipTimings.SerialOpenBytes);
        _uart.Open(_baudRate, _readBufferSize);
    }

    /// <summary>Closes the port.</summary>
    public void Close() => _uart.Close();

    /// <inheritdoc/>
    public void Dispose() => Close();

    /// <summary>Reads. Waits until all of count is there, or the timeout.</summary>
    /// <returns>Bytes read.</returns>
    /// <exception cref="TimeoutException">The timeout passed first; what was there stays.</exception>
    public int Read(byte[] buffer, int offset, int count)
    {
        _chip.Native(ChipTimings.SerialTransfer);
        long deadline = ReadTimeout < 0 ? long.MaxValue : _chip.Timeline.NowNanoseconds + (ReadTimeout * 1_000_000L);
        while (_uart.Waiting() < count)
        {
            long next = Math.Min(Math.Min(_uart.NextArrival(), _chip.Timeline.NextNanoseconds), deadline);
            if (next == long.MaxValue)
            {
                throw new InvalidOperationException("The program waits for ever for serial bytes that nobody will send.");
            }
            _chip.Timeline.AdvanceTo(next);
            if (next == deadline && _uart.Waiting() < count)
            {
                throw new TimeoutException();
            }
        }
        for (int i = 0; i < count; i++)
        {
            buffer[offset + i] = _uart.Take();
        }
        return count;
    }

    /// <summary>Writes. What the FIFO of 128 bytes does not take is waited for.</summary>
    public void Write(byte[] buffer, int offset, int count)
    {
        _chip.Native(ChipTimings.SerialTransfer);
        long wait = _uart.Transmit(buffer.AsSpan(offset, count));
        if (wait > 0)
        {
            _chip.Spend(wait);
        }
    }
}
