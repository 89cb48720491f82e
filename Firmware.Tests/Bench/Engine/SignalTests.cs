using System.Globalization;
using System.Text;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Bench;

namespace SmpPen.Bench.Tests.Engine;

/// <summary>What the scope remembers, and how it is shown and written.</summary>
[TestClass]
public sealed class SignalTests
{
    [TestMethod]
    public void DigitalRing_ForgetsTheOldest_AndKnowsTheLevelBefore()
    {
        DigitalRing ring = new(4);
        ring.Reset(false, 0);
        for (int edge = 1; edge <= 7; edge++)
        {
            ring.Add(edge % 2 == 1, edge * 10);
        }
        Assert.AreEqual(4, ring.Count);
        Assert.AreEqual(40, ring.TimeOf(0));
        Assert.IsTrue(ring.LevelBefore(0));
        Assert.IsFalse(ring.LevelAfter(0));
        Assert.AreEqual(30, ring.OldestNanoseconds);
        Assert.AreEqual(2, ring.FirstFrom(51));
        Assert.AreEqual(4, ring.FirstFrom(71));
    }

    [TestMethod]
    public void DigitalColumns_ShowLevelsAndEdges()
    {
        DigitalRing ring = new(16);
        ring.Reset(false, 0);
        ring.Add(true, 250);
        ring.Add(false, 260);
        ring.Add(true, 700);
        byte[] low = new byte[10];
        byte[] high = new byte[10];
        ScopeColumns.Of(ring, 3, 0, 1000, 0, 850, low, high);
        CollectionAssert.AreEqual(new byte[] { 8, 8, 8, 8, 8, 8, 8, 8, 0, 0 }, low);
        CollectionAssert.AreEqual(new byte[] { 0, 0, 8, 0, 0, 0, 0, 8, 8, 0 }, high);
    }

    [TestMethod]
    public void AnalogColumns_KeepTheShortestPeak_AndDrawStraightLines()
    {
        AnalogRing ring = new(16);
        ring.Reset(0, 0);
        ring.Add(0, 400);
        ring.Add(900, 405);
        ring.Add(0, 410);
        ring.Add(100, 1000);
        short[] low = new short[10];
        short[] high = new short[10];
        ScopeColumns.Of(ring, 0, 1000, 0, 1000, low, high);
        Assert.AreEqual(900, high[4]);
        Assert.AreEqual(0, low[4]);
        Assert.AreEqual(0, high[3]);
        Assert.AreEqual(100, high[9]);
        Assert.IsTrue(low[9] is > 80 and < 90, $"{low[9]}");
        ScopeColumns.Of(ring, 0, 2000, 500, 1000, low, high);
        Assert.AreEqual(ScopeColumns.NoLow, low[0]);
        Assert.AreEqual(ScopeColumns.NoHigh, high[9]);
    }

    [TestMethod]
    public void Window_IsWrittenAsVcdAndCsv_WithEveryEdge()
    {
        using PenOnTheBench bench = new();
        bench.ToReady();
        bench.Press(100);
        PenOnTheBench.Until(() => bench.Now.SessionPricks == 1, "a prick");
        long to = bench.Now.NowNanoseconds;
        SignalWindow window = bench.Pen.Ask(run => SignalWindow.Copy(run!, to - 2_000_000_000, to)).GetAwaiter().GetResult();
        using MemoryStream csv = new();
        window.WriteCsv(csv).GetAwaiter().GetResult();
        using MemoryStream vcd = new();
        window.WriteVcd(vcd).GetAwaiter().GetResult();

        string[] rows = Encoding.ASCII.GetString(csv.ToArray()).TrimEnd().Split('\n');
        Assert.AreEqual("time_ns,coil_drive,stroke_sensor,pedal,ENABLE,HEARTBEAT,interlock_open,STEP,HOME_FLAG,needle_um,carriage_um", rows[0]);
        int[][] values = [.. rows.Skip(1).Select(row => row.Split(',').Skip(1).Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
        Assert.AreEqual(1, Rises(values, 0), "coil drive");
        Assert.AreEqual(1, Rises(values, 1), "stroke sensor");
        Assert.AreEqual(100, Rises(values, 4), 6, "HEARTBEAT");
        Assert.AreEqual(500, values.Max(row => row[8]), 30, "deepest needle, um");
        string dump = Encoding.ASCII.GetString(vcd.ToArray());
        StringAssert.Contains(dump, "$timescale 1 ns $end");
        StringAssert.Contains(dump, "$var wire 1 ! coil_drive $end");
        Assert.AreEqual(2, dump.Split('\n').Count(line => line is "1!" or "0!") - 1, "a rise and a fall after the initial value");
    }

    [TestMethod]
    [DoNotParallelize]
    public void Memory_IsBounded_WhateverHappens()
    {
        SignalStore store = new();
        GC.Collect();
        long before = GC.GetTotalMemory(true);
        foreach (DigitalSignal signal in Enum.GetValues<DigitalSignal>())
        {
            store[signal].Reset(false, 0);
            for (int edge = 1; edge < 200_000; edge++)
            {
                store[signal].Add(edge % 2 == 1, edge);
            }
        }
        for (int sample = 0; sample < 2_000_000; sample++)
        {
            store[AnalogSignal.Needle].Add(sample, sample);
            store.Pricks.Add(sample);
        }
        Assert.AreEqual(2_000_000 - (1 << 19), store.OldestNanoseconds, "the needle's ring is the last to begin");
        Assert.IsTrue(GC.GetTotalMemory(true) - before < 1_000_000);
        Assert.AreEqual(1_999_999, store.Pricks.NewestUntil(long.MaxValue));
        Assert.AreEqual(-1, store.Pricks.NewestUntil(1000), "forgotten");
    }

    private static int Rises(int[][] values, int column) => Enumerable.Range(1, values.Length - 1).Count(row => values[row][column] > values[row - 1][column]);
}
