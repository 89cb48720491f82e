using SmpPen.Core.Hardware;
using SmpPen.Core.Stroke;
using SmpPen.Esp32;

namespace SmpPen.Simulation.Tests.VirtualChip;

/// <summary>STROKE_PWM and STROKE_SHOT over the virtual chip.</summary>
[TestClass]
public sealed class StrokeOutputTests
{
    [TestMethod]
    public void StrokePwm_OnTimeIsWithinHalfADutyStep_AtEveryFrequency()
    {
        for (int frequency = 1; frequency <= 150; frequency++)
        {
            ChipBench bench = new();
            PenHardware hardware = Board.Start();
            EdgeRecorder edges = new(bench.Pad(PinMap.StrokePwm));
            int onTime = Math.Min(30_000, 390_000 / frequency);
            hardware.StrokePwm.Start(frequency, onTime);
            bench.RunMicroseconds(2_200_000 / frequency);
            hardware.StrokePwm.Stop();
            long period = edges.Rises[1] - edges.Rises[0];
            Assert.AreEqual(StrokeTiming.RealPeriodNanoseconds(frequency), period, $"{frequency} Hz");
            // Half a step of period/10,000 up and down, and one of 2^19 counts.
            Assert.AreEqual(onTime * 1000L, edges.Falls[0] - edges.Rises[0], (period / 20_000) + (period / 524_288) + 1, $"{frequency} Hz");
        }
    }

    // SR-11
    [TestMethod]
    public void StrokePwm_NeverGoesAboveHalfThePeriod()
    {
        ChipBench bench = new();
        PenHardware hardware = Board.Start();
        EdgeRecorder edges = new(bench.Pad(PinMap.StrokePwm));
        hardware.StrokePwm.Start(100, 9_900);
        bench.RunMicroseconds(30_000);
        Assert.AreEqual(5_004_800, edges.Falls[0] - edges.Rises[0], 600);
    }

    [TestMethod]
    public void StrokePwm_ChangesItsFrequency_WithoutAnExtraPulse()
    {
        ChipBench bench = new();
        PenHardware hardware = Board.Start();
        EdgeRecorder edges = new(bench.Pad(PinMap.StrokePwm));
        hardware.StrokePwm.Start(150, 2_000);
        bench.RunMicroseconds(16_000);
        hardware.StrokePwm.Stop();
        hardware.StrokePwm.Start(20, 2_000);
        bench.RunMicroseconds(60_000);
        List<long> lengths = [.. edges.Falls.Zip(edges.Rises, (fall, rise) => fall - rise)];
        Assert.IsTrue(lengths.TrueForAll(l => l < 2_003_000), string.Join(' ', lengths));
        Assert.HasCount(5, edges.Rises);
    }

    [TestMethod]
    public void StrokePwm_ChangesItsOnTime_FromTheNextPeriodOn()
    {
        ChipBench bench = new();
        PenHardware hardware = Board.Start();
        EdgeRecorder edges = new(bench.Pad(PinMap.StrokePwm));
        hardware.StrokePwm.Start(100, 2_000);
        bench.RunMicroseconds(1_000);
        hardware.StrokePwm.SetOnTime(3_000);
        bench.RunMicroseconds(15_000);
        Assert.AreEqual(2_000_000, edges.Falls[0] - edges.Rises[0], 600);
        Assert.AreEqual(3_000_000, edges.Falls[1] - edges.Rises[1], 600);
        Assert.AreEqual(0, bench.Chip.Ledc.BusyWaits);
    }

    [TestMethod]
    [DataRow(1, 4_000, 0)]
    [DataRow(3, 4_000, 25_000)]
    [DataRow(10, 33_333, 100_001)]
    [DataRow(10, 65_000, 327_000)]
    [DataRow(2, 500, 600)]
    public void StrokeShot_PlaysEveryPulseExactToTheMicrosecond(int pricks, int onTime, int period)
    {
        ChipBench bench = new();
        PenHardware hardware = Board.Start();
        EdgeRecorder edges = new(bench.Pad(PinMap.StrokeShot));
        hardware.StrokeShot.Fire(pricks, onTime, period);
        bench.RunMicroseconds(4_000_000);
        Assert.HasCount(pricks, edges.Rises);
        for (int i = 0; i < pricks; i++)
        {
            Assert.AreEqual(onTime * 1000L, edges.Falls[i] - edges.Rises[i]);
            Assert.AreEqual(i * (long)period * 1000, edges.Rises[i] - edges.Rises[0]);
        }
        Assert.AreEqual(0, bench.Chip.Rmt.Channel(4).TrainsBeyondMemory);
    }

    [TestMethod]
    public void StrokeShot_FollowsAChangeOfOnTime_AndAllocatesNothing()
    {
        ChipBench bench = new();
        PenHardware hardware = Board.Start();
        EdgeRecorder edges = new(bench.Pad(PinMap.StrokeShot));
        long before = bench.Chip.AllocatedBytes;
        hardware.StrokeShot.Fire(2, 4_000, 20_000);
        bench.RunMicroseconds(100_000);
        hardware.StrokeShot.Fire(2, 5_000, 20_000);
        bench.RunMicroseconds(100_000);
        Assert.AreEqual(5_000_000, edges.Falls[3] - edges.Rises[3]);
        Assert.AreEqual(before, bench.Chip.AllocatedBytes);
    }

    // SR-11
    [TestMethod]
    [DataRow(0, 4_000, 20_000)]
    [DataRow(11, 4_000, 20_000)]
    [DataRow(1, 65_535, 0)]
    [DataRow(1, 0, 0)]
    [DataRow(2, 4_000, 4_004)]
    [DataRow(2, 4_000, 270_000)]
    public void StrokeShot_RefusesWhatItCannotPlay(int pricks, int onTime, int period)
    {
        _ = new ChipBench();
        PenHardware hardware = Board.Start();
        Assert.ThrowsExactly<ArgumentException>(() => hardware.StrokeShot.Fire(pricks, onTime, period));
    }
}
