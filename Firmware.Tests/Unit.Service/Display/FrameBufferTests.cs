using nanoFramework.TestFramework;
using SmpPen.Core.Display;

namespace SmpPen.Unit.Display
{
    [TestClass]
    public class FrameBufferTests
    {
        [TestMethod]
        public void Text_IsReadBack_WhereItWasDrawn()
        {
            FrameBuffer frame = new FrameBuffer();
            int end = frame.DrawText(3, 20, "Hello, pen!");
            Assert.AreEqual(20, PanelReader.Find(frame.Bytes, 3, "Hello, pen!"));
            Assert.AreEqual(20 + 66, end);
        }

        [TestMethod]
        public void InverseText_IsReadBack_DarkOnLit()
        {
            FrameBuffer frame = new FrameBuffer();
            frame.Use(GlyphStyle.Inverse);
            frame.DrawText(0, 1, "PRICKING");
            Assert.IsTrue(PanelReader.ShowsInverse(frame.Bytes, 0, "PRICKING"));
            Assert.AreEqual(0xFF, (int)frame.Bytes[6]);
            frame.Use(GlyphStyle.Plain);
            frame.DrawText(1, 1, "PLAIN");
            Assert.IsFalse(PanelReader.ShowsInverse(frame.Bytes, 1, "PLAIN"));
            Assert.IsTrue(PanelReader.Shows(frame.Bytes, 1, "PLAIN"));
        }

        [TestMethod]
        public void TextOverABar_HasItsLowestRowLit_AndIsStillRead()
        {
            FrameBuffer frame = new FrameBuffer();
            frame.Use(GlyphStyle.OverBar);
            frame.DrawText(2, 1, "Zone");
            Assert.IsTrue(PanelReader.Shows(frame.Bytes, 2, "Zone"));
            for (int column = 1; column < 25; column++)
            {
                Assert.AreEqual(0x80, frame.Bytes[256 + column] & 0x80);
            }
        }

        [TestMethod]
        [DataRow(-3)]
        [DataRow(-6)]
        [DataRow(-100)]
        [DataRow(125)]
        [DataRow(128)]
        [DataRow(1000)]
        public void Text_StaysOnItsPage(int column)
        {
            FrameBuffer frame = new FrameBuffer();
            frame.DrawText(4, column, "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW");
            frame.DrawTitle(5, 0, column, 'M');
            frame.DrawLarge(6, 0, column, '8');
            AssertDark(frame, 0, 4);
            AssertDark(frame, 7, 8);
        }

        [TestMethod]
        [DataRow(-1)]
        [DataRow(8)]
        public void NothingIsDrawn_OnAPageThatDoesNotExist(int page)
        {
            FrameBuffer frame = new FrameBuffer();
            frame.DrawText(page, 0, "W");
            frame.DrawSmall(page, 0, 'W');
            frame.DrawSmallDigit(page, 0, 8);
            frame.DrawLarge(page, 0, 0, '8');
            frame.DrawTitle(page, 0, 0, "M");
            frame.Fill(page, 0, 128, 0xFF);
            frame.ClearPage(page);
            AssertDark(frame, 0, 8);
        }

        [TestMethod]
        public void WhatDoesNotFitOntoItsPage_IsLeftOut_GlyphByGlyph()
        {
            FrameBuffer frame = new FrameBuffer();
            frame.DrawSmall(0, -1, 'W');
            frame.DrawSmall(0, 123, 'W');
            frame.DrawTitle(0, 0, 117, 'M');
            frame.DrawLarge(0, 0, 114, '8');
            AssertDark(frame, 0, 8);
            Assert.AreEqual(134, frame.DrawText(0, 116, "WWW"));
            Assert.AreEqual(FontColumns.Small('W', 0), frame.Bytes[122]);
            AssertDark(frame, 1, 8);
        }

        [TestMethod]
        [DataRow(0, 128, 128)]
        [DataRow(-5, 10, 5)]
        [DataRow(120, 50, 8)]
        [DataRow(7, 1, 1)]
        [DataRow(7, 3, 3)]
        [DataRow(7, 0, 0)]
        [DataRow(200, 4, 0)]
        [DataRow(5, 79, 79)]
        public void Fill_SetsItsColumns_AndNoOther(int column, int columns, int expected)
        {
            FrameBuffer frame = new FrameBuffer();
            frame.Fill(2, column, columns, 0x18);
            int set = 0;
            for (int i = 0; i < frame.Bytes.Length; i++)
            {
                if (frame.Bytes[i] != 0)
                {
                    Assert.AreEqual(0x18, (int)frame.Bytes[i]);
                    Assert.IsTrue(i >= 256 + column && i < 256 + column + columns);
                    set++;
                }
            }
            Assert.AreEqual(expected, set);
        }

        [TestMethod]
        public void ClearPage_LeavesTheOtherPages()
        {
            FrameBuffer frame = new FrameBuffer();
            for (int page = 0; page < FrameBuffer.Pages; page++)
            {
                frame.Fill(page, 0, 128, 0xFF);
            }
            frame.ClearPage(3);
            AssertDark(frame, 3, 4);
            Assert.AreEqual(0xFF, (int)frame.Bytes[383]);
            Assert.AreEqual(0xFF, (int)frame.Bytes[512]);
        }

        [TestMethod]
        public void RightAlignedText_EndsBeforeItsColumn()
        {
            FrameBuffer frame = new FrameBuffer();
            Assert.AreEqual(127 - 12, frame.DrawTextRight(1, 127, "mm"));
            Assert.AreEqual(127 - 12, PanelReader.Find(frame.Bytes, 1, "mm"));
        }

        [TestMethod]
        public void CentredText_StandsInTheMiddle()
        {
            FrameBuffer frame = new FrameBuffer();
            frame.DrawTextCentred(1, "123456789012345678901");
            frame.DrawTextCentred(2, "MOVING");
            Assert.AreEqual(1, PanelReader.Find(frame.Bytes, 1, "123456789012345678901"));
            Assert.AreEqual(46, PanelReader.Find(frame.Bytes, 2, "MOVING"));
        }

        [TestMethod]
        public void NoText_DrawsNothing()
        {
            FrameBuffer frame = new FrameBuffer();
            Assert.AreEqual(5, frame.DrawText(0, 5, ""));
            Assert.AreEqual(5, frame.DrawTextRight(0, 5, ""));
            frame.DrawTextCentred(0, "");
            AssertDark(frame, 0, 8);
        }

        [TestMethod]
        public void Headline_IsReadBack_AndUnknownCharactersKeepTheirPlace()
        {
            FrameBuffer frame = new FrameBuffer();
            frame.DrawTitle(2, 0, 10, "SMP PEN");
            frame.DrawTitle(3, 1, 10, "SMP PEN");
            Assert.IsTrue(PanelReader.ShowsTitle(frame.Bytes, 2, 10, "SMP PEN", 0));
        }

        [TestMethod]
        public void LargeText_IsReadBack_AndWhatTheFontDoesNotHoldIsLeftOut()
        {
            FrameBuffer frame = new FrameBuffer();
            for (int part = 0; part < LargeFont.Pages; part++)
            {
                frame.DrawLarge(part, part, 0, '-');
                frame.DrawLarge(part, part, 15, '7');
                frame.DrawLarge(part, part, 30, '.');
                frame.DrawLarge(part, part, 36, '!');
                frame.DrawLarge(part, part, 42, ' ');
                frame.DrawLarge(part, part, 42, 'A');
                frame.DrawLarge(part, part, 57, '4');
            }
            Assert.IsTrue(PanelReader.ShowsLarge(frame.Bytes, 0, 0, "-7.! 4"));
        }

        private static void AssertDark(FrameBuffer frame, int firstPage, int endPage)
        {
            for (int i = firstPage * 128; i < endPage * 128; i++)
            {
                Assert.AreEqual(0, (int)frame.Bytes[i]);
            }
        }
    }
}
