using System.Text;
using SmpPen.Core.Hardware;
using SmpPen.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.VirtualChip;

/// <summary>Display, files and service line through the adapters.</summary>
[TestClass]
public sealed class BoardPeripheralTests
{
    [TestMethod]
    public void ThePanel_ShowsWhatWasWritten_PageByPage()
    {
        ChipBench bench = new();
        IDisplayPanel display = Board.Start().Display;
        Assert.IsTrue(display.TryInitialise());
        Assert.IsTrue(bench.Panel.IsLit);
        byte[] frame = new byte[1024];
        for (int i = 0; i < frame.Length; i++)
        {
            frame[i] = (byte)((i * 37) ^ (i >> 3));
        }
        for (int page = 0; page < 8; page++)
        {
            Assert.IsTrue(display.TryWritePage(page, 0, frame, 128));
        }
        for (int y = 0; y < 64; y++)
        {
            for (int x = 0; x < 128; x++)
            {
                Assert.AreEqual((frame[((y >> 3) * 128) + x] & (1 << (y & 7))) != 0, bench.Panel.Pixel(x, y), $"{x},{y}");
            }
        }
    }

    [TestMethod]
    public void PartOfAPage_ChangesNothingElse()
    {
        ChipBench bench = new();
        IDisplayPanel display = Board.Start().Display;
        display.TryInitialise();
        byte[] before = [.. Enumerable.Range(0, 1024).Select(bench.Panel.Memory)];
        byte[] frame = new byte[1024];
        Array.Fill(frame, (byte)0x5A);
        Assert.IsTrue(display.TryWritePage(5, 100, frame, 28));
        Assert.IsTrue(display.TryWritePage(2, 17, frame, 3));
        for (int i = 0; i < 1024; i++)
        {
            bool written = i is >= (5 * 128) + 100 and < 6 * 128 or >= (2 * 128) + 17 and < (2 * 128) + 20;
            Assert.AreEqual(written ? (byte)0x5A : before[i], bench.Panel.Memory(i), $"{i}");
        }
    }

    [TestMethod]
    public void AWholePage_BlocksForUnder4Milliseconds()
    {
        ChipBench bench = new();
        IDisplayPanel display = Board.Start().Display;
        display.TryInitialise();
        long cost = bench.Cost(() => display.TryWritePage(0, 0, new byte[1024], 128));
        Assert.IsInRange(3_000_000, 4_000_000, cost);
    }

    [TestMethod]
    public void AnAbsentDisplay_IsFalse_AndNoException()
    {
        ChipBench bench = new();
        IDisplayPanel display = Board.Start().Display;
        bench.Chip.I2c.Detach(bench.Panel);
        Assert.IsFalse(display.TryInitialise());
        Assert.IsFalse(display.TryWritePage(0, 0, new byte[1024], 128));
        bench.Chip.I2c.Attach(PinMap.DisplayData, PinMap.DisplayClock, 0x3C, bench.Panel);
        Assert.IsTrue(display.TryInitialise());
    }

    [TestMethod]
    public void AHeldBus_IsFalse_AfterASecond()
    {
        ChipBench bench = new();
        IDisplayPanel display = Board.Start().Display;
        display.TryInitialise();
        bench.Chip.I2c.Held = true;
        bool written = true;
        long cost = bench.Cost(() => written = display.TryWritePage(0, 0, new byte[1024], 128));
        Assert.IsFalse(written);
        Assert.IsInRange(1_000_000_000, 1_001_000_000, cost);
    }

    [TestMethod]
    public void AFileWritten_IsReadBack_OnTheNextPowerUp()
    {
        ChipBench bench = new();
        IFileStore files = Board.Start().Files;
        Assert.IsTrue(files.Write("settings", [1, 2, 3, 4], 3));
        ChipBench next = new(bench.Chip.Flash.Snapshot());
        byte[] buffer = new byte[8];
        Assert.AreEqual(3, Board.Start().Files.Read("settings", buffer));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 0, 0, 0, 0, 0 }, buffer);
        CollectionAssert.AreEqual(new[] { "settings" }, next.Chip.Flash.Names.ToArray());
    }

    [TestMethod]
    public void AFileThatIsNotThere_ReadsAsMinusOne_AndAnEmptyOneAsZero()
    {
        ChipBench bench = new();
        IFileStore files = Board.Start().Files;
        Assert.AreEqual(-1, files.Read("nothing", new byte[8]));
        bench.Chip.Flash.Put("empty", []);
        Assert.AreEqual(0, files.Read("empty", new byte[8]));
    }

    [TestMethod]
    public void AFileLongerThanTheBuffer_FillsTheBuffer()
    {
        ChipBench bench = new();
        IFileStore files = Board.Start().Files;
        bench.Chip.Flash.Put("long", new byte[100]);
        Assert.AreEqual(8, files.Read("long", new byte[8]));
    }

    [TestMethod]
    public void FlashFaults_AreFalseOrMinusOne_AndTheOldContentStays()
    {
        ChipBench bench = new();
        IFileStore files = Board.Start().Files;
        Assert.IsTrue(files.Write("a", [1], 1));
        bench.Chip.Flash.IsFull = true;
        Assert.IsFalse(files.Write("a", [2], 1));
        bench.Chip.Flash.IsFull = false;
        bench.Chip.Flash.FailingCommits = 1;
        Assert.IsFalse(files.Write("a", [3], 1));
        bench.Chip.Flash.FailingReads = 1;
        Assert.AreEqual(-1, files.Read("a", new byte[1]));
        byte[] content = new byte[1];
        Assert.AreEqual(1, files.Read("a", content));
        Assert.AreEqual(1, content[0]);
    }

    [TestMethod]
    public void ACorruptedByte_IsReadAsItIs()
    {
        ChipBench bench = new();
        IFileStore files = Board.Start().Files;
        files.Write("a", [1, 2], 2);
        bench.Chip.Flash.Corrupt("a", 1);
        byte[] content = new byte[2];
        files.Read("a", content);
        CollectionAssert.AreEqual(new byte[] { 1, 0xFD }, content);
    }

    [TestMethod]
    public void TheServiceLine_ReadsWhatIsThere_AndNeverWaits()
    {
        ChipBench bench = new();
        ISerialLine serial = Board.Start().Serial;
        byte[] buffer = new byte[64];
        Assert.AreEqual(0, serial.Read(buffer));
        bench.Chip.Uart(2).HostWrite("*IDN?\n"u8);
        bench.RunMicroseconds(300);
        int first = serial.Read(buffer);
        Assert.IsInRange(1, 5, first);
        bench.RunMicroseconds(1_000);
        Assert.AreEqual(6 - first, serial.Read(buffer));
    }

    [TestMethod]
    public void ALongAnswer_GoesOutOverSeveralTicks_WholeAndInOrder_WithoutBlockingOne()
    {
        ChipBench bench = new();
        ISerialLine serial = Board.Start().Serial;
        byte[] answer = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 400).Select(i => $"{i:000}\n")));
        Assert.IsLessThan(1_000_000, bench.Cost(() => serial.Write(answer, answer.Length)));
        byte[] received = new byte[4096];
        int count = 0;
        for (int tick = 0; tick < 30; tick++)
        {
            Assert.IsLessThan(1_000_000, bench.Cost(() => serial.Read(new byte[8])));
            bench.RunMicroseconds(9_800);
            count += bench.Chip.Uart(2).HostRead(received.AsSpan(count));
        }
        Assert.AreEqual(Encoding.ASCII.GetString(answer), Encoding.ASCII.GetString(received, 0, count));
    }

    [TestMethod]
    public void AQueueThatIsFull_LosesTheRest_AndCountsIt()
    {
        _ = new ChipBench();
        ServiceUart serial = (ServiceUart)Board.Start().Serial;
        serial.Write(new byte[3_000], 3_000);
        Assert.AreEqual(3_000 - 2_048, serial.LostBytes);
    }

    [TestMethod]
    public void AFloodOnTheServiceLine_FlushesTheRing_AndTheProgramGoesOn()
    {
        ChipBench bench = new();
        ISerialLine serial = Board.Start().Serial;
        bench.Chip.Uart(2).HostWrite(new byte[2_000]);
        bench.RunMicroseconds(200_000);
        Assert.AreEqual(3, bench.Chip.Uart(2).Overflows);
        Assert.AreEqual(64, serial.Read(new byte[64]));
    }
}
