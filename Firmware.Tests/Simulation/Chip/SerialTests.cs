using System.IO.Ports;
using System.Text;
using nanoFramework.Hardware.Esp32;

namespace SmpPen.Simulation.Tests.VirtualChip;

[TestClass]
public sealed class SerialTests
{
    private const long ByteNanoseconds = 86_805;

    private static SerialPort Open(int ring = 256)
    {
        Configuration.SetPinFunction(5, DeviceFunction.COM3_TX);
        Configuration.SetPinFunction(15, DeviceFunction.COM3_RX);
        SerialPort port = new("COM3", 115_200) { ReadBufferSize = ring };
        port.Open();
        return port;
    }

    [TestMethod]
    public void BytesArriveAtLineSpeed()
    {
        ChipBench bench = new();
        SerialPort port = Open();
        bench.Chip.Uart(2).HostWrite(Encoding.ASCII.GetBytes("0123456789"));
        bench.RunMicroseconds(400);
        Assert.AreEqual(4, port.BytesToRead);
        bench.RunMicroseconds(500);
        Assert.AreEqual(10, port.BytesToRead);
    }

    [TestMethod]
    public void AFullRing_IsFlushedWithoutAWord()
    {
        ChipBench bench = new();
        SerialPort port = Open(16);
        bench.Chip.Uart(2).HostWrite(new byte[20]);
        bench.RunMicroseconds(10_000);
        Assert.AreEqual(4, port.BytesToRead);
        Assert.AreEqual(1, bench.Chip.Uart(2).Overflows);
    }

    [TestMethod]
    public void Read_WaitsForEveryByteItIsAskedFor()
    {
        ChipBench bench = new();
        SerialPort port = Open();
        bench.Chip.Uart(2).HostWrite(new byte[100]);
        byte[] buffer = new byte[100];
        long cost = bench.Cost(() => port.Read(buffer, 0, 100));
        Assert.AreEqual(100 * ByteNanoseconds, cost, 1_000);
    }

    [TestMethod]
    public void Read_TimesOut()
    {
        ChipBench bench = new();
        SerialPort port = Open();
        port.ReadTimeout = 50;
        Assert.ThrowsExactly<TimeoutException>(() => port.Read(new byte[1], 0, 1));
        Assert.IsGreaterThan(50_000_000, bench.Now);
    }

    [TestMethod]
    public void Write_ReturnsAtOnce_WhatTheFifoHolds_AndWaitsForMore()
    {
        ChipBench bench = new();
        SerialPort port = Open();
        Assert.IsLessThan(1_000_000, bench.Cost(() => port.Write(new byte[128], 0, 128)));
        Assert.IsGreaterThan(100 * ByteNanoseconds, bench.Cost(() => port.Write(new byte[128], 0, 128)));
    }

    [TestMethod]
    public void TheHost_SeesAByteWhenItHasLeftTheWire()
    {
        ChipBench bench = new();
        SerialPort port = Open();
        port.Write("AB"u8.ToArray(), 0, 2);
        byte[] buffer = new byte[8];
        Assert.AreEqual(0, bench.Chip.Uart(2).HostRead(buffer));
        bench.Chip.Spend(ByteNanoseconds);
        Assert.AreEqual(1, bench.Chip.Uart(2).HostRead(buffer));
        Assert.AreEqual((byte)'A', buffer[0]);
    }

    [TestMethod]
    public void Com1IsTheDebuggers_AndPinsComeFirst()
    {
        _ = new ChipBench();
        Assert.ThrowsExactly<ArgumentException>(() => new SerialPort("COM1"));
        Assert.ThrowsExactly<ArgumentException>(() => new SerialPort("COM2").Open());
    }

    [TestMethod]
    public void WhatArrivesAtAClosedPort_IsLost()
    {
        ChipBench bench = new();
        bench.Chip.Uart(2).HostWrite("early"u8);
        bench.RunMicroseconds(10_000);
        Assert.AreEqual(0, Open().BytesToRead);
    }
}
