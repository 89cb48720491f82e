namespace SmpPen.Core.Link
{
    /// <summary>SHA-256 (FIPS 180-4) of a message that fits one block, two rounds at a time: 32 steps.</summary>
    public sealed class Sha256Block
    {
        /// <summary>Bytes of a digest.</summary>
        public const int DigestLength = 32;

        /// <summary>Longest message, in bytes.</summary>
        public const int LongestMessage = 55;

        private const int BlockLength = 64;
        private const int RoundsPerStep = 2;
        private const int Rounds = 64;

        private static readonly uint[] s_constants =
        {
            0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
            0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
            0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
            0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
            0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
            0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
            0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
            0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
        };

        private static readonly uint[] s_initial =
        {
            0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
        };

        private readonly uint[] _schedule = new uint[16];
        private readonly uint[] _state = new uint[8];
        private int _round;

        /// <summary>Message bytes; set before <see cref="Begin"/>.</summary>
        public byte[] Message { get; } = new byte[BlockLength];

        /// <summary>Result of the last block that was finished.</summary>
        public byte[] Digest { get; } = new byte[DigestLength];

        /// <summary>Begins with the first bytes of <see cref="Message"/>.</summary>
        /// <param name="length">Bytes, at most <see cref="LongestMessage"/>.</param>
        public void Begin(int length)
        {
            byte[] message = Message;
            message[length] = 0x80;
            for (int i = length + 1; i < BlockLength - 2; i++)
            {
                message[i] = 0;
            }
            message[BlockLength - 2] = (byte)(length >> 5);
            message[BlockLength - 1] = (byte)(length << 3);
            for (int i = 0; i < 8; i++)
            {
                _state[i] = s_initial[i];
            }
            _round = 0;
        }

        /// <summary>Two rounds.</summary>
        /// <returns>True when the digest is there.</returns>
        public bool Step()
        {
            uint[] state = _state;
            uint a = state[0], b = state[1], c = state[2], d = state[3];
            uint e = state[4], f = state[5], g = state[6], h = state[7];
            int end = _round + RoundsPerStep;
            for (int round = _round; round < end; round++)
            {
                uint sum = h + (((e >> 6) | (e << 26)) ^ ((e >> 11) | (e << 21)) ^ ((e >> 25) | (e << 7)))
                    + ((e & f) ^ (~e & g)) + s_constants[round] + WordOf(round);
                h = g;
                g = f;
                f = e;
                e = d + sum;
                d = c;
                uint majority = (a & b) ^ (a & c) ^ (b & c);
                uint rotated = ((a >> 2) | (a << 30)) ^ ((a >> 13) | (a << 19)) ^ ((a >> 22) | (a << 10));
                c = b;
                b = a;
                a = sum + rotated + majority;
            }
            state[0] = a;
            state[1] = b;
            state[2] = c;
            state[3] = d;
            state[4] = e;
            state[5] = f;
            state[6] = g;
            state[7] = h;
            _round = end;
            if (end < Rounds)
            {
                return false;
            }
            Finish();
            return true;
        }

        private uint WordOf(int round)
        {
            uint[] words = _schedule;
            int at = round & 15;
            uint word;
            if (round < 16)
            {
                int first = round * 4;
                word = ((uint)Message[first] << 24) | ((uint)Message[first + 1] << 16) | ((uint)Message[first + 2] << 8) | Message[first + 3];
            }
            else
            {
                uint x = words[(round + 1) & 15];
                uint y = words[(round + 14) & 15];
                word = words[at] + words[(round + 9) & 15]
                    + (((x >> 7) | (x << 25)) ^ ((x >> 18) | (x << 14)) ^ (x >> 3))
                    + (((y >> 17) | (y << 15)) ^ ((y >> 19) | (y << 13)) ^ (y >> 10));
            }
            words[at] = word;
            return word;
        }

        private void Finish()
        {
            for (int i = 0; i < 8; i++)
            {
                uint word = _state[i] + s_initial[i];
                int at = i * 4;
                Digest[at] = (byte)(word >> 24);
                Digest[at + 1] = (byte)(word >> 16);
                Digest[at + 2] = (byte)(word >> 8);
                Digest[at + 3] = (byte)word;
            }
        }
    }
}
