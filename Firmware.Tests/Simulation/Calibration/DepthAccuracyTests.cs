using SmpPen.HostSimulator.Calibration;

namespace SmpPen.Simulation.Tests.Calibration;

/// <summary>The stated accuracy, measured on the plant with the real firmware.</summary>
[TestClass]
public sealed class DepthAccuracyTests
{
    // SR-09
    [TestMethod]
    [DataRow(1UL)]
    [DataRow(2UL)]
    [DataRow(3UL)]
    public void Backlash60_Lead2Percent_Gauge5_StaysWithin20Micrometres_OverAThousandMovesBothWays(ulong seed)
    {
        DepthResult result = DepthStudy.Measure(DepthStudy.Stated, 1000, seed);
        Assert.HasCount(1000, result.After);
        Assert.IsGreaterThan(300, result.After.Count(m => m.CameFromDeeper));
        Assert.IsGreaterThan(300, result.After.Count(m => !m.CameFromDeeper));
        Assert.IsLessThanOrEqualTo(20.0, Worst(result.After));
        Assert.IsGreaterThan(40.0, Worst(result.Before), "before calibration the lead error must show");
    }

    [TestMethod]
    public void EveryHandPieceOfTheRange_StaysWithin20Micrometres()
    {
        ulong seed = 100;
        foreach (DepthCorner corner in DepthStudy.Range())
        {
            DepthResult result = DepthStudy.Measure(corner, 100, seed++);
            Assert.IsLessThanOrEqualTo(20.0, Worst(result.After), corner.Name);
            Assert.IsLessThanOrEqualTo(40.0, Worst(result.InSession), corner.Name);
        }
    }

    [TestMethod]
    public void BacklashAlone_ChangesNothing_BecauseEveryMoveEndsOutward()
    {
        DepthCorner tight = new("tight", 0, 0, 0, 0, 0, 1);
        DepthCorner loose = tight with { Name = "loose", BacklashMicrometres = 60 };
        Assert.IsLessThan(2.0, Worst(DepthStudy.Measure(loose, 200, 5).After));
        Assert.IsLessThan(2.0, Worst(DepthStudy.Measure(tight, 200, 5).After));
    }

    [TestMethod]
    public void SameSeed_MeasuresTheSame()
    {
        DepthResult one = DepthStudy.Measure(DepthStudy.Stated, 60, 9);
        DepthResult other = DepthStudy.Measure(DepthStudy.Stated, 60, 9);
        CollectionAssert.AreEqual(one.After.ToArray(), other.After.ToArray());
        CollectionAssert.AreEqual(one.InSession.ToArray(), other.InSession.ToArray());
    }

    [TestMethod]
    public void PunctureRate_IsWithinTwoPerMille_AtEveryWholeFrequency()
    {
        for (int hertz = 1; hertz <= AccuracyStudy.MostHertz; hertz++)
        {
            RateResult rate = RateStudy.Measure(hertz, Math.Max(12, hertz));
            Assert.IsLessThanOrEqualTo(AccuracyStudy.RateLimitPercent, Math.Abs(rate.ErrorPercent), $"{hertz} Hz: {rate.MeasuredHertz}");
            Assert.IsLessThanOrEqualTo(1, Math.Abs(rate.Drives - rate.Strokes), $"{hertz} Hz: each drive is one stroke");
        }
    }

    private static double Worst(IEnumerable<DepthMove> moves) => moves.Max(m => Math.Abs(m.ErrorMicrometres));
}
