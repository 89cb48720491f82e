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
        bench.Chip.Timeline.Schedule(new DelegateEvent(_ => cut = bench.Chip.Flash.Snapshot()), bench.Now + 20_000_000);
        file.Close();
        CollectionAssert.AreEqual(new byte[] { 1 }, cut!.Content("a.bin"));
        CollectionAssert.AreEqual(new byte[] { 2 }, bench.Chip.Flash.Content("a.bin"));
    }

    [TestMethod]
    public void AClose_BlocksForAnEraseOf40To100Milliseconds_AlikeFromTheSameSeed()
    {
        long[] costs = new long[2];
        for (int i = 0; i < 2; i++)
        {
            ChipBench bench = new(new FlashVolume(42));
            FlashFile file = FlashFile.Open(Path, write: true, truncate: true);
            file.Write(new byte[100]);
            costs[i] = bench.Cost(file.Close);
        }
        Assert.AreEqual(costs[0], costs[1]);
        Assert.IsInRange(42_000_000, 103_000_000, costs[0]);
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
        Assert.AreEqual(20 * 4096, bench.Chip.Flash.UsedBytes, "22,400 bytes in pairs of blocks of which 2,048 bytes are used");
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
