using System.Buffers.Binary;
using SmpPen.Bench.Tests.Engine;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Bench;

namespace SmpPen.Bench.Tests.Server;

/// <summary>What pages see over the feed, and what becomes of their hands.</summary>
[TestClass]
public sealed class FeedTests
{
    private const int Oled = 1;
    private const int State = 2;
    private const int Scope = 3;
    private const int Counts = 4;

    [TestMethod]
    public async Task FirstPage_Operates_TheSecondWatchesUntilItTakesOver()
    {
        await using RunningBench bench = await RunningBench.Start();
        using FeedClient first = await bench.Watch("first");
        PenOnTheBench.Until(() => bench.Viewers.IsOperator(first.ViewerId), "the first page to operate");
        using FeedClient second = await bench.Watch("second");
        await second.Say("""{"t":"pedal","down":true}""");
        PenOnTheBench.Until(() => second.Texts.Any(text => text.GetProperty("t").GetString() == "refused"), "a refusal");
        StringAssert.Contains(second.Texts.Last(text => text.GetProperty("t").GetString() == "refused").GetProperty("message").GetString(), "first");

        await second.Say("""{"t":"take"}""");

        PenOnTheBench.Until(() => bench.Viewers.IsOperator(second.ViewerId), "the second page to operate");
        PenOnTheBench.Until(() => first.Texts.Any(text => text.GetProperty("t").GetString() == "lease" && !text.GetProperty("operator").GetBoolean()
            && text.GetProperty("holder").GetString()!.Contains("second", StringComparison.Ordinal)), "the first page to be told who operates");
    }

    [TestMethod]
    public async Task BrokenConnection_LetsGoOfThePedal_AndTheNeedleStops()
    {
        await using RunningBench bench = await RunningBench.Start();
        using FeedClient page = await bench.Watch();
        Ready(bench, page);
        using Timer alive = new(_ => page.Say("""{"t":"alive"}"""), null, 0, 100);
        await page.Say("""{"t":"pedal","down":true}""");
        PenOnTheBench.Until(() => bench.Pen.Snapshot.PedalDown, "the pedal to be down");
        alive.Change(Timeout.Infinite, Timeout.Infinite);

        page.Break();

        PenOnTheBench.Until(() => !bench.Pen.Snapshot.PedalDown, "the pedal to be let go");
        PenOnTheBench.Until(() => bench.Viewers.Operator is null, "nobody to operate");
        PenOnTheBench.Until(() => bench.Pen.Snapshot.State == PenState.Ready, "Ready again");
    }

    [TestMethod]
    public async Task SilentPage_HasLetGo_AndStillOperates()
    {
        await using RunningBench bench = await RunningBench.Start();
        using FeedClient page = await bench.Watch();
        Ready(bench, page);
        await page.Say("""{"t":"pedal","down":true}""");

        PenOnTheBench.Until(() => bench.Pen.Log(0).Any(entry => entry.Text.StartsWith("No sign of life", StringComparison.Ordinal)), "a word in the log");

        PenOnTheBench.Until(() => !bench.Pen.Snapshot.PedalDown, "the pedal to be let go");
        Assert.IsTrue(bench.Viewers.IsOperator(page.ViewerId), "it still operates");
    }

    [TestMethod]
    public async Task HiddenPage_LetsGo()
    {
        await using RunningBench bench = await RunningBench.Start();
        using FeedClient page = await bench.Watch();
        Ready(bench, page);
        using Timer alive = new(_ => page.Say("""{"t":"alive"}"""), null, 0, 100);
        await page.Say("""{"t":"pedal","down":true}""");
        PenOnTheBench.Until(() => bench.Pen.Snapshot.PedalDown, "the pedal to be down");

        await page.Say("""{"t":"visible","visible":false}""");

        PenOnTheBench.Until(() => !bench.Pen.Snapshot.PedalDown, "the pedal to be let go");
    }

    [TestMethod]
    public async Task TwoPages_AreSentTheSameScreens_ByteForByte()
    {
        await using RunningBench bench = await RunningBench.Start();
        using FeedClient first = await bench.Watch();
        using FeedClient second = await bench.Watch();
        Ready(bench, first);
        for (int click = 0; click < 3; click++)
        {
            byte[] old = first.Newest(Oled)!;
            await first.Say("""{"t":"button","button":0,"down":true}""");
            await first.Say("""{"t":"button","button":0,"down":false}""");
            first.Await(Oled, message => !message.AsSpan().SequenceEqual(old));
            PenOnTheBench.Until(() => first.Newest(Oled).AsSpan().SequenceEqual(second.Newest(Oled)), "both pages with the same screen");
            CollectionAssert.AreNotEqual(old, second.Newest(Oled));
        }
    }

    [TestMethod]
    public async Task ConfirmedPricks_AreCounted_ByZone()
    {
        await using RunningBench bench = await RunningBench.Start();
        using FeedClient page = await bench.Watch();
        Ready(bench, page);
        byte[] counts = [];
        for (int prick = 1; prick <= 3; prick++)
        {
            await page.Say("""{"t":"pedal","down":true}""");
            await page.Say("""{"t":"pedal","down":false}""");
            counts = page.Await(Counts, message => Int(message, 12) == prick);
            PenOnTheBench.Until(() => bench.Pen.Snapshot.State == PenState.Ready && bench.Pen.Snapshot.SessionPricks == prick, "Ready again");
        }

        Assert.AreEqual(3, Int(counts, 16), "needle strokes");
        Assert.AreEqual(3, Enumerable.Range(0, Int(counts, 20)).Sum(zone => Int(counts, 24 + (4 * zone))));
        Assert.AreEqual(3, bench.Pen.Snapshot.SessionPricks);
        Assert.AreEqual(3, bench.Pen.Snapshot.NeedleStrokes);
    }

    [TestMethod]
    public async Task Scope_ShowsAStroke_OnItsTrigger()
    {
        await using RunningBench bench = await RunningBench.Start();
        using FeedClient page = await bench.Watch();
        Ready(bench, page);
        // The strokes of the self-test are triggers too.
        long before = bench.Pen.Snapshot.NowNanoseconds;
        await page.Say("""{"t":"scope","n":7,"span":10000000,"columns":500,"trigger":"prick"}""");
        await page.Say("""{"t":"pedal","down":true}""");
        await page.Say("""{"t":"pedal","down":false}""");

        byte[] scope = page.Await(Scope, message => (message[1] & 2) != 0 && BinaryPrimitives.ReadDoubleLittleEndian(message.AsSpan(24)) > before);

        Assert.AreEqual(7, Int(scope, 4));
        int columns = Int(scope, 40);
        Assert.AreEqual(500, columns);
        double from = BinaryPrimitives.ReadDoubleLittleEndian(scope.AsSpan(8));
        Assert.AreEqual(2_000_000, BinaryPrimitives.ReadDoubleLittleEndian(scope.AsSpan(24)) - from);
        short Needle(int column) => BinaryPrimitives.ReadInt16LittleEndian(scope.AsSpan(48 + (2 * columns) + (2 * column)));
        Assert.IsTrue(Needle(0) < -1000 || Needle(0) < Needle(100), "before the trigger the needle is on its way");
        Assert.IsTrue(Enumerable.Range(95, 20).Max(Needle) > 400, "at the trigger it stands at depth");
        Assert.IsTrue(Needle(499) < 0, "at the end it is back");
        int low = 48 + (8 * columns);
        int high = low + columns;
        Assert.AreEqual(0, scope[high + 10] & 2, "the stroke sensor is low before the trigger");
        Assert.AreEqual(2, scope[high + 102] & 2, "and high after it");
        Assert.AreEqual(8, scope[high + 90] & 8, "ENABLE");
    }

    [TestMethod]
    public async Task WindowOfThePast_IsAnsweredOnce_WhileTimeStands()
    {
        await using RunningBench bench = await RunningBench.Start();
        using FeedClient page = await bench.Watch();
        Ready(bench, page);
        bench.Pen.SetPaused(page.ViewerId, true);
        PenOnTheBench.Until(() => bench.Pen.Snapshot.IsPaused, "a pause");
        await page.Say("""{"t":"scope","n":9,"from":0,"to":4000000000,"columns":100}""");

        byte[] scope = page.Await(Scope, message => Int(message, 4) == 9);

        Thread.Sleep(300);
        Assert.AreEqual(1, page.CountOf(Scope));
        Assert.AreEqual(4, scope[1]);
        int heartbeats = Enumerable.Range(0, 100).Count(column => (scope[48 + 800 + column] & 16) != 0 && (scope[48 + 900 + column] & 16) != 0);
        Assert.IsTrue(heartbeats > 20, $"heartbeats in {heartbeats} columns");
    }

    [TestMethod]
    [DataRow("nonsense")]
    [DataRow("""{"t":"pedal"}""")]
    [DataRow("""{"t":"button","button":9,"down":true}""")]
    [DataRow("""{"t":"scope","n":1,"span":1,"columns":1000}""")]
    [DataRow("""{"t":"scope","n":1,"from":5,"to":1,"columns":1000}""")]
    [DataRow("""{"t":"scope","n":1,"span":1000000,"columns":100000000}""")]
    [DataRow("[]")]
    public async Task NonsenseFromAPage_IsRefusedWithASentence(string text)
    {
        await using RunningBench bench = await RunningBench.Start();
        using FeedClient page = await bench.Watch();
        await page.Say(text);
        PenOnTheBench.Until(() => page.Texts.Any(answer => answer.GetProperty("t").GetString() == "refused"), "a refusal");
        await page.Say("""{"t":"visible","visible":true}""");
        page.Await(State, _ => true);
    }

    private static int Int(byte[] message, int at) => BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(at));

    private static void Ready(RunningBench bench, FeedClient page)
    {
        PenOnTheBench.Until(() => bench.Viewers.IsOperator(page.ViewerId), "the page to operate");
        PenOnTheBench.ToReady(bench.Pen, page.ViewerId, PenPace.Real);
    }
}
