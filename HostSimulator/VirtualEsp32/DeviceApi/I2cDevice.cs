using SmpPen.VirtualEsp32;

namespace System.Device.I2c;

/// <summary>Clock of a bus.</summary>
public enum I2cBusSpeed
{
    /// <summary>100 kHz.</summary>
    StandardMode,

    /// <summary>400 kHz.</summary>
    FastMode,

    /// <summary>1 MHz.</summary>
    FastModePlus,
}

/// <summary>How a transfer ended.</summary>
public enum I2cTransferStatus
{
    /// <summary>Unknown.</summary>
    UnknownError,

    /// <summary>Everything was transferred.</summary>
    FullTransfer,

    /// <summary>The bus was held for a second.</summary>
    ClockStretchTimeout,

    /// <summary>A part was transferred.</summary>
    PartialTransfer,

    /// <summary>Nobody answered.</summary>
    SlaveAddressNotAcknowledged,
}

/// <summary>Bus, address and clock.</summary>
public sealed class I2cConnectionSettings
{
    /// <summary>Settings at 400 kHz.</summary>
    public I2cConnectionSettings(int busId, int deviceAddress)
        : this(busId, deviceAddress, I2cBusSpeed.FastMode)
    {
    }

    /// <summary>Settings.</summary>
    public I2cConnectionSettings(int busId, int deviceAddress, I2cBusSpeed busSpeed)
    {
        BusId = busId;
        DeviceAddress = deviceAddress;
        BusSpeed = busSpeed;
    }

    /// <summary>Bus, 1 or 2.</summary>
    public int BusId { get; }

    /// <summary>Clock.</summary>
    public I2cBusSpeed BusSpeed { get; }

    /// <summary>Address, 7 bits.</summary>
    public int DeviceAddress { get; }
}

/// <summary>How a transfer ended and how many bytes it had.</summary>
public struct I2cTransferResult
{
    internal I2cTransferResult(I2cTransferStatus status, uint bytesTransferred)
    {
        Status = status;
        BytesTransferred = bytesTransferred;
    }

    /// <summary>Bytes transferred.</summary>
    public uint BytesTransferred { get; }

    /// <summary>How it ended.</summary>
    public I2cTransferStatus Status { get; }
}

/// <summary>A device on an I2C bus. Every transfer stops the whole program for its time on the bus.</summary>
public class I2cDevice : IDisposable
{
    private readonly Chip _chip = Chip.Current;
    private readonly int _clockHertz;

    /// <summary>A device.</summary>
    /// <exception cref="ArgumentException">No such bus, or a pin of the bus is open as GPIO.</exception>
    public I2cDevice(I2cConnectionSettings settings)
    {
        ConnectionSettings = settings;
        if (settings.BusId is < 1 or > 2)
        {
            throw new ArgumentException("The buses are 1 and 2.");
        }
        int data = _chip.PinFunctions.PinOf(0x20000 | (settings.BusId << 8));
        int clock = _chip.PinFunctions.PinOf(0x20001 | (settings.BusId << 8));
        if (_chip.Gpio.IsReserved(data) || _chip.Gpio.IsReserved(clock))
        {
            throw new ArgumentException("A pin of the bus is open as GPIO.");
        }
        _clockHertz = settings.BusSpeed switch
        {
            I2cBusSpeed.StandardMode => 100_000,
            I2cBusSpeed.FastMode => 400_000,
            _ => 1_000_000,
        };
    }

    /// <summary>Bus, address and clock.</summary>
    public I2cConnectionSettings ConnectionSettings { get; }

    /// <summary>A device.</summary>
    public static I2cDevice Create(I2cConnectionSettings settings) => new(settings);

    /// <summary>Writes. An absent device is a status, not an exception.</summary>
    public I2cTransferResult Write(SpanByte buffer) => Transfer(buffer, default);

    /// <summary>Reads.</summary>
    public I2cTransferResult Read(SpanByte buffer) => Transfer(default, buffer);

    /// <summary>Writes, then reads.</summary>
    public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer) => Transfer(writeBuffer, readBuffer);

    /// <summary>Writes one byte.</summary>
    public I2cTransferResult WriteByte(byte value) => Write(new[] { value });

    /// <summary>Reads one byte.</summary>
    public byte ReadByte()
    {
        byte[] buffer = new byte[1];
        Read(buffer);
        return buffer[0];
    }

    /// <summary>Gives the bus back.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    private I2cTransferResult Transfer(SpanByte write, SpanByte read)
    {
        I2cOutcome outcome = _chip.I2c.Transfer(
            ConnectionSettings.BusId, ConnectionSettings.DeviceAddress, _clockHertz, write.AsSpan(), read.AsSpan());
        return outcome switch
        {
            I2cOutcome.Done => new I2cTransferResult(I2cTransferStatus.FullTransfer, (uint)(write.Length + read.Length)),
            I2cOutcome.TimedOut => new I2cTransferResult(I2cTransferStatus.ClockStretchTimeout, 0),
            _ => new I2cTransferResult(I2cTransferStatus.SlaveAddressNotAcknowledged, 0),
        };
    }
}
