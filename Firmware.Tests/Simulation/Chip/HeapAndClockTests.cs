using System.Device.Gpio;
using nanoFramework.Hardware.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.VirtualChip;

[TestClass]
public sealed class HeapAndClockTests
{
    [TestMethod]
    public void Reads_FillTheHeap_AndACollectionStopsTheWorldInsideOneOfThem()
    {
        ChipBench bench = new();
        GpioPin pin = new GpioController().OpenPin(18, PinMode.InputPullUp);
        bench.Chip.Heap.FreeBytes = 10 * ChipTimings.ReadBytes;
        bench.Chip.Heap.CollectionNanoseconds = () => 17_000_000;
        long longest = 0;
        for (int i = 0; i < 11; i++)
        {
            longest = Math.Max(longest, bench.Cost(() => pin.Read()));
        }
        Assert.AreEqual(1, bench.Chip.Heap.Collections);
        Assert.AreEqual(17_000_000, bench.Chip.Heap.LongestCollectionNanoseconds);
        Assert.AreEqual(17_000_000 + ChipTimings.Read, longest);
    }

    [TestMethod]
    public void HighResTimer_CountsMicrosecondsSinceBoot()
    {
        ChipBench bench = new();
        bench.RunMicroseconds(1_234);
        Assert.AreEqual(1_234UL + 20, HighResTimer.GetCurrent());
    }

    [TestMethod]
    public void WithoutAChipOnTheThread_TheDeviceApiSaysSo()
    {
        Exception? thrown = null;
        Thread thread = new(() =>
        {
            try
            {
                HighResTimer.GetCurrent();
            }
            catch (InvalidOperationException exception)
            {
                thrown = exception;
            }
        });
        thread.Start();
        thread.Join();
        Assert.IsNotNull(thrown);
    }

    [TestMethod]
    public void AnEventMayNotAdvanceTime()
    {
        ChipBench bench = new();
        bench.Chip.Timeline.Schedule(new DelegateEvent(_ => bench.Chip.Spend(1)), 10);
        Assert.ThrowsExactly<InvalidOperationException>(() => bench.Chip.Spend(100));
        bench.Chip.Spend(100);
        Assert.AreEqual(110, bench.Now);
    }

    [TestMethod]
    public void PinFunctions_CanBeAskedBack()
    {
        _ = new ChipBench();
        Assert.AreEqual(18, Configuration.GetFunctionPin(DeviceFunction.I2C1_DATA));
        Configuration.SetPinFunction(23, DeviceFunction.I2C1_DATA);
        Assert.AreEqual(23, Configuration.GetFunctionPin(DeviceFunction.I2C1_DATA));
        Assert.AreEqual(-1, Configuration.GetFunctionPin(DeviceFunction.PWM1));
        Assert.ThrowsExactly<ArgumentException>(() => Configuration.SetPinFunction(40, DeviceFunction.PWM1));
    }

    [TestMethod]
    public void ASpanByte_SeesTheArrayItWasMadeFrom()
    {
        byte[] array = [1, 2, 3, 4];
        SpanByte span = new SpanByte(array, 1, 2).Slice(1);
        span[0] = 9;
        Assert.AreEqual(9, array[2]);
        CollectionAssert.AreEqual(new byte[] { 9 }, span.ToArray());
        Assert.IsTrue(SpanByte.Empty.IsEmpty);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SpanByte(array, 3, 2));
    }
}
