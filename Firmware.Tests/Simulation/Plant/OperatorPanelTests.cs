using SmpPen.Esp32;
using SmpPen.HostSimulator.Plant;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.Plant;

[TestClass]
public sealed class OperatorPanelTests
{
    private const long Millisecond = 1_000_000;

    private static (Chip Chip, OperatorPanel Hand) Panel(ulong seed = 1, PlantParameters? parameters = null)
    {
        Chip chip = new();
        foreach (int pin in new[] { PinMap.PedalNormallyOpen, PinMap.PedalNormallyClosed, PinMap.ButtonUp, PinMap.ButtonDown, PinMap.ButtonSelect, PinMap.ButtonStop })
        {
            chip.Pad(pin).PullFromChip(true);
        }
        return (chip, new OperatorPanel(chip, parameters ?? new PlantParameters(), seed));
    }

    private static List<(bool Closed, long At)> Edges(Contact contact)
    {
        List<(bool, long)> edges = [];
        contact.Changed += (closed, at) => edges.Add((closed, at));
        return edges;
    }

    [TestMethod]
    public void PedalReleased_NormallyClosedReadsLow_NormallyOpenReadsHigh()
    {
        (Chip chip, _) = Panel();
        Assert.IsFalse(chip.Pad(PinMap.PedalNormallyClosed).Level);
        Assert.IsTrue(chip.Pad(PinMap.PedalNormallyOpen).Level);
    }

    [TestMethod]
    public void Press_BreaksBeforeItMakes_AndBouncesNoLongerThanFiveMilliseconds_ForAHundredSeeds()
    {
        int bounced = 0;
        for (ulong seed = 0; seed < 100; seed++)
        {
            (Chip chip, OperatorPanel hand) = Panel(seed);
            List<(bool Closed, long At)> opening = Edges(hand.PedalNormallyClosed);
            List<(bool Closed, long At)> closing = Edges(hand.PedalNormallyOpen);
            hand.PressPedal(20 * Millisecond);
            chip.Timeline.AdvanceTo(100 * Millisecond);
            Assert.AreEqual((false, 20 * Millisecond), opening[0]);
            Assert.IsTrue(opening[^1].At < closing[0].At);
            Assert.IsTrue(closing[0].At is >= 22 * Millisecond and <= 28 * Millisecond);
            Assert.IsTrue(closing[^1].At - closing[0].At <= 5 * Millisecond);
            Assert.IsTrue(hand.PedalNormallyOpen.IsClosed);
            Assert.IsFalse(hand.PedalNormallyClosed.IsClosed);
            bounced += closing.Count > 1 ? 1 : 0;
        }
        Assert.IsTrue(bounced > 50);
    }

    [TestMethod]
    public void Release_IsThePressBackwards()
    {
        (Chip chip, OperatorPanel hand) = Panel();
        hand.PressPedal();
        chip.Timeline.AdvanceTo(200 * Millisecond);
        List<(bool Closed, long At)> opening = Edges(hand.PedalNormallyOpen);
        List<(bool Closed, long At)> closing = Edges(hand.PedalNormallyClosed);
        hand.ReleasePedal();
        chip.Timeline.AdvanceTo(400 * Millisecond);
        Assert.AreEqual((false, 200 * Millisecond), opening[0]);
        Assert.IsTrue(opening[^1].At < closing[0].At);
        Assert.IsTrue(chip.Pad(PinMap.PedalNormallyOpen).Level);
        Assert.IsFalse(chip.Pad(PinMap.PedalNormallyClosed).Level);
    }

    [TestMethod]
    public void ReleaseBeforeThePressIsComplete_EndsReleased()
    {
        (Chip chip, OperatorPanel hand) = Panel();
        hand.HoldPedal(10 * Millisecond, 1 * Millisecond);
        chip.Timeline.AdvanceTo(100 * Millisecond);
        Assert.IsFalse(hand.PedalNormallyOpen.IsClosed);
        Assert.IsTrue(hand.PedalNormallyClosed.IsClosed);
    }

    [TestMethod]
    [DataRow(PenButton.Up, PinMap.ButtonUp)]
    [DataRow(PenButton.Down, PinMap.ButtonDown)]
    [DataRow(PenButton.Select, PinMap.ButtonSelect)]
    [DataRow(PenButton.Stop, PinMap.ButtonStop)]
    public void Button_IsLowWhileHeld_OnItsOwnPinOnly(PenButton button, int pin)
    {
        (Chip chip, OperatorPanel hand) = Panel();
        hand.ClickButton(button, 10 * Millisecond, 100 * Millisecond);
        chip.Timeline.AdvanceTo(50 * Millisecond);
        foreach (int other in new[] { PinMap.ButtonUp, PinMap.ButtonDown, PinMap.ButtonSelect, PinMap.ButtonStop })
        {
            Assert.AreEqual(other != pin, chip.Pad(other).Level);
        }
        chip.Timeline.AdvanceTo(200 * Millisecond);
        Assert.IsTrue(chip.Pad(pin).Level);
    }

    [TestMethod]
    public void BrokenWire_ThatContactNeverClosesAgain()
    {
        (Chip chip, OperatorPanel hand) = Panel();
        hand.PedalNormallyClosed.Fault = ContactFault.Broken;
        Assert.IsTrue(chip.Pad(PinMap.PedalNormallyClosed).Level);
        hand.PressPedal();
        chip.Timeline.AdvanceTo(50 * Millisecond);
        hand.ReleasePedal();
        chip.Timeline.AdvanceTo(100 * Millisecond);
        Assert.IsTrue(chip.Pad(PinMap.PedalNormallyClosed).Level);
        hand.PedalNormallyClosed.Fault = ContactFault.None;
        Assert.IsFalse(chip.Pad(PinMap.PedalNormallyClosed).Level);
    }

    [TestMethod]
    public void WeldedContact_StaysClosedAfterTheRelease()
    {
        (Chip chip, OperatorPanel hand) = Panel();
        hand.PressPedal();
        chip.Timeline.AdvanceTo(50 * Millisecond);
        hand.PedalNormallyOpen.Fault = ContactFault.Welded;
        hand.ReleasePedal();
        chip.Timeline.AdvanceTo(100 * Millisecond);
        Assert.IsFalse(chip.Pad(PinMap.PedalNormallyOpen).Level);
        Assert.IsFalse(chip.Pad(PinMap.PedalNormallyClosed).Level);
    }

    [TestMethod]
    public void WithoutBounce_EveryMoveIsOneEdge()
    {
        (Chip chip, OperatorPanel hand) = Panel(1, new PlantParameters { BounceNanoseconds = 0 });
        List<(bool Closed, long At)> edges = Edges(hand.Button(PenButton.Up));
        hand.ClickButton(PenButton.Up, 1 * Millisecond, 100 * Millisecond);
        chip.Timeline.AdvanceTo(300 * Millisecond);
        CollectionAssert.AreEqual(new[] { (true, 1 * Millisecond), (false, 101 * Millisecond) }, edges);
    }
}
