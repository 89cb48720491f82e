namespace SmpPen.Core.Display
{
    /// <summary>Draws numbers in the large font, and counters in the title font, page by page and without making strings.</summary>
    public static class LargeNumber
    {
        private const int Figures = 3;
        private const int Limit = 1000;

        /// <summary>Draws the part of a large number that falls on one page, ending before a column: three digits; one that needs more is shown as dashes, never cut.</summary>
        /// <param name="frame">Where to draw.</param>
        /// <param name="page">Page to draw on.</param>
        /// <param name="part">Part of the glyphs, 0 (top) to 2.</param>
        /// <param name="endColumn">The column after the number.</param>
        /// <param name="value">The number, in units of the last digit shown.</param>
        /// <param name="decimals">Digits after the point, 0 to 2.</param>
        /// <returns>The first column of the number.</returns>
        public static int DrawRight(FrameBuffer frame, int page, int part, int endColumn, int value, int decimals)
        {
            int rest = value < 0 ? -value : value;
            int column = endColumn;
            if ((uint)rest >= Limit)
            {
                for (int i = 0; i < Figures; i++)
                {
                    column -= LargeFont.FigureWidth;
                    frame.DrawLarge(page, part, column, '-');
                }
                return column;
            }
            int digits = 0;
            do
            {
                if (digits == decimals && digits != 0)
                {
                    column -= LargeFont.NarrowWidth;
                    frame.DrawLarge(page, part, column, '.');
                }
                column -= LargeFont.FigureWidth;
                frame.DrawLargeDigit(page, part, column, rest % 10);
                rest /= 10;
                digits++;
            }
            while (rest > 0 || digits <= decimals);
            if (value < 0)
            {
                column -= LargeFont.FigureWidth;
                frame.DrawLarge(page, part, column, '-');
            }
            return column;
        }

        /// <summary>Draws the part of a counter in the title font that falls on one page, from a column on.</summary>
        /// <param name="frame">Where to draw.</param>
        /// <param name="page">Page to draw on.</param>
        /// <param name="part">Part of the glyphs, 0 (top) or 1.</param>
        /// <param name="column">First column.</param>
        /// <param name="count">The count; a negative one shows as 0.</param>
        /// <returns>The column after the counter.</returns>
        public static int DrawCount(FrameBuffer frame, int page, int part, int column, int count)
        {
            int rest = count < 0 ? 0 : count;
            int end = column + (SmallNumber.CellsOf(rest, 0) * TitleFont.Width);
            int next = end;
            do
            {
                next -= TitleFont.Width;
                frame.DrawTitle(page, part, next, (char)('0' + (rest % 10)));
                rest /= 10;
            }
            while (rest > 0);
            return end;
        }
    }
}
