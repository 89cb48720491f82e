using System;

namespace SmpPen.Core.Display
{
    /// <summary>The picture of the panel: byte = page x 128 + column, bit 0 is the top row of the page.</summary>
    /// <remarks>
    /// Whole glyph columns are block-copied, one native call a glyph, because the interpreter is far too slow for pixels.
    /// Whatever is drawn outside the panel is clipped. Nothing here allocates after construction.
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
        private readonly byte[] _smallInverse = Changed(SmallFont.Glyphs, 0xFF, 0);
        private readonly byte[] _titleInverse = HeadlineBar();
        private readonly byte[] _smallOverBar = Changed(SmallFont.Glyphs, 0, 0x80);
        private readonly byte[] _titleOverBar = Changed(TitleFont.Glyphs, 0, 0x80);
        private readonly byte[] _largeOverBar = Changed(LargeFont.Glyphs, 0, 0x80);
        private byte[] _small = SmallFont.Glyphs;
        private byte[] _title = TitleFont.Glyphs;
        private byte[] _large = LargeFont.Glyphs;

        /// <summary>The picture, 1,024 bytes.</summary>
        public readonly byte[] Bytes = new byte[Columns * Pages];

        /// <summary>Chooses how the glyphs that follow are drawn.</summary>
        /// <remarks>Large ones have no inverse; over a bar only their lowest part may be drawn.</remarks>
        public void Use(GlyphStyle style)
        {
            _small = style == GlyphStyle.Inverse ? _smallInverse : style == GlyphStyle.OverBar ? _smallOverBar : SmallFont.Glyphs;
            _title = style == GlyphStyle.Inverse ? _titleInverse : style == GlyphStyle.OverBar ? _titleOverBar : TitleFont.Glyphs;
            _large = style == GlyphStyle.OverBar ? _largeOverBar : LargeFont.Glyphs;
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
            Copy(_small, SmallFont.OffsetOf(c), SmallFont.Width, page, column);
        }

        /// <summary>Draws one digit of the small font.</summary>
        /// <param name="page">Page, 0 to 7.</param>
        /// <param name="column">First column.</param>
        /// <param name="digit">0 to 9.</param>
        public void DrawSmallDigit(int page, int column, int digit)
        {
            int offset = ('0' - SmallFont.First + digit) * SmallFont.Width;
            if ((uint)page < Pages && (uint)column <= Columns - SmallFont.Width)
            {
                Array.Copy(_small, offset, Bytes, (page * Columns) + column, SmallFont.Width);
                return;
            }
            CopyClipped(_small, offset, SmallFont.Width, page, column);
        }

        /// <summary>Draws a text in the small font from a column on.</summary>
        /// <returns>The column after the text.</returns>
        public int DrawText(int page, int column, string text)
        {
            int length = text == null ? 0 : text.Length;
            int end = column + (length * SmallFont.Width);
            if (page < 0 || page >= Pages || column < 0 || end > Columns)
            {
                return DrawClipped(page, column, text, length);
            }
            byte[] glyphs = _small;
            byte[] bytes = Bytes;
            int target = (page * Columns) + column;
            for (int i = 0; i < length; i++)
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
            return end;
        }

        /// <summary>Draws a text in the small font that ends before a column.</summary>
        /// <returns>The first column of the text.</returns>
        public int DrawTextRight(int page, int endColumn, string text)
        {
            int column = endColumn - (text == null ? 0 : text.Length * SmallFont.Width);
            DrawText(page, column, text);
            return column;
        }

        /// <summary>Draws a text in the small font in the middle of the page; one that is too long keeps its beginning.</summary>
        public void DrawTextCentred(int page, string text)
        {
            int width = text == null ? 0 : text.Length * SmallFont.Width;
            DrawText(page, width < Columns ? (Columns - width + 1) / 2 : 0, text);
        }

        /// <summary>Draws the part of a headline that falls on one page; blanks keep their place.</summary>
        /// <param name="page">Page to draw on.</param>
        /// <param name="part">Part of the glyphs, 0 (top) or 1.</param>
        /// <param name="column">First column.</param>
        /// <param name="text">The headline.</param>
        /// <returns>The column after the headline.</returns>
        public int DrawTitle(int page, int part, int column, string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                DrawTitle(page, part, column, text[i]);
                column += TitleFont.Width;
            }
            return column;
        }

        /// <summary>Draws the part of one character of a headline that falls on one page.</summary>
        public void DrawTitle(int page, int part, int column, char c)
        {
            int glyph = TitleFont.Characters.IndexOf(c);
            if (glyph >= 0)
            {
                int offset = ((glyph * TitleFont.Pages) + part) * TitleFont.Width;
                Copy(_title, offset, TitleFont.Width, page, column);
            }
        }

        /// <summary>Draws the part of one large character that falls on one page; a space stays as it is.</summary>
        /// <param name="page">Page to draw on.</param>
        /// <param name="part">Part of the glyph, 0 (top) to 2.</param>
        /// <param name="column">First column.</param>
        /// <param name="c">The character.</param>
        public void DrawLarge(int page, int part, int column, char c)
        {
            int width = LargeFont.Width(c);
            if (width != 0 && c != ' ')
            {
                Copy(_large, LargeFont.OffsetOf(c) + (part * width), width, page, column);
            }
        }

        /// <summary>Draws the part of one large digit that falls on one page.</summary>
        /// <param name="page">Page to draw on.</param>
        /// <param name="part">Part of the glyph, 0 (top) to 2.</param>
        /// <param name="column">First column.</param>
        /// <param name="digit">0 to 9.</param>
        public void DrawLargeDigit(int page, int part, int column, int digit)
        {
            Copy(_large, ((digit * LargeFont.Pages) + part) * LargeFont.FigureWidth, LargeFont.FigureWidth, page, column);
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

        private static byte[] Changed(byte[] glyphs, int flipped, int lit)
        {
            byte[] changed = new byte[glyphs.Length];
            for (int i = 0; i < changed.Length; i++)
            {
                changed[i] = (byte)((glyphs[i] ^ flipped) | lit);
            }
            return changed;
        }

        // The lowest row of a headline's bar stays dark, or the text below would touch it.
        private static byte[] HeadlineBar()
        {
            byte[] bar = Changed(TitleFont.Glyphs, 0xFF, 0);
            for (int i = 0; i < bar.Length; i++)
            {
                if ((i / TitleFont.Width) % TitleFont.Pages == TitleFont.Pages - 1)
                {
                    bar[i] = (byte)(bar[i] & 0x7F);
                }
            }
            return bar;
        }

        private int DrawClipped(int page, int column, string text, int length)
        {
            for (int i = 0; i < length; i++)
            {
                DrawSmall(page, column, text[i]);
                column += SmallFont.Width;
            }
            return column;
        }

        private void Copy(byte[] glyphs, int offset, int width, int page, int column)
        {
            if ((uint)page < Pages && (uint)column <= Columns - (uint)width)
            {
                Array.Copy(glyphs, offset, Bytes, (page * Columns) + column, width);
                return;
            }
            CopyClipped(glyphs, offset, width, page, column);
        }

        private void CopyClipped(byte[] glyphs, int offset, int width, int page, int column)
        {
            if ((uint)page >= Pages)
            {
                return;
            }
            if (column < 0)
            {
                offset -= column;
                width += column;
                column = 0;
            }
            if (column + width > Columns)
            {
                width = Columns - column;
            }
            if (width > 0)
            {
                Array.Copy(glyphs, offset, Bytes, (page * Columns) + column, width);
            }
        }
    }
}
