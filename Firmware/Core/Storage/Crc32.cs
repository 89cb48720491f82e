namespace SmpPen.Core.Storage
{
    /// <summary>CRC-32 of IEEE 802.3 (reflected, polynomial 0xEDB88320). "123456789" gives 0xCBF43926.</summary>
    public static class Crc32
    {
        // Remainders of the sixteen nibbles: 64 bytes of table instead of 1 KB of a small heap.
        private static readonly uint[] s_nibbles = Remainders();

        private const uint Polynomial = 0xEDB88320;

        /// <summary>What <see cref="Add"/> begins with.</summary>
        public const uint Start = 0xFFFFFFFF;

        /// <summary>Check value of a part of a buffer.</summary>
        public static uint Compute(byte[] buffer, int offset, int length) => ~Add(Start, buffer, offset, offset + length);

        /// <summary>Takes more bytes into a check value; its complement is the CRC.</summary>
        public static uint Add(uint crc, byte[] buffer, int offset, int end)
        {
            uint[] nibbles = s_nibbles;
            for (int i = offset; i < end; i++)
            {
                crc ^= buffer[i];
                crc = (crc >> 4) ^ nibbles[(int)(crc & 15)];
                crc = (crc >> 4) ^ nibbles[(int)(crc & 15)];
            }

            return crc;
        }

        private static uint[] Remainders()
        {
            uint[] remainders = new uint[16];
            for (uint i = 0; i < 16; i++)
            {
                uint remainder = i;
                for (int bit = 0; bit < 4; bit++)
                {
                    remainder = (remainder >> 1) ^ ((remainder & 1) * Polynomial);
                }
                remainders[i] = remainder;
            }
            return remainders;
        }
    }
}
