using CsCheck;
using SmpPen.Core.Hardware;
using SmpPen.Core.Session;
using SmpPen.Core.Stroke;

namespace SmpPen.Simulation.Tests.Properties;

/// <summary>Timing of the coil and counting of its strokes.</summary>
[TestClass]
public sealed class StrokeProperties
{
    private const int Wrap = 32_767;
    private const int TickMicroseconds = 10_000;

    [TestMethod]
    public void AnyModeAndSetting_KeepsTheCoilWithinHalfOfAny100Milliseconds() =>
        Gen.Select(Gen.Int[1, 150], Gen.Int[5, 100], Gen.Int[1_000, 30_000], Gen.Int[1_000, 8_000]).Sample(
            (hertz, pace, dwell, strike) =>
            {
                int continuous = StrokeTiming.OnTimeMicroseconds(StrokeMode.Continuous, hertz, pace, strike, dwell, 0);
                int paced = StrokeTiming.OnTimeMicroseconds(StrokeMode.Paced, hertz, pace, strike, dwell, 0);
                int shot = StrokeTiming.OnTimeMicroseconds(StrokeMode.Single, hertz, pace, strike, dwell, 0);
                return Worst(continuous, StrokeTiming.RealPeriodMicroseconds(hertz)) <= PenLimits.MaxCoilOnMicrosecondsPer100Milliseconds
                    && Worst(paced, StrokeTiming.PacePeriodMicroseconds(pace)) <= PenLimits.MaxCoilOnMicrosecondsPer100Milliseconds
                    && Worst(shot, StrokeTiming.BurstPeriodMicroseconds(shot)) <= PenLimits.MaxCoilOnMicrosecondsPer100Milliseconds
                    && continuous > 0 && paced > 0 && shot > 0;
            },
            iter: 20_000);

    [TestMethod]
    public void HalfThePeriodAt16Hertz_WouldNotBeWithinTheWindow() =>
        Assert.IsGreaterThan(PenLimits.MaxCoilOnMicrosecondsPer100Milliseconds, Worst(62_000, 62_500 * 2));

    [TestMethod]
    public void TheRealPeriod_IsWithinTwoPerMilleOfTheOneAskedFor() =>
        Gen.Int[1, 150].Sample(hertz => Math.Abs((StrokeTiming.RealPeriodNanoseconds(hertz) * (double)hertz / 1e9) - 1) < 0.002);

    [TestMethod]
    public void StrokesAreCountedOnce_OverEveryWrap_WhateverTheGlitchesAtIt() =>
        Gen.Select(Gen.Int[0, 2].Array[200, 1_500], Gen.Int[0, 400], Gen.Bool.Array[64]).Sample(
            (pulses, beforeWrap, glitches) => CountsRight(pulses, Wrap - beforeWrap, glitches),
            iter: 3_000);

    [TestMethod]
    public void ACounterThatBelievesTheGlitch_WouldCount32767TooMany()
    {
        GlitchingCounter counter = new() { True = Wrap - 5 };
        long before = counter.Read();
        counter.True = Wrap;
        counter.Glitches = true;
        Assert.IsGreaterThan(30_000, Math.Abs(counter.Read() - before - 5));
    }

    private static bool CountsRight(int[] pulses, int start, bool[] glitches)
    {
        GlitchingCounter counter = new() { True = start };
        HardwareCount count = new(counter, 200);
        count.Tick();
        long last = 0;
        long expected = 0;
        foreach ((int tick, int more) in pulses.Index())
        {
            counter.ReadAtMicroseconds += TickMicroseconds;
            counter.True += more;
            expected += more;
            // One read in a row is off, only around a wrap: as the chip's interrupt makes it.
            counter.Glitches = glitches[tick % glitches.Length] && !counter.Glitches && counter.True % Wrap < 3;
            bool isGood = count.Tick();
            if (count.Total < last || count.Total > expected || (isGood && !counter.Glitches && count.Total != expected) || count.IsImplausible)
            {
                return false;
            }
            last = count.Total;
        }
        counter.Glitches = false;
        counter.ReadAtMicroseconds += TickMicroseconds;
        return count.Tick() && count.Total == expected;
    }

    // Longest time that pulses of this period are on in any 100 ms.
    private static long Worst(int onTime, int period)
    {
        long whole = 100_000 / period;
        return (whole * onTime) + Math.Min(onTime, 100_000 - (whole * period));
    }

    private sealed class GlitchingCounter : IPulseCounter
    {
        public long True { get; set; }

        public bool Glitches { get; set; }

        public long ReadAtMicroseconds { get; set; }

        public long Read() => Glitches ? True - Wrap : True;
    }
}
