using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.VirtualChip;

[TestClass]
public sealed class FlashTests
{
    private const string Path = @"I:\a.bin";

    private static void Save(params byte[] content)
    {
        FlashFile file = FlashFile.Open(Path, write: true, truncate: true);
        file.Write(content);
        file.Close();
    }

    [TestMethod]
    public void AFile_IsThereWhenItIsClosed_AndNotBefore()
    {
        ChipBench bench = new();
        Save(1, 2, 3);
        FlashFile file = FlashFile.Open(Path, write: true, truncate: true);
        file.Write([9, 9]);
        file.Flush();
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, bench.Chip.Flash.Snapshot().Content("a.bin"));
        file.Close();
        CollectionAssert.AreEqual(new byte[] { 9, 9 }, bench.Chip.Flash.Snapshot().Content("a.bin"));
    }

    [TestMethod]
    public void ANewFileThatIsNeverClosed_IsEmptyAfterThePowerCut()
    {
        ChipBench bench = new();
        FlashFile.Open(Path, write: true, truncate: true).Write([1]);
        CollectionAssert.AreEqual(Array.Empty<byte>(), bench.Chip.Flash.Snapshot().Content("a.bin"));
    }

    [TestMethod]
    public void APowerCutDuringTheClose_LeavesTheOldContent()
    {
        ChipBench bench = new();
        Save(1);
        FlashFile file = FlashFile.Open(Path, write: true, truncate: true);
        file.Write([2]);
        FlashVolume? cut = null;
        bench.Chip.Timeline.Schedule(new DelegateEvent(_ => cut = bench.Chip.Flash.Snapshot()), bench.Now + 1_000_000);
        file.Close();
        CollectionAssert.AreEqual(new byte[] { 1 }, cut!.Content("a.bin"));
        CollectionAssert.AreEqual(new byte[] { 2 }, bench.Chip.Flash.Content("a.bin"));
    }

    [TestMethod]
    public void AShortFile_IsAppendedToTheDirectory_AndEveryTenthTimeABlockIsErased()
    {
        long[][] costs = new long[2][];
        for (int i = 0; i < 2; i++)
        {
            ChipBench bench = new(new FlashVolume(42));
            costs[i] = [.. Enumerable.Range(0, 60).Select(_ => CostOfClosing(bench, Path, 333))];
        }
        CollectionAssert.AreEqual(costs[0], costs[1], "alike from the same seed");
        // 384 of 4,096 bytes a commit, 512 in use after each erase: the first ten are appended, then nine of ten.
        Assert.AreEqual(5, costs[0].Count(cost => cost > 40_000_000));
        Assert.IsTrue(costs[0].All(cost => cost is < 3_000_000 or (> 40_000_000 and < 105_000_000)));
    }

    [TestMethod]
    public void ALongFile_HasABlockErasedForIt_EveryTime()
    {
        ChipBench bench = new();
        for (int i = 0; i < 5; i++)
        {
            Assert.IsGreaterThan(40_000_000, CostOfClosing(bench, Path, 513));
        }
    }

    [TestMethod]
    public void AFileThatSortsFirst_IsFoundSoonest()
    {
        ChipBench bench = new();
        for (int i = 0; i < 65; i++)
        {
            CostOfClosing(bench, $@"I:\S{i:00}", 333);
        }
        CostOfClosing(bench, @"I:\RunA", 333);
        CostOfClosing(bench, @"I:\runA", 333);
        long first = bench.Cost(() => FlashFile.Exists(@"I:\RunA"));
        long last = bench.Cost(() => FlashFile.Exists(@"I:\runA"));
        Assert.IsLessThan(3_000_000, first);
        Assert.IsGreaterThan(5 * first, last);
    }

    [TestMethod]
    public void APairWithoutAFile_LeavesTheDirectory()
    {
        ChipBench bench = new();
        for (int i = 0; i < 20; i++)
        {
            CostOfClosing(bench, $@"I:\S{i:00}", 333);
        }
        Assert.IsGreaterThan(0, bench.Chip.Flash.UsedBytes);
        for (int i = 19; i > 0; i--)
        {
            FlashFile.Delete($@"I:\S{i:00}");
        }
        Assert.AreEqual(0, bench.Chip.Flash.UsedBytes);
    }

    private static long CostOfClosing(ChipBench bench, string path, int length)
    {
        FlashFile file = FlashFile.Open(path, write: true, truncate: true);
        file.Write(new byte[length]);
        return bench.Cost(file.Close);
    }

    [TestMethod]
    public void AFullVolume_ThrowsOnWrite_AndTheOldContentStays()
    {
        ChipBench bench = new();
        Save(1);
        bench.Chip.Flash.IsFull = true;
        FlashFile file = FlashFile.Open(Path, write: true, truncate: true);
        Assert.ThrowsExactly<IOException>(() => file.Write([2]));
        file.Close();
        CollectionAssert.AreEqual(new byte[] { 1 }, bench.Chip.Flash.Content("a.bin"));
    }

    [TestMethod]
    public void TheVolume_Holds248Kilobytes()
    {
        ChipBench bench = new();
        FlashFile file = FlashFile.Open(Path, write: true, truncate: true);
        Assert.ThrowsExactly<IOException>(() => file.Write(new byte[FlashVolume.CapacityBytes]));
        for (int i = 0; i < 61; i++)
        {
            bench.Chip.Flash.Put($"{i}", new byte[4096]);
        }
        Assert.ThrowsExactly<IOException>(() => FlashFile.Open(@"I:\one more", write: true, truncate: true).Write(new byte[4096]));
    }

    [TestMethod]
    public void AHundredSmallFiles_Fit_BecauseTheyLieInTheDirectory()
    {
        ChipBench bench = new();
        for (int i = 0; i < 100; i++)
        {
            FlashFile file = FlashFile.Open($@"I:\S{i}", write: true, truncate: true);
            file.Write(new byte[200]);
            file.Close();
        }
        Assert.AreEqual(100, bench.Chip.Flash.Names.Count);
        Assert.AreEqual(24 * 4096, bench.Chip.Flash.UsedBytes, "23,000 bytes in 13 pairs of blocks, of which half are used and one was there before");
    }

    [TestMethod]
    [DataRow(TornWrite.KeepsOld, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [DataRow(TornWrite.LeavesBeginning, new byte[] { 11, 12 })]
    [DataRow(TornWrite.OverwritesInPlace, new byte[] { 11, 12, 3, 4, 5, 6 })]
    [DataRow(TornWrite.OverwritesFromTheEnd, new byte[] { 1, 2, 13, 14, 5, 6 })]
    [DataRow(TornWrite.LeavesErased, new byte[] { 11, 12, 0xFF, 0xFF })]
    public void APowerCutInTheMiddleOfAWrite_TearsItAsTold_AndNothingWorksAfterIt(TornWrite style, byte[] left)
    {
        ChipBench bench = new();
        Save(1, 2, 3, 4, 5, 6);
        bench.Chip.Flash.CutPowerAfter(2, style, seed: 1);
        Assert.ThrowsExactly<IOException>(() => Save(11, 12, 13, 14));
        Assert.IsTrue(bench.Chip.Flash.IsOff);
        CollectionAssert.AreEqual(left, bench.Chip.Flash.Snapshot().Content("a.bin"));
        Assert.ThrowsExactly<IOException>(() => Save(7));
        CollectionAssert.AreEqual(left, bench.Chip.Flash.Snapshot().Content("a.bin"));
    }

    [TestMethod]
    public void AFailingCommit_ThrowsAtClose_AndTheOldContentStays()
    {
        ChipBench bench = new();
        Save(1);
        bench.Chip.Flash.FailingCommits = 1;
        Assert.ThrowsExactly<IOException>(() => Save(2));
        CollectionAssert.AreEqual(new byte[] { 1 }, bench.Chip.Flash.Content("a.bin"));
        Save(3);
        CollectionAssert.AreEqual(new byte[] { 3 }, bench.Chip.Flash.Content("a.bin"));
    }

    [TestMethod]
    public void ASnapshot_IsAVolumeOfItsOwn()
    {
        ChipBench bench = new();
        Save(1);
        FlashVolume old = bench.Chip.Flash.Snapshot();
        Save(2);
        ChipBench next = new(old);
        CollectionAssert.AreEqual(new byte[] { 1 }, next.Chip.Flash.Content("a.bin"));
        FlashFile.Delete(Path);
        Assert.IsFalse(FlashFile.Exists(Path));
        CollectionAssert.AreEqual(new byte[] { 2 }, bench.Chip.Flash.Content("a.bin"));
    }

    [TestMethod]
    public void ReadingWorksFromTheStart_AndSetLengthCuts()
    {
        _ = new ChipBench();
        Save(1, 2, 3, 4);
        FlashFile file = FlashFile.Open(Path, write: true, truncate: false);
        byte[] buffer = new byte[8];
        Assert.AreEqual(4, file.Read(buffer));
        Assert.AreEqual(0, file.Read(buffer));
        file.SetLength(2);
        file.Close();
        CollectionAssert.AreEqual(new byte[] { 1, 2 }, Chip.Current.Flash.Content("a.bin"));
        Assert.ThrowsExactly<IOException>(() => FlashFile.Open(@"D:\a.bin", write: false, truncate: false));
    }
}
