using SmpPen.Esp32;

namespace SmpPen.Simulation.Tests.Plant;

[TestClass]
public sealed class CoilGateTests
{
    private const long Millisecond = PlantBench.Millisecond;

    [TestMethod]
    [DataRow(PinMap.StrokePwm)]
    [DataRow(PinMap.StrokeShot)]
    public void EitherStrokeOutput_DrivesTheCoil_AndDriveSenseFollows(int pin)
    {
        PlantBench bench = new();
        bench.Drive(pin, true);
        Assert.IsTrue(bench.Plant.Gate.IsDriven);
        Assert.IsTrue(bench.Level(PinMap.DriveSense));
        bench.Drive(pin, false);
        Assert.IsFalse(bench.Plant.Gate.IsDriven);
        Assert.IsFalse(bench.Level(PinMap.DriveSense));
    }

    // SR-02
    [TestMethod]
    public void WithoutEnable_NothingMoves()
    {
        PlantBench bench = new();
        bench.Drive(PinMap.Enable, false);
        bench.Drive(PinMap.StrokePwm, true);
        bench.Drive(PinMap.StrokeShot, true);
        bench.RunFor(50 * Millisecond);
        Assert.IsFalse(bench.Level(PinMap.DriveSense));
        Assert.AreEqual(0.0, bench.Plant.Bar.PositionMicrometres);
        Assert.AreEqual(0, bench.Strokes.Count);
    }

    // SR-01
    [TestMethod]
    public void ChipPinsFloat_ThePullDownsKeepTheCoilOff()
    {
        PlantBench bench = new();
        bench.Drive(PinMap.StrokePwm, true);
        bench.Chip.Pad(PinMap.Enable).DriveFromChip(null);
        Assert.IsFalse(bench.Plant.Gate.IsDriven);
        bench.Drive(PinMap.Enable, true);
        bench.Chip.Pad(PinMap.StrokePwm).DriveFromChip(null);
        Assert.IsFalse(bench.Plant.Gate.IsDriven);
    }

    // SR-02
    [TestMethod]
    public void EnableFalls_TheDriveEndsInThatInstant_AndTheStrokeIsBookedAsCut()
    {
        PlantBench bench = new();
        bench.Drive(PinMap.StrokeShot, true);
        bench.RunFor(Millisecond);
        bench.Drive(PinMap.Enable, false);
        Assert.IsFalse(bench.Level(PinMap.DriveSense));
        bench.RunFor(10 * Millisecond);
        Assert.AreEqual(1, bench.Strokes.Count);
        Assert.IsTrue(bench.Strokes[0].WasCut);
        Assert.IsFalse(bench.Strokes[0].IsFull);
        Assert.AreEqual(Millisecond, bench.Strokes[0].OnTimeNanoseconds);
    }

    // SR-03
    [TestMethod]
    public void Interlock_ClosesExactlyOneHundredMillisecondsAfterTheLastEdge()
    {
        PlantBench bench = new();
        bench.RunFor(57 * Millisecond);
        bench.IsHeartbeatHeld = true;
        bench.Drive(PinMap.StrokePwm, true);
        long closedAt = -1;
        bench.Chip.Pad(PinMap.DriveSense).Changed += (_, level, now) => closedAt = level ? -1 : now;
        bench.RunFor(300 * Millisecond);
        Assert.AreEqual(bench.LastBeat + (100 * Millisecond), closedAt);
        Assert.IsFalse(bench.Plant.Gate.IsInterlockOpen);
    }

    [TestMethod]
    public void Interlock_FallingEdgesCountLikeRisingOnes()
    {
        PlantBench bench = new() { IsHeartbeatHeld = true };
        bench.RunFor(99 * Millisecond);
        bench.Drive(PinMap.Heartbeat, false);
        bench.RunFor(99 * Millisecond);
        Assert.IsTrue(bench.Plant.Gate.IsInterlockOpen);
        bench.RunFor(1 * Millisecond);
        Assert.IsFalse(bench.Plant.Gate.IsInterlockOpen);
    }

    // SR-03
    [TestMethod]
    public void HeartbeatStuckHigh_IsNoHeartbeat()
    {
        PlantBench bench = new() { IsHeartbeatHeld = true };
        bench.Drive(PinMap.Heartbeat, true);
        bench.RunFor(150 * Millisecond);
        bench.Drive(PinMap.StrokeShot, true);
        bench.RunFor(10 * Millisecond);
        Assert.AreEqual(0.0, bench.Plant.Bar.PositionMicrometres);
    }

    [TestMethod]
    public void DeadInterlock_PassesWithoutHeartbeat()
    {
        PlantBench bench = new() { IsHeartbeatHeld = true };
        bench.Plant.Gate.IsInterlockDead = true;
        bench.RunFor(500 * Millisecond);
        Assert.IsTrue(bench.Fire(3 * Millisecond).IsFull);
    }

    [TestMethod]
    public void BrokenInterlock_NeverPasses()
    {
        PlantBench bench = new();
        bench.Plant.Gate.IsInterlockBroken = true;
        bench.Drive(PinMap.StrokeShot, true);
        Assert.IsFalse(bench.Plant.Gate.IsDriven);
    }

    [TestMethod]
    public void GateThatIgnoresEnable_PassesWithEnableLow()
    {
        PlantBench bench = new();
        bench.Plant.Gate.IgnoresEnable = true;
        bench.Drive(PinMap.Enable, false);
        Assert.IsTrue(bench.Fire(3 * Millisecond).IsFull);
    }

    [TestMethod]
    public void ShortedSwitch_DrivesWithoutAnyCommand_UntilTheFaultIsGone()
    {
        PlantBench bench = new();
        bench.Plant.Gate.IsShorted = true;
        bench.RunFor(50 * Millisecond);
        Assert.AreEqual(3000.0, bench.Plant.Bar.PositionMicrometres, 0.01);
        bench.Plant.Gate.IsShorted = false;
        bench.RunFor(10 * Millisecond);
        Assert.IsTrue(bench.Plant.Bar.IsRetracted);
    }

    [TestMethod]
    public void DriveSenseStuck_ShowsItsLevel_WhateverTheCoilDoes()
    {
        PlantBench bench = new();
        bench.Plant.Gate.SenseStuckAt = true;
        Assert.IsTrue(bench.Level(PinMap.DriveSense));
        bench.Fire(3 * Millisecond);
        Assert.IsTrue(bench.Level(PinMap.DriveSense));
        bench.Plant.Gate.SenseStuckAt = null;
        Assert.IsFalse(bench.Level(PinMap.DriveSense));
    }

    [TestMethod]
    public void DriverFault_PullsItsLineLow_AndReleasesIt()
    {
        PlantBench bench = new();
        bench.Chip.Pad(PinMap.DriverFault).PullFromChip(true);
        Assert.IsTrue(bench.Level(PinMap.DriverFault));
        bench.Plant.IsDriverFaulty = true;
        Assert.IsFalse(bench.Level(PinMap.DriverFault));
        bench.Plant.IsDriverFaulty = false;
        Assert.IsTrue(bench.Level(PinMap.DriverFault));
    }
}
