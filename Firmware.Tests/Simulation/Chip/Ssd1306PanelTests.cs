using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.VirtualChip;

[TestClass]
public sealed class Ssd1306PanelTests
{
    private static readonly byte[] s_initial =
    [
        0x00, 0xAE, 0xD5, 0x80, 0xA8, 0x3F, 0xD3, 0x00, 0x40, 0x8D, 0x14, 0x20, 0x00,
        0xA1, 0xC8, 0xDA, 0x12, 0x81, 0xCF, 0xD9, 0xF1, 0xDB, 0x40, 0xA4, 0xA6, 0xAF,
    ];

    private static Ssd1306Panel Lit()
    {
        Ssd1306Panel panel = new();
        panel.Receive(s_initial);
        byte[] clear = new byte[1025];
        clear[0] = 0x40;
        panel.Receive(clear);
        return panel;
    }

    private static (int X, int Y)[] LitPixels(Ssd1306Panel panel) =>
        [.. from y in Enumerable.Range(0, 64) from x in Enumerable.Range(0, 128) where panel.Pixel(x, y) select (x, y)];

    [TestMethod]
    public void AtPowerUp_ItIsDark_AndItsMemoryIsNoise()
    {
        Ssd1306Panel panel = new();
        Assert.IsEmpty(LitPixels(panel));
        panel.Receive(s_initial);
        Assert.IsGreaterThan(3_000, LitPixels(panel).Length);
    }

    [TestMethod]
    public void WithoutTheChargePump_NothingIsSeen()
    {
        Ssd1306Panel panel = Lit();
        panel.Receive([0x00, 0xA5]);
        Assert.IsTrue(panel.Pixel(0, 0));
        panel.Receive([0x00, 0x8D, 0x10]);
        Assert.IsFalse(panel.Pixel(0, 0));
    }

    [TestMethod]
    public void InPageAddressing_AByteLandsWherePageAndColumnSay_TopBitDown()
    {
        Ssd1306Panel panel = Lit();
        panel.Receive([0x00, 0x20, 0x02]);
        panel.Receive([0x00, 0xB3, 0x05, 0x11]);
        panel.Receive([0x40, 0x81]);
        CollectionAssert.AreEqual(new[] { (21, 24), (21, 31) }, LitPixels(panel));
    }

    [TestMethod]
    public void InHorizontalAddressing_PageCommandsMeanNothing()
    {
        Ssd1306Panel panel = Lit();
        panel.Receive([0x00, 0xB3, 0x05, 0x11]);
        panel.Receive([0x40, 0x01]);
        CollectionAssert.AreEqual(new[] { (0, 0) }, LitPixels(panel));
    }

    [TestMethod]
    public void InPageAddressing_TheColumnWrapsWithinThePage()
    {
        Ssd1306Panel panel = Lit();
        panel.Receive([0x00, 0x20, 0x02, 0xB1, 0x0F, 0x17]);
        panel.Receive([0x40, 0x01, 0x01]);
        CollectionAssert.AreEqual(new[] { (0, 8), (127, 8) }, LitPixels(panel));
    }

    [TestMethod]
    public void InHorizontalAddressing_AWindowIsFilledRowByRow()
    {
        Ssd1306Panel panel = Lit();
        panel.Receive([0x00, 0x21, 10, 11, 0x22, 2, 3]);
        panel.Receive([0x40, 1, 2, 4, 8]);
        CollectionAssert.AreEqual(new[] { (10, 16), (11, 17), (10, 26), (11, 27) }, LitPixels(panel));
    }

    [TestMethod]
    public void InVerticalAddressing_AWindowIsFilledColumnByColumn()
    {
        Ssd1306Panel panel = Lit();
        panel.Receive([0x00, 0x20, 0x01, 0x21, 10, 11, 0x22, 2, 3]);
        panel.Receive([0x40, 1, 2, 4, 8]);
        CollectionAssert.AreEqual(new[] { (10, 16), (11, 18), (10, 25), (11, 27) }, LitPixels(panel));
    }

    [TestMethod]
    public void RemapAndScanDirection_TurnThePicture()
    {
        Ssd1306Panel panel = Lit();
        panel.Receive([0x40, 0x01]);
        CollectionAssert.AreEqual(new[] { (0, 0) }, LitPixels(panel));
        panel.Receive([0x00, 0xA0]);
        CollectionAssert.AreEqual(new[] { (127, 0) }, LitPixels(panel));
        panel.Receive([0x00, 0xC0]);
        CollectionAssert.AreEqual(new[] { (127, 63) }, LitPixels(panel));
    }

    [TestMethod]
    public void InvertAllOnStartLineAndOff_ShowAtOnce()
    {
        Ssd1306Panel panel = Lit();
        panel.Receive([0x40, 0x01]);
        panel.Receive([0x00, 0xA7]);
        Assert.HasCount((128 * 64) - 1, LitPixels(panel));
        panel.Receive([0x00, 0xA6, 0x40 | 60]);
        CollectionAssert.AreEqual(new[] { (0, 4) }, LitPixels(panel));
        panel.Receive([0x00, 0xAE]);
        Assert.IsEmpty(LitPixels(panel));
    }

    [TestMethod]
    public void ChangeCount_CountsChanges_NotMessages()
    {
        Ssd1306Panel panel = Lit();
        long before = panel.ChangeCount;
        panel.Receive([0x40, 0x00]);
        Assert.AreEqual(before, panel.ChangeCount);
        panel.Receive([0x40, 0x55]);
        Assert.AreEqual(before + 1, panel.ChangeCount);
    }

    [TestMethod]
    public void ControlBytesWithContinuation_MixCommandsAndData()
    {
        Ssd1306Panel panel = Lit();
        panel.Receive([0x80, 0x81, 0x80, 0x33, 0x40, 0x01]);
        Assert.AreEqual(0x33, panel.Contrast);
        CollectionAssert.AreEqual(new[] { (0, 0) }, LitPixels(panel));
    }
}
