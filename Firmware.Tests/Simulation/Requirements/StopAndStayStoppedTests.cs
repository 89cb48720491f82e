using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;
using SmpPen.Simulation.Tests.Pen;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.Requirements;

/// <summary>Requirements of docs/safety.md held to the plant: what the needle did, not what the firmware says it did.</summary>
[TestClass]
public sealed class StopAndStayStoppedTests
{
    private const int Single = 0;
    private const int Crown = 3;
    private const long Millisecond = WorkingPen.Millisecond;

    // SR-06
    [TestMethod]
    public void AStuckUpButton_DeepensTheNeedleByElevenStepsAtMost()
    {
        using WorkingPen pen = new WorkingPen(seed: 11).AtWork(Single);
        double before = pen.Simulated.Plant.Bar.StopProtrusionMicrometres;
        pen.Simulated.Hand.Button(PenButton.Up).Fault = ContactFault.Welded;
        pen.Run(29_000);
        Assert.AreEqual(before + 220.0, pen.Simulated.Plant.Bar.StopProtrusionMicrometres, 25.0);
        Assert.AreEqual(Notice.ButtonHeld, pen.Status.Notice);
        pen.Run(5_000);
        Assert.AreEqual(FaultCode.ButtonStuck, pen.Status.Fault);
        Assert.IsLessThan(0.0, pen.Simulated.Plant.Bar.StopProtrusionMicrometres);
    }

    // SR-18
    [TestMethod]
    public void ACartridgeZeroThatIsLeftAlone_DrawsTheNeedleBackAfterAMinute()
    {
        using WorkingPen pen = new(seed: 12);
        pen.Run(12_000);
        pen.Click(PenButton.Select, 2);
        pen.Run(3_000);
        Assert.AreEqual(PenState.CartridgeZero, pen.Status.State);
        Assert.AreEqual(0.0, pen.Simulated.Plant.Bar.StopProtrusionMicrometres, 25.0);
        pen.Run(62_000);
        Assert.AreEqual(PenState.Standby, pen.Status.State);
        Assert.IsLessThan(-400.0, pen.Simulated.Plant.Bar.StopProtrusionMicrometres);
    }

    // SR-27
    [TestMethod]
    [DataRow(3)]
    [DataRow(9)]
    public void ASpikeOnTheDriversFaultLine_StopsNothing(int milliseconds)
    {
        using WorkingPen pen = new WorkingPen(seed: 13, LatenessOptions.Punctual).AtWork(Crown);
        pen.Simulated.Hand.PressPedal();
        pen.Run(500);
        for (int moment = 0; moment < 20; moment++)
        {
            pen.Simulated.Plant.IsDriverFaulty = true;
            pen.Run(milliseconds);
            pen.Simulated.Plant.IsDriverFaulty = false;
            pen.Run(101 - milliseconds);
        }
        Assert.AreEqual(PenState.Pricking, pen.Status.State);
    }

    // SR-27
    [TestMethod]
    public void ADriverFaultThatStays_TakesEnableWithinThreeTicks()
    {
        for (ulong seed = 1; seed <= 10; seed++)
        {
            using WorkingPen pen = new WorkingPen(seed, LatenessOptions.Punctual).AtWork(Crown);
            pen.Simulated.Hand.PressPedal();
            pen.Simulated.RunFor((500 * Millisecond) + ((long)seed * 997_000));
            pen.Simulated.Plant.IsDriverFaulty = true;
            pen.Run(30);
            Assert.IsFalse(pen.Simulated.Plant.Gate.IsPassing);
            Assert.AreEqual(FaultCode.DriverFault, pen.Status.Fault);
        }
    }

    // SR-19
    [TestMethod]
    public void AFootHalfWay_DrivesNothing_IsAskedToLift_AndIsAFaultInTheEnd()
    {
        using WorkingPen pen = new WorkingPen(seed: 14).AtWork(Crown);
        pen.Simulated.Hand.PressPedal();
        pen.Run(500);
        pen.Simulated.Hand.PedalNormallyOpen.Fault = ContactFault.Broken;
        pen.Run(400);
        long pulses = pen.Probe.DrivePulses;
        Assert.AreEqual(Notice.PedalHalfWay, pen.Status.Notice);
        pen.Run(4_000);
        Assert.AreEqual(PenState.Ready, pen.Status.State);
        pen.Run(1_000);
        Assert.AreEqual(FaultCode.PedalContactsDisagree, pen.Status.Fault);
        Assert.AreEqual(pulses, pen.Probe.DrivePulses);
    }

    // SR-38
    [TestMethod]
    public void AFaultThatNeedsARestart_LosesNoPrick()
    {
        using WorkingPen pen = new WorkingPen(seed: 15).AtWork(Single);
        for (int i = 0; i < 7; i++)
        {
            pen.Press(120 * Millisecond, 300 * Millisecond);
        }
        Assert.AreEqual(7L, pen.Probe.Strokes);
        pen.Inject("coil-glitch");
        pen.Run(5_005);
        Assert.AreEqual(FaultCode.UncommandedStroke, pen.Status.Fault);
        int counted = pen.Status.SessionPricks;
        Assert.IsGreaterThanOrEqualTo(7, counted);
        pen.Inject("power-cycle");
        pen.Run(10_000);
        Assert.AreEqual(counted, pen.Status.LifeStrokes);
    }

    // SR-22
    [TestMethod]
    public void AStrokePwmThatDoesNotArrive_IsFoundBeforeAnySession()
    {
        using WorkingPen pen = new(seed: 16);
        pen.Simulated.Plant.Gate.IsPwmBroken = true;
        pen.Run(12_000);
        Assert.AreEqual(FaultCode.StrokeFailedSelfTest, pen.Status.Fault);
        Assert.AreEqual(1L, pen.Probe.TestPulses);
    }

    // SR-13
    [TestMethod]
    public void AFrequencyChange_WithCollectionsAllTheTime_MakesNoPulseLongerOrShorter()
    {
        // So many collections of full length would be the fault of a late loop.
        LatenessOptions lateness = new() { CollectionUsualNanoseconds = 15 * Millisecond, CollectionMostNanoseconds = 25 * Millisecond, SlipOneIn = 0 };
        using WorkingPen pen = new WorkingPen(seed: 17, lateness).AtWork(Crown);
        pen.Click(PenButton.Select);
        Assert.AreEqual(SettingId.Frequency, pen.Status.Selected);
        pen.Simulated.Hand.PressPedal();
        pen.Run(3_000);
        Pad sense = pen.Simulated.Chip.Pad(SmpPen.Esp32.PinMap.DriveSense);
        List<long> lengths = [];
        long rise = 0;
        sense.Changed += (_, level, now) =>
        {
            if (level)
            {
                rise = now;
            }
            else if (rise > 0)
            {
                lengths.Add((now - rise) / 1000);
            }
        };
        pen.Simulated.Chip.Heap.FreeBytes = 1_500;
        int shortest = pen.Status.OnTimeMicroseconds;
        int longest = shortest;
        for (int change = 0; change < 40; change++)
        {
            pen.Simulated.Hand.ClickButton(change % 2 == 0 ? PenButton.Down : PenButton.Up, pen.Now);
            for (int i = 0; i < 60; i++)
            {
                pen.Run(10);
                shortest = Math.Min(shortest, pen.Status.OnTimeMicroseconds);
                longest = Math.Max(longest, pen.Status.OnTimeMicroseconds);
            }
        }
        Assert.AreEqual(PenState.Pricking, pen.Status.State, pen.Status.Fault.ToString());
        Assert.IsGreaterThan(1_000, lengths.Count);
        Assert.IsGreaterThan(500L, pen.Probe.Collections);
        // The status is a few ticks old, and the strike regulation moves the on-time meanwhile: a cut pulse would be far off.
        Assert.IsGreaterThanOrEqualTo(shortest - 150L, lengths.Min());
        Assert.IsLessThanOrEqualTo(longest + 150L, lengths.Max());
        Assert.AreEqual(0, pen.Simulated.Chip.Ledc.BusyWaits);
    }
}
