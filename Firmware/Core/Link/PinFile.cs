using SmpPen.Core.Hardware;
using SmpPen.Core.Storage;

namespace SmpPen.Core.Link
{
    /// <summary>PIN and wrong attempts on the flash, in two copies of their own.</summary>
    public sealed class PinFile
    {
        private const int Version = 1;
        private const int Length = 3 + PinHash.SaltLength + Sha256Block.DigestLength;

        private readonly TwoCopyStore _store;
        private readonly ByteImage _image = new ByteImage(Length);

        /// <summary>Makes the file; nothing is read yet.</summary>
        public PinFile(IFileStore files)
        {
            _store = new TwoCopyStore(files, "pinA", "pinB", Length);
        }

        /// <summary>Salt of the hash.</summary>
        public byte[] Salt { get; } = new byte[PinHash.SaltLength];

        /// <summary>Hash of the PIN.</summary>
        public byte[] Hash { get; } = new byte[Sha256Block.DigestLength];

        /// <summary>No PIN has been set: the one that every pen is delivered with is in force.</summary>
        public bool IsDefault { get; set; } = true;

        /// <summary>Wrong PINs in a row.</summary>
        public int Failures { get; set; }

        /// <summary>Reads the newest valid copy; without one the default holds.</summary>
        /// <returns>False when files exist and none is valid.</returns>
        public bool Load()
        {
            int length = _store.Load(_image.Bytes);
            IsDefault = true;
            Failures = 0;
            if (length < 0)
            {
                return _store.Result == LoadResult.Fresh;
            }
            _image.BeginRead(length);
            if (length != Length || _image.ReadByte() != Version)
            {
                return false;
            }
            IsDefault = _image.ReadByte() != 0;
            Failures = _image.ReadByte();
            for (int i = 0; i < Salt.Length; i++)
            {
                Salt[i] = (byte)_image.ReadByte();
            }
            for (int i = 0; i < Hash.Length; i++)
            {
                Hash[i] = (byte)_image.ReadByte();
            }
            return true;
        }

        /// <summary>Stores. Blocks for the flash: never while the coil is live.</summary>
        /// <returns>False when it could not be stored; what was stored before is still there.</returns>
        public bool Save()
        {
            _image.BeginWrite();
            _image.WriteByte(Version);
            _image.WriteByte(IsDefault ? 1 : 0);
            _image.WriteByte(Failures);
            for (int i = 0; i < Salt.Length; i++)
            {
                _image.WriteByte(Salt[i]);
            }
            for (int i = 0; i < Hash.Length; i++)
            {
                _image.WriteByte(Hash[i]);
            }
            return _store.Save(_image.Bytes, Length);
        }
    }
}
