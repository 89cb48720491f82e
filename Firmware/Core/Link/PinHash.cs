namespace SmpPen.Core.Link
{
    /// <summary>
    /// Salted, iterated hash of a PIN: SHA-256 over salt, the digest before (zeros at first) and PIN, four times over.
    /// </summary>
    /// <remarks>
    /// One block is 32 steps of two rounds, so a PIN takes 128 ticks, about 1.3 s. More rounds would slow whoever reads the
    /// flash with a computer by nothing that matters: 10^4 PINs are tried in milliseconds. What protects is the wait after a wrong PIN.
    /// </remarks>
    public sealed class PinHash
    {
        /// <summary>Bytes of the salt.</summary>
        public const int SaltLength = 8;

        /// <summary>Longest PIN.</summary>
        public const int LongestPin = 12;

        private const int Iterations = 4;
        private const int PinAt = SaltLength + Sha256Block.DigestLength;

        private readonly Sha256Block _block = new Sha256Block();
        private readonly byte[] _pin = new byte[LongestPin];
        private int _pinLength;
        private int _left;

        /// <summary>The hash, once <see cref="Step"/> has said so.</summary>
        public byte[] Digest
        {
            get { return _block.Digest; }
        }

        /// <summary>Begins; salt and PIN are copied.</summary>
        public void Begin(byte[] salt, byte[] pin, int pinLength)
        {
            for (int i = 0; i < SaltLength; i++)
            {
                _block.Message[i] = salt[i];
            }
            for (int i = 0; i < pinLength; i++)
            {
                _pin[i] = pin[i];
            }
            for (int i = 0; i < Sha256Block.DigestLength; i++)
            {
                _block.Digest[i] = 0;
            }
            _pinLength = pinLength;
            _left = Iterations;
            Load();
        }

        /// <summary>One step; true when the hash is there.</summary>
        public bool Step()
        {
            if (!_block.Step())
            {
                return false;
            }
            if (--_left == 0)
            {
                return true;
            }
            Load();
            return false;
        }

        private void Load()
        {
            byte[] message = _block.Message;
            byte[] digest = _block.Digest;
            for (int i = 0; i < Sha256Block.DigestLength; i++)
            {
                message[SaltLength + i] = digest[i];
            }
            for (int i = 0; i < _pinLength; i++)
            {
                message[PinAt + i] = _pin[i];
            }
            _block.Begin(PinAt + _pinLength);
        }
    }
}
