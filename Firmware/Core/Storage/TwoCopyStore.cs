using SmpPen.Core.Hardware;

namespace SmpPen.Core.Storage
{
    /// <summary>
    /// A block of bytes kept in two files. Saving always writes the file that is not the newest valid one, so a cut at any
    /// byte leaves the old content or the new. The very first save writes both.
    /// </summary>
    public sealed class TwoCopyStore
    {
        private readonly SlotImage _slot;
        private readonly string[] _names;
        private readonly bool[] _valid = new bool[2];
        private readonly bool[] _exists = new bool[2];
        private readonly uint[] _sequences = new uint[2];
        private bool _isScanned;
        private bool _isRefused;
        private int _filesLeft;
        private int _target;

        /// <summary>Makes the store; nothing is read yet.</summary>
        /// <param name="files">The file system.</param>
        /// <param name="nameA">One file.</param>
        /// <param name="nameB">The other file.</param>
        /// <param name="maxPayload">Most bytes to store; at most 496, so that an image stays within 512 bytes.</param>
        public TwoCopyStore(IFileStore files, string nameA, string nameB, int maxPayload)
        {
            _slot = new SlotImage(files, maxPayload);
            _names = new string[] { nameA, nameB };
        }

        /// <summary>What the last <see cref="Load"/> found.</summary>
        public LoadResult Result;

        /// <summary>Reads the newest valid copy.</summary>
        /// <returns>Length of the payload, or -1 when there is no valid copy or the buffer is too short for it.</returns>
        public int Load(byte[] payload)
        {
            Scan();
            _isRefused = false;
            return ReadNewest(payload);
        }

        /// <summary>
        /// Declares the newest copy unusable, because its content makes no sense in spite of a right CRC, and reads the other.
        /// The next save overwrites the refused one.
        /// </summary>
        /// <returns>Length of the other payload, or -1 when there is none.</returns>
        public int RefuseNewest(byte[] payload)
        {
            _valid[Newest()] = false;
            _isRefused = true;
            return ReadNewest(payload);
        }

        /// <summary>The last save is stored.</summary>
        public bool IsSaved;

        /// <summary>Begins to write the file that is not the newest; the payload is copied. <see cref="Step"/> does the rest, a tick's worth at a time.</summary>
        /// <param name="payload">The payload.</param>
        /// <param name="length">Its length.</param>
        /// <param name="tail">Bytes at its end that <see cref="PutTail"/> will bring, if any.</param>
        public void BeginSave(byte[] payload, int length, int tail)
        {
            if (!_isScanned)
            {
                Scan();
            }

            int newest = Newest();
            // Nothing valid: both files, so that one alone, and torn, tells of a first save cut short, not of damage. Of what
            // has a tail nobody asks that, and there is time for one file.
            _filesLeft = _valid[newest] || tail > 0 ? 1 : 2;
            uint sequence = _sequences[newest] + 1;
            IsSaved = false;
            BeginFile(_valid[newest] ? 1 - newest : 0, sequence);
            _slot.BeginWrite(_names[_target], sequence, payload, length, tail);
        }

        /// <summary>All but the tail is ready.</summary>
        public bool IsPrepared => _slot.IsPrepared;

        /// <summary>Takes the tail from the payload, or another one instead of it.</summary>
        public void PutTail(byte[] payload)
        {
            _slot.PutTail(payload);
        }

        /// <summary>One slice of a save.</summary>
        /// <param name="mayWrite">The flash may block this tick.</param>
        /// <returns>True when it is over, well or not.</returns>
        public bool Step(bool mayWrite)
        {
            if (!_slot.Step(mayWrite))
            {
                return false;
            }

            _valid[_target] = _slot.IsWritten;
            IsSaved |= _slot.IsWritten;
            _filesLeft--;
            if (_filesLeft == 0 || !_slot.IsWritten)
            {
                return true;
            }

            BeginFile(1, _sequences[0]);
            _slot.BeginCopy(_names[1]);
            return false;
        }

        // Until it is written and read back this file holds nothing to rely on.
        private void BeginFile(int target, uint sequence)
        {
            _target = target;
            _valid[target] = false;
            _sequences[target] = sequence;
        }

        private void Scan()
        {
            for (int i = 0; i < 2; i++)
            {
                _valid[i] = _slot.TryRead(_names[i]);
                _exists[i] = _slot.Exists;
                _sequences[i] = _valid[i] ? _slot.Sequence : 0;
            }

            _isScanned = true;
        }

        private int Newest() => _valid[1] && (!_valid[0] || SlotImage.IsNewer(_sequences[1], _sequences[0])) ? 1 : 0;

        private int ReadNewest(byte[] payload)
        {
            int newest = Newest();
            _valid[newest] = _valid[newest] && _slot.TryRead(_names[newest]);
            bool found = _valid[newest];
            bool damaged = (_exists[0] && !_valid[0]) || (_exists[1] && !_valid[1]);
            if (damaged)
            {
                // The torn write had the next number. Under that number a second torn one could make it whole, and count wrong PINs back.
                _sequences[newest]++;
            }

            Result = found ? (damaged ? LoadResult.OlderCopy : LoadResult.Newest)
                : _isRefused || (_exists[0] && _exists[1]) ? LoadResult.Corrupt : LoadResult.Fresh;
            return found ? _slot.CopyPayload(payload) : -1;
        }
    }
}
