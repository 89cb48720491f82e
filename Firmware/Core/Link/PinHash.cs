namespace SmpPen.Core.Link
{
    /// <summary>
    /// Salted hash of a PIN, as crypt(3) made it: the PIN is the key under which the salt is enciphered over and over. The cipher is
    /// XTEA (Needham and Wheeler, 1997), 32 cycles a time, 16 times.
    /// </summary>
    /// <remarks>
    /// A step is 4 cycles, so a PIN takes 128 ticks, about 1.3 s: what the interpreter can do while somebody waits. Whoever can read the flash tries
    /// 10,000 PINs with a computer at once, whatever the hash: what protects is the wait after a wrong PIN.
    /// </remarks>
    public sealed class PinHash
    {
        /// <summary>Longest PIN, in bytes.</summary>
        public const int LongestPin = 12;

        private const uint Delta = 0x9E3779B9;
        private const uint LastSum = 0xC6EF3720; // 32 times Delta
        private const int Steps = 128;
        private const int CyclesPerStep = 4;

        /// <summary>The hash, once <see cref="Step"/> has said so.</summary>
        public uint High;

        /// <summary>Its other half.</summary>
        public uint Low;

        private readonly uint[] _key = new uint[4];
        private uint _sum;
        private int _left;

        /// <summary>Begins.</summary>
        public void Begin(uint saltHigh, uint saltLow, byte[] text, int start, int length)
        {
            High = saltHigh;
            Low = saltLow;
            for (int i = 0; i < 4; i++)
            {
                _key[i] = 0;
            }
            for (int i = 0; i < length; i++)
            {
                _key[i & 3] = (_key[i & 3] << 8) | text[start + i];
            }
            _sum = 0;
            _left = Steps;
        }

        /// <summary>One step; true when the hash is there.</summary>
        public bool Step()
        {
            uint high = High;
            uint low = Low;
            uint sum = _sum == LastSum ? 0 : _sum;
            for (int i = 0; i < CyclesPerStep; i++)
            {
                high += (((low << 4) ^ (low >> 5)) + low) ^ (sum + _key[(int)(sum & 3)]);
                sum += Delta;
                low += (((high << 4) ^ (high >> 5)) + high) ^ (sum + _key[(int)((sum >> 11) & 3)]);
            }
            High = high;
            Low = low;
            _sum = sum;
            return --_left == 0;
        }
    }
}
