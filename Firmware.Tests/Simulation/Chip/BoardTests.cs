using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;
using SmpPen.Core.Hardware;
using SmpPen.Core.Stroke;
using SmpPen.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.VirtualChip;

/// <summary>The board adapters over the virtual chip.</summary>
[TestClass]
public sealed class BoardTests
{
    [TestMethod]
    public void Start_NeverRaisesALineThatMovesSomething()
    {
        ChipBench bench = new();
        EdgeRecorder[] lines = [.. new[] { PinMap.Enable, PinMap.StrokePwm, PinMap.StrokeShot, PinMap.Step }.Select(p => new EdgeRecorder(bench.Pad(p)))];
        Board.Start();
        bench.RunMicroseconds(1_000_000);
        Assert.IsTrue(lines.All(l => l.Rises.Count == 0));
    }

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

    [TestMethod]
    public void Stepper_PlaysARampOf255Steps_WithinItsMemory()
    {
        ChipBench bench = new();
        PenHardware hardware = Board.Start();
        EdgeRecorder edges = new(bench.Pad(PinMap.Step));
        hardware.Stepper.BeginTrain();
        for (int i = 0; i < hardware.Stepper.MaxStepsPerTrain; i++)
        {
            hardware.Stepper.AddStep(1_000 - i);
        }
        hardware.Stepper.SendTrain();
        bench.RunMicroseconds(300_000);
        Assert.HasCount(255, edges.Rises);
        Assert.AreEqual(5_000, edges.Falls[17] - edges.Rises[17]);
        for (int i = 1; i < 255; i++)
        {
            Assert.AreEqual((1_001 - i) * 1000L, edges.Rises[i] - edges.Rises[i - 1]);
        }
        Assert.AreEqual(0, bench.Chip.Rmt.Channel(0).TrainsBeyondMemory);
    }

    [TestMethod]
    public void Stepper_AShortTrainAfterALongOne_EndsWhereItShould()
    {
        ChipBench bench = new();
        PenHardware hardware = Board.Start();
        foreach (int steps in new[] { 200, 3 })
        {
            EdgeRecorder edges = new(bench.Pad(PinMap.Step));
            hardware.Stepper.BeginTrain();
            for (int i = 0; i < steps; i++)
            {
                hardware.Stepper.AddStep(32_000 / steps);
            }
            hardware.Stepper.SendTrain();
            bench.RunMicroseconds(100_000);
            Assert.HasCount(steps, edges.Rises);
        }
    }

    [TestMethod]
    public void Stepper_RefusesPeriodsItCannotPlay_AndTheStepTooMany()
    {
        _ = new ChipBench();
        IStepper stepper = Board.Start().Stepper;
        stepper.BeginTrain();
        Assert.ThrowsExactly<ArgumentException>(() => stepper.AddStep(5));
        Assert.ThrowsExactly<ArgumentException>(() => stepper.AddStep(32_773));
        for (int i = 0; i < stepper.MaxStepsPerTrain; i++)
        {
            stepper.AddStep(100);
        }
        Assert.ThrowsExactly<ArgumentException>(() => stepper.AddStep(100));
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
    public void TheThreeCounters_CountTheirOwnPads()
    {
        ChipBench bench = new();
        PenHardware hardware = Board.Start();
        int pulses = 1;
        foreach (int pin in new[] { PinMap.StrokeSensor, PinMap.DriveSense, PinMap.StepSense })
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
        Assert.AreEqual(3, hardware.StepCounter.Read());
    }
}
