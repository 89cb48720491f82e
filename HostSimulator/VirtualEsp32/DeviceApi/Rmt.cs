namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>Direction of a channel.</summary>
public enum ChannelMode : byte
{
    /// <summary>Receives; not modelled.</summary>
    Receive,

    /// <summary>Transmits.</summary>
    Transmit,
}

/// <summary>Two halves of a pulse: durations in ticks, and levels.</summary>
public class RmtCommand
{
    private ushort _duration0;
    private ushort _duration1;

    /// <summary>A command.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A duration is above 32,767.</exception>
    public RmtCommand(ushort duration1, bool level1, ushort duration2, bool level2)
    {
        Duration0 = duration1;
        Level0 = level1;
        Duration1 = duration2;
        Level1 = level2;
    }

    /// <summary>Duration of the first half in ticks; 0 ends the train.</summary>
    public ushort Duration0
    {
        get => _duration0;
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 32_767);
            _duration0 = value;
        }
    }

    /// <summary>Duration of the second half in ticks; 0 ends the train.</summary>
    public ushort Duration1
    {
        get => _duration1;
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 32_767);
            _duration1 = value;
        }
    }

    /// <summary>Level of the first half.</summary>
    public bool Level0 { get; set; }

    /// <summary>Level of the second half.</summary>
    public bool Level1 { get; set; }
}

/// <summary>What channels of both directions are set up with.</summary>
public abstract class RmtChannelSettings
{
    /// <summary>Settings of a chosen channel.</summary>
    protected RmtChannelSettings(int channel, int pinNumber)
    {
        Channel = channel;
        PinNumber = pinNumber;
    }

    /// <summary>Settings of whatever channel is free.</summary>
    protected RmtChannelSettings(int pinNumber)
        : this(-1, pinNumber)
    {
    }

    /// <summary>Channel, 0-7; -1 takes the next free one, which may lie in another channel's memory.</summary>
    public int Channel { get; set; }

    /// <summary>Source clock cycles of a tick; 80 makes 1 us.</summary>
    public byte ClockDivider { get; set; } = 80;

    /// <summary>Memory blocks of 64 symbols, those of the following channels included.</summary>
    public byte NumberOfMemoryBlocks { get; set; } = 1;

    /// <summary>GPIO number.</summary>
    public int PinNumber { get; set; }

    /// <summary>Inverts the output.</summary>
    public bool SignalInverterEnabled { get; set; }
}

/// <summary>What a transmitting channel is set up with.</summary>
public sealed class TransmitChannelSettings : RmtChannelSettings
{
    /// <summary>Settings of a chosen channel.</summary>
    public TransmitChannelSettings(int channel, int pinNumber)
        : base(channel, pinNumber)
    {
    }

    /// <summary>Settings of whatever channel is free.</summary>
    public TransmitChannelSettings(int pinNumber)
        : base(pinNumber)
    {
    }

    /// <summary>Level that the carrier chops.</summary>
    public bool CarrierLevel { get; set; } = true;

    /// <summary>Duty of the carrier in percent.</summary>
    public byte CarrierWaveDutyPercentage { get; set; } = 33;

    /// <summary>Frequency of the carrier in hertz.</summary>
    public int CarrierWaveFrequency { get; set; } = 38_000;

    /// <summary>Chops every pulse. ON by default.</summary>
    public bool EnableCarrierWave { get; set; } = true;

    /// <summary>Drives the idle level between trains.</summary>
    public bool EnableIdleLevelOutput { get; set; } = true;

    /// <summary>Repeats the train; on this chip it would stall: not modelled.</summary>
    public bool EnableLooping { get; set; }

    /// <summary>Level between trains.</summary>
    public bool IdleLevel { get; set; }

    /// <summary>Repetitions; not modelled.</summary>
    public int LoopCount { get; set; } = 1;
}
