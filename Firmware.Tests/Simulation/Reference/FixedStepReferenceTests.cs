using System.Globalization;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using SmpPen.HostSimulator.Measure;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.Reference;

/// <summary>
/// The event-driven plant against the fixed-step reference, over mixed use with skin and supply that change. The ordinary run is two
/// minutes; SMPPEN_REFERENCE_MINUTES=60 makes it an hour (docs/performance.md).
/// </summary>
[TestClass]
public sealed class FixedStepReferenceTests
{
    private const long SampleNanoseconds = 50_000;
    private const double NeedleToleranceMicrometres = 5.0;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void OverMixedUse_EveryStrokeEventIsTheReferences_AndTheNeedleIsNowhere5MicrometresOff()
    {
        int minutes = int.Parse(Environment.GetEnvironmentVariable("SMPPEN_REFERENCE_MINUTES") ?? "2", CultureInfo.InvariantCulture);
        Scenario scenario = Workload.Mixed(minutes).Scenario;
        using SimulatedPen pen = new(new SimulationOptions { Seed = 7, KeepStrokes = true, HashTrace = false });
        FixedStepNeedle reference = new(pen);
        Comparison compared = new(pen, reference);
        VaryTheWork(pen);
        ScenarioPlayer player = new(pen, scenario, 7);
        player.Run();
        Assert.IsEmpty(player.Failures);
        IReadOnlyList<StrokeRecord> strokes = pen.Probe.StrokeLog;
        Assert.IsGreaterThan(100 * minutes, strokes.Count);
        Assert.AreEqual(reference.Strokes.Count, strokes.Count);
        int differing = 0;
        long timeOff = 0;
        for (int i = 0; i < strokes.Count; i++)
        {
            differing += AreSameEvents(strokes[i], reference.Strokes[i]) ? 0 : 1;
            timeOff = Math.Max(timeOff, Math.Abs(strokes[i].SensorNanoseconds - reference.Strokes[i].SensorNanoseconds));
        }
        TestContext.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{pen.NowNanoseconds / 60e9:0.0} min, {strokes.Count} strokes, {differing} differing, sensor edge off by {timeOff / 1000.0:0.0} us at most; {compared.Samples} samples, needle off by {compared.WorstMicrometres:0.000} um at most"));
        Assert.AreEqual(0, differing, "strokes whose events differ");
        Assert.AreEqual(reference.Arrivals, compared.Arrivals);
        Assert.IsGreaterThan(10_000, compared.Samples);
        Assert.IsLessThanOrEqualTo(NeedleToleranceMicrometres, compared.WorstMicrometres, $"needle at {compared.WorstAtNanoseconds} ns");
    }

    private static bool AreSameEvents(in StrokeRecord plant, FixedStepNeedle.Stroke reference) =>
        plant.DriveStartNanoseconds == reference.StartNanoseconds
        && plant.IsFull == (reference.SensorNanoseconds >= 0)
        && (plant.ArrivalNanoseconds >= 0) == (reference.ArrivalNanoseconds >= 0)
        && (plant.LiftOffNanoseconds >= 0) == (reference.LiftOffNanoseconds >= 0);

    /// <summary>Another skin and another supply every few seconds, while the needle rests.</summary>
    private static void VaryTheWork(SimulatedPen pen)
    {
        SplitMix64 chance = new(11);
        long next = 0;
        pen.TickEnded += (p, start) =>
        {
            if (start >= next && p.Plant.Bar.IsRetracted)
            {
                p.Plant.Bar.SkinScale = chance.NextBetween(30, 250) / 100.0;
                p.Plant.Bar.SupplyVolts = chance.NextBetween(225, 264) / 10.0;
                next = start + chance.NextBetween(2_000_000_000, 6_000_000_000);
            }
        };
    }

    /// <summary>Compares the bar's position at fixed times while anything moves, and once a tick otherwise.</summary>
    private sealed class Comparison
    {
        private readonly SimulatedPen _pen;
        private readonly FixedStepNeedle _reference;
        private readonly DelegateEvent _sample;

        public Comparison(SimulatedPen pen, FixedStepNeedle reference)
        {
            _pen = pen;
            _reference = reference;
            _sample = new DelegateEvent(Sample);
            pen.Plant.Bar.Arrived += _ => Arrivals++;
            pen.TickEnded += (p, _) => Compare(p.NowNanoseconds);
            pen.Plant.Gate.Changed += (_, now) =>
            {
                if (!_sample.IsScheduled)
                {
                    pen.Timeline.Schedule(_sample, now + SampleNanoseconds);
                }
            };
        }

        public long Samples { get; private set; }

        public long Arrivals { get; private set; }

        public double WorstMicrometres { get; private set; }

        public long WorstAtNanoseconds { get; private set; }

        private void Sample(long now)
        {
            Compare(now);
            if (_pen.Plant.Bar.IsMoving || _reference.IsMoving)
            {
                _pen.Timeline.Schedule(_sample, now + SampleNanoseconds);
            }
        }

        private void Compare(long now)
        {
            _reference.AdvanceTo(now);
            Samples++;
            double off = Math.Abs(_pen.Plant.Bar.PositionMicrometres - _reference.PositionMicrometres);
            if (off > WorstMicrometres)
            {
                WorstMicrometres = off;
                WorstAtNanoseconds = now;
            }
        }
    }
}
