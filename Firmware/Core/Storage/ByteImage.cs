namespace SmpPen.Core.Storage
{
    /// <summary>Little-endian reader and writer over a byte array. A step beyond the end sets a flag instead of throwing.</summary>
    public sealed class ByteImage
    {
        private int _end;

        /// <summary>Makes an image with a buffer of its own.</summary>
        /// <param name="capacity">Bytes that it can hold.</param>
        public ByteImage(int capacity)
        {
            Bytes = new byte[capacity];
            _end = capacity;
        }

        /// <summary>The bytes; valid are the first <see cref="Position"/> after writing.</summary>
        public readonly byte[] Bytes;

        /// <summary>Next byte to read or write.</summary>
        public int Position;

        /// <summary>True once a read or write went beyond the end; reads then give 0 and writes are lost.</summary>
        public bool IsOverrun;

        /// <summary>Back to the first byte, to write up to the capacity.</summary>
        public void BeginWrite()
        {
            Begin(Bytes.Length);
        }

        /// <summary>Back to the first byte, to read at most the given number.</summary>
        public void BeginRead(int length)
        {
            Begin(length < 0 ? 0 : length > Bytes.Length ? Bytes.Length : length);
        }

        /// <summary>Writes the low 8 bits.</summary>
        public void WriteByte(int value)
        {
            if (Claim(1))
            {
                Put(value);
            }
        }

        /// <summary>Writes the low 16 bits.</summary>
        public void WriteInt16(int value)
        {
            if (Claim(2))
            {
                Put(value);
                Put(value >> 8);
            }
        }

        /// <summary>Writes 32 bits.</summary>
        public void WriteInt32(int value)
        {
            if (Claim(4))
            {
                // Written out: most of the time of a record's image goes in here.
                byte[] bytes = Bytes;
                int at = Position;
                bytes[at] = (byte)value;
                bytes[at + 1] = (byte)(value >> 8);
                bytes[at + 2] = (byte)(value >> 16);
                bytes[at + 3] = (byte)(value >> 24);
                Position = at + 4;
            }
        }

        /// <summary>Writes 64 bits, the low half first.</summary>
        public void WriteInt64(long value)
        {
            if (Claim(8))
            {
                WriteInt32((int)value);
                WriteInt32((int)(value >> 32));
            }
        }

        /// <summary>Writes printable ASCII into a fixed width, filled with zeros; what does not fit or print is dropped.</summary>
        public void WriteText(string text, int width)
        {
            for (int i = 0; i < width; i++)
            {
                char c = i < text.Length ? text[i] : '\0';
                WriteByte(IsPrintable(c) ? c : 0);
            }
        }

        /// <summary>Reads an unsigned byte.</summary>
        public int ReadByte() => Claim(1) ? Get() : 0;

        /// <summary>Reads a signed 16-bit value.</summary>
        public int ReadInt16()
        {
            if (!Claim(2))
            {
                return 0;
            }

            int low = Get();
            return (short)(low | (Get() << 8));
        }

        /// <summary>Reads a signed 32-bit value.</summary>
        public int ReadInt32()
        {
            if (!Claim(4))
            {
                return 0;
            }

            int b0 = Get();
            int b1 = Get();
            int b2 = Get();
            return b0 | (b1 << 8) | (b2 << 16) | (Get() << 24);
        }

        /// <summary>Reads a signed 64-bit value.</summary>
        public long ReadInt64()
        {
            if (!Claim(8))
            {
                return 0;
            }

            long low = (uint)ReadInt32();
            return low | ((long)ReadInt32() << 32);
        }

        /// <summary>Reads a fixed-width text up to its first unprintable byte. Allocates the string: not in the tick.</summary>
        public string ReadText(int width)
        {
            char[] text = new char[width];
            int length = 0;
            bool ended = false;
            for (int i = 0; i < width; i++)
            {
                char c = (char)ReadByte();
                ended = ended || !IsPrintable(c);
                if (!ended)
                {
                    text[length++] = c;
                }
            }

            return new string(text, 0, length);
        }

        /// <summary>Writes bytes as they are.</summary>
        public void WriteBytes(byte[] bytes)
        {
            if (Claim(bytes.Length))
            {
                System.Array.Copy(bytes, 0, Bytes, Position, bytes.Length);
                Position += bytes.Length;
            }
        }

        /// <summary>Reads bytes as they are; leaves them alone when there are not enough.</summary>
        public void ReadBytes(byte[] bytes)
        {
            if (Claim(bytes.Length))
            {
                System.Array.Copy(Bytes, Position, bytes, 0, bytes.Length);
                Position += bytes.Length;
            }
        }

        /// <summary>Passes over bytes.</summary>
        public void Skip(int count)
        {
            if (Claim(count))
            {
                Position += count;
            }
        }

        private static bool IsPrintable(char c) => c >= ' ' && c <= '~';

        private void Begin(int end)
        {
            _end = end;
            Position = 0;
            IsOverrun = false;
        }

        private bool Claim(int count)
        {
            if (IsOverrun || count < 0 || Position + count > _end)
            {
                IsOverrun = true;
                return false;
            }

            return true;
        }

        private void Put(int value)
        {
            Bytes[Position++] = (byte)value;
        }

        private int Get() => Bytes[Position++];
    }
}
