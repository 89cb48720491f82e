using Microsoft.VisualStudio.TestTools.UnitTesting;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.Simulation.Tests.Scenarios;

[TestClass]
public sealed class QuantityTests
{
    [TestMethod]
    [DataRow("1.5 s", Dimension.Time, 1_500_000_000L)]
    [DataRow("200ms", Dimension.Time, 200_000_000L)]
    [DataRow("3 us", Dimension.Time, 3_000L)]
    [DataRow("3 µs", Dimension.Time, 3_000L)]
    [DataRow("2 min", Dimension.Time, 120_000_000_000L)]
    [DataRow("0.80 mm", Dimension.Length, 800L)]
    [DataRow("800 um", Dimension.Length, 800L)]
    [DataRow("-0.08 mm", Dimension.Length, -80L)]
    [DataRow("90 Hz", Dimension.Frequency, 90L)]
    [DataRow("2.5 /s", Dimension.Pace, 25L)]
    [DataRow("12", Dimension.Count, 12L)]
    public void AValueWithItsUnit_IsReadExactly(string text, Dimension dimension, long expected)
    {
        Assert.IsTrue(Quantity.TryParse(text, dimension, out ValueRange range, out string problem), problem);
        Assert.AreEqual(new ValueRange(expected, expected), range);
    }

    [TestMethod]
    [DataRow("300..700 ms", 300_000_000L, 700_000_000L)]
    [DataRow("0.9..1.2 s", 900_000_000L, 1_200_000_000L)]
    [DataRow("500 ms..2 s", 500_000_000L, 2_000_000_000L)]
    public void ARange_TakesTheLastUnitForBoth_OrEachItsOwn(string text, long low, long high)
    {
        Assert.IsTrue(Quantity.TryParse(text, Dimension.Time, out ValueRange range, out _));
        Assert.AreEqual(new ValueRange(low, high), range);
    }

    [TestMethod]
    [DataRow("0.8", Dimension.Length, "has no unit")]
    [DataRow("0.8 s", Dimension.Length, "allowed: mm, um")]
    [DataRow("5 Hz", Dimension.Pace, "allowed: /s")]
    [DataRow("12 s", Dimension.Count, "plain number")]
    [DataRow("fast", Dimension.Time, "is not a number")]
    [DataRow("5..2 s", Dimension.Time, "backwards")]
    [DataRow("1..2..3 s", Dimension.Time, "more than one")]
    [DataRow("0.0005 mm", Dimension.Length, "finer than can be set")]
    [DataRow("99999999999999 h", Dimension.Time, "out of any range")]
    public void AWrongQuantity_SaysWhatWouldBeRight(string text, Dimension dimension, string expected)
    {
        Assert.IsFalse(Quantity.TryParse(text, dimension, out _, out string problem));
        StringAssert.Contains(problem, expected);
    }

    [TestMethod]
    [DataRow(1_500_000_000L, Dimension.Time, "1.5 s")]
    [DataRow(35_000_000L, Dimension.Time, "35 ms")]
    [DataRow(540L, Dimension.Length, "0.54 mm")]
    [DataRow(543L, Dimension.Length, "0.543 mm")]
    [DataRow(25L, Dimension.Pace, "2.5 /s")]
    [DataRow(90L, Dimension.Frequency, "90 Hz")]
    public void AQuantity_IsWrittenInItsUsualUnit(long value, Dimension dimension, string expected) =>
        Assert.AreEqual(expected, Quantity.Format(value, dimension));
}
