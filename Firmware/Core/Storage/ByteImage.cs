namespace SmpPen.Core.Storage
{
    /// <summary>
    /// Little-endian bytes of a block that is stored. The same calls put values in and take them out, so that a layout is written
    /// down once: each gives back the value that the bytes hold. A step beyond the end sets a flag instead of throwing.
    /// </summary>
    public sealed class ByteImage
    {
        private int _end;
        private bool _isReading;

        /// <summary>Makes an image with a buffer of its own, to write.</summary>
        /// <param name="capacity">Bytes that it can hold.</param>
        public ByteImage(int capacity)
        {
            Bytes = new byte[capacity];
            _end = capacity;
        }

        /// <summary>The bytes; valid are the first <see cref="Position"/> after writing.</summary>
        public readonly byte[] Bytes;

        /// <summary>Next byte to write or read.</summary>
        public int Position;

        /// <summary>True once a step went beyond the end; what is read then is 0, what is written is lost.</summary>
        public bool IsOverrun;

        /// <summary>Back to the first byte, to write up to the capacity.</summary>
        public void BeginWrite()
        {
            Position = 0;
            IsOverrun = false;
            _isReading = false;
            _end = Bytes.Length;
        }

        /// <summary>Back to the first byte, to read at most the given number.</summary>
        public void BeginRead(int length)
        {
            BeginWrite();
            _isReading = true;
            _end = length < _end ? length : _end;
        }

        /// <summary>Carries the low 8 bits, without a sign.</summary>
        public int Byte(int value) => Claim(1) ? Carry(value) : 0;

        /// <summary>Carries the low 16 bits, with a sign.</summary>
        public int Int16(int value) => Claim(2) ? (short)(Carry(value) | (Carry(value >> 8) << 8)) : 0;

        /// <summary>Carries 32 bits.</summary>
        public int Int32(int value)
            => Claim(4) ? Carry(value) | (Carry(value >> 8) << 8) | (Carry(value >> 16) << 16) | (Carry(value >> 24) << 24) : 0;

        /// <summary>Carries 64 bits, the low half first.</summary>
        public long Int64(long value) => Claim(8) ? (uint)Int32((int)value) | ((long)Int32((int)(value >> 32)) << 32) : 0;

        /// <summary>Carries printable ASCII in a fixed width, up to its first unprintable character.</summary>
        /// <remarks>Reading allocates the string: not in the tick.</remarks>
        public string Text(string value, int width)
        {
            int start = Position;
            int length = 0;
            bool hasEnded = false;
            for (int i = 0; i < width; i++)
            {
                int c = Byte(i < value.Length ? value[i] : 0);
                hasEnded = hasEnded || c < ' ' || c > '~';
                length = hasEnded ? length : i + 1;
            }

            return _isReading ? TextOf(Bytes, start, length) : value;
        }

        /// <summary>Carries bytes as they are; there must be enough of them.</summary>
        public void Block(byte[] bytes)
        {
            int start = Position;
            Skip(bytes.Length);
            if (!IsOverrun)
            {
                System.Array.Copy(_isReading ? Bytes : bytes, _isReading ? start : 0, _isReading ? bytes : Bytes, _isReading ? 0 : start, bytes.Length);
            }
        }

        /// <summary>Passes over bytes.</summary>
        public void Skip(int count)
        {
            Position += Claim(count) ? count : 0;
        }

        /// <summary>The characters of some bytes. Allocates the string.</summary>
        public static string TextOf(byte[] bytes, int start, int length)
        {
            char[] text = new char[length];
            for (int i = 0; i < length; i++)
            {
                text[i] = (char)bytes[start + i];
            }

            return new string(text);
        }

        private bool Claim(int count)
        {
            IsOverrun = IsOverrun || count < 0 || Position + count > _end;
            return !IsOverrun;
        }

        private int Carry(int value)
        {
            if (!_isReading)
            {
                Bytes[Position] = (byte)value;
            }

            return Bytes[Position++];
        }
    }
}
