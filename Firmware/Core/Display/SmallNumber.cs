namespace SmpPen.Core.Display
{
    /// <summary>Draws numbers and times in the small font without making strings.</summary>
    public static class SmallNumber
    {
        private const int LongestTimeSeconds = 359999;

        /// <summary>Draws a number that ends before a column.</summary>
        /// <param name="frame">Where to draw.</param>
        /// <param name="page">Page, 0 to 7.</param>
        /// <param name="endColumn">The column after the last digit.</param>
        /// <param name="value">The number, in units of the last digit shown.</param>
        /// <param name="decimals">Digits after the point; 124 with 2 decimals is "1.24".</param>
        /// <param name="cells">Cells that it may take; one that needs more is shown as dashes, never cut.</param>
        /// <returns>The first column of the number.</returns>
        public static int DrawRight(FrameBuffer frame, int page, int endColumn, long value, int decimals, int cells)
        {
            long rest = value < 0 ? -value : value;
            int room = cells - (value < 0 ? 1 : 0) - (decimals > 0 ? 1 : 0);
            if (rest < 0 || room <= decimals)
            {
                return DrawDashes(frame, page, endColumn, cells);
            }
            int column = endColumn;
            int digits = 0;
            do
            {
                if (digits == decimals && digits != 0)
                {
                    column -= SmallFont.Width;
                    frame.DrawSmall(page, column, '.');
                }
                column -= SmallFont.Width;
                frame.DrawSmallDigit(page, column, (int)(rest % 10));
                rest /= 10;
                digits++;
            }
            while (digits < room && (rest > 0 || digits <= decimals));
            if (rest > 0)
            {
                // The dashes cover every cell that has been drawn.
                return DrawDashes(frame, page, endColumn, cells);
            }
            if (value < 0)
            {
                column -= SmallFont.Width;
                frame.DrawSmall(page, column, '-');
            }
            return column;
        }

        /// <summary>Draws a number from a column on.</summary>
        /// <returns>The column after the number.</returns>
        public static int DrawLeft(FrameBuffer frame, int page, int column, long value, int decimals)
        {
            int cells = CellsOf(value, decimals);
            int end = column + (cells * SmallFont.Width);
            DrawRight(frame, page, end, value, decimals, cells);
            return end;
        }

        /// <summary>Draws a time as h:mm:ss that ends before a column; 99:59:59 stands for everything longer.</summary>
        /// <returns>The first column of the time.</returns>
        public static int DrawTimeRight(FrameBuffer frame, int page, int endColumn, int seconds)
        {
            if (seconds > LongestTimeSeconds)
            {
                seconds = LongestTimeSeconds;
            }
            if (seconds < 0)
            {
                seconds = 0;
            }
            int minutes = seconds / 60;
            int hours = minutes / 60;
            int column = DrawPair(frame, page, endColumn, seconds % 60);
            column = DrawPair(frame, page, column, minutes % 60) - SmallFont.Width;
            frame.DrawSmallDigit(page, column, hours % 10);
            if (hours >= 10)
            {
                column -= SmallFont.Width;
                frame.DrawSmallDigit(page, column, hours / 10);
            }
            return column;
        }

        /// <summary>Cells that a number takes, with its sign and point.</summary>
        public static int CellsOf(long value, int decimals)
        {
            if (value == long.MinValue)
            {
                return 20;
            }
            int cells = value < 0 ? 1 : 0;
            long rest = value < 0 ? -value : value;
            int digits = 0;
            do
            {
                digits++;
                rest /= 10;
            }
            while (rest > 0);
            return cells + (digits <= decimals ? decimals + 1 : digits) + (decimals > 0 ? 1 : 0);
        }

        private static int DrawPair(FrameBuffer frame, int page, int endColumn, int value)
        {
            int column = endColumn - SmallFont.Width;
            frame.DrawSmallDigit(page, column, value % 10);
            column -= SmallFont.Width;
            frame.DrawSmallDigit(page, column, value / 10);
            column -= SmallFont.Width;
            frame.DrawSmall(page, column, ':');
            return column;
        }

        private static int DrawDashes(FrameBuffer frame, int page, int endColumn, int cells)
        {
            int column = endColumn;
            for (int i = 0; i < cells; i++)
            {
                column -= SmallFont.Width;
                frame.DrawSmall(page, column, '-');
            }
            return column;
        }
    }
}
