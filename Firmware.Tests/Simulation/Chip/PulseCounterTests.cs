using System.Device.Gpio;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.VirtualChip;

[TestClass]
public sealed class PulseCounterTests
{
    private const int Pin = 34;

    private static GpioPulseCounter Started(GpioPulsePolarity polarity = GpioPulsePolarity.Rising, ushort filter = 0)
    {
        GpioPulseCounter counter = new(Pin) { Polarity = polarity, FilterPulses = filter };
        counter.Start();
        return counter;
    }

    private static void Pulses(ChipBench bench, int count, long highNanoseconds = 2_000)
    {
        for (int i = 0; i < count; i++)
        {
            bench.Pad(Pin).DriveFromCircuit(true);
            bench.Chip.Spend(highNanoseconds);
            bench.Pad(Pin).DriveFromCircuit(false);
            bench.Chip.Spend(2_000);
        }
    }

    [TestMethod]
    [DataRow(GpioPulsePolarity.Rising, 5)]
    [DataRow(GpioPulsePolarity.Falling, 5)]
    [DataRow(GpioPulsePolarity.Both, 10)]
    public void ItCountsTheEdgesOfItsPolarity(GpioPulsePolarity polarity, int expected)
    {
        ChipBench bench = new();
        GpioPulseCounter counter = Started(polarity);
        Pulses(bench, 5);
        Assert.AreEqual(expected, counter.Read().Count);
    }

    [TestMethod]
    public void BeyondSixteenBits_TheCountGoesOn()
    {
        ChipBench bench = new();
        GpioPulseCounter counter = Started();
        Pulses(bench, 70_000);
        Assert.AreEqual(70_000, counter.Read().Count);
    }

    [TestMethod]
    public void ReadAtTheVeryWrap_TheCountIsOffBy32767_OnceAndThenRight()
    {
        ChipBench bench = new();
        GpioPulseCounter counter = Started();
        // The read itself takes longer than the interrupt: widen the window so that it falls in.
        PulseUnit unit = bench.Chip.Counters.OnPin(Pin)!;
        unit.InterruptNanoseconds = ChipTimings.CounterRead + 4_000;
        Pulses(bench, PulseUnit.Limit - 1);
        Assert.AreEqual(PulseUnit.Limit - 1, counter.Read().Count);
        bench.Pad(Pin).DriveFromCircuit(true);
        Assert.AreEqual(0, counter.Read().Count);
        Assert.AreEqual(PulseUnit.Limit, counter.Read().Count);
    }

    [TestMethod]
    public void AtTheNextWrap_TheErrorGoesTheOtherWay()
    {
        ChipBench bench = new();
        GpioPulseCounter counter = Started();
        Pulses(bench, (2 * PulseUnit.Limit) - 1);
        bench.Chip.Counters.OnPin(Pin)!.InterruptNanoseconds = ChipTimings.CounterRead + 1;
        bench.Pad(Pin).DriveFromCircuit(true);
        Assert.AreEqual(3 * PulseUnit.Limit, counter.Read().Count);
    }

    [TestMethod]
    public void Start_ClearsTheCount()
    {
        ChipBench bench = new();
        GpioPulseCounter counter = Started();
        Pulses(bench, 5);
        counter.Start();
        Assert.AreEqual(0, counter.Read().Count);
    }

    [TestMethod]
    public void Reset_LosesAnEdgeBetweenReadingAndClearing()
    {
        ChipBench bench = new();
        GpioPulseCounter counter = Started();
        Pulses(bench, 3);
        bench.Chip.Timeline.Schedule(new DelegateEvent(_ => bench.Pad(Pin).DriveFromCircuit(true)), bench.Now + ChipTimings.CounterRead + 1_000);
        long total = counter.Reset().Count + counter.Read().Count;
        Assert.AreEqual(3, total, "four edges came");
    }

    [TestMethod]
    public void TheFilter_DropsPulsesShorterThanItsNanoseconds_AndNoLongerOnes()
    {
        ChipBench bench = new();
        GpioPulseCounter counter = Started(GpioPulsePolarity.Rising, 1_000);
        Pulses(bench, 4, 900);
        Assert.AreEqual(0, counter.Read().Count);
        Pulses(bench, 4, 1_100);
        Assert.AreEqual(4, counter.Read().Count);
    }

    [TestMethod]
    public void PolarityAndFilter_CannotBeSetWhileItCounts_AndTheFilterEndsAt1023()
    {
        _ = new ChipBench();
        GpioPulseCounter counter = Started();
        Assert.ThrowsExactly<InvalidOperationException>(() => counter.Polarity = GpioPulsePolarity.Both);
        Assert.ThrowsExactly<InvalidOperationException>(() => counter.FilterPulses = 5);
        counter.Stop();
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => counter.FilterPulses = 1_024);
    }

    [TestMethod]
    public void EveryDispose_LeaksAUnit_AndTheNinthCounterFails()
    {
        _ = new ChipBench();
        for (int i = 0; i < PulseCounters.UnitCount; i++)
        {
            new GpioPulseCounter(Pin).Dispose();
        }
        Assert.ThrowsExactly<NotSupportedException>(() => new GpioPulseCounter(Pin));
    }

    [TestMethod]
    public void ReadGivesTheTimeSinceBoot()
    {
        ChipBench bench = new();
        GpioPulseCounter counter = Started();
        bench.RunMicroseconds(1_000_000);
        Assert.AreEqual(bench.Chip.MicrosecondsSinceBoot + 80, (long)counter.Read().RelativeTime.TotalMicroseconds);
    }
}
