namespace Iot.Device.Ssd13xx.Commands
{
    /// <summary>A command with its bytes.</summary>
    public interface ICommand
    {
        /// <summary>First byte.</summary>
        byte Id { get; }

        /// <summary>All bytes.</summary>
        byte[] GetBytes();
    }

    /// <summary>A command of the SSD1306.</summary>
    public interface ISsd1306Command : ICommand
    {
    }
}

namespace Iot.Device.Ssd13xx.Commands.Ssd1306Commands
{
    /// <summary>All pixels on, or as the memory says.</summary>
    public class EntireDisplayOn(bool entireDisplay) : ISsd1306Command
    {
        /// <summary>True: all pixels on.</summary>
        public bool EntireDisplay { get; } = entireDisplay;

        /// <inheritdoc/>
        public byte Id => (byte)(EntireDisplay ? 0xA5 : 0xA4);

        /// <inheritdoc/>
        public byte[] GetBytes() => [Id];
    }
}
