using SmpPen.Core.Display;

namespace SmpPen.Unit.Display
{
    /// <summary>Looks at one column of one page of a glyph, bit 0 at the top; 0 where a font holds nothing.</summary>
    public static class FontColumns
    {
        /// <summary>Of the small font; a character without a glyph looks like a question mark.</summary>
        public static byte Small(char c, int column) => GlyphSheet.Bytes[SmallFont.OffsetOf(c) + column];

        /// <summary>Of the title font, page 0 (top) or 1.</summary>
        public static byte Title(char c, int column, int page)
        {
            int offset = TitleFont.OffsetOf(c, page);
            return offset < 0 ? (byte)0 : GlyphSheet.Bytes[offset + column];
        }

        /// <summary>Of the large font, page 0 (top) to 2.</summary>
        public static byte Large(char c, int column, int page)
        {
            int width = LargeFont.Width(c);
            return c == ' ' || column >= width ? (byte)0 : GlyphSheet.Bytes[LargeFont.OffsetOf(c) + (page * width) + column];
        }
    }
}
