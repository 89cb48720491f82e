using System.Device.Gpio;
using System.Device.I2c;

namespace Iot.Device.Ssd13xx;

/// <summary>How the picture lies.</summary>
public enum DisplayOrientation
{
    /// <summary>Landscape; the only one the virtual ESP32 knows.</summary>
    Landscape = 2,
}

/// <summary>The driver that SSD13xx displays share. Drawing is left out: the firmware draws into a frame buffer of its own.</summary>
public abstract class Ssd13xx : IDisposable
{
    // One message: control byte, then the initial sequence of a 128x64 module.
    private static readonly byte[] s_initialSequence =
    [
        0x00, 0xAE, 0xD5, 0x80, 0xA8, 0x3F, 0xD3, 0x00, 0x40, 0x8D, 0x14, 0x20, 0x00,
        0xA1, 0xC8, 0xDA, 0x12, 0x81, 0xCF, 0xD9, 0xF1, 0xDB, 0x40, 0xA4, 0xA6, 0xAF,
    ];

    private readonly byte[] _genericBuffer = new byte[1024 + 4];

    /// <summary>Sends the initial sequence; nobody looks whether it was acknowledged.</summary>
    protected Ssd13xx(
        I2cDevice i2cDevice,
        DisplayResolution resolution = DisplayResolution.OLED128x64,
        DisplayOrientation orientation = DisplayOrientation.Landscape,
        int resetPin = -1,
        GpioController? gpio = null,
        bool shouldDispose = true)
    {
        if (resolution != DisplayResolution.OLED128x64 || orientation != DisplayOrientation.Landscape || resetPin >= 0)
        {
            throw new NotSupportedException("The virtual ESP32 knows the 128x64 module without a reset pin only.");
        }
        _ = gpio;
        _ = shouldDispose;
        _i2cDevice = i2cDevice ?? throw new ArgumentNullException(nameof(i2cDevice));
        SmpPen.VirtualEsp32.Chip.Current.Native(0, _genericBuffer.Length + 129 + 200);
        _i2cDevice.Write(s_initialSequence);
    }

    /// <summary>Size of the display.</summary>
    public enum DisplayResolution
    {
        /// <summary>128 x 64.</summary>
        OLED128x64,
    }

    /// <summary>Columns.</summary>
    public int Width { get; set; } = 128;

    /// <summary>Rows.</summary>
    public int Height { get; set; } = 64;

    /// <summary>Pages.</summary>
    public byte Pages { get; set; } = 8;

    /// <summary>The device it talks to.</summary>
    protected I2cDevice _i2cDevice { get; set; }

    /// <summary>Sends the whole frame, page by page: over 20 ms at 400 kHz, acknowledged or not.</summary>
    public void Display()
    {
        byte[] pageData = new byte[Width + 1];
        for (byte page = 0; page < Pages; page++)
        {
            _i2cDevice.Write(new byte[] { 0x00, (byte)(0xB0 + page), 0x00, 0x10 });
            pageData[0] = 0x40;
            Array.Copy(_genericBuffer, page * Width, pageData, 1, Width);
            _i2cDevice.Write(pageData);
        }
    }

    /// <summary>Lights or darkens a pixel of the frame.</summary>
    public void DrawPixel(int x, int y, bool inverted = true)
    {
        if (x < 0 || y < 0 || x >= Width || y >= Height)
        {
            return;
        }
        int mask = 1 << (y & 7);
        ref byte place = ref _genericBuffer[x + (y / 8 * Width)];
        place = (byte)(inverted ? place | mask : place & ~mask);
    }

    /// <summary>Clears the frame and sends it.</summary>
    public void ClearScreen()
    {
        Array.Clear(_genericBuffer);
        Display();
    }

    /// <summary>Sends data. Broken: the whole frame buffer goes out with it.</summary>
    public virtual void SendData(SpanByte data)
    {
        SpanByte buffer = SliceGenericBuffer(data.Length + 1);
        buffer[0] = 0x40;
        data.CopyTo(buffer.Slice(1));
        _i2cDevice.Write(buffer);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Nothing to give back.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Defect: ignores the length and hands out the whole frame buffer, to be overwritten and sent.</summary>
    protected SpanByte SliceGenericBuffer(int length) => _genericBuffer;
}

/// <summary>The SSD1306.</summary>
public class Ssd1306 : Ssd13xx
{
    /// <summary>Address, 0x3C.</summary>
    public const byte DefaultI2cAddress = 0x3C;

    /// <summary>The other address, 0x3D.</summary>
    public const byte SecondaryI2cAddress = 0x3D;

    /// <summary>A 128x64 module.</summary>
    public Ssd1306(I2cDevice i2cDevice, int resetPin = -1)
        : base(i2cDevice, DisplayResolution.OLED128x64, DisplayOrientation.Landscape, resetPin)
    {
    }

    /// <summary>A module of this size.</summary>
    public Ssd1306(
        I2cDevice i2cDevice,
        DisplayResolution res,
        DisplayOrientation orientation = DisplayOrientation.Landscape,
        int resetPin = -1,
        GpioController? gpio = null,
        bool shouldDispose = true)
        : base(i2cDevice, res, orientation, resetPin, gpio, shouldDispose)
    {
    }

    /// <summary>Sends a command. Broken: it overwrites the frame and sends all of it as commands.</summary>
    public void SendCommand(Commands.ISsd1306Command command)
    {
        byte[] bytes = command.GetBytes();
        SpanByte buffer = SliceGenericBuffer(bytes.Length + 1);
        buffer[0] = 0x00;
        new SpanByte(bytes).CopyTo(buffer.Slice(1));
        _i2cDevice.Write(buffer);
    }
}
