using SmpPen.VirtualEsp32;

namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>An RMT channel.</summary>
public abstract class RmtChannel
{
    /// <summary>Settings, shared with whoever made them.</summary>
    protected readonly RmtChannelSettings _settings;

    /// <summary>A channel with these settings.</summary>
    protected RmtChannel(RmtChannelSettings settings) => _settings = settings;

    /// <summary>Frequency of the source clock in hertz.</summary>
    public static int SourceClockFrequency => 80_000_000;

    /// <summary>Direction.</summary>
    public abstract ChannelMode Mode { get; }

    /// <summary>Channel, 0-7.</summary>
    public int Channel => _settings.Channel;
}

/// <summary>An RMT channel that transmits.</summary>
public class TransmitterChannel : RmtChannel, IDisposable
{
    private readonly Chip _chip = Chip.Current;
    private readonly TransmitChannelSettings _transmitSettings;
    private readonly RmtTransmitter _hardware;
    private readonly List<RmtCommand> _commands = [];
    private bool _disposed;

    /// <summary>Takes a channel and connects it to its pin, at the idle level.</summary>
    /// <exception cref="InvalidOperationException">The channel is taken.</exception>
    /// <exception cref="NotSupportedException">Looping, which stalls on this chip.</exception>
    public TransmitterChannel(TransmitChannelSettings settings)
        : base(settings)
    {
        _transmitSettings = settings;
        _chip.Native(ChipTimings.RmtCreate, ChipTimings.RmtCreateBytes);
        if (settings.EnableLooping)
        {
            throw new NotSupportedException("Looping deadlocks the runtime on the classic ESP32.");
        }
        if (!GpioBank.Exists(settings.PinNumber) || GpioBank.IsInputOnly(settings.PinNumber))
        {
            throw new ArgumentException($"GPIO{settings.PinNumber} cannot be an output.");
        }
        _hardware = _chip.Rmt.Install(settings.Channel);
        settings.Channel = _hardware.Number;
        _hardware.MemoryBlocks = settings.NumberOfMemoryBlocks;
        _hardware.ClockDivider = settings.ClockDivider;
        _hardware.CarrierHertz = settings.CarrierWaveFrequency;
        _hardware.CarrierDutyPercent = settings.CarrierWaveDutyPercentage;
        _hardware.IdleOutput = settings.EnableIdleLevelOutput;
        _hardware.Inverted = settings.SignalInverterEnabled;
        ApplyCarrier();
        ApplyIdleLevel();
        _hardware.AttachTo(settings.PinNumber);
    }

    /// <inheritdoc/>
    public override ChannelMode Mode => ChannelMode.Transmit;

    /// <summary>Says whether idle OUTPUT is enabled, not whether the channel is idle.</summary>
    public bool IsChannelIdle => _hardware.IdleOutput;

    /// <summary>Level between trains. The setter applies the old value, then keeps the new one.</summary>
    public bool IdleLevel
    {
        get => _transmitSettings.IdleLevel;
        set
        {
            ApplyIdleLevel();
            _transmitSettings.IdleLevel = value;
        }
    }

    /// <summary>Level that the carrier chops. The setter applies the old value, then keeps the new one.</summary>
    public bool CarrierLevel
    {
        get => _transmitSettings.CarrierLevel;
        set
        {
            ApplyCarrier();
            _transmitSettings.CarrierLevel = value;
        }
    }

    /// <summary>A command of the list.</summary>
    public RmtCommand this[int index]
    {
        get => _commands[index];
        set => _commands[index] = value;
    }

    /// <summary>Adds a command to the list.</summary>
    public void AddCommand(RmtCommand cmd) => _commands.Add(cmd);

    /// <summary>Empties the list.</summary>
    public void ClearCommands() => _commands.Clear();

    /// <summary>Serialises the whole list into a new array and sends that.</summary>
    public void Send(bool waitTxDone)
    {
        byte[] data = new byte[_commands.Count * 4];
        for (int i = 0; i < _commands.Count; i++)
        {
            Put(data, i * 4, _commands[i].Duration0, _commands[i].Level0);
            Put(data, (i * 4) + 2, _commands[i].Duration1, _commands[i].Level1);
        }
        _chip.Native(ChipTimings.RmtSerialisePerCommand * _commands.Count, 24 + data.Length);
        SendData(data, waitTxDone);
    }

    /// <summary>Sends symbols: 4 bytes each, little-endian halves, level in bit 15. Blocks while an earlier train plays.</summary>
    /// <exception cref="ArgumentException">The length is not a multiple of 4.</exception>
    public void SendData(byte[] data, bool waitTxDone)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _chip.Native(ChipTimings.RmtSend + (data.Length * ChipTimings.RmtSendPerByte));
        _hardware.Send(data, waitTxDone);
    }

    /// <summary>Gives the channel back. A playing train plays on.</summary>
    public void Dispose()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the channel back.</summary>
    protected virtual void Dispose(bool disposing)
    {
        _disposed = true;
        _hardware.IsInstalled = false;
    }

    private static void Put(byte[] data, int index, ushort duration, bool level)
    {
        data[index] = (byte)duration;
        data[index + 1] = (byte)((duration >> 8) | (level ? 0x80 : 0));
    }

    private void ApplyIdleLevel() => _hardware.IdleLevel = _transmitSettings.IdleLevel;

    private void ApplyCarrier()
    {
        _hardware.CarrierOn = _transmitSettings.EnableCarrierWave;
        _hardware.CarrierLevel = _transmitSettings.CarrierLevel;
    }
}
