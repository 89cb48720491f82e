namespace SmpPen.Core.Hardware
{
    /// <summary>A 128x64 one-bit panel, written page by page (a page is 8 rows high, bit 0 is the top row).</summary>
    public interface IDisplayPanel
    {
        /// <summary>Sends the initial sequence. False when the panel does not answer.</summary>
        bool TryInitialise();

        /// <summary>Writes part of one page; blocks for the bus time, about 3 ms for all 128 columns.</summary>
        /// <param name="page">Page, 0 (top) to 7.</param>
        /// <param name="firstColumn">First column, 0-127.</param>
        /// <param name="frame">Frame buffer of 1,024 bytes: byte page x 128 + column.</param>
        /// <param name="columns">Number of columns to write from firstColumn on.</param>
        /// <returns>False when the panel did not acknowledge.</returns>
        bool TryWritePage(int page, int firstColumn, byte[] frame, int columns);
    }
}
