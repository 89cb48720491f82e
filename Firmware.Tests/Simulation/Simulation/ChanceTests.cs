using SmpPen.HostSimulator.Simulation;

namespace SmpPen.Simulation.Tests.Simulation;

[TestClass]
public sealed class ChanceTests
{
    private const long Millisecond = 1_000_000;

    [TestMethod]
    public void SplitMix64_GivesThePublishedNumbers()
    {
        // First outputs for seed 1234567, as in the reference implementation's published test vector.
        SplitMix64 chance = new(1234567);
        Assert.AreEqual(6457827717110365317UL, chance.Next());
        Assert.AreEqual(3203168211198807973UL, chance.Next());
        Assert.AreEqual(9817491932198370423UL, chance.Next());
    }

    [TestMethod]
    public void NextBetween_ReachesBothEnds_AndNothingBeyond()
    {
        SplitMix64 chance = new(5);
        bool[] seen = new bool[4];
        for (int i = 0; i < 1000; i++)
        {
            seen[chance.NextBetween(-1, 2) + 1] = true;
        }
        Assert.IsTrue(seen.All(s => s));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => chance.NextBetween(2, 1));
    }

    [TestMethod]
    public void Purposes_AreIndependent()
    {
        Assert.AreNotEqual(SplitMix64.ForPurpose(1, 1).Next(), SplitMix64.ForPurpose(1, 2).Next());
        Assert.AreEqual(SplitMix64.ForPurpose(1, 2).Next(), SplitMix64.ForPurpose(1, 2).Next());
    }

    [TestMethod]
    public void Wake_IsOnTheNextTick_PlusJitter_OrOneTickLater()
    {
        LatenessModel model = new(new LatenessOptions(), 7);
        long now = 0;
        int slips = 0;
        long lastSlip = -1000 * Millisecond;
        for (int i = 0; i < 100_000; i++)
        {
            long wake = model.WakeAfter(now);
            long due = ((now / (10 * Millisecond)) + 1) * 10 * Millisecond;
            long late = wake - due;
            if (late >= 10 * Millisecond)
            {
                Assert.IsTrue(due - lastSlip >= 100 * Millisecond);
                lastSlip = due;
                slips++;
                late -= 10 * Millisecond;
            }
            Assert.IsTrue(late is >= 0 and <= 300_000);
            now = wake + (3 * Millisecond);
        }
        Assert.IsTrue(slips is > 180 and < 320, $"{slips} slips");
    }

    [TestMethod]
    public void Wake_FromExactlyATick_IsTheFollowingOne()
    {
        LatenessModel model = new(LatenessOptions.Punctual, 1);
        Assert.AreEqual(20 * Millisecond, model.WakeAfter(10 * Millisecond));
        Assert.AreEqual(20 * Millisecond, model.WakeAfter((20 * Millisecond) - 1));
    }

    [TestMethod]
    public void Collections_LastFiveToFortyMilliseconds_AndLongOnesAreRare()
    {
        LatenessModel model = new(new LatenessOptions(), 3);
        long[] lengths = new long[10_000];
        for (int i = 0; i < lengths.Length; i++)
        {
            lengths[i] = model.CollectionNanoseconds();
        }
        Assert.IsTrue(lengths.Min() >= 5 * Millisecond);
        Assert.IsTrue(lengths.Max() is > 39 * Millisecond and <= 40 * Millisecond);
        Assert.IsTrue(lengths.Count(l => l > 20 * Millisecond) is > 800 and < 1200);
    }

    [TestMethod]
    public void Computing_StaysWithinTheBudget()
    {
        LatenessModel model = new(new LatenessOptions(), 3);
        long[] deciding = new long[10_000];
        long[] finishing = new long[10_000];
        for (int i = 0; i < deciding.Length; i++)
        {
            deciding[i] = model.DecideNanoseconds();
            finishing[i] = model.FinishNanoseconds(hasSentPage: false);
        }
        Assert.AreEqual(0.6, deciding.Min() / 1e6, 0.01);
        Assert.AreEqual(1.6, deciding.Max() / 1e6, 0.01);
        Assert.AreEqual(4.4, finishing.Max() / 1e6, 0.01);
        Assert.IsTrue(finishing.Count(l => l > Millisecond) is > 120 and < 280);
    }

    [TestMethod]
    public void ATickThatSendsAPage_DrawsNone()
    {
        LatenessModel model = new(new LatenessOptions(), 3);
        for (int i = 0; i < 10_000; i++)
        {
            Assert.IsTrue(model.FinishNanoseconds(hasSentPage: true) <= Millisecond);
        }
    }

    [TestMethod]
    public void Punctual_NothingIsLate()
    {
        LatenessModel model = new(LatenessOptions.Punctual, 3);
        Assert.AreEqual(0, model.CollectionNanoseconds());
        Assert.AreEqual(0, model.DecideNanoseconds());
        Assert.AreEqual(0, model.FinishNanoseconds(hasSentPage: false));
    }
}
