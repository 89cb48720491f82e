using System.Device.I2c;
using Iot.Device.Ssd13xx;
using Iot.Device.Ssd13xx.Commands.Ssd1306Commands;
using nanoFramework.Hardware.Esp32;
using SmpPen.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.VirtualChip;

[TestClass]
public sealed class I2cTests
{
    private static I2cDevice Device(int address = 0x3C, I2cBusSpeed speed = I2cBusSpeed.FastMode)
    {
        Configuration.SetPinFunction(PinMap.DisplayData, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(PinMap.DisplayClock, DeviceFunction.I2C1_CLOCK);
        return I2cDevice.Create(new I2cConnectionSettings(1, address, speed));
    }

    [TestMethod]
    public void AWrite_BlocksForItsBitsOnTheBus()
    {
        ChipBench bench = new();
        I2cDevice device = Device();
        long cost = bench.Cost(() => device.Write(new byte[129]));
        // Address and 129 bytes of 9 bits, start and stop, at 400 kHz: 2.93 ms.
        Assert.AreEqual(ChipTimings.I2cCall + (((130 * 9) + 2) * 2_500), cost);
    }

    [TestMethod]
    public void AnAbsentDevice_IsAStatus_NotAnException()
    {
        _ = new ChipBench();
        I2cTransferResult result = Device(0x3D).Write(new byte[] { 0 });
        Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, result.Status);
        Assert.AreEqual(0u, result.BytesTransferred);
    }

    [TestMethod]
    public void TheWrongPins_ReachNobody()
    {
        _ = new ChipBench();
        I2cDevice device = I2cDevice.Create(new I2cConnectionSettings(1, 0x3C));
        Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, device.Write(new byte[] { 0 }).Status);
    }

    [TestMethod]
    public void AHeldBus_BlocksTheProgramForASecond()
    {
        ChipBench bench = new();
        I2cDevice device = Device();
        bench.Chip.I2c.Held = true;
        long start = bench.Now;
        I2cTransferStatus status = device.Write(new byte[] { 0 }).Status;
        Assert.AreEqual(I2cTransferStatus.ClockStretchTimeout, status);
        Assert.AreEqual(1_000_000_000 + ChipTimings.I2cCall, bench.Now - start);
    }

    [TestMethod]
    public void TheLibrarysDisplay_TakesOver25Milliseconds()
    {
        ChipBench bench = new();
        Ssd1306 display = new(Device());
        display.DrawPixel(3, 9);
        long cost = bench.Cost(display.ClearScreen);
        Assert.IsGreaterThan(25_000_000, cost);
    }

    [TestMethod]
    public void TheLibrarysSendCommand_SendsTheWholeFrameBufferAsCommands()
    {
        ChipBench bench = new();
        Ssd1306 display = new(Device());
        for (int x = 0; x < 128; x++)
        {
            // Column bytes 0xAE: each one is "display off" to the panel.
            foreach (int y in new[] { 8 + 1, 8 + 2, 8 + 3, 8 + 5, 8 + 7 })
            {
                display.DrawPixel(x, y);
            }
        }
        Assert.IsTrue(bench.Panel.IsOn);
        long cost = bench.Cost(() => display.SendCommand(new EntireDisplayOn(true)));
        Assert.IsGreaterThan(23_000_000, cost);
        Assert.IsTrue(bench.Panel.IsAllOn, "the command itself did arrive");
        Assert.IsFalse(bench.Panel.IsOn, "and then 128 times display off");
    }

    [TestMethod]
    public void APinOfTheBusOpenAsGpio_IsRefused()
    {
        _ = new ChipBench();
        new System.Device.Gpio.GpioController().OpenPin(PinMap.DisplayData);
        Assert.ThrowsExactly<ArgumentException>(() => Device());
    }
}
