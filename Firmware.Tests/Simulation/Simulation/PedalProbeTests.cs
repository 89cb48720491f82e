using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.Simulation;

[TestClass]
public sealed class PedalProbeTests
{
    private const long Millisecond = 1_000_000;

    [TestMethod]
    public void PressAndRelease_BeginAtTheirFirstContactEdge_ForAHundredSeeds()
    {
        for (ulong seed = 0; seed < 100; seed++)
        {
            Chip chip = new();
            OperatorPanel hand = new(chip, new PlantParameters(), seed);
            PedalProbe probe = new(hand);
            for (int press = 1; press <= 3; press++)
            {
                long at = press * 300 * Millisecond;
                long firstClosed = 0;
                void NoteFirst(bool closed, long now) => firstClosed = firstClosed == 0 ? now : firstClosed;
                hand.PedalNormallyOpen.Changed += NoteFirst;
                hand.HoldPedal(at, 60 * Millisecond);
                chip.Timeline.AdvanceTo(at + (40 * Millisecond));
                hand.PedalNormallyOpen.Changed -= NoteFirst;
                Assert.IsTrue(probe.IsPressed);
                Assert.AreEqual(firstClosed, probe.PressEdgeNanoseconds);
                chip.Timeline.AdvanceTo(at + (200 * Millisecond));
                Assert.IsFalse(probe.IsPressed);
                Assert.AreEqual(at + (60 * Millisecond), probe.ReleaseEdgeNanoseconds);
                Assert.AreEqual(press, probe.Presses);
            }
        }
    }

    [TestMethod]
    public void ATouchThatNeverClosesTheSecondContact_IsNoPress()
    {
        Chip chip = new();
        OperatorPanel hand = new(chip, new PlantParameters(), 1);
        PedalProbe probe = new(hand);
        hand.HoldPedal(10 * Millisecond, 1 * Millisecond);
        chip.Timeline.AdvanceTo(100 * Millisecond);
        Assert.AreEqual(0, probe.Presses);
        Assert.IsFalse(probe.IsPressed);
    }

    [TestMethod]
    public void BrokenNormallyClosedContact_ThePressBeginsWithTheOther()
    {
        Chip chip = new();
        OperatorPanel hand = new(chip, new PlantParameters(), 1);
        PedalProbe probe = new(hand);
        hand.PedalNormallyClosed.Fault = ContactFault.Broken;
        chip.Timeline.AdvanceTo(500 * Millisecond);
        hand.PressPedal();
        chip.Timeline.AdvanceTo(600 * Millisecond);
        Assert.AreEqual(1, probe.Presses);
        Assert.IsTrue(probe.IsPressed);
    }

    [TestMethod]
    public void WasClosedSince_LooksBackFromTheRelease()
    {
        Chip chip = new();
        OperatorPanel hand = new(chip, new PlantParameters { BounceNanoseconds = 0 }, 1);
        PedalProbe probe = new(hand);
        hand.HoldPedal(100 * Millisecond, 100 * Millisecond);
        chip.Timeline.AdvanceTo(150 * Millisecond);
        Assert.IsTrue(probe.WasClosedSince(150 * Millisecond));
        chip.Timeline.AdvanceTo(300 * Millisecond);
        Assert.IsTrue(probe.WasClosedSince(200 * Millisecond));
        Assert.IsFalse(probe.WasClosedSince(201 * Millisecond));
    }
}
