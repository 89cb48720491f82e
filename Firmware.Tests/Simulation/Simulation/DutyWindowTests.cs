using SmpPen.HostSimulator.Simulation;

namespace SmpPen.Simulation.Tests.Simulation;

[TestClass]
public sealed class DutyWindowTests
{
    [TestMethod]
    [DataRow(100, 40)]
    [DataRow(104, 44)]
    [DataRow(94, 40)]
    public void RegularPulses_FourInTen_AWindowThatBeginsAndEndsWithAPulseHoldsOneMore(int length, int expected)
    {
        DutyWindow window = new(length);
        for (int period = 0; period < 1000; period++)
        {
            window.Add(period * 10, (period * 10) + 4);
        }
        Assert.AreEqual(expected, window.WorstNanoseconds);
    }

    [TestMethod]
    public void OnePulseLongerThanTheWindow_IsAllOfIt()
    {
        DutyWindow window = new(100);
        window.Add(1000, 5000);
        Assert.AreEqual(100, window.WorstNanoseconds);
        Assert.AreEqual(1000, window.WorstPerMille);
    }

    [TestMethod]
    public void RandomPulses_MatchCountingEveryWindow()
    {
        SplitMix64 chance = new(11);
        for (int run = 0; run < 20; run++)
        {
            DutyWindow window = new(200);
            bool[] on = new bool[20_000];
            long at = 0;
            while (at < 19_000)
            {
                long start = at + chance.NextBetween(1, 12);
                at = start + chance.NextBetween(1, 12);
                window.Add(start, at);
                Array.Fill(on, true, (int)start, (int)(at - start));
            }
            int worst = 0;
            int sum = 0;
            for (int i = 0; i < on.Length; i++)
            {
                sum += (on[i] ? 1 : 0) - (i >= 200 && on[i - 200] ? 1 : 0);
                worst = Math.Max(worst, sum);
            }
            Assert.AreEqual(worst, window.WorstNanoseconds);
        }
    }

    [TestMethod]
    public void ThousandsOfPulsesInOneWindow_AreAllKept()
    {
        DutyWindow window = new(1_000_000);
        for (int pulse = 0; pulse < 5000; pulse++)
        {
            window.Add(pulse * 100, (pulse * 100) + 30);
        }
        Assert.AreEqual(150_000, window.WorstNanoseconds);
    }
}
