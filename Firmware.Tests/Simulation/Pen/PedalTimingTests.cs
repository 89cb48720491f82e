using SmpPen.Core.Safety;
using SmpPen.Esp32;
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

    // SR-39
    [TestMethod]
    [DataRow(Single, 50, 110, 70, 140)]
    [DataRow(Single, 80, 160, 120, 250)]
    [DataRow(Single, 80, 160, 300, 1500)]
    [DataRow(Continuous, 1500, 6000, 150, 2500)]
    [DataRow(Burst, 60, 150, 100, 300)]
    public void NoPressWaitsForTheFlash_WhateverTheRhythm(int preset, int shortestPress, int longestPress, int shortestRest, int longestRest)
    {
        const long Session = 400_000 * Millisecond;
        for (ulong seed = 1; seed <= 3; seed++)
        {
            using WorkingPen pen = new WorkingPen(seed).AtWork(preset);
            SplitMix64 hand = new(seed);
            long end = pen.Simulated.NowNanoseconds + Session;
            long written = pen.Simulated.Chip.Flash.Commits;
            while (pen.Simulated.NowNanoseconds < end)
            {
                pen.Press(hand.NextBetween(shortestPress, longestPress) * Millisecond, hand.NextBetween(shortestRest, longestRest) * Millisecond);
            }
            string where = $"preset {preset}, seed {seed}";
            Assert.AreEqual(FaultCode.None, pen.Status.Fault, where);
            Assert.IsGreaterThanOrEqualTo(10, pen.Simulated.Chip.Flash.Commits - written, $"checkpoints, {where}");
            Assert.AreEqual(0, pen.Probe.PressesThatMetTheFlash, where);
            AssertWithin(35 * Millisecond, pen.Probe.WorstPressNanoseconds, $"press to stroke, {where}");
        }
    }

    [TestMethod]
    public void AnOverlongTick_WhileTheNeedleIsDriven_IsNotFollowedAtOnce()
    {
        using WorkingPen pen = new WorkingPen(1).AtWork(Continuous);
        long overlongEnd = long.MinValue / 2;
        int skipped = 0;
        pen.Simulated.TickEnded += (simulated, start) =>
        {
            long now = simulated.NowNanoseconds;
            // A wake so long after the last tick began is skipped for no other reason.
            skipped += start - overlongEnd < 1000 * ControlLoop.ArrivalMicroseconds && now - start < Millisecond ? 1 : 0;
            if (now - start > 1000 * ControlLoop.OverlongMicroseconds && simulated.Pen.Model.Drive.IsBusy)
            {
                overlongEnd = now;
            }
        };
        for (int press = 0; press < 10; press++)
        {
            pen.Press(5000 * Millisecond, 500 * Millisecond);
        }
        Assert.IsGreaterThan(0, skipped);
    }

    private static void AssertWithin(long mostNanoseconds, long seenNanoseconds, string what) =>
        Assert.IsLessThanOrEqualTo(mostNanoseconds, seenNanoseconds, $"{what}: {seenNanoseconds / 1e6:F2} ms, at most {mostNanoseconds / 1e6:F0} ms");
}
