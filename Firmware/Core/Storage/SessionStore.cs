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

        /// <summary>First of the two copies of the checkpoint.</summary>
        /// <remarks>littlefs keeps a directory in order and reads it from its beginning: the names that sort first are found soonest.</remarks>
        public const string FileA = "RunA";

        private const string FileB = "RunB";
        private const int TailPhase = 4;

        // One file more than records kept: the one being written holds none of the last 64.
        private const int SlotCount = Kept + 1;

        /// <summary>The clients of the records.</summary>
        public readonly ClientBook Clients = new ClientBook();

        private readonly SlotImage _slot;
        private readonly TwoCopyStore _checkpoint;
        private readonly SessionRecordImage _image = new SessionRecordImage();
        // Of its own, so that reading does not disturb what is being stored.
        private readonly SessionRecordImage _readImage = new SessionRecordImage();
        private readonly SessionRecord _recovered = new SessionRecord();
        private readonly string[] _names = new string[SlotCount];
        private readonly bool[] _valid = new bool[SlotCount];
        private readonly uint[] _sequences = new uint[SlotCount];
        private int _validCount;
        private int _newestSlot = -1;
        private uint _lastSequence;
        private SessionRecord _storing;
        private int _phase;
        private int _target;

        /// <summary>Makes the store; nothing is read yet.</summary>
        public SessionStore(IFileStore files)
        {
            _slot = new SlotImage(files, SessionRecordImage.Length);
            _checkpoint = new TwoCopyStore(files, FileA, FileB, SessionRecordImage.Length);
            for (int i = 0; i < SlotCount; i++)
            {
                _names[i] = "S" + i.ToString("D2");
            }
        }

        /// <summary>Records that can be read, at most 64.</summary>
        public int Count => _validCount < Kept ? _validCount : Kept;

        /// <summary>The file of the record read last, checksum included, until something else is read or written.</summary>
        public byte[] FileBytes => _slot.FileBytes;

        /// <summary>Its length.</summary>
        public int FileLength => _slot.FileLength;

        /// <summary>Files found damaged at the last start: a cut write, or flash.</summary>
        public int DamagedCount;

        /// <summary>True when the last start made a record of a checkpoint that had none: the newest record now.</summary>
        public bool HasRecovered;

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

            HasRecovered = false;
            if (!TryReadCheckpoint() || IsInRing(_recovered.Sequence))
            {
                return true;
            }

            NoteSequence(_recovered.Sequence);
            if (_recovered.State == RecordState.Open)
            {
                _recovered.State = RecordState.Interrupted;
            }

            HasRecovered = TryAppend(_recovered);
            return HasRecovered;
        }

        /// <summary>Empties a record: before its session begins, because it takes half a tick.</summary>
        public void Clear(SessionRecord record)
        {
            _readImage.Read(0, record);
        }

        /// <summary>Gives an empty record the next session number. Writes nothing.</summary>
        public void Begin(SessionRecord record)
        {
            record.State = RecordState.Open;
            record.Sequence = ++_lastSequence;
        }

        /// <summary>Begins to store a record; <see cref="Step"/> does it, a tick's worth at a time.</summary>
        /// <param name="record">The record.</param>
        /// <param name="state">Open: what the running session has so far. Closed: the session ends with it.</param>
        public void BeginStore(SessionRecord record, RecordState state)
        {
            record.State = state;
            _storing = record;
            _phase = 0;
        }

        /// <summary>All of the record's image is ready but what the pedal changes: three ticks more and it is stored.</summary>
        public bool IsPrepared => _phase >= TailPhase;

        /// <summary>What the pedal changes has changed: it is read again.</summary>
        public void Refresh()
        {
            _phase = IsPrepared ? TailPhase : _phase;
        }

        /// <summary>Anything else has changed: what was prepared is of no use.</summary>
        public void Forget()
        {
            _phase = 0;
        }

        /// <summary>What was begun last is stored.</summary>
        public bool IsStored;

        /// <summary>One slice of storing.</summary>
        /// <param name="mayWrite">The flash may block this tick.</param>
        /// <returns>True when it is over, well or not.</returns>
        public bool Step(bool mayWrite)
        {
            switch (_phase)
            {
                case 0:
                    if (_storing.State == RecordState.Closed && IsInRing(_storing.Sequence))
                    {
                        IsStored = _sequences[_newestSlot] == _storing.Sequence;
                        return true;
                    }
                    _image.BeginWrite();
                    _image.CarryHead(_storing);
                    break;
                case 1:
                    _image.CarryMiddle(_storing);
                    break;
                case 2:
                    _image.CarryRest(_storing);
                    // First as checkpoint, so that a cut in the ring's file is repaired at the next start with nothing lost.
                    // Should this write fail, the one below still stores the record.
                    _checkpoint.BeginSave(_image.Bytes, SessionRecordImage.Length, SessionRecordImage.TailLength);
                    break;
                case 3:
                    _checkpoint.Step(false);
                    if (!_checkpoint.IsPrepared)
                    {
                        return false;
                    }
                    break;
                case TailPhase:
                    if (!mayWrite)
                    {
                        return false;
                    }
                    _image.WriteTail(_storing);
                    _checkpoint.PutTail(_image.Bytes);
                    break;
                case 5:
                    if (!_checkpoint.Step(mayWrite))
                    {
                        return false;
                    }
                    IsStored = _checkpoint.IsSaved;
                    if (_storing.State == RecordState.Open)
                    {
                        _phase = 0;
                        return true;
                    }
                    break;
                case 6:
                    BeginAppend(_storing.Sequence);
                    break;
                default:
                    if (!_slot.Step(mayWrite))
                    {
                        return false;
                    }
                    IsStored = EndAppend(_storing);
                    _phase = 0;
                    return true;
            }

            _phase++;
            return false;
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
            _slot.TryRead(_names[slot]) && _readImage.TryRead(_slot.CopyPayload(_readImage.Bytes), into);

        private void ScanRing()
        {
            _newestSlot = -1;
            _validCount = 0;
            DamagedCount = 0;
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
                    if (_readImage.TryRead(_slot.CopyPayload(_readImage.Bytes), _recovered))
                    {
                        Clients.Note(_recovered);
                    }
                }
                else if (_slot.Exists)
                {
                    DamagedCount++;
                }
            }
        }

        private bool TryReadCheckpoint()
        {
            int length = _checkpoint.Load(_readImage.Bytes);
            if (length >= 0 && !_readImage.TryRead(length, _recovered))
            {
                length = _checkpoint.RefuseNewest(_readImage.Bytes);
                return length >= 0 && _readImage.TryRead(length, _recovered);
            }

            return length >= 0;
        }

        private bool TryAppend(SessionRecord record)
        {
            _image.BeginWrite();
            _image.CarryHead(record);
            _image.CarryMiddle(record);
            _image.CarryRest(record);
            _image.CarryTail(record);
            BeginAppend(record.Sequence);
            while (!_slot.Step(true))
            {
            }

            return EndAppend(record);
        }

        private void BeginAppend(uint sequence)
        {
            _target = _newestSlot + 1 == SlotCount ? 0 : _newestSlot + 1;
            _validCount -= _valid[_target] ? 1 : 0;
            _valid[_target] = false;
            _slot.BeginWrite(_names[_target], sequence, _image.Bytes, SessionRecordImage.Length, 0);
        }

        private bool EndAppend(SessionRecord record)
        {
            if (!_slot.IsWritten)
            {
                return false;
            }

            _valid[_target] = true;
            _sequences[_target] = record.Sequence;
            _newestSlot = _target;
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
