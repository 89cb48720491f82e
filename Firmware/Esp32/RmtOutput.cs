using nanoFramework.Hardware.Esp32.Rmt;

namespace SmpPen.Esp32
{
    /// <summary>An RMT channel set up the only way that works, ticks of 1 us, low between trains.</summary>
    /// <remarks>
    /// What it keeps clear of, all in nanoFramework.Hardware.Esp32.Rmt 2.0 and its native side:
    /// the carrier, which is on by default and chops every pulse;
    /// the property setters of the channel, which apply the old value: everything is set before construction;
    /// chosen channel numbers, since automatic ones ignore that a channel with several blocks has its neighbours' memory;
    /// looping, which deadlocks the runtime on this chip; AddCommand and Send, which make a new array at each Send;
    /// IsChannelIdle, which says something else: the caller keeps the time at which a train ends.
    /// A train can never be aborted: ENABLE is the stop. Written for images before nf-interpreter PR 3510.
    /// </remarks>
    public sealed class RmtOutput
    {
        private const byte OneMicrosecond = 80;

        private readonly TransmitterChannel _channel;

        /// <summary>Takes a channel; its pin is driven low.</summary>
        /// <param name="channel">Channel, 0-7.</param>
        /// <param name="pin">GPIO number.</param>
        /// <param name="memoryBlocks">Blocks of 64 symbols, taken from this channel and the following ones.</param>
        public RmtOutput(int channel, int pin, byte memoryBlocks)
        {
            TransmitChannelSettings settings = new TransmitChannelSettings(channel, pin);
            settings.ClockDivider = OneMicrosecond;
            settings.NumberOfMemoryBlocks = memoryBlocks;
            settings.EnableCarrierWave = false;
            settings.IdleLevel = false;
            settings.EnableIdleLevelOutput = true;
            _channel = new TransmitterChannel(settings);
        }

        /// <summary>Plays symbols that all fit into the channel's memory. Never while a train plays: that would stop the program until it ends.</summary>
        public void Send(byte[] symbols)
        {
            _channel.SendData(symbols, false);
        }
    }
}
