
namespace SmpPen.Simulation.Tests.Pen;

/// <summary>A control loop that stops at any moment: the interlock ends all coil drive, and the spring retracts the needle.</summary>
[TestClass]
public sealed class HungLoopTests
{
    private const long Millisecond = WorkingPen.Millisecond;

    // SR-03
    [TestMethod]
    [DataRow(0, 30L)]
    [DataRow(2, 30L)]
    [DataRow(3, 30L)]
    [DataRow(6, 30L)]
    public void LoopStoppedAtAnyMoment_EndsTheDrive_AndRetracts(int preset, long strokeMilliseconds)
    {
        for (int moment = 0; moment < 60; moment++)
        {
            using WorkingPen pen = new WorkingPen(seed: 7).AtWork(preset);
            pen.Simulated.Hand.PressPedal();
            pen.Simulated.RunFor((10 * Millisecond) + (moment * 3_700_000));
            pen.Inject("loop-stopped");
            long stopped = pen.Now;
            long lastDriven = stopped;
            pen.Simulated.Plant.Gate.Changed += (_, now) => lastDriven = now;
            pen.Run(2000);

            string where = $"preset {preset}, moment {moment}";
            Assert.IsLessThanOrEqualTo((100 + strokeMilliseconds) * Millisecond, lastDriven - stopped, where);
            Assert.IsFalse(pen.Simulated.Plant.Gate.IsDriven, where);
            Assert.IsTrue(pen.Simulated.Plant.Bar.IsRetracted, where);
        }
    }

    // SR-03
    [TestMethod]
    public void LoopStopped_ThePedalStartsNothing()
    {
        using WorkingPen pen = new WorkingPen(seed: 3).AtWork(preset: 3);
        pen.Inject("loop-stopped");
        long before = pen.Probe.DrivePulses;
        pen.Press(3000 * Millisecond, 100 * Millisecond);
        Assert.AreEqual(before, pen.Probe.DrivePulses);
    }
}
