namespace SmpPen.VirtualEsp32;

/// <summary>The eight RMT channels of the classic ESP32 and who has installed which.</summary>
public sealed class RmtPeripheral
{
    /// <summary>Channels, each with one memory block of <see cref="SymbolsPerBlock"/>.</summary>
    public const int ChannelCount = 8;

    /// <summary>Symbols of one memory block; the last one is the end marker's.</summary>
    public const int SymbolsPerBlock = 64;

    private readonly RmtTransmitter[] _channels = new RmtTransmitter[ChannelCount];

    internal RmtPeripheral(Chip chip)
    {
        for (int number = 0; number < ChannelCount; number++)
        {
            _channels[number] = new RmtTransmitter(chip, number);
        }
    }

    /// <summary>A channel by number.</summary>
    public RmtTransmitter Channel(int number) => _channels[number];

    /// <summary>Installs a channel; -1 takes the first free one, whoever's memory that is (a defect of the runtime).</summary>
    internal RmtTransmitter Install(int channel)
    {
        int number = channel;
        if (number < 0)
        {
            number = Array.FindIndex(_channels, c => !c.IsInstalled);
        }
        if (number is < 0 or >= ChannelCount || _channels[number].IsInstalled)
        {
            throw new InvalidOperationException("No such RMT channel is free.");
        }
        _channels[number].IsInstalled = true;
        return _channels[number];
    }

    /// <summary>True when another installed channel's blocks reach into this one's, or the reverse.</summary>
    internal bool SharesMemory(RmtTransmitter channel)
    {
        foreach (RmtTransmitter other in _channels)
        {
            if (other != channel && other.IsInstalled
                && other.Number < channel.Number + channel.MemoryBlocks && channel.Number < other.Number + other.MemoryBlocks)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>RMT is among the peripherals that every reset resets.</summary>
    internal void Reset()
    {
        foreach (RmtTransmitter channel in _channels)
        {
            channel.Reset();
        }
    }
}
