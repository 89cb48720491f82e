using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Fakes
{
    /// <summary>Files in memory that can lose power at any byte of a write, refuse writes, store them wrong, or rot.</summary>
    public sealed class FakeFileStore : IFileStore
    {
        private const int MaxFiles = 72;

        private readonly string[] _names = new string[MaxFiles];
        private readonly byte[][] _contents = new byte[MaxFiles][];
        private int _bytesUntilCut = int.MaxValue;

        /// <summary>What a cut leaves of the file being written.</summary>
        public CutStyle CutStyle { get; set; }

        /// <summary>True from a cut to the next <see cref="PowerOn"/>: reads find nothing and writes do nothing.</summary>
        public bool IsOff { get; private set; }

        /// <summary>While true no write succeeds and nothing changes.</summary>
        public bool RefusesWrites { get; set; }

        /// <summary>While true each write reports success and stores one bit wrong.</summary>
        public bool StoresWrong { get; set; }

        /// <summary>Writes that completed.</summary>
        public int Writes { get; private set; }

        /// <summary>Number of files.</summary>
        public int FileCount { get; private set; }

        public int Read(string name, byte[] buffer)
        {
            int file = Find(name);
            if (IsOff || file < 0)
            {
                return -1;
            }

            byte[] content = _contents[file];
            int length = content.Length < buffer.Length ? content.Length : buffer.Length;
            for (int i = 0; i < length; i++)
            {
                buffer[i] = content[i];
            }

            return length;
        }

        public bool Write(string name, byte[] buffer, int length)
        {
            if (IsOff || RefusesWrites)
            {
                return false;
            }

            if (length > _bytesUntilCut)
            {
                Cut(name, buffer, length);
                return false;
            }

            _bytesUntilCut -= length;
            byte[] content = Copy(buffer, length);
            if (StoresWrong)
            {
                content[length / 2] ^= 1;
            }

            Put(name, content);
            Writes++;
            return true;
        }

        /// <summary>The power goes in the write that would exceed this number of further bytes; 0 cuts before any byte.</summary>
        public void CutAfter(int bytes)
        {
            _bytesUntilCut = bytes;
        }

        /// <summary>The power is back and stays.</summary>
        public void PowerOn()
        {
            IsOff = false;
            _bytesUntilCut = int.MaxValue;
        }

        /// <summary>Length of a file, or -1.</summary>
        public int LengthOf(string name)
        {
            int file = Find(name);
            return file < 0 ? -1 : _contents[file].Length;
        }

        /// <summary>Copy of a file's content.</summary>
        public byte[] ContentOf(string name)
        {
            byte[] content = _contents[Find(name)];
            return Copy(content, content.Length);
        }

        /// <summary>Replaces a file's content, whatever the power does.</summary>
        public void Put(string name, byte[] content)
        {
            int file = Find(name);
            if (file < 0)
            {
                file = FileCount++;
                _names[file] = name;
            }

            _contents[file] = content;
        }

        /// <summary>Inverts bits of one byte.</summary>
        public void Flip(string name, int index, int bits)
        {
            _contents[Find(name)][index] ^= (byte)bits;
        }

        /// <summary>Shortens a file.</summary>
        public void Truncate(string name, int length)
        {
            int file = Find(name);
            _contents[file] = Copy(_contents[file], length);
        }

        private static byte[] Copy(byte[] from, int length)
        {
            byte[] copy = new byte[length];
            for (int i = 0; i < length; i++)
            {
                copy[i] = from[i];
            }

            return copy;
        }

        private void Cut(string name, byte[] buffer, int length)
        {
            IsOff = true;
            int written = _bytesUntilCut;
            int file = Find(name);
            byte[] old = file < 0 ? new byte[0] : _contents[file];
            if (CutStyle == CutStyle.KeepsOld)
            {
                Put(name, old);
            }
            else if (CutStyle == CutStyle.LeavesBeginning)
            {
                Put(name, Copy(buffer, written));
            }
            else
            {
                bool fromTheEnd = CutStyle == CutStyle.OverwritesFromTheEnd;
                int longest = fromTheEnd && written > 0 ? length : written;
                byte[] torn = new byte[longest > old.Length ? longest : old.Length];
                for (int i = 0; i < torn.Length; i++)
                {
                    bool isNew = fromTheEnd ? i >= length - written && i < length : i < written;
                    torn[i] = isNew ? buffer[i] : i < old.Length ? old[i] : (byte)0xFF;
                }

                Put(name, torn);
            }
        }

        private int Find(string name)
        {
            for (int i = 0; i < FileCount; i++)
            {
                if (_names[i] == name)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
