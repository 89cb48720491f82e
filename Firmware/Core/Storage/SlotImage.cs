using System;
using SmpPen.Core.Hardware;

namespace SmpPen.Core.Storage
{
    /// <summary>
    /// One file of a store: magic (4), format version (2), payload length (2), sequence number (4), payload, CRC-32 over all
    /// before it (4). The file's length must fit exactly, so a torn file is refused even where its beginning is whole.
    /// </summary>
    /// <remarks>
    /// Images are kept at or below 512 bytes: littlefs then holds them inside the directory instead of giving each a block of
    /// 4 KB, of which the partition has 64 (littlefs: inline files up to the cache size, 512 by default in esp_littlefs).
    /// </remarks>
    internal sealed class SlotImage
    {
        /// <summary>Bytes around the payload.</summary>
        public const int Overhead = HeaderLength + CrcLength;

        private const int HeaderLength = 12;
        private const int CrcLength = 4;
        private const int FormatVersion = 1;
        private const int Magic = 0x50504D53; // "SMPP"

        // About 900 instructions: what a control tick has left that sends a page too. The tail of a session's record is one slice.
        private const int SliceBytes = SessionRecordImage.TailLength;

        private readonly IFileStore _files;
        private readonly ByteImage _image;
        private readonly ByteImage _read;
        private readonly int _maxPayload;
        private string _name;
        private int _summed;
        private int _sumEnd;
        private int _tailAt;
        private uint _sum;
        private uint _sumBeforeTail;
        private int _payloadLength;

        public SlotImage(IFileStore files, int maxPayload)
        {
            _files = files;
            _maxPayload = maxPayload;
            _image = new ByteImage(maxPayload + Overhead);
            // One byte more than the longest image, so that a file which is too long shows.
            _read = new ByteImage(maxPayload + Overhead + 1);
        }

        /// <summary>Sequence number of the image read last.</summary>
        public uint Sequence;

        /// <summary>True when the file read last exists and is not empty (a cut creation leaves an empty file).</summary>
        public bool Exists;

        /// <summary>True when the last write was done and read back right.</summary>
        public bool IsWritten;

        /// <summary>The file read last, from magic to checksum.</summary>
        public byte[] FileBytes => _read.Bytes;

        /// <summary>Its length, when it was whole.</summary>
        public int FileLength => _payloadLength + Overhead;

        /// <summary>True when a is newer than b: serial-number arithmetic of RFC 1982, right across the wrap.</summary>
        public static bool IsNewer(uint a, uint b) => (int)(a - b) > 0;

        /// <summary>Reads a file. False when it is missing, or torn or damaged anywhere. A write that is under way goes on unharmed.</summary>
        public bool TryRead(string name)
        {
            int read = _files.Read(name, _read.Bytes);
            Exists = read > 0;
            _payloadLength = 0;
            if (read < Overhead)
            {
                return false;
            }

            _read.BeginRead(read);
            bool known = _read.Int32(0) == Magic & _read.Int16(0) == FormatVersion;
            int payloadLength = _read.Int16(0);
            Sequence = (uint)_read.Int32(0);
            if (!known || payloadLength < 0 || payloadLength > _maxPayload || read != payloadLength + Overhead)
            {
                return false;
            }

            _read.Skip(payloadLength);
            uint crc = (uint)_read.Int32(0);
            _payloadLength = payloadLength;
            return crc == Crc32.Compute(_read.Bytes, 0, HeaderLength + payloadLength);
        }

        /// <summary>Copies the payload of the image read last.</summary>
        /// <returns>Its length, or -1 when it does not fit.</returns>
        public int CopyPayload(byte[] payload)
        {
            if (_payloadLength > payload.Length)
            {
                return -1;
            }

            Array.Copy(_read.Bytes, HeaderLength, payload, 0, _payloadLength);
            return _payloadLength;
        }

        /// <summary>Begins to write a file; the payload is copied. <see cref="Step"/> does the rest, a tick's worth at a time.</summary>
        /// <param name="name">The file.</param>
        /// <param name="sequence">Its number.</param>
        /// <param name="payload">The payload.</param>
        /// <param name="length">Its length.</param>
        /// <param name="tail">Bytes at its end that <see cref="PutTail"/> will bring, if any.</param>
        public void BeginWrite(string name, uint sequence, byte[] payload, int length, int tail)
        {
            IsWritten = false;
            _name = name;
            _summed = 0;
            _sumEnd = -1;
            _sum = Crc32.Start;
            if (length < 0 || length > _maxPayload || length > payload.Length)
            {
                return;
            }

            _image.BeginWrite();
            _image.Int32(Magic);
            _image.Int16(FormatVersion);
            _image.Int16(length);
            _image.Int32((int)sequence);
            Array.Copy(payload, 0, _image.Bytes, HeaderLength, length);
            _image.Skip(length);
            _sumEnd = HeaderLength + length;
            _tailAt = _sumEnd - tail;
        }

        /// <summary>All but the tail is ready.</summary>
        public bool IsPrepared => _summed >= _tailAt;

        /// <summary>Takes the tail from the payload, or another one instead of it, as long as nothing has been written.</summary>
        public void PutTail(byte[] payload)
        {
            Array.Copy(payload, _tailAt - HeaderLength, _image.Bytes, _tailAt, _sumEnd - _tailAt);
            _image.BeginWrite();
            _image.Skip(_sumEnd);
            _summed = _tailAt;
            _sum = _sumBeforeTail;
        }

        /// <summary>Begins to write the same into another file.</summary>
        public void BeginCopy(string name)
        {
            _name = name;
        }

        /// <summary>One slice of the checksum; then the file itself, all of it, in one that may write.</summary>
        /// <param name="mayWrite">The flash may block this tick.</param>
        /// <returns>True when it is over, well or not.</returns>
        public bool Step(bool mayWrite)
        {
            if (_summed < _sumEnd)
            {
                int stop = _summed < _tailAt ? _tailAt : _sumEnd;
                int end = _summed + SliceBytes < stop ? _summed + SliceBytes : stop;
                _sum = Crc32.Add(_sum, _image.Bytes, _summed, end);
                _summed = end;
                if (end == _tailAt)
                {
                    _sumBeforeTail = _sum;
                }

                if (end == _sumEnd)
                {
                    _image.Int32((int)~_sum);
                }

                return false;
            }

            if (_sumEnd < 0)
            {
                return true;
            }

            if (mayWrite)
            {
                IsWritten = _files.Write(_name, _image.Bytes, _image.Position) && IsStored();
            }

            return mayWrite;
        }

        private bool IsStored()
        {
            byte[] read = _read.Bytes;
            byte[] written = _image.Bytes;
            int length = _image.Position;
            if (_files.Read(_name, read) != length)
            {
                return false;
            }

            // Eight bytes a step, by native code: one by one they would take a tick of their own.
            int i = 0;
            while (i + 8 <= length && BitConverter.ToInt64(read, i) == BitConverter.ToInt64(written, i))
            {
                i += 8;
            }

            while (i < length && read[i] == written[i])
            {
                i++;
            }

            return i == length;
        }
    }
}
