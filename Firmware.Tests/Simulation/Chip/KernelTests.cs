using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.VirtualChip;

[TestClass]
public sealed class KernelTests
{
    private readonly List<string> _happened = [];

    private DelegateEvent Note(string name) => new(now => _happened.Add($"{name}@{now}"));

    [TestMethod]
    public void EventsHappenInOrderOfTime_EqualTimesInTheOrderScheduled()
    {
        Timeline timeline = new();
        timeline.Schedule(Note("c"), 20);
        timeline.Schedule(Note("a"), 10);
        timeline.Schedule(Note("b"), 10);
        timeline.AdvanceTo(19);
        CollectionAssert.AreEqual(new[] { "a@10", "b@10" }, _happened);
        timeline.AdvanceTo(20);
        Assert.AreEqual("c@20", _happened[^1]);
        Assert.AreEqual(20, timeline.NowNanoseconds);
    }

    [TestMethod]
    public void AnEventCancelledOrMoved_DoesNotHappenAtItsOldTime()
    {
        Timeline timeline = new();
        DelegateEvent cancelled = Note("cancelled");
        DelegateEvent moved = Note("moved");
        timeline.Schedule(cancelled, 10);
        timeline.Schedule(moved, 10);
        timeline.Cancel(cancelled);
        timeline.Schedule(moved, 30);
        Assert.IsFalse(cancelled.IsScheduled);
        Assert.AreEqual(30, moved.ScheduledNanoseconds);
        timeline.AdvanceTo(100);
        CollectionAssert.AreEqual(new[] { "moved@30" }, _happened);
    }

    [TestMethod]
    public void AThousandEventsInAnyOrder_ComeOutSorted()
    {
        Timeline timeline = new();
        List<long> times = [];
        for (long i = 0; i < 1_000; i++)
        {
            timeline.Schedule(new DelegateEvent(times.Add), i * 7_919 % 1_009);
        }
        timeline.AdvanceTo(2_000);
        CollectionAssert.AreEqual(times.Order().ToArray(), times);
        Assert.HasCount(1_000, times);
        Assert.AreEqual(long.MaxValue, timeline.NextNanoseconds);
    }

    [TestMethod]
    public void AnEventMayScheduleItselfAgain()
    {
        Timeline timeline = new();
        DelegateEvent? metronome = null;
        metronome = new DelegateEvent(now =>
        {
            _happened.Add($"{now}");
            timeline.Schedule(metronome!, now + 10);
        });
        timeline.Schedule(metronome, 10);
        timeline.AdvanceTo(35);
        CollectionAssert.AreEqual(new[] { "10", "20", "30" }, _happened);
    }

    [TestMethod]
    public void OnAPad_TheChipWins_ThenTheCircuit_ThenTheBoardsResistor_ThenTheChipsPull()
    {
        Pad pad = new(4, new Timeline());
        Assert.IsFalse(pad.Level, "floating");
        pad.PullFromChip(true);
        Assert.IsTrue(pad.Level);
        pad.FitBoardPull(false);
        Assert.IsFalse(pad.Level);
        pad.DriveFromCircuit(true);
        Assert.IsTrue(pad.Level);
        pad.DriveFromChip(false);
        Assert.IsFalse(pad.Level);
        pad.DriveFromChip(null);
        Assert.IsTrue(pad.Level);
    }
}
