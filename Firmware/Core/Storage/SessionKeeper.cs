using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;

namespace SmpPen.Core.Storage
{
    /// <summary>Keeps what must survive power-off: when to write it, and never with the coil live.</summary>
    public sealed class SessionKeeper
    {
        /// <summary>A running session is stored again after this long, in microseconds, at the next pedal release.</summary>
        public const int CheckpointMicroseconds = 30000000;

        /// <summary>A running session is stored again after this many pricks, at the next pedal release.</summary>
        public const int CheckpointPricks = 500;

        // As bits, the most urgent one highest. Emptying: of the record, for the next session. Preparation: the next checkpoint but for what the pedal changes.
        private enum Work
        {
            None = 0,
            Emptying = 1,
            Preparation = 2,
            Memory = 4,
            Checkpoint = 8,
            Record = 16,
        }

        private readonly SessionRecord _record = new SessionRecord();
        private readonly SessionRecord _before = new SessionRecord();
        private readonly PenMemory _memory;
        private readonly PenLimits _limits;
        private readonly SessionCounters _counters;
        private long _storedAt;
        private int _storedPricks;
        private int _cartridges;
        private int _testStrokesBefore;
        private StrokeSettings _settings;
        private int _presetIndex;
        private bool _isWorkNew;
        private Work _wanted;
        private Work _running;

        /// <summary>Makes the keeper; nothing is read yet.</summary>
        public SessionKeeper(IFileStore files, PenMemory memory, PenLimits limits, SessionCounters counters)
        {
            Store = new SessionStore(files);
            _memory = memory;
            _limits = limits;
            _counters = counters;
        }

        /// <summary>What could not be stored or read, or None.</summary>
        public FaultCode Failure;

        /// <summary>Session records.</summary>
        public readonly SessionStore Store;

        /// <summary>Code of the client of the running session, or of the next one; empty when none was given.</summary>
        public string Client = "";

        /// <summary>Gives the running session, or the next one, the code of its client: at most 8 characters A-Z and 0-9, or none.</summary>
        /// <returns>False for anything else; the code stays.</returns>
        public bool SetClient(string code)
        {
            if (!ClientBook.IsCode(code))
            {
                return false;
            }
            Client = code;
            return true;
        }

        /// <summary>Takes the settings that the client had last, in this zone if it was worked on. Blocks for the flash.</summary>
        /// <returns>Preset they came from; the one given when the client is not in memory.</returns>
        public int Recall(ScalpZone zone, StrokeSettings settings, int presetIndex)
        {
            int place = Store.Clients.Find(Client);
            if (place < 0 || !Store.Find(Store.Clients[place].LastSession, _before))
            {
                return presetIndex;
            }
            if (!_before.TryReadZone(zone, settings))
            {
                settings.CopyFrom(_before.Settings);
            }
            _limits.Limit(settings);
            return _before.PresetIndex;
        }

        /// <summary>Day number of the client's first treatment, or 0 when it is unknown.</summary>
        public int FirstDay()
        {
            int place = Store.Clients.Find(Client);
            return place < 0 ? 0 : Store.Clients[place].FirstDay;
        }

        /// <summary>
        /// The running session goes on with these: its next checkpoint is made ready while nobody waits, so that a release of
        /// the pedal finds it all but done.
        /// </summary>
        public void Prepare(ScalpZone zone, StrokeSettings settings, int presetIndex)
        {
            _record.Zone = zone;
            _isWorkNew = true;
            _settings = settings;
            _presetIndex = presetIndex;
            IsStoring = true;
        }

        /// <summary>The operator has seen the failure.</summary>
        public void ForgetFailure()
        {
            Failure = FaultCode.None;
        }

        /// <summary>Adds what another store could not do or read.</summary>
        public void Report(FaultCode code)
        {
            Note(true, code);
        }

        /// <summary>Reads everything at power-up and repairs what a power cut left.</summary>
        public void Load()
        {
            LoadResult result = _memory.Load(_limits);
            Note(result == LoadResult.Corrupt, FaultCode.SettingsCorrupt);
            Note(!Store.Start(_memory.CountedSession), FaultCode.RecordStoreFailed);
            if (_memory.CountMissing(Store, _record))
            {
                Note(!_memory.Save(_limits), FaultCode.RecordStoreFailed);
            }
            Store.Clear(_record);
            _counters.Take(_memory.CartridgeStrokes, _memory.LifeStrokes);
        }

        /// <summary>Something is still to be stored.</summary>
        public bool IsStoring;

        /// <summary>Asks for presets, limits and choices to be stored.</summary>
        public void SaveMemory()
        {
            Want(Work.Memory);
        }

        /// <summary>Once a control tick while something is to be stored: one slice of it.</summary>
        /// <param name="mayWrite">The coil is dead and the flash may block this tick.</param>
        public void Tick(bool mayWrite)
        {
            if (_isWorkNew)
            {
                NoteWork();
                Forget();
                Want(Work.Preparation);
                return;
            }
            switch (_running)
            {
                case Work.None:
                    BeginNext();
                    break;
                case Work.Preparation:
                    Store.Step(false);
                    if (Store.IsPrepared)
                    {
                        End(true);
                    }
                    break;
                case Work.Memory:
                    if (_memory.Step(mayWrite))
                    {
                        End(_memory.IsSaved);
                    }
                    break;
                default:
                    if (Store.Step(mayWrite))
                    {
                        if (_running == Work.Record)
                        {
                            _memory.CountSession(_record);
                            Want(Work.Memory | Work.Emptying);
                        }
                        else
                        {
                            Want(Work.Preparation);
                        }
                        End(Store.IsStored);
                    }
                    break;
            }
        }

        /// <summary>A new cartridge is in: its count begins.</summary>
        public void CartridgeFitted()
        {
            _cartridges++;
            _counters.Take(0, _counters.LifeStrokes);
        }

        /// <summary>Opens the record of a session that begins.</summary>
        /// <param name="kind">What the client came for.</param>
        /// <param name="day">Day number, or 0 while the clock is not set.</param>
        /// <param name="calibrationSerial">Number of the depth calibration in force.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public void Begin(SessionKind kind, int day, int calibrationSerial, long nowMicroseconds)
        {
            while (IsStoring)
            {
                // A session that begins before the last one is stored: as good as never.
                Tick(true);
            }
            _counters.Begin(nowMicroseconds);
            Store.Begin(_record);
            _record.Kind = kind;
            _record.StartDay = day;
            _record.CalibrationSerial = calibrationSerial;
            _record.Firmware = Control.FirmwareVersion.Text;
            _record.StartedAtSeconds = (int)(nowMicroseconds / 1000000);
            _cartridges = 1;
            _testStrokesBefore = _counters.TestStrokes;
            _storedAt = nowMicroseconds;
            _storedPricks = 0;
        }

        /// <summary>Notes a fault in the record of the running session.</summary>
        public void AddFault(FaultCode code)
        {
            if (_counters.IsOpen)
            {
                _record.AddFault(code);
                Forget();
            }
        }

        /// <summary>The pedal was released: asks for the running session to be stored when that is due.</summary>
        public void CheckpointIfDue(long nowMicroseconds)
        {
            bool isDue = _counters.Pricks - _storedPricks >= CheckpointPricks
                || (nowMicroseconds - _storedAt >= CheckpointMicroseconds && _counters.Pricks != _storedPricks)
                || ((_wanted | _running) & Work.Checkpoint) != Work.None;
            if (_counters.IsOpen && isDue)
            {
                FillTail(nowMicroseconds);
                Store.Refresh();
                if (_running != Work.Checkpoint)
                {
                    Want(Work.Checkpoint);
                }
            }
        }

        /// <summary>Asks for the running session to be stored as it is now, whatever has changed.</summary>
        public void Checkpoint(StrokeSettings settings, int presetIndex, long nowMicroseconds)
        {
            _settings = settings;
            _presetIndex = presetIndex;
            FillTail(nowMicroseconds);
            Forget();
            Want(Work.Checkpoint);
        }

        /// <summary>Ends the session and asks for its record, the counters and the choices to be stored.</summary>
        public void Close(StrokeSettings settings, int presetIndex, long nowMicroseconds)
        {
            _settings = settings;
            _presetIndex = presetIndex;
            NoteWork();
            FillTail(nowMicroseconds);
            FillHead();
            _counters.End();
            Forget();
            _wanted &= Work.Memory;
            Want(Work.Record);
            Client = "";
        }

        // Nothing of it is on the flash yet, or all: what is running begins anew, with what the record has become.
        private void Forget()
        {
            Store.Forget();
            if (_running != Work.Memory)
            {
                _wanted |= _running;
                _running = Work.None;
            }
        }

        private void Want(Work work)
        {
            _wanted |= work;
            IsStoring = true;
        }

        private void BeginNext()
        {
            if (_wanted == Work.None)
            {
                return;
            }
            Work next = Work.Record;
            while ((_wanted & next) == Work.None)
            {
                next = (Work)((int)next >> 1);
            }
            _wanted &= ~next;
            _running = next;
            switch (next)
            {
                case Work.Emptying:
                    Store.Clear(_record);
                    End(true);
                    break;
                case Work.Record:
                    // Makes the checkpoint too.
                    Store.BeginStore(_record, RecordState.Closed);
                    break;
                case Work.Memory:
                    _memory.BeginSave(_limits);
                    break;
                default:
                    if (!Store.IsPrepared)
                    {
                        FillHead();
                        Store.BeginStore(_record, RecordState.Open);
                    }
                    break;
            }
        }

        private void End(bool isStored)
        {
            _running = Work.None;
            IsStoring = _wanted != Work.None;
            Note(!isStored, FaultCode.RecordStoreFailed);
        }

        private void FillHead()
        {
            System.Array.Copy(_counters.ZonePricks, _record.ZonePricks, Wording.ZoneCount);
            _record.Client = Client;
            _record.TestStrokes = _counters.TestStrokes - _testStrokesBefore;
            _record.PresetIndex = _presetIndex;
            _record.Settings.CopyFrom(_settings);
            _record.CartridgeCount = _cartridges;
        }

        private void NoteWork()
        {
            if (_isWorkNew)
            {
                _record.NoteZone(_record.Zone, _settings);
                _isWorkNew = false;
            }
        }

        // What a press of the pedal changes.
        private void FillTail(long nowMicroseconds)
        {
            SessionRecord record = _record;
            SessionCounters counters = _counters;
            int zone = (int)record.Zone;
            record.ZonePricks[zone] = counters.ZonePricks[zone];
            record.CommandedStrokes = counters.Commanded;
            record.MissedStrokes = counters.Missed;
            record.ElapsedSeconds = counters.ElapsedSeconds(nowMicroseconds);
            record.NoteCourse(record.ElapsedSeconds, counters.Pricks);
            record.NeedleActiveSeconds = (int)(counters.ActiveMicroseconds / 1000000);
            record.CartridgeStrokes = counters.CartridgeStrokes;
            _storedAt = nowMicroseconds;
            _storedPricks = counters.Pricks;
        }

        private void Note(bool hasFailed, FaultCode code)
        {
            if (hasFailed && Failure == FaultCode.None)
            {
                Failure = code;
            }
        }
    }
}
