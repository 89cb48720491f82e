using System.Device.Gpio;
using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.VirtualChip;

[TestClass]
public sealed class PwmTests
{
    private const int Pin = 27;

    private static PwmChannel Channel(int frequency = 100, double duty = 0.25, int pin = Pin, DeviceFunction function = DeviceFunction.PWM1)
    {
        Configuration.SetPinFunction(pin, function);
        return PwmChannel.CreateFromPin(pin, frequency, duty)!;
    }

    [TestMethod]
    public void EveryFrequencyFrom1To150_HasThePeriodOfTheDividerFormula()
    {
        for (int frequency = 1; frequency <= 150; frequency++)
        {
            ChipBench bench = new();
            EdgeRecorder edges = new(bench.Pad(Pin));
            Channel(frequency).Start();
            bench.RunMicroseconds(2_500_000 / frequency);
            long divider = (long)Math.Round(80_000_000.0 * 256 / frequency / 524_288, MidpointRounding.AwayFromZero);
            Assert.AreEqual(divider * 25_600, edges.Rises[1] - edges.Rises[0], $"{frequency} Hz");
        }
    }

    [TestMethod]
    public void OneHundredHertz_IsReally99Point904()
    {
        ChipBench bench = new();
        EdgeRecorder edges = new(bench.Pad(Pin));
        Channel().Start();
        bench.RunMicroseconds(1_000_000);
        Assert.AreEqual(10_009_600, edges.Rises[1] - edges.Rises[0]);
        Assert.AreEqual(10_009_600L * 99, edges.Rises[99] - edges.Rises[0]);
    }

    [TestMethod]
    [DataRow(151, 19)]
    [DataRow(152, 18)]
    [DataRow(20_000, 11)]
    public void TheResolutionIsTheLargestThatTheClockAllows(int frequency, int bits)
    {
        Assert.AreEqual(bits, Ledc.ResolutionBits(frequency));
    }

    [TestMethod]
    public void ADutyIsCutToATenThousandth()
    {
        ChipBench bench = new();
        EdgeRecorder edges = new(bench.Pad(Pin));
        PwmChannel channel = Channel(100, 0.57);
        Assert.AreEqual(0.5699, channel.DutyCycle, 1e-9);
        channel.Start();
        bench.RunMicroseconds(20_000);
        Assert.AreEqual(10_009_600 * 0.5699, edges.Falls[0] - edges.Rises[0], 40);
    }

    [TestMethod]
    [DataRow(0.8191, 0.8191)]
    [DataRow(0.85, 0.0308)]
    [DataRow(1.0, 0.1808)]
    public void AtNineteenBits_TheDutyWrapsFrom8192On(double asked, double given)
    {
        ChipBench bench = new();
        EdgeRecorder edges = new(bench.Pad(Pin));
        Channel(100, asked).Start();
        bench.RunMicroseconds(15_000);
        Assert.AreEqual(given, (edges.Falls[0] - edges.Rises[0]) / 10_009_600.0, 0.0001);
    }

    [TestMethod]
    public void ADutyOfExactly8192_GivesNoPulseAtAll()
    {
        ChipBench bench = new();
        EdgeRecorder edges = new(bench.Pad(Pin));
        Channel(100, 0.81925).Start();
        bench.RunMicroseconds(50_000);
        Assert.IsEmpty(edges.Rises);
    }

    [TestMethod]
    public void Stop_CutsTheRunningPulseAtOnce_AndKeepsTheLineDriven()
    {
        ChipBench bench = new();
        PwmChannel channel = Channel(10, 0.5);
        channel.Start();
        bench.RunMicroseconds(1_000);
        Assert.IsTrue(bench.Pad(Pin).Level);
        channel.Stop();
        Assert.IsFalse(bench.Pad(Pin).Level);
        Assert.IsTrue(bench.Pad(Pin).IsDrivenByChip);
        Assert.AreEqual(long.MaxValue, bench.Chip.Timeline.NextNanoseconds);
    }

    [TestMethod]
    public void WhileStarted_ANewFrequencyRestartsThePeriodAtOnce()
    {
        ChipBench bench = new();
        EdgeRecorder edges = new(bench.Pad(Pin));
        PwmChannel channel = Channel(100, 0.4);
        channel.Start();
        bench.RunMicroseconds(2_000);
        channel.Frequency = 50;
        long restart = bench.Now;
        bench.RunMicroseconds(10_000);
        // The first pulse never fell: it runs into the new one, which is 0.4 of 20 ms.
        Assert.HasCount(1, edges.Rises);
        Assert.AreEqual(19_993_600 * 0.4, edges.Falls[0] - restart, 40);
    }

    [TestMethod]
    public void WhileStarted_ANewDutyWaitsForTheNextPeriod()
    {
        ChipBench bench = new();
        EdgeRecorder edges = new(bench.Pad(Pin));
        PwmChannel channel = Channel(100, 0.4);
        channel.Start();
        bench.RunMicroseconds(1_000);
        channel.DutyCycle = 0.10005;
        bench.RunMicroseconds(15_000);
        Assert.AreEqual(4_003_840, edges.Falls[0] - edges.Rises[0], 40);
        Assert.AreEqual(1_000_960, edges.Falls[1] - edges.Rises[1], 40);
    }

    [TestMethod]
    public void ASecondDutyWithinAPeriod_HoldsTheProgramUntilThePeriodEnds()
    {
        ChipBench bench = new();
        PwmChannel channel = Channel(20, 0.2);
        channel.Start();
        channel.DutyCycle = 0.3;
        long cost = bench.Cost(() => channel.DutyCycle = 0.1);
        Assert.IsGreaterThan(49_000_000, cost);
        Assert.AreEqual(1, bench.Chip.Ledc.BusyWaits);
    }

    [TestMethod]
    public void OneDutyAPeriod_NeverWaits()
    {
        ChipBench bench = new();
        PwmChannel channel = Channel(100, 0.2);
        channel.Start();
        for (int i = 0; i < 20; i++)
        {
            Assert.AreEqual(ChipTimings.PwmSet, bench.Cost(() => channel.DutyCycle = 0.2));
            bench.RunMicroseconds(10_000);
        }
        Assert.AreEqual(0, bench.Chip.Ledc.BusyWaits);
    }

    [TestMethod]
    public void StoppingOneChannel_MakesTheSettersOfAnotherDead()
    {
        ChipBench bench = new();
        PwmChannel a = Channel(100, 0.2);
        PwmChannel b = Channel(100, 0.2, 26, DeviceFunction.PWM3);
        a.Start();
        b.Start();
        b.Stop();
        Assert.IsFalse(bench.Chip.Ledc.IsStarted);
        bench.RunMicroseconds(50_000);
        EdgeRecorder edges = new(bench.Pad(Pin));
        a.DutyCycle = 0.4;
        bench.RunMicroseconds(50_000);
        Assert.AreEqual(0.4, a.DutyCycle);
        Assert.AreEqual(10_009_600 * 0.2, edges.Falls[^1] - edges.Rises[^2], 40.0, "still the old duty");
    }

    [TestMethod]
    public void TwoChannelsOfAPair_ShareOneTimer()
    {
        ChipBench bench = new();
        EdgeRecorder edges = new(bench.Pad(Pin));
        Channel(100, 0.2).Start();
        bench.RunMicroseconds(20_000);
        Channel(50, 0.2, 26, DeviceFunction.PWM2).Start();
        bench.RunMicroseconds(100_000);
        Assert.AreEqual(19_993_600, edges.Rises[^1] - edges.Rises[^2]);
    }

    [TestMethod]
    public void AFrequencyChangeOnPwm9_ReprogramsTheTimerOfPwm1()
    {
        ChipBench bench = new();
        EdgeRecorder edges = new(bench.Pad(Pin));
        PwmChannel first = Channel(100, 0.2);
        PwmChannel ninth = Channel(100, 0.2, 26, DeviceFunction.PWM9);
        first.Start();
        ninth.Start();
        ninth.Frequency = 50;
        bench.RunMicroseconds(100_000);
        Assert.AreEqual(19_993_600, edges.Rises[^1] - edges.Rises[^2]);
    }

    [TestMethod]
    public void CreatingAChannelOfAnotherGroup_AfterAStart_Throws()
    {
        _ = new ChipBench();
        Channel().Start();
        Assert.ThrowsExactly<ArgumentException>(() => Channel(100, 0.2, 26, DeviceFunction.PWM9));
    }

    [TestMethod]
    public void DisposingAChannel_LeavesItPulsing()
    {
        ChipBench bench = new();
        PwmChannel channel = Channel();
        channel.Start();
        channel.Dispose();
        EdgeRecorder edges = new(bench.Pad(Pin));
        bench.RunMicroseconds(100_000);
        Assert.IsGreaterThan(8, edges.Rises.Count);
    }

    [TestMethod]
    public void ASoftwareReset_LeavesItPulsing_AndTheClockStartsAnew()
    {
        ChipBench bench = new();
        Channel().Start();
        bench.RunMicroseconds(100_000);
        bench.Chip.SoftReset();
        Assert.AreEqual(0, bench.Chip.MicrosecondsSinceBoot);
        Assert.IsFalse(bench.Chip.Ledc.IsStarted);
        EdgeRecorder edges = new(bench.Pad(Pin));
        bench.RunMicroseconds(100_000);
        Assert.IsGreaterThan(8, edges.Rises.Count);
    }

    [TestMethod]
    public void OpeningThePinAsGpio_TakesItFromLedc()
    {
        ChipBench bench = new();
        Channel().Start();
        new GpioController().OpenPin(Pin, PinMode.Output);
        EdgeRecorder edges = new(bench.Pad(Pin));
        bench.RunMicroseconds(100_000);
        Assert.IsEmpty(edges.Rises);
    }

    [TestMethod]
    public void WhatThePublicConstructorMakes_IsUnusable_AndAPinWithoutFunctionGivesNull()
    {
        _ = new ChipBench();
        Assert.ThrowsExactly<ArgumentException>(() => new PwmChannel(0, 0));
        Assert.IsNull(PwmChannel.CreateFromPin(Pin));
    }

    [TestMethod]
    public void FrequencyZero_AndDutyAboveOne_AreRefused()
    {
        _ = new ChipBench();
        PwmChannel channel = Channel();
        Assert.ThrowsExactly<ArgumentException>(() => channel.Frequency = 0);
        Assert.ThrowsExactly<ArgumentException>(() => channel.DutyCycle = 1.01);
    }
}
