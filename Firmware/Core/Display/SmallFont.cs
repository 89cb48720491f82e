namespace SmpPen.Core.Display
{
    /// <summary>The small font: 5x7 pixels in cells of 6x8. Codes 27-31 are symbols, 32-126 ASCII.</summary>
    /// <remarks>Bit 7 holds descenders only, and no two glyphs differ in it alone: where the page below is a bar it is lit throughout.</remarks>
    public static class SmallFont
    {
        /// <summary>Columns of a cell; the last one is the gap.</summary>
        public const int Width = 6;

        /// <summary>First code that has a glyph.</summary>
        public const char First = '\x1B';

        /// <summary>Last code that has a glyph.</summary>
        public const char Last = '~';

        /// <summary>A tick: regulation has settled.</summary>
        public const char Check = '\x1B';

        /// <summary>Marks the row that the cursor is on.</summary>
        public const char Pointer = '\x1C';

        /// <summary>Marks a value that Up and Down change.</summary>
        public const char UpDown = '\x1D';

        /// <summary>The sign of micro, as in microseconds.</summary>
        public const char Micro = '\x1E';

        /// <summary>A filled square: an input that is active.</summary>
        public const char Square = '\x1F';

        /// <summary>Place of a glyph on the sheet; a character without one looks like a question mark.</summary>
        public static int OffsetOf(char c) => c >= First && c <= Last ? (c - First) * Width : ('?' - First) * Width;
    }
}
