using System;

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
        public int Byte(int value)
        {
            int at = Claim(1);
            return at < 0 ? 0 : _isReading ? Bytes[at] : Bytes[at] = (byte)value;
        }

        /// <summary>Carries the low 16 bits, with a sign.</summary>
        public int Int16(int value)
        {
            int at = Claim(2);
            if (at >= 0 && !_isReading)
            {
                Bytes[at] = (byte)value;
                Bytes[at + 1] = (byte)(value >> 8);
            }

            return at < 0 ? 0 : BitConverter.ToInt16(Bytes, at);
        }

        /// <summary>Carries 32 bits.</summary>
        public int Int32(int value)
        {
            int at = Claim(4);
            if (at < 0)
            {
                return 0;
            }

            byte[] bytes = Bytes;
            if (_isReading)
            {
                return BitConverter.ToInt32(bytes, at);
            }

            bytes[at] = (byte)value;
            bytes[at + 1] = (byte)(value >> 8);
            bytes[at + 2] = (byte)(value >> 16);
            bytes[at + 3] = (byte)(value >> 24);
            return value;
        }

        /// <summary>Carries 64 bits, the low half first.</summary>
        public long Int64(long value)
        {
            long low = (uint)Int32((int)value);
            return low | ((long)Int32((int)(value >> 32)) << 32);
        }

        /// <summary>Carries printable ASCII in a fixed width, up to its first unprintable character.</summary>
        /// <remarks>Reading allocates the string: not in the tick.</remarks>
        public string Text(string value, int width)
        {
            int start = Claim(width);
            int length = 0;
            if (start >= 0 && _isReading)
            {
                while (length < width && Bytes[start + length] >= ' ' && Bytes[start + length] <= '~')
                {
                    length++;
                }

                value = TextOf(Bytes, start, length);
            }
            else if (start >= 0)
            {
                Array.Clear(Bytes, start, width);
                for (; length < width && length < value.Length; length++)
                {
                    Bytes[start + length] = (byte)value[length];
                }
            }

            return start < 0 ? "" : value;
        }

        /// <summary>Carries bytes as they are; there must be enough of them.</summary>
        public void Block(byte[] bytes)
        {
            int start = Claim(bytes.Length);
            if (start >= 0)
            {
                Array.Copy(_isReading ? Bytes : bytes, _isReading ? start : 0, _isReading ? bytes : Bytes, _isReading ? 0 : start, bytes.Length);
            }
        }

        /// <summary>Passes over bytes.</summary>
        public void Skip(int count)
        {
            Claim(count);
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

        // The first of so many bytes, -1 when there are not so many.
        private int Claim(int count)
        {
            if (IsOverrun || count < 0 || Position + count > _end)
            {
                IsOverrun = true;
                return -1;
            }

            int at = Position;
            Position = at + count;
            return at;
        }
    }
}
