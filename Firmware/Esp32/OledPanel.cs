using System;
using System.Device.I2c;
using Iot.Device.Ssd13xx;
using nanoFramework.Hardware.Esp32;
using SmpPen.Core.Hardware;

namespace SmpPen.Esp32
{
    /// <summary>The SSD1306 module: the library's initial sequence, then pages written here.</summary>
    /// <remarks>
    /// A page of 128 columns: 3.7 ms blocked and 192 bytes (the result of each of the two transfers); TryInitialise 1.7 KB. The library's Display()
    /// blocks for over 25 ms and ignores every status; its SendCommand and SendData send the whole frame buffer instead.
    /// </remarks>
    public sealed class OledPanel : IDisplayPanel
    {
        private const int Bus = 1;
        private const int Columns = 128;
        private const byte CommandsFollow = 0x00;
        private const byte DataFollows = 0x40;

        private readonly I2cDevice _device;
        private readonly byte[] _displayOff = new byte[] { CommandsFollow, 0xAE };

        // The sequence leaves the panel in horizontal addressing, where the page commands below mean nothing.
        private readonly byte[] _pageAddressing = new byte[] { CommandsFollow, 0x20, 0x02 };
        private readonly byte[] _address = new byte[] { CommandsFollow, 0xB0, 0x00, 0x10 };
        private readonly byte[] _data = new byte[Columns + 1];

        /// <summary>Gives the pins to the bus; sends nothing.</summary>
        public OledPanel()
        {
            Configuration.SetPinFunction(PinMap.DisplayData, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(PinMap.DisplayClock, DeviceFunction.I2C1_CLOCK);
            I2cConnectionSettings settings = new I2cConnectionSettings(Bus, Ssd1306.DefaultI2cAddress, I2cBusSpeed.FastMode);
            _device = I2cDevice.Create(settings);
            _data[0] = DataFollows;
        }

        /// <inheritdoc/>
        public bool TryInitialise()
        {
            // Asked first: the library does not say whether anyone listened to its sequence.
            if (!TryWrite(_displayOff, _displayOff.Length))
            {
                return false;
            }
            new Ssd1306(_device, Ssd13xx.DisplayResolution.OLED128x64);
            return TryWrite(_pageAddressing, _pageAddressing.Length);
        }

        /// <inheritdoc/>
        public bool TryWritePage(int page, int firstColumn, byte[] frame, int columns)
        {
            _address[1] = (byte)(0xB0 | page);
            _address[2] = (byte)(firstColumn & 0x0F);
            _address[3] = (byte)(0x10 | (firstColumn >> 4));
            if (!TryWrite(_address, _address.Length))
            {
                return false;
            }
            Array.Copy(frame, (page * Columns) + firstColumn, _data, 1, columns);
            return TryWrite(_data, columns + 1);
        }

        private bool TryWrite(byte[] message, int length)
        {
            try
            {
                return _device.Write(new SpanByte(message, 0, length)).Status == I2cTransferStatus.FullTransfer;
            }
            catch (InvalidOperationException)
            {
                // The driver's errors other than "no answer" and "held" come as exceptions.
                return false;
            }
        }
    }
}
