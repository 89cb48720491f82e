using SmpPen.Core.Hardware;

namespace SmpPen.Core.Storage
{
    /// <summary>
    /// The last 64 sessions: a ring of small files, written once each, and the checkpoint of the running session in two
    /// copies. A cut at any byte loses at most what came after the last checkpoint, never an older record, and never makes
    /// two records of one session.
    /// </summary>
    /// <remarks>Every call but <see cref="Begin"/> and <see cref="Count"/> blocks for the flash: never while the coil is live.</remarks>
    public sealed class SessionStore
    {
        /// <summary>Records kept.</summary>
        public const int Kept = 64;

        // One file more than records kept: the one being written holds none of the last 64.
        private const int SlotCount = Kept + 1;

        /// <summary>The clients of the records.</summary>
        public readonly ClientBook Clients = new ClientBook();

        private readonly SlotImage _slot;
        private readonly TwoCopyStore _checkpoint;
        private readonly SessionRecordImage _image = new SessionRecordImage();
        private readonly SessionRecord _recovered = new SessionRecord();
        private readonly string[] _names = new string[SlotCount];
        private readonly bool[] _valid = new bool[SlotCount];
        private readonly uint[] _sequences = new uint[SlotCount];
        private int _validCount;
        private int _newestSlot = -1;
        private uint _lastSequence;
        private int _damagedCount;
        private bool _hasRecovered;

        /// <summary>Makes the store; nothing is read yet.</summary>
        public SessionStore(IFileStore files)
        {
            _slot = new SlotImage(files, SessionRecordImage.Length);
            _checkpoint = new TwoCopyStore(files, "runA", "runB", SessionRecordImage.Length);
            for (int i = 0; i < SlotCount; i++)
            {
                _names[i] = "S" + i.ToString("D2");
            }
        }

        /// <summary>Records that can be read, at most 64.</summary>
        public int Count => _validCount < Kept ? _validCount : Kept;

        /// <summary>Files found damaged at the last start: a cut write, or flash.</summary>
        public int DamagedCount => _damagedCount;

        /// <summary>True when the last start made a record of a checkpoint that had none: the newest record now.</summary>
        public bool HasRecovered => _hasRecovered;

        /// <summary>Reads every record and recovers a session that a power cut interrupted. About 0.5 s; may be repeated.</summary>
        /// <param name="lastKnownSession">Session numbers continue after this one even when the records are lost.</param>
        /// <returns>False when an interrupted session could not be stored; its checkpoint is still there.</returns>
        public bool Start(uint lastKnownSession)
        {
            ScanRing();
            _lastSequence = lastKnownSession;
            if (_newestSlot >= 0)
            {
                NoteSequence(_sequences[_newestSlot]);
            }

            _hasRecovered = false;
            if (!TryReadCheckpoint() || IsInRing(_recovered.Sequence))
            {
                return true;
            }

            NoteSequence(_recovered.Sequence);
            if (_recovered.State == RecordState.Open)
            {
                _recovered.State = RecordState.Interrupted;
            }

            _hasRecovered = TryAppend(_recovered);
            return _hasRecovered;
        }

        /// <summary>Empties a record and gives it the next session number. Writes nothing.</summary>
        public void Begin(SessionRecord record)
        {
            record.Clear();
            record.State = RecordState.Open;
            record.Sequence = ++_lastSequence;
        }

        /// <summary>Stores what the running session has so far.</summary>
        /// <returns>False when it could not be stored; the checkpoint before is still there.</returns>
        public bool Checkpoint(SessionRecord record)
        {
            record.State = RecordState.Open;
            return TrySaveCheckpoint(record);
        }

        /// <summary>Ends a session: its record becomes the newest.</summary>
        /// <returns>False when it could not be stored; may be tried again. True, and nothing doubled, when it was already.</returns>
        public bool Close(SessionRecord record)
        {
            record.State = RecordState.Closed;
            if (IsInRing(record.Sequence))
            {
                return _sequences[_newestSlot] == record.Sequence;
            }

            // First as checkpoint, so that a cut in the ring's file is repaired at the next start with nothing lost. Should this
            // write fail, the one below still stores the record.
            TrySaveCheckpoint(record);
            return TryAppend(record);
        }

        /// <summary>Reads a record.</summary>
        /// <param name="newestIndex">0 = newest, up to <see cref="Count"/> - 1.</param>
        /// <param name="into">Receives it.</param>
        /// <returns>False when there is no such record, or it is unreadable now or written by another version.</returns>
        public bool Read(int newestIndex, SessionRecord into)
        {
            if (newestIndex < 0 || newestIndex >= Count)
            {
                return false;
            }

            int slot = _newestSlot;
            int older = newestIndex;
            while (older > 0)
            {
                slot = slot == 0 ? SlotCount - 1 : slot - 1;
                if (_valid[slot])
                {
                    older--;
                }
            }

            return TryReadSlot(slot, into);
        }

        /// <summary>Reads the record with a session number. False when it is not in memory or unreadable.</summary>
        public bool Find(uint sequence, SessionRecord into)
        {
            int slot = SlotCount - 1;
            while (slot >= 0 && (!_valid[slot] || _sequences[slot] != sequence))
            {
                slot--;
            }
            return slot >= 0 && TryReadSlot(slot, into);
        }

        private bool TryReadSlot(int slot, SessionRecord into) =>
            _slot.TryRead(_names[slot]) && _image.TryRead(_slot.CopyPayload(_image.Bytes), into);

        private void ScanRing()
        {
            _newestSlot = -1;
            _validCount = 0;
            _damagedCount = 0;
            Clients.Clear();
            for (int i = 0; i < SlotCount; i++)
            {
                _valid[i] = _slot.TryRead(_names[i]);
                _sequences[i] = _slot.Sequence;
                if (_valid[i])
                {
                    _validCount++;
                    if (_newestSlot < 0 || SlotImage.IsNewer(_sequences[i], _sequences[_newestSlot]))
                    {
                        _newestSlot = i;
                    }
                    if (_image.TryRead(_slot.CopyPayload(_image.Bytes), _recovered))
                    {
                        Clients.Note(_recovered);
                    }
                }
                else if (_slot.Exists)
                {
                    _damagedCount++;
                }
            }
        }

        private bool TryReadCheckpoint()
        {
            int length = _checkpoint.Load(_image.Bytes);
            if (length >= 0 && !_image.TryRead(length, _recovered))
            {
                length = _checkpoint.RefuseNewest(_image.Bytes);
                return length >= 0 && _image.TryRead(length, _recovered);
            }

            return length >= 0;
        }

        private bool TrySaveCheckpoint(SessionRecord record) => _checkpoint.Save(_image.Bytes, _image.Write(record));

        private bool TryAppend(SessionRecord record)
        {
            int target = _newestSlot + 1 == SlotCount ? 0 : _newestSlot + 1;
            _validCount -= _valid[target] ? 1 : 0;
            _valid[target] = _slot.TryWrite(_names[target], record.Sequence, _image.Bytes, _image.Write(record));
            if (!_valid[target])
            {
                return false;
            }

            _sequences[target] = record.Sequence;
            _newestSlot = target;
            _validCount++;
            Clients.Note(record);
            return true;
        }

        // True when the ring has this session or a later one.
        private bool IsInRing(uint sequence) => _newestSlot >= 0 && !SlotImage.IsNewer(sequence, _sequences[_newestSlot]);

        private void NoteSequence(uint sequence)
        {
            if (SlotImage.IsNewer(sequence, _lastSequence))
            {
                _lastSequence = sequence;
            }
        }
    }
}
