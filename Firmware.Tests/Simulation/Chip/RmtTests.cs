using nanoFramework.Hardware.Esp32.Rmt;
using SmpPen.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.VirtualChip;

[TestClass]
public sealed class RmtTests
{
    private const int Pin = 14;

    private static TransmitterChannel Channel(int channel = 4, byte blocks = 1, bool carrier = false, byte divider = 80) =>
        new(new TransmitChannelSettings(channel, Pin)
        {
            NumberOfMemoryBlocks = blocks,
            EnableCarrierWave = carrier,
            ClockDivider = divider,
        });

    /// <summary>Halves: positive durations high, negative low, in ticks.</summary>
    private static byte[] Symbols(params int[] halves)
    {
        byte[] bytes = new byte[(halves.Length + 1) / 2 * 4];
        for (int i = 0; i < halves.Length; i++)
        {
            RmtSymbols.Put(bytes, i, halves[i] > 0, Math.Abs(halves[i]));
        }
        return bytes;
    }

    [TestMethod]
    public void HalvesOfTheSameLevel_MakeOnePulse_ExactToTheTick()
    {
        ChipBench bench = new();
        EdgeRecorder edges = new(bench.Pad(Pin));
        Channel().SendData(Symbols(32_767, 7_233, -10_000, -32_767, 5, -1), false);
        bench.RunMicroseconds(200_000);
        Assert.HasCount(2, edges.Rises);
        Assert.AreEqual(40_000_000, edges.Falls[0] - edges.Rises[0]);
        Assert.AreEqual(42_767_000, edges.Rises[1] - edges.Falls[0]);
        Assert.AreEqual(5_000, edges.Falls[1] - edges.Rises[1]);
    }

    [TestMethod]
    public void TheLargestDivider_MakesTicksOf3Point1875Microseconds()
    {
        ChipBench bench = new();
        EdgeRecorder edges = new(bench.Pad(Pin));
        Channel(divider: 255).SendData(Symbols(1000, -1), false);
        bench.RunMicroseconds(10_000);
        Assert.AreEqual(3_187_500, edges.Falls[0] - edges.Rises[0]);
    }

    [TestMethod]
    public void ADurationOfZero_EndsTheTrainSilently()
    {
        ChipBench bench = new();
        EdgeRecorder edges = new(bench.Pad(Pin));
        Channel().SendData(Symbols(100, -100, 100, 0, 100, -100), false);
        bench.RunMicroseconds(1_000);
        Assert.HasCount(2, edges.Rises);
        Assert.HasCount(2, edges.Falls);
    }

    [TestMethod]
    public void TheCarrier_OnByDefault_ChopsEveryPulseAt38Kilohertz()
    {
        ChipBench bench = new();
        EdgeRecorder edges = new(bench.Pad(Pin));
        new TransmitterChannel(new TransmitChannelSettings(4, Pin)).SendData(Symbols(10_000, -10), false);
        bench.RunMicroseconds(20_000);
        Assert.AreEqual(380, edges.Rises.Count, 2);
        Assert.AreEqual(1_000_000_000 / 38_000, edges.Rises[1] - edges.Rises[0]);
        Assert.IsFalse(bench.Pad(Pin).Level);
    }

    [TestMethod]
    public void IsChannelIdle_IsTrue_WhileATrainPlays()
    {
        ChipBench bench = new();
        TransmitterChannel channel = Channel();
        channel.SendData(Symbols(10_000, -1), false);
        Assert.IsTrue(bench.Chip.Rmt.Channel(4).IsPlaying);
        Assert.IsTrue(channel.IsChannelIdle);
    }

    [TestMethod]
    public void SendingWhileATrainPlays_StopsTheProgramUntilItIsOver()
    {
        ChipBench bench = new();
        TransmitterChannel channel = Channel();
        channel.SendData(Symbols(20_000, -10_000), false);
        long cost = bench.Cost(() => channel.SendData(Symbols(5, -5), false));
        Assert.AreEqual(30_000_000, cost);
        Assert.AreEqual(1, bench.Chip.Rmt.Channel(4).SendsWhileBusy);
    }

    [TestMethod]
    public void SendingWithWait_StopsTheProgramForTheTrain()
    {
        ChipBench bench = new();
        TransmitterChannel channel = Channel();
        Assert.AreEqual(ChipTimings.RmtSend + (4 * ChipTimings.RmtSendPerByte) + 12_000_000, bench.Cost(() => channel.SendData(Symbols(10_000, -2_000), true)));
    }

    [TestMethod]
    public void DisposingDuringATrain_DoesNotEndIt()
    {
        ChipBench bench = new();
        EdgeRecorder edges = new(bench.Pad(Pin));
        TransmitterChannel channel = Channel();
        channel.SendData(Symbols(1_000, -1_000, 1_000, -1_000), false);
        channel.Dispose();
        bench.RunMicroseconds(10_000);
        Assert.HasCount(2, edges.Falls);
        Assert.ThrowsExactly<ObjectDisposedException>(channel.Dispose);
    }

    [TestMethod]
    [DataRow(63, 1, 0)]
    [DataRow(64, 1, 1)]
    [DataRow(255, 4, 0)]
    [DataRow(256, 4, 1)]
    public void ATrainMustFitIntoItsMemory_OneSymbolLessThanItsBlocks(int symbols, int blocks, int beyond)
    {
        ChipBench bench = new();
        int[] halves = Enumerable.Range(0, symbols * 2).Select(i => i % 2 == 0 ? 1 : -1).ToArray();
        Channel(0, (byte)blocks).SendData(Symbols(halves), true);
        Assert.AreEqual(beyond, bench.Chip.Rmt.Channel(0).TrainsBeyondMemory);
    }

    [TestMethod]
    public void AChannelInTheMemoryOfAnother_IsCountedToo()
    {
        ChipBench bench = new();
        _ = Channel(0, 4);
        TransmitterChannel automatic = new(new TransmitChannelSettings(27) { EnableCarrierWave = false });
        Assert.AreEqual(1, automatic.Channel, "the next number, in the middle of channel 0's memory");
        automatic.SendData(Symbols(5, -5), true);
        Assert.AreEqual(1, bench.Chip.Rmt.Channel(1).TrainsBeyondMemory);
    }

    [TestMethod]
    public void ThePropertySetters_ApplyTheOldValue()
    {
        ChipBench bench = new();
        TransmitterChannel channel = Channel();
        channel.IdleLevel = true;
        channel.SendData(Symbols(5, -5), true);
        Assert.IsFalse(bench.Pad(Pin).Level, "the old level");
        channel.IdleLevel = true;
        channel.SendData(Symbols(5, -5), true);
        Assert.IsTrue(bench.Pad(Pin).Level, "set twice");
    }

    [TestMethod]
    public void AddCommandAndSend_AllocateANewArrayEachTime_SendDataNothing()
    {
        ChipBench bench = new();
        TransmitterChannel channel = Channel();
        channel.AddCommand(new RmtCommand(5, true, 5, false));
        long before = bench.Chip.AllocatedBytes;
        channel.Send(true);
        Assert.IsGreaterThan(before, bench.Chip.AllocatedBytes);
        before = bench.Chip.AllocatedBytes;
        channel.SendData(Symbols(5, -5), true);
        Assert.AreEqual(before, bench.Chip.AllocatedBytes);
    }

    [TestMethod]
    public void OddLengths_LongDurationsTakenChannelsAndLooping_AreRefused()
    {
        _ = new ChipBench();
        TransmitterChannel channel = Channel();
        Assert.ThrowsExactly<ArgumentException>(() => channel.SendData(new byte[6], false));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new RmtCommand(32_768, true, 1, false));
        Assert.ThrowsExactly<InvalidOperationException>(() => Channel());
        Assert.ThrowsExactly<NotSupportedException>(() => new TransmitterChannel(new TransmitChannelSettings(5, Pin) { EnableLooping = true }));
    }

    [TestMethod]
    public void ASoftwareReset_EndsATrain()
    {
        ChipBench bench = new();
        Channel().SendData(Symbols(30_000, -1), false);
        bench.Chip.SoftReset();
        Assert.IsFalse(bench.Pad(Pin).Level);
        Assert.IsFalse(bench.Chip.Rmt.Channel(4).IsPlaying);
    }
}
