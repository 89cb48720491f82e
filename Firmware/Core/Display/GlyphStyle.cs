namespace SmpPen.Core.Display
{
    /// <summary>How glyphs are drawn.</summary>
    public enum GlyphStyle
    {
        /// <summary>Lit on dark.</summary>
        Plain = 0,

        /// <summary>Dark on lit.</summary>
        Inverse = 1,

        /// <summary>Lit on dark with the lowest row lit: that row is the upper edge of a bar on the next page.</summary>
        OverBar = 2,
    }
}
