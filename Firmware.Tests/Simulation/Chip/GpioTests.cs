using System.Device.Gpio;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.VirtualChip;

[TestClass]
public sealed class GpioTests
{
    [TestMethod]
    public void OpeningAnOutput_PullsTheLineUpBriefly_ThenDrivesItLow()
    {
        ChipBench bench = new();
        EdgeRecorder edges = new(bench.Pad(21));
        new GpioController().OpenPin(21, PinMode.Output);
        Assert.HasCount(1, edges.Rises);
        Assert.AreEqual(ChipTimings.OpenPinFloats, edges.Falls[0] - edges.Rises[0]);
        Assert.IsFalse(bench.Pad(21).Level);
    }

    [TestMethod]
    public void OpeningAnOutputWithPullDownOnTheBoard_NeverRaisesIt()
    {
        ChipBench bench = new();
        EdgeRecorder edges = new(bench.Pad(25));
        new GpioController().OpenPin(25, PinMode.Output);
        Assert.IsEmpty(edges.Rises);
    }

    [TestMethod]
    public void AnOutput_ReadsLow_WhateverItDrives()
    {
        ChipBench bench = new();
        GpioPin pin = new GpioController().OpenPin(25, PinMode.Output);
        pin.Write(PinValue.High);
        Assert.IsTrue(bench.Pad(25).Level);
        Assert.AreEqual(PinValue.Low, pin.Read());
    }

    [TestMethod]
    public void ClosingAnOutput_LetsItFloat()
    {
        ChipBench bench = new();
        GpioController controller = new();
        controller.OpenPin(21, PinMode.Output).Write(PinValue.High);
        controller.ClosePin(21);
        Assert.IsFalse(bench.Pad(21).IsDrivenByChip);
        Assert.IsFalse(bench.Pad(21).Level);
    }

    [TestMethod]
    public void AnInputWithPullUp_ReadsHigh_UntilTheContactCloses()
    {
        ChipBench bench = new();
        GpioPin pin = new GpioController().OpenPin(18, PinMode.InputPullUp);
        Assert.AreEqual(PinValue.High, pin.Read());
        bench.Pad(18).DriveFromCircuit(false);
        Assert.AreEqual(PinValue.Low, pin.Read());
    }

    [TestMethod]
    public void AnOpenDrainOutput_OnlyPullsLow()
    {
        ChipBench bench = new();
        bench.Pad(21).FitBoardPull(true);
        GpioPin pin = new GpioController().OpenPin(21, PinMode.OutputOpenDrain);
        pin.Write(PinValue.High);
        Assert.IsFalse(bench.Pad(21).IsDrivenByChip);
        Assert.IsTrue(bench.Pad(21).Level);
        pin.Write(PinValue.Low);
        Assert.IsFalse(bench.Pad(21).Level);
    }

    [TestMethod]
    public void ReadWriteAndToggle_CostWhatTheyCostOnTheDevice()
    {
        ChipBench bench = new();
        GpioPin pin = new GpioController().OpenPin(25, PinMode.Output);
        Assert.AreEqual(ChipTimings.Toggle, bench.Cost(pin.Toggle));
        Assert.AreEqual(ChipTimings.Write, bench.Cost(() => pin.Write(PinValue.Low)));
        Assert.AreEqual(ChipTimings.Read, bench.Cost(() => pin.Read()));
    }

    [TestMethod]
    [DataRow(6)]
    [DataRow(11)]
    [DataRow(20)]
    [DataRow(24)]
    public void PinsOfTheFlashAndPinsThatDoNotExist_CannotBeOpened(int pin)
    {
        _ = new ChipBench();
        Assert.ThrowsExactly<InvalidOperationException>(() => new GpioController().OpenPin(pin));
    }

    [TestMethod]
    public void APinThatIsOpen_CannotBeOpenedAgain_UntilItIsClosed()
    {
        _ = new ChipBench();
        GpioController controller = new();
        GpioPin pin = controller.OpenPin(21);
        Assert.ThrowsExactly<InvalidOperationException>(() => controller.OpenPin(21));
        pin.Dispose();
        Assert.IsFalse(controller.IsPinOpen(21));
        controller.OpenPin(21);
    }

    [TestMethod]
    [DataRow(PinMode.Output)]
    [DataRow(PinMode.InputPullUp)]
    public void Pins34To39_HaveNeitherOutputNorPulls(PinMode mode)
    {
        _ = new ChipBench();
        Assert.ThrowsExactly<ArgumentException>(() => new GpioController().OpenPin(34, mode));
    }

    [TestMethod]
    public void WritingBeforeAModeIsSet_Throws()
    {
        _ = new ChipBench();
        GpioPin pin = new GpioController().OpenPin(21);
        Assert.ThrowsExactly<ArgumentException>(() => pin.Write(PinValue.High));
    }
}
