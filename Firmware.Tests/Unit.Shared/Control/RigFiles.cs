using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Control
{
    /// <summary>A flash that keeps files, or refuses to.</summary>
    public sealed class RigFiles : IFileStore
    {
        private readonly string[] _names = new string[80];
        private readonly byte[][] _contents = new byte[80][];
        private int _count;

        public bool IsFull;
        public int Writes;

        public int Read(string name, byte[] buffer)
        {
            int index = IndexOf(name);
            if (index < 0)
            {
                return -1;
            }
            byte[] content = _contents[index];
            int length = content.Length < buffer.Length ? content.Length : buffer.Length;
            for (int i = 0; i < length; i++)
            {
                buffer[i] = content[i];
            }
            return length;
        }

        public bool Write(string name, byte[] buffer, int length)
        {
            if (IsFull)
            {
                return false;
            }
            Writes++;
            int index = IndexOf(name);
            if (index < 0)
            {
                index = _count++;
                _names[index] = name;
            }
            if (_contents[index] == null || _contents[index].Length != length)
            {
                _contents[index] = new byte[length];
            }
            for (int i = 0; i < length; i++)
            {
                _contents[index][i] = buffer[i];
            }
            return true;
        }

        private int IndexOf(string name)
        {
            for (int i = 0; i < _count; i++)
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
