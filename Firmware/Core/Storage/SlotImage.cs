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

        private readonly IFileStore _files;
        private readonly ByteImage _image;
        private readonly ByteImage _readBack;
        private readonly int _maxPayload;
        private uint _sequence;
        private int _payloadLength;
        private bool _exists;

        public SlotImage(IFileStore files, int maxPayload)
        {
            _files = files;
            _maxPayload = maxPayload;
            // One byte more than the longest image, so that a file which is too long shows.
            _image = new ByteImage(maxPayload + Overhead + 1);
            _readBack = new ByteImage(maxPayload + Overhead + 1);
        }

        /// <summary>Sequence number of the image read last.</summary>
        public uint Sequence => _sequence;

        /// <summary>Payload bytes of the image read last.</summary>
        public int PayloadLength => _payloadLength;

        /// <summary>True when the file read last exists and is not empty (a cut creation leaves an empty file).</summary>
        public bool Exists => _exists;

        /// <summary>True when a is newer than b: serial-number arithmetic of RFC 1982, right across the wrap.</summary>
        public static bool IsNewer(uint a, uint b) => (int)(a - b) > 0;

        /// <summary>Reads a file. False when it is missing, or torn or damaged anywhere.</summary>
        public bool TryRead(string name)
        {
            int read = _files.Read(name, _image.Bytes);
            _exists = read > 0;
            _payloadLength = 0;
            if (read < Overhead)
            {
                return false;
            }

            _image.BeginRead(read);
            bool known = _image.ReadInt32() == Magic & _image.ReadInt16() == FormatVersion;
            int payloadLength = _image.ReadInt16();
            _sequence = (uint)_image.ReadInt32();
            if (!known || payloadLength < 0 || payloadLength > _maxPayload || read != payloadLength + Overhead)
            {
                return false;
            }

            _image.Skip(payloadLength);
            uint crc = (uint)_image.ReadInt32();
            _payloadLength = payloadLength;
            return crc == Crc32.Compute(_image.Bytes, 0, HeaderLength + payloadLength);
        }

        /// <summary>Copies the payload of the image read last.</summary>
        /// <returns>Its length, or -1 when it does not fit.</returns>
        public int CopyPayload(byte[] payload)
        {
            if (_payloadLength > payload.Length)
            {
                return -1;
            }

            for (int i = 0; i < _payloadLength; i++)
            {
                payload[i] = _image.Bytes[HeaderLength + i];
            }

            return _payloadLength;
        }

        /// <summary>Writes a file, reads it back and compares every byte.</summary>
        public bool TryWrite(string name, uint sequence, byte[] payload, int length)
        {
            if (length < 0 || length > _maxPayload || length > payload.Length)
            {
                return false;
            }

            _image.BeginWrite();
            _image.WriteInt32(Magic);
            _image.WriteInt16(FormatVersion);
            _image.WriteInt16(length);
            _image.WriteInt32((int)sequence);
            for (int i = 0; i < length; i++)
            {
                _image.WriteByte(payload[i]);
            }

            _image.WriteInt32((int)Crc32.Compute(_image.Bytes, 0, HeaderLength + length));
            return _files.Write(name, _image.Bytes, _image.Position) && IsStored(name);
        }

        private bool IsStored(string name)
        {
            int length = _image.Position;
            if (_files.Read(name, _readBack.Bytes) != length)
            {
                return false;
            }

            for (int i = 0; i < length; i++)
            {
                if (_readBack.Bytes[i] != _image.Bytes[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
