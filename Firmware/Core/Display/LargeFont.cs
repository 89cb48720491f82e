namespace SmpPen.Core.Display
{
    /// <summary>The large font of depth and rate: bold figures 21 pixels high in cells three pages high.</summary>
    /// <remarks>Holds '0' to '9', '-' and space in wide cells, '.' and '!' in narrow ones.</remarks>
    public static class LargeFont
    {
        /// <summary>Pages that a glyph covers.</summary>
        public const int Pages = 3;

        /// <summary>Columns of a figure, of '-' and of a space; the last two are the gap.</summary>
        public const int FigureWidth = 15;

        /// <summary>Columns of '.' and '!'; the last two are the gap.</summary>
        public const int NarrowWidth = 6;

        private const int FigureSize = FigureWidth * Pages;
        private const int NarrowOffset = 11 * FigureSize;

        /// <summary>Columns that a character takes; 0 for one that the font does not hold.</summary>
        public static int Width(char c) =>
            (c >= '0' && c <= '9') || c == '-' || c == ' ' ? FigureWidth : c == '.' || c == '!' ? NarrowWidth : 0;

        /// <summary>Place on the sheet of a glyph that the font holds.</summary>
        public static int OffsetOf(char c) => GlyphSheet.Large
            + (c == '-' ? 10 * FigureSize : c == '.' ? NarrowOffset : c == '!' ? NarrowOffset + (NarrowWidth * Pages) : (c - '0') * FigureSize);
    }
}
