using System;

namespace SmpPen.Core.Display
{
    /// <summary>The picture of the panel: byte = page x 128 + column, bit 0 is the top row of the page.</summary>
    /// <remarks>
    /// Whole glyph columns are block-copied, one native call a glyph, because the interpreter is far too slow for pixels.
    /// What does not fit onto its page is left out. Nothing here allocates after construction.
    /// </remarks>
    public sealed class FrameBuffer
    {
        /// <summary>Columns of the panel.</summary>
        public const int Columns = 128;

        /// <summary>Pages of the panel, 8 rows each.</summary>
        public const int Pages = 8;

        // The patterns of bars, which are drawn most: one copy instead of eight.
        private readonly byte[] _litRow = Row(0xFF);
        private readonly byte[] _edgeRow = Row(0x80);
        private readonly byte[] _inverse = Changed(0xFF, 0);
        private readonly byte[] _overBar = Changed(0, 0x80);
        private byte[] _glyphs = GlyphSheet.Bytes;

        /// <summary>Makes a dark picture.</summary>
        public FrameBuffer()
        {
            // The lowest row of a headline's bar stays dark, or the text below would touch it.
            for (int i = GlyphSheet.Title; i < GlyphSheet.Large; i++)
            {
                bool isLowest = (i - GlyphSheet.Title) / TitleFont.Width % TitleFont.Pages == TitleFont.Pages - 1;
                _inverse[i] = (byte)(isLowest ? _inverse[i] & 0x7F : _inverse[i]);
            }
        }

        /// <summary>The picture, 1,024 bytes.</summary>
        public readonly byte[] Bytes = new byte[Columns * Pages];

        /// <summary>Chooses how the glyphs that follow are drawn.</summary>
        /// <remarks>Over a bar only the lowest part of large ones may be drawn.</remarks>
        public void Use(GlyphStyle style)
        {
            _glyphs = style == GlyphStyle.Inverse ? _inverse : style == GlyphStyle.OverBar ? _overBar : GlyphSheet.Bytes;
        }

        /// <summary>Makes a page dark.</summary>
        public void ClearPage(int page)
        {
            if (page >= 0 && page < Pages)
            {
                Array.Clear(Bytes, page * Columns, Columns);
            }
        }

        /// <summary>Sets columns of a page to one pattern: a bar, a horizontal rule, or blank.</summary>
        /// <param name="page">Page, 0 to 7.</param>
        /// <param name="column">First column.</param>
        /// <param name="columns">Number of columns.</param>
        /// <param name="pattern">Rows to light, bit 0 at the top.</param>
        public void Fill(int page, int column, int columns, byte pattern)
        {
            if (column < 0)
            {
                columns += column;
                column = 0;
            }
            if (column + columns > Columns)
            {
                columns = Columns - column;
            }
            if (page < 0 || page >= Pages || columns <= 0)
            {
                return;
            }
            byte[] bytes = Bytes;
            int start = (page * Columns) + column;
            byte[] row = pattern == 0xFF ? _litRow : pattern == 0x80 ? _edgeRow : null;
            if (row != null)
            {
                Array.Copy(row, 0, bytes, start, columns);
                return;
            }
            int half = columns / 2;
            int done = 1;
            bytes[start] = pattern;
            while (done <= half)
            {
                Array.Copy(bytes, start, bytes, start + done, done);
                done *= 2;
            }
            Array.Copy(bytes, start, bytes, start + done, columns - done);
        }

        /// <summary>Draws one character of the small font.</summary>
        public void DrawSmall(int page, int column, char c)
        {
            Copy(SmallFont.OffsetOf(c), SmallFont.Width, page, column);
        }

        /// <summary>Draws one digit of the small font.</summary>
        public void DrawSmallDigit(int page, int column, int digit)
        {
            Copy(('0' - SmallFont.First + digit) * SmallFont.Width, SmallFont.Width, page, column);
        }

        /// <summary>Draws a text in the small font from a column on; what does not fit into the page is left out.</summary>
        /// <returns>The column after the text.</returns>
        public int DrawText(int page, int column, string text)
        {
            byte[] glyphs = _glyphs;
            byte[] bytes = Bytes;
            int length = text.Length;
            int room = column < 0 || (uint)page >= Pages ? 0 : (Columns - column) / SmallFont.Width;
            int fitting = length < room ? length : room;
            int target = (page * Columns) + column;
            for (int i = 0; i < fitting; i++)
            {
                // As SmallFont.OffsetOf, without the call: most of the time of a page goes into this loop.
                int glyph = text[i] - SmallFont.First;
                if ((uint)glyph > SmallFont.Last - SmallFont.First)
                {
                    glyph = '?' - SmallFont.First;
                }
                Array.Copy(glyphs, glyph * SmallFont.Width, bytes, target, SmallFont.Width);
                target += SmallFont.Width;
            }
            return column + (length * SmallFont.Width);
        }

        /// <summary>Draws a text in the small font that ends before a column.</summary>
        /// <returns>The first column of the text.</returns>
        public int DrawTextRight(int page, int endColumn, string text)
        {
            int column = endColumn - (text.Length * SmallFont.Width);
            DrawText(page, column, text);
            return column;
        }

        /// <summary>Draws a text in the small font in the middle of the page; one that is too long keeps its beginning.</summary>
        public void DrawTextCentred(int page, string text)
        {
            int width = text.Length * SmallFont.Width;
            DrawText(page, width < Columns ? (Columns - width + 1) / 2 : 0, text);
        }

        /// <summary>Draws the part of a headline that falls on one page; blanks keep their place.</summary>
        /// <param name="page">Page to draw on.</param>
        /// <param name="part">Part of the glyphs, 0 (top) or 1.</param>
        /// <param name="column">First column.</param>
        /// <param name="text">The headline.</param>
        public void DrawTitle(int page, int part, int column, string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                DrawTitle(page, part, column + (i * TitleFont.Width), text[i]);
            }
        }

        /// <summary>Draws the part of one character of a headline that falls on one page.</summary>
        public void DrawTitle(int page, int part, int column, char c)
        {
            int offset = TitleFont.OffsetOf(c, part);
            if (offset >= 0)
            {
                Copy(offset, TitleFont.Width, page, column);
            }
        }

        /// <summary>Draws the part of one large digit that falls on one page.</summary>
        public void DrawLargeDigit(int page, int part, int column, int digit)
        {
            Copy(GlyphSheet.Large + (((digit * LargeFont.Pages) + part) * LargeFont.FigureWidth), LargeFont.FigureWidth, page, column);
        }

        /// <summary>Draws the part of one large character that falls on one page; a space stays as it is.</summary>
        /// <param name="page">Page to draw on.</param>
        /// <param name="part">Part of the glyph, 0 (top) to 2.</param>
        /// <param name="column">First column.</param>
        /// <param name="c">The character.</param>
        public void DrawLarge(int page, int part, int column, char c)
        {
            int width = LargeFont.Width(c);
            if (width > 0 && c != ' ')
            {
                Copy(LargeFont.OffsetOf(c) + (part * width), width, page, column);
            }
        }

        private static byte[] Row(byte pattern)
        {
            byte[] row = new byte[Columns];
            for (int i = 0; i < Columns; i++)
            {
                row[i] = pattern;
            }
            return row;
        }

        private static byte[] Changed(int flipped, int lit)
        {
            byte[] changed = new byte[GlyphSheet.Bytes.Length];
            for (int i = 0; i < changed.Length; i++)
            {
                changed[i] = (byte)((GlyphSheet.Bytes[i] ^ flipped) | lit);
            }
            return changed;
        }

        // A glyph that does not lie wholly on its page is left out.
        private void Copy(int offset, int width, int page, int column)
        {
            if ((uint)page < Pages && (uint)column <= (uint)(Columns - width))
            {
                Array.Copy(_glyphs, offset, Bytes, (page * Columns) + column, width);
            }
        }
    }
}
