namespace SmpPen.Core.Storage
{
    /// <summary>CRC-32 of IEEE 802.3 (reflected, polynomial 0xEDB88320). "123456789" gives 0xCBF43926.</summary>
    public static class Crc32
    {
        // Remainders of the sixteen nibbles: 64 bytes of table instead of 1 KB of a small heap.
        private static readonly uint[] s_nibbles =
        {
            0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
            0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
        };

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
    }
}
