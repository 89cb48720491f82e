using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;
using SmpPen.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.VirtualChip;

[TestClass]
public sealed class ControlLoopTests
{
    /// <summary>Inputs and safety outputs that can be made to throw; ENABLE is passed on.</summary>
    private sealed class Faulty(PenHardware real) : IInputLines, ISafetyOutputs
    {
        private readonly IInputLines _inputs = real.Inputs;
        private readonly ISafetyOutputs _safety = real.Safety;

        public bool Throws { get; set; }

        public bool EnableThrows { get; set; }

        public int Heartbeats { get; private set; }

        /// <summary>Time that the tick spends computing.</summary>
        public long TakesNanoseconds { get; set; }

        public InputLine Sample()
        {
            if (Throws)
            {
                throw new InvalidOperationException();
            }
            Chip.Current.Spend(TakesNanoseconds);
            return _inputs.Sample();
        }

        public void SetEnable(bool high)
        {
            if (EnableThrows)
            {
                throw new InvalidOperationException();
            }
            _safety.SetEnable(high);
        }

        public void ToggleHeartbeat()
        {
            if (Throws)
            {
                throw new InvalidOperationException();
            }
            Heartbeats++;
            _safety.ToggleHeartbeat();
        }
    }

    private static (ChipBench Bench, ControlLoop Loop, Faulty Faulty) Running(int ticks = 20)
    {
        ChipBench bench = new();
        PenHardware hardware = Board.Start();
        Faulty faulty = new(hardware);
        hardware.Inputs = faulty;
        hardware.Safety = faulty;
        ControlLoop loop = new(hardware);
        Wake(bench, loop, ticks + 1);
        return (bench, loop, faulty);
    }

    private static void Wake(ChipBench bench, ControlLoop loop, int times)
    {
        for (int i = 0; i < times; i++)
        {
            loop.RunOnce();
            bench.RunMicroseconds(10_000);
        }
    }

    [TestMethod]
    public void EveryWake_IsATick()
    {
        (ChipBench bench, ControlLoop loop, Faulty faulty) = Running(0);
        int before = faulty.Heartbeats;
        Wake(bench, loop, 10);
        Assert.AreEqual(before + 10, faulty.Heartbeats);
    }

    [TestMethod]
    public void AWakeTooSoonAfterTheLastTick_IsSkipped()
    {
        (ChipBench bench, ControlLoop loop, Faulty faulty) = Running();
        loop.RunOnce();
        int before = faulty.Heartbeats;
        bench.RunMicroseconds(500);
        loop.RunOnce();
        Assert.AreEqual(before, faulty.Heartbeats);
        bench.RunMicroseconds(5_000);
        loop.RunOnce();
        Assert.AreEqual(before + 1, faulty.Heartbeats);
    }

    // SR-28
    [TestMethod]
    public void AFailedTick_PutsEnableLow_AndTheNextGoodOneLatchesAFault()
    {
        (ChipBench bench, ControlLoop loop, Faulty faulty) = Running();
        faulty.SetEnable(true);
        faulty.Throws = true;
        loop.RunOnce();
        Assert.IsFalse(bench.Pad(PinMap.Enable).Level);
        Assert.AreEqual(1, loop.FailedTicks);
        faulty.Throws = false;
        int before = faulty.Heartbeats;
        bench.RunMicroseconds(10_000);
        loop.RunOnce();
        Assert.AreEqual(FaultCode.InternalError, loop.Pen.Status.Fault);
        Assert.AreEqual(before, faulty.Heartbeats);
        Assert.IsFalse(loop.IsDead);
    }

    [TestMethod]
    public void AnOverlongTick_WithTheCoilDead_IsFollowedAtTheNextWake()
    {
        (ChipBench bench, ControlLoop loop, Faulty faulty) = Running();
        faulty.TakesNanoseconds = 19_000_000;
        loop.RunOnce();
        faulty.TakesNanoseconds = 0;
        int before = faulty.Heartbeats;
        bench.RunMicroseconds(1_000);
        loop.RunOnce();
        Assert.AreEqual(before + 1, faulty.Heartbeats);
    }

    // SR-28
    [TestMethod]
    public void ThreeFailedTicks_EndTheHeartbeatForGood()
    {
        (ChipBench bench, ControlLoop loop, Faulty faulty) = Running();
        faulty.Throws = true;
        Wake(bench, loop, ControlLoop.MaxFailures);
        faulty.Throws = false;
        int before = faulty.Heartbeats;
        Wake(bench, loop, 500);
        Assert.IsTrue(loop.IsDead);
        Assert.AreEqual(before, faulty.Heartbeats);
        Assert.IsFalse(bench.Pad(PinMap.Enable).Level);
    }

    [TestMethod]
    public void FailuresFarApart_DoNotAddUp()
    {
        (ChipBench bench, ControlLoop loop, Faulty faulty) = Running();
        for (int i = 0; i < 2 * ControlLoop.MaxFailures; i++)
        {
            faulty.Throws = true;
            Wake(bench, loop, 1);
            faulty.Throws = false;
            Wake(bench, loop, ControlLoop.GoodTicksToForget);
        }
        Assert.IsFalse(loop.IsDead);
        Assert.AreEqual(2 * ControlLoop.MaxFailures, loop.FailedTicks);
    }

    // SR-28
    [TestMethod]
    public void WhenEvenEnableCannotBeWritten_TheHeartbeatRestsAtOnce()
    {
        (ChipBench bench, ControlLoop loop, Faulty faulty) = Running();
        faulty.Throws = true;
        faulty.EnableThrows = true;
        Wake(bench, loop, 1);
        faulty.Throws = false;
        int before = faulty.Heartbeats;
        Wake(bench, loop, 10);
        Assert.IsTrue(loop.IsDead);
        Assert.AreEqual(before, faulty.Heartbeats);
    }
}
