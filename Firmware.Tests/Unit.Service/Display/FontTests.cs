using nanoFramework.TestFramework;
using SmpPen.Core.Display;

namespace SmpPen.Unit.Display
{
    [TestClass]
    public class FontTests
    {
        private const string LargeCharacters = "0123456789-.!";

        [TestMethod]
        public void SmallGlyphs_DifferInTheirUpperSevenRows_SoTextCanBeReadBack()
        {
            for (char c = SmallFont.First; c <= SmallFont.Last; c++)
            {
                for (char d = (char)(c + 1); d <= SmallFont.Last; d++)
                {
                    Assert.IsTrue(SmallGlyphsDiffer(c, d), c + " looks like " + d);
                }
            }
        }

        [TestMethod]
        public void SmallGlyphs_LeaveTheGapColumnDark()
        {
            for (char c = SmallFont.First; c <= SmallFont.Last; c++)
            {
                Assert.AreEqual(0, (int)FontColumns.Small(c, SmallFont.Width - 1));
            }
        }

        [TestMethod]
        public void CapitalsAndDigits_AreSevenRowsHigh()
        {
            for (char c = '0'; c <= 'Z'; c++)
            {
                if (c <= '9' || c >= 'A')
                {
                    int rows = 0;
                    for (int x = 0; x < SmallFont.Width; x++)
                    {
                        rows |= FontColumns.Small(c, x);
                    }
                    Assert.AreEqual(0x7F, rows);
                }
            }
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(26)]
        [DataRow(127)]
        [DataRow(955)]
        public void CharacterWithoutGlyph_LooksLikeAQuestionMark(int code)
        {
            for (int x = 0; x < SmallFont.Width; x++)
            {
                Assert.AreEqual(FontColumns.Small('?', x), FontColumns.Small((char)code, x));
            }
        }

        [TestMethod]
        public void LargeDigits_AreAtLeastSixteenRowsHigh()
        {
            for (char c = '0'; c <= '9'; c++)
            {
                int rows = 0;
                for (int part = 0; part < LargeFont.Pages; part++)
                {
                    int lit = 0;
                    for (int x = 0; x < LargeFont.FigureWidth; x++)
                    {
                        lit |= FontColumns.Large(c, x, part);
                    }
                    rows += BitsOf(lit);
                }
                Assert.AreEqual(21, rows);
            }
        }

        [TestMethod]
        public void LargeDigits_LeaveTheLowestRowForTheBarBelow()
        {
            for (int i = 0; i < LargeCharacters.Length; i++)
            {
                for (int x = 0; x < LargeFont.Width(LargeCharacters[i]); x++)
                {
                    Assert.AreEqual(0, FontColumns.Large(LargeCharacters[i], x, 2) & 0xC0);
                }
            }
        }

        [TestMethod]
        public void LargeGlyphs_AllDiffer()
        {
            for (int i = 0; i < LargeCharacters.Length; i++)
            {
                for (int j = i + 1; j < LargeCharacters.Length; j++)
                {
                    Assert.IsTrue(LargeGlyphsDiffer(LargeCharacters[i], LargeCharacters[j]));
                }
            }
        }

        [TestMethod]
        public void LargeFont_HasWidths_ForWhatItHolds()
        {
            Assert.AreEqual(LargeFont.FigureWidth, LargeFont.Width('0'));
            Assert.AreEqual(LargeFont.FigureWidth, LargeFont.Width('9'));
            Assert.AreEqual(LargeFont.FigureWidth, LargeFont.Width('-'));
            Assert.AreEqual(LargeFont.FigureWidth, LargeFont.Width(' '));
            Assert.AreEqual(LargeFont.NarrowWidth, LargeFont.Width('.'));
            Assert.AreEqual(LargeFont.NarrowWidth, LargeFont.Width('!'));
            Assert.AreEqual(0, LargeFont.Width('A'));
        }

        [TestMethod]
        public void LargeSpace_AndWhatTheFontDoesNotHold_AreDark()
        {
            Assert.AreEqual(0, (int)FontColumns.Large(' ', 3, 1));
            Assert.AreEqual(0, (int)FontColumns.Large('A', 3, 1));
            Assert.AreEqual(0, (int)FontColumns.Large('.', LargeFont.NarrowWidth, 2));
        }

        [TestMethod]
        public void TitleGlyphs_AreThirteenRowsHigh_AndAllDiffer()
        {
            string all = TitleFont.Characters;
            for (int i = 0; i < all.Length; i++)
            {
                int top = 0;
                int bottom = 0;
                for (int x = 0; x < TitleFont.Width; x++)
                {
                    top |= FontColumns.Title(all[i], x, 0);
                    bottom |= FontColumns.Title(all[i], x, 1);
                }
                Assert.AreEqual(0xFE, top | (all[i] == '?' ? 0xFE : 0));
                Assert.AreEqual(0x3F, bottom | (all[i] == '?' ? 0x3F : 0));
                for (int j = i + 1; j < all.Length; j++)
                {
                    Assert.IsTrue(TitleGlyphsDiffer(all[i], all[j]));
                }
            }
        }

        [TestMethod]
        public void TitleFont_LeavesOtherCharactersDark()
        {
            Assert.AreEqual(0, (int)FontColumns.Title(' ', 4, 0));
        }

        private static bool SmallGlyphsDiffer(char c, char d)
        {
            for (int x = 0; x < SmallFont.Width; x++)
            {
                if (((FontColumns.Small(c, x) ^ FontColumns.Small(d, x)) & 0x7F) != 0)
                {
                    return true;
                }
            }
            return false;
        }

        private static bool LargeGlyphsDiffer(char c, char d)
        {
            for (int i = 0; i < LargeFont.FigureWidth * LargeFont.Pages; i++)
            {
                int x = i % LargeFont.FigureWidth;
                int part = i / LargeFont.FigureWidth;
                if (FontColumns.Large(c, x, part) != FontColumns.Large(d, x, part))
                {
                    return true;
                }
            }
            return false;
        }

        private static bool TitleGlyphsDiffer(char c, char d)
        {
            for (int x = 0; x < TitleFont.Width; x++)
            {
                if (FontColumns.Title(c, x, 0) != FontColumns.Title(d, x, 0) || FontColumns.Title(c, x, 1) != FontColumns.Title(d, x, 1))
                {
                    return true;
                }
            }
            return false;
        }

        private static int BitsOf(int rows)
        {
            int bits = 0;
            for (; rows != 0; rows >>= 1)
            {
                bits += rows & 1;
            }
            return bits;
        }
    }
}
