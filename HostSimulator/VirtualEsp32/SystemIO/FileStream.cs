using SmpPen.VirtualEsp32;

namespace System.IO
{
    /// <summary>How a file is opened.</summary>
    internal enum FileMode
    {
        /// <summary>A new file; there must be none.</summary>
        CreateNew = 1,

        /// <summary>A new file, or an old one without its content.</summary>
        Create = 2,

        /// <summary>An old file.</summary>
        Open = 3,

        /// <summary>An old file, or a new one.</summary>
        OpenOrCreate = 4,

        /// <summary>An old file without its content.</summary>
        Truncate = 5,

        /// <summary>Behind the content of an old file.</summary>
        Append = 6,
    }

    /// <summary>What a file is opened for.</summary>
    [Flags]
    internal enum FileAccess
    {
        /// <summary>Reading.</summary>
        Read = 1,

        /// <summary>Writing.</summary>
        Write = 2,

        /// <summary>Both.</summary>
        ReadWrite = 3,
    }

    /// <summary>The device library's file stream over the virtual flash.</summary>
    internal class FileStream : Stream
    {
        private readonly FlashFile _file;
        private readonly FileAccess _access;

        /// <summary>Opens a file for reading and writing; for Append, for writing.</summary>
        public FileStream(string path, FileMode mode)
            : this(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite)
        {
        }

        /// <summary>Opens a file.</summary>
        /// <exception cref="IOException">The file is not there, is there already, or cannot be opened.</exception>
        public FileStream(string path, FileMode mode, FileAccess access)
        {
            bool write = (access & FileAccess.Write) != 0;
            if (!write && mode != FileMode.Open && mode != FileMode.OpenOrCreate)
            {
                throw new ArgumentException("This mode needs write access.");
            }
            bool exists = FlashFile.Exists(path);
            if (exists ? mode == FileMode.CreateNew : mode == FileMode.Open || mode == FileMode.Truncate)
            {
                throw new IOException(exists ? "The file is there already." : "There is no such file.");
            }
            Name = path;
            _access = access;
            _file = FlashFile.Open(path, write, mode == FileMode.Create || mode == FileMode.Truncate);
            if (mode == FileMode.Append)
            {
                _file.Position = _file.Length;
            }
        }

        /// <summary>Path.</summary>
        public string Name { get; }

        /// <inheritdoc/>
        public override bool CanRead => (_access & FileAccess.Read) != 0;

        /// <inheritdoc/>
        public override bool CanSeek => true;

        /// <inheritdoc/>
        public override bool CanWrite => (_access & FileAccess.Write) != 0;

        /// <inheritdoc/>
        public override long Length => _file.Length;

        /// <inheritdoc/>
        public override long Position
        {
            get => _file.Position;
            set => _file.Position = (int)value;
        }

        /// <summary>Commits nothing: fflush without fsync.</summary>
        public override void Flush() => _file.Flush();

        /// <inheritdoc/>
        public override int Read(byte[] buffer, int offset, int count)
        {
            if (!CanRead)
            {
                throw new NotSupportedException();
            }
            return _file.Read(buffer.AsSpan(offset, count));
        }

        /// <inheritdoc/>
        public override long Seek(long offset, SeekOrigin origin)
        {
            long start = origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? _file.Position : _file.Length;
            _file.Position = (int)(start + offset);
            return _file.Position;
        }

        /// <inheritdoc/>
        public override void SetLength(long value) => _file.SetLength((int)value);

        /// <inheritdoc/>
        public override void Write(byte[] buffer, int offset, int count)
        {
            if (!CanWrite)
            {
                throw new NotSupportedException();
            }
            _file.Write(buffer.AsSpan(offset, count));
        }

        /// <summary>Commits and closes.</summary>
        /// <exception cref="IOException">The flash did not take the content; the old content stays.</exception>
        public override void Close() => Dispose(true);

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _file.Close();
            }
        }
    }

    /// <summary>The device library's file functions over the virtual flash.</summary>
    internal static class File
    {
        /// <summary>True when there is such a file.</summary>
        public static bool Exists(string path) => FlashFile.Exists(path);

        /// <summary>Deletes a file.</summary>
        public static void Delete(string path) => FlashFile.Delete(path);
    }
}
