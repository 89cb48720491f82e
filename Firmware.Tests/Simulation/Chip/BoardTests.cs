using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;
using SmpPen.Core.Hardware;
using SmpPen.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.VirtualChip;

/// <summary>The board adapters over the virtual chip.</summary>
[TestClass]
public sealed class BoardTests
{
    // SR-01
    [TestMethod]
    public void Start_NeverRaisesALineThatMovesSomething()
    {
        ChipBench bench = new();
        EdgeRecorder[] lines = [.. new[] { PinMap.Enable, PinMap.StrokePwm, PinMap.StrokeShot, PinMap.Step }.Select(p => new EdgeRecorder(bench.Pad(p)))];
        Board.Start();
        bench.RunMicroseconds(1_000_000);
        Assert.IsTrue(lines.All(l => l.Rises.Count == 0));
    }

    // SR-29
    [TestMethod]
    public void Start_KillsAPulseTrainThatSurvivedAReset_AfterEnableIsLow()
    {
        ChipBench bench = new();
        PenHardware before = Board.Start();
        before.Safety.SetEnable(true);
        before.StrokePwm.Start(100, 4_000);
        bench.RunMicroseconds(50_000);
        bench.Chip.SoftReset();
        bench.RunMicroseconds(1_000_000);
        Assert.IsTrue(bench.Pad(PinMap.Enable).Level, "outputs survive too");
        EdgeRecorder enable = new(bench.Pad(PinMap.Enable));
        Board.Start();
        Assert.IsEmpty(enable.Rises);
        Assert.HasCount(1, enable.Falls);
        EdgeRecorder after = new(bench.Pad(PinMap.StrokePwm));
        bench.RunMicroseconds(1_000_000);
        Assert.IsEmpty(after.Rises);
    }

    [TestMethod]
    public void WithoutTheBoardsStart_TheTrainWouldGoOn()
    {
        ChipBench bench = new();
        Board.Start().StrokePwm.Start(100, 4_000);
        bench.Chip.SoftReset();
        Configuration.SetPinFunction(PinMap.StrokePwm, DeviceFunction.PWM1);
        PwmChannel.CreateFromPin(PinMap.StrokePwm, 100, 0);
        EdgeRecorder edges = new(bench.Pad(PinMap.StrokePwm));
        bench.RunMicroseconds(100_000);
        Assert.IsNotEmpty(edges.Rises);
    }

    [TestMethod]
    public void Stepper_PlaysARampOf255Steps_WithinItsMemory()
    {
        ChipBench bench = new();
        PenHardware hardware = Board.Start();
        EdgeRecorder edges = new(bench.Pad(PinMap.Step));
        hardware.Stepper.UseRamp(Ramp());
        hardware.Stepper.SendTrain(255);
        bench.RunMicroseconds(300_000);
        Assert.HasCount(255, edges.Rises);
        Assert.AreEqual(5_000, edges.Falls[17] - edges.Rises[17]);
        for (int i = 1; i < 255; i++)
        {
            int rampStep = Math.Min(i - 1, 255 - i);
            Assert.AreEqual((1_000 - rampStep) * 1000L, edges.Rises[i] - edges.Rises[i - 1]);
        }
        Assert.AreEqual(0, bench.Chip.Rmt.Channel(0).TrainsBeyondMemory);
    }

    [TestMethod]
    public void Stepper_AShortTrainAfterALongOne_EndsWhereItShould()
    {
        ChipBench bench = new();
        PenHardware hardware = Board.Start();
        hardware.Stepper.UseRamp(Ramp());
        foreach (int steps in new[] { 200, 3, 2, 1 })
        {
            EdgeRecorder edges = new(bench.Pad(PinMap.Step));
            hardware.Stepper.SendTrain(steps);
            bench.RunMicroseconds(300_000);
            Assert.HasCount(steps, edges.Rises);
        }
    }

    [TestMethod]
    public void Stepper_RefusesRampsAndTrainsItCannotPlay()
    {
        _ = new ChipBench();
        IStepper stepper = Board.Start().Stepper;
        int[] tooFast = Ramp();
        tooFast[127] = 5;
        int[] tooSlow = Ramp();
        tooSlow[0] = 32_773;
        Assert.ThrowsExactly<ArgumentException>(() => stepper.UseRamp(tooFast));
        Assert.ThrowsExactly<ArgumentException>(() => stepper.UseRamp(tooSlow));
        Assert.ThrowsExactly<ArgumentException>(() => stepper.UseRamp(new int[127]));
        stepper.UseRamp(Ramp());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => stepper.SendTrain(256));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => stepper.SendTrain(0));
    }

    [TestMethod]
    public void Direction_IsWrittenOnlyWhenItChanges()
    {
        ChipBench bench = new();
        IStepper stepper = Board.Start().Stepper;
        Assert.AreEqual(ChipTimings.Write, bench.Cost(() => stepper.SetDirection(true)));
        Assert.IsTrue(bench.Pad(PinMap.Direction).Level);
        Assert.AreEqual(0, bench.Cost(() => stepper.SetDirection(true)));
        stepper.SetDirection(false);
        Assert.IsFalse(bench.Pad(PinMap.Direction).Level);
    }

    [TestMethod]
    public void Enable_IsWrittenOnlyWhenItChanges_AndTheHeartbeatToggles()
    {
        ChipBench bench = new();
        ISafetyOutputs safety = Board.Start().Safety;
        EdgeRecorder heartbeat = new(bench.Pad(PinMap.Heartbeat));
        safety.SetEnable(true);
        Assert.IsTrue(bench.Pad(PinMap.Enable).Level);
        Assert.AreEqual(0, bench.Cost(() => safety.SetEnable(true)));
        safety.SetEnable(false);
        Assert.IsFalse(bench.Pad(PinMap.Enable).Level);
        safety.ToggleHeartbeat();
        safety.ToggleHeartbeat();
        Assert.HasCount(1, heartbeat.Rises);
        Assert.HasCount(1, heartbeat.Falls);
    }

    [TestMethod]
    [DataRow(PinMap.PedalNormallyOpen, false, InputLine.PedalNormallyOpenClosed)]
    [DataRow(PinMap.PedalNormallyClosed, false, InputLine.PedalNormallyClosedClosed)]
    [DataRow(PinMap.ButtonUp, false, InputLine.ButtonUp)]
    [DataRow(PinMap.ButtonDown, false, InputLine.ButtonDown)]
    [DataRow(PinMap.ButtonSelect, false, InputLine.ButtonSelect)]
    [DataRow(PinMap.ButtonStop, false, InputLine.ButtonStop)]
    [DataRow(PinMap.DriverFault, false, InputLine.DriverFault)]
    [DataRow(PinMap.HomeFlag, true, InputLine.HomeFlag)]
    public void EachInputLine_IsActiveAtItsOwnLevel(int pin, bool level, InputLine line)
    {
        ChipBench bench = new();
        IInputLines inputs = Board.Start().Inputs;
        Assert.AreEqual(InputLine.None, inputs.Sample());
        bench.Pad(pin).DriveFromCircuit(level);
        Assert.AreEqual(line, inputs.Sample());
    }

    [TestMethod]
    public void ATicksCalls_CostWhatTheAdaptersSay()
    {
        ChipBench bench = new();
        PenHardware hardware = Board.Start();
        hardware.Display.TryInitialise();
        byte[] frame = new byte[1024];
        AssertCost(bench, () => hardware.Inputs.Sample(), 480_000, 768);
        AssertCost(bench, () => hardware.StrokeCounter.Read(), 80_000, 120);
        AssertCost(bench, () => hardware.Safety.ToggleHeartbeat(), 18_500, 0);
        AssertCost(bench, () => hardware.Serial.Read(frame), 20_000, 0);
        AssertCost(bench, () => hardware.StrokeShot.Fire(10, 4_000, 20_000), 484_000, 0);
        AssertCost(bench, () => hardware.StrokePwm.SetOnTime(4_000), 150_000, 0);
        AssertCost(bench, () => hardware.Display.TryWritePage(0, 0, frame, 128), 3_647_500, 192);
    }

    private static void AssertCost(ChipBench bench, Action action, long nanoseconds, long bytes)
    {
        long before = bench.Chip.AllocatedBytes;
        Assert.AreEqual(nanoseconds, bench.Cost(action));
        Assert.AreEqual(bytes, bench.Chip.AllocatedBytes - before);
    }

    [TestMethod]
    public void TheFourCounters_CountTheirOwnPads()
    {
        ChipBench bench = new();
        PenHardware hardware = Board.Start();
        int pulses = 1;
        foreach (int pin in new[] { PinMap.StrokeSensor, PinMap.DriveSense, PinMap.TravelClock, PinMap.StepSense })
        {
            for (int i = 0; i < pulses; i++)
            {
                bench.Pad(pin).DriveFromCircuit(true);
                bench.RunMicroseconds(5);
                bench.Pad(pin).DriveFromCircuit(false);
                bench.RunMicroseconds(5);
            }
            pulses++;
        }
        Assert.AreEqual(1, hardware.StrokeCounter.Read());
        Assert.AreEqual(2, hardware.DriveCounter.Read());
        Assert.AreEqual(3, hardware.TravelCounter.Read());
        Assert.AreEqual(4, hardware.StepCounter.Read());
    }

    private static int[] Ramp() => [.. Enumerable.Range(0, 128).Select(step => 1_000 - step)];
}
