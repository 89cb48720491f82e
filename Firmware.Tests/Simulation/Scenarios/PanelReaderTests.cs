using Microsoft.VisualStudio.TestTools.UnitTesting;
using SmpPen.Core.Display;
using SmpPen.HostSimulator.Report;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.Simulation.Tests.Scenarios;

[TestClass]
public sealed class PanelReaderTests
{
    private static IReadOnlyList<string> Read(FrameBuffer frame) =>
        new PanelReader().Read((x, y) => (frame.Bytes[((y / 8) * FrameBuffer.Columns) + x] & (1 << (y % 8))) != 0);

    private static IReadOnlyList<string> ReadScreen(string name) =>
        new PanelReader().Read(ScreenGallery.Draw().Single(screen => screen.Name == name).Pixel);

    [TestMethod]
    public void EveryCharacterOfTheSmallFont_IsReadBack_AtAnyColumn()
    {
        for (char c = '!'; c <= '~'; c++)
        {
            for (int column = 0; column < 6; column++)
            {
                FrameBuffer frame = new();
                frame.DrawText(3, column, "A" + c + "A");
                Assert.AreEqual("A" + c + "A", Read(frame).Single(), $"at column {column}");
            }
        }
    }

    [TestMethod]
    public void AnInvertedLine_IsRead_AndTheLineAboveItsBarToo()
    {
        FrameBuffer frame = new();
        frame.DrawText(2, 1, "Gap qjy");
        for (int x = 0; x < FrameBuffer.Columns; x++)
        {
            frame.Bytes[(2 * FrameBuffer.Columns) + x] |= 0x80;
        }
        frame.Fill(3, 0, FrameBuffer.Columns, 0xFF);
        frame.Use(GlyphStyle.Inverse);
        frame.DrawText(3, 7, "Crown 0.80");
        CollectionAssert.AreEqual(new[] { "Gap qjy", "Crown 0.80" }, Read(frame).ToArray());
    }

    [TestMethod]
    public void LargeDigits_AreReadWithTheirPoint()
    {
        FrameBuffer frame = new();
        for (int part = 0; part < LargeFont.Pages; part++)
        {
            LargeNumber.DrawRight(frame, 1 + part, part, 60, 147, 2);
            LargeNumber.DrawRight(frame, 1 + part, part, 120, 150, 0);
        }
        Assert.AreEqual("1.47 150", Read(frame).Single());
    }

    [TestMethod]
    public void ADarkPanel_HoldsNoText() => Assert.AreEqual(0, Read(new FrameBuffer()).Count);

    [TestMethod]
    public void TextsFarApart_AreSeparatedByABlank()
    {
        FrameBuffer frame = new();
        frame.DrawText(0, 0, "READY");
        frame.DrawTextRight(0, FrameBuffer.Columns, "Crown");
        Assert.AreEqual("READY Crown", Read(frame).Single());
    }

    [TestMethod]
    public void TheWorkScreen_IsReadAsAPersonReadsIt()
    {
        IReadOnlyList<string> lines = ReadScreen("ready-continuous");
        Assert.AreEqual("READY Crown", lines[0]);
        Assert.AreEqual("0.70 100", lines[1]);
        Assert.IsTrue(lines.Any(line => line.Contains("Pricks = 8642", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void EveryScreenOfTheGallery_ReadsDifferently()
    {
        PanelReader reader = new();
        // The empty notice is the plain Ready screen with nothing pressed for.
        string[] texts = [.. ScreenGallery.Draw().Where(s => !s.Name.EndsWith("editing", StringComparison.Ordinal) && s.Name != "session-start-zone")
            .Select(screen => string.Join('|', reader.Read(screen.Pixel)))];
        string[] twice = [.. texts.GroupBy(text => text).Where(group => group.Count() > 1).Select(group => group.Key)];
        // Ready in Continuous with its usual notice is shown twice on purpose: as mode and as notice.
        Assert.AreEqual(1, twice.Length, string.Join(Environment.NewLine, twice));
    }
}
