namespace SmpPen.Core.Display
{
    /// <summary>The font of headlines such as "FAULT 08": bold, 13 pixels high in cells of 12x16, two pages high.</summary>
    public static class TitleFont
    {
        /// <summary>The characters that the font holds; every other one is blank.</summary>
        public const string Characters = "0123456789?ADEFLMNPRSTU";

        /// <summary>Columns of a cell; the last two are the gap.</summary>
        public const int Width = 12;

        /// <summary>Pages that a glyph covers.</summary>
        public const int Pages = 2;

        /// <summary>Place on the sheet of a part of a glyph, -1 for a character that the font does not hold.</summary>
        public static int OffsetOf(char c, int part)
        {
            int glyph = Characters.IndexOf(c);
            return glyph < 0 ? glyph : GlyphSheet.Title + (((glyph * Pages) + part) * Width);
        }
    }
}
