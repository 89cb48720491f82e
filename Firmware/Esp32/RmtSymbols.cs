namespace SmpPen.Esp32
{
    /// <summary>The bytes of RMT symbols: 4 each, two halves of 15 bits duration and the level in bit 15, little-endian.</summary>
    public static class RmtSymbols
    {
        /// <summary>Longest half in ticks (15 bits).</summary>
        public const int LongestTicks = 32767;

        /// <summary>Bytes of a half.</summary>
        public const int BytesPerHalf = 2;

        /// <summary>Puts one half; a duration of 0 ends the train.</summary>
        public static void Put(byte[] symbols, int half, bool high, int ticks)
        {
            int index = half * BytesPerHalf;
            symbols[index] = (byte)ticks;
            symbols[index + 1] = (byte)((ticks >> 8) | (high ? 0x80 : 0));
        }

        /// <summary>Puts one level over several halves of nearly equal length, since a half alone ends at 32,767 ticks.</summary>
        public static void PutSpread(byte[] symbols, int firstHalf, int halves, bool high, int ticks)
        {
            for (int i = 0; i < halves; i++)
            {
                Put(symbols, firstHalf + i, high, (ticks / halves) + (i < ticks % halves ? 1 : 0));
            }
        }
    }
}
