using SmpPen.Core.Display;

namespace SmpPen.Unit.Display
{
    /// <summary>Reads text back from a picture by comparing glyphs, as an eye would.</summary>
    public static class PanelReader
    {
        // The lowest row may be the upper edge of a bar.
        private const int GlyphRows = 0x7F;

        /// <summary>Column at which a text in the small font stands, plain or inverse; -1 when it does not.</summary>
        public static int Find(byte[] picture, int page, string text)
        {
            for (int column = 0; column + (text.Length * SmallFont.Width) <= FrameBuffer.Columns; column++)
            {
                if (Stands(picture, page, column, text, 0) || Stands(picture, page, column, text, GlyphRows))
                {
                    return column;
                }
            }
            return -1;
        }

        /// <summary>True when the text stands on the page.</summary>
        public static bool Shows(byte[] picture, int page, string text)
        {
            return Find(picture, page, text) >= 0;
        }

        /// <summary>True when the text stands on the page, dark on lit.</summary>
        public static bool ShowsInverse(byte[] picture, int page, string text)
        {
            int column = Find(picture, page, text);
            return column >= 0 && Stands(picture, page, column, text, GlyphRows);
        }

        /// <summary>True when a text in the large font stands there, its three pages from this one on.</summary>
        public static bool ShowsLarge(byte[] picture, int page, int column, string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                int width = LargeFont.Width(text[i]);
                for (int part = 0; part < LargeFont.Pages; part++)
                {
                    for (int x = 0; x < width; x++)
                    {
                        int rows = part == LargeFont.Pages - 1 ? GlyphRows : 0xFF;
                        int shown = picture[((page + part) * FrameBuffer.Columns) + column + x] & rows;
                        if (shown != (FontColumns.Large(text[i], x, part) & rows))
                        {
                            return false;
                        }
                    }
                }
                column += width;
            }
            return true;
        }

        /// <summary>True when a headline stands there, its two pages from this one on.</summary>
        /// <param name="flipped">0 for lit on dark, 0xFF for dark on lit.</param>
        public static bool ShowsTitle(byte[] picture, int page, int column, string text, int flipped)
        {
            for (int i = 0; i < text.Length * TitleFont.Width; i++)
            {
                char c = text[i / TitleFont.Width];
                int top = picture[(page * FrameBuffer.Columns) + column + i];
                int bottom = picture[((page + 1) * FrameBuffer.Columns) + column + i];
                int x = i % TitleFont.Width;
                if (top != (FontColumns.Title(c, x, 0) ^ flipped)
                    || (bottom & GlyphRows) != ((FontColumns.Title(c, x, 1) ^ flipped) & GlyphRows))
                {
                    return false;
                }
            }
            return true;
        }

        private static bool Stands(byte[] picture, int page, int column, string text, int flipped)
        {
            for (int i = 0; i < text.Length; i++)
            {
                for (int x = 0; x < SmallFont.Width; x++)
                {
                    int shown = picture[(page * FrameBuffer.Columns) + column + (i * SmallFont.Width) + x] & GlyphRows;
                    if (shown != ((FontColumns.Small(text[i], x) ^ flipped) & GlyphRows))
                    {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
