using SmpPen.Core.Safety;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.Simulation.Tests.Pen;

/// <summary>How soon the needle follows the pedal, with the loop's lateness on: maxima over many presses, every mode.</summary>
[TestClass]
public sealed class PedalTimingTests
{
    private const int Single = 0;
    private const int Paced = 2;
    private const int Continuous = 3;
    private const int Burst = 6;
    private const long Millisecond = WorkingPen.Millisecond;

    // SR-16
    [TestMethod]
    [DataRow(Single, 0L)]
    [DataRow(Paced, 400L)]
    [DataRow(Continuous, 11L)]
    [DataRow(Burst, 18L)]
    public void NeedleFollowsThePedal_WithinItsLimits(int preset, long periodMilliseconds)
    {
        for (ulong seed = 1; seed <= 6; seed++)
        {
            using WorkingPen pen = new WorkingPen(seed).AtWork(preset);
            SplitMix64 hand = new(seed);
            for (int press = 0; press < 60; press++)
            {
                pen.Press(hand.NextBetween(100, 900) * Millisecond, hand.NextBetween(250, 700) * Millisecond);
            }
            string where = $"preset {preset}, seed {seed}";
            Assert.AreEqual(FaultCode.None, pen.Status.Fault, where);
            Assert.IsGreaterThanOrEqualTo(60, pen.Status.SessionPricks, where);
            AssertWithin(35 * Millisecond, pen.Probe.WorstPressNanoseconds, $"press to stroke, {where}");
            AssertWithin(75 * Millisecond, pen.Probe.WorstPressWithCollectionNanoseconds, $"press to stroke with a collection, {where}");
            AssertWithin((35 + periodMilliseconds) * Millisecond, pen.Probe.WorstStopNanoseconds, $"release to last stroke, {where}");
            AssertWithin((75 + periodMilliseconds) * Millisecond, pen.Probe.WorstStopWithCollectionNanoseconds, $"release to last stroke with a collection, {where}");
            Assert.AreEqual(0, pen.Probe.Uncommanded, where);
            Assert.AreEqual(pen.Probe.Strokes + pen.Probe.TestStrokes, pen.Simulated.Pen.Strokes.Strokes.Total, where);
        }
    }

    private static void AssertWithin(long mostNanoseconds, long seenNanoseconds, string what) =>
        Assert.IsLessThanOrEqualTo(mostNanoseconds, seenNanoseconds, $"{what}: {seenNanoseconds / 1e6:F2} ms, at most {mostNanoseconds / 1e6:F0} ms");
}
