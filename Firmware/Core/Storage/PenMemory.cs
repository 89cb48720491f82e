using SmpPen.Core.Hardware;
using SmpPen.Core.Session;

namespace SmpPen.Core.Storage
{
    /// <summary>What the pen remembers between power-ups, besides session records and calibration.</summary>
    public sealed class PenMemory
    {
        /// <summary>Number of presets.</summary>
        public const int PresetCount = 8;

        private const string FileA = "PenA";
        private const string FileB = "PenB";

        /// <summary>The presets.</summary>
        public readonly Preset[] Presets = new Preset[PresetCount];

        /// <summary>Preset used last, 0-7.</summary>
        public int LastPresetIndex;

        /// <summary>Settings used last: what the pen starts with.</summary>
        public readonly StrokeSettings LastSettings = new StrokeSettings();

        /// <summary>Zone worked on last.</summary>
        public ScalpZone LastZone;

        /// <summary>Kind of the last session.</summary>
        public SessionKind LastKind;

        /// <summary>Cartridge zero of the fitted cartridge, in micrometres.</summary>
        public int CartridgeZeroMicrometres;

        /// <summary>Confirmed strokes of the fitted cartridge, sessions that have ended only.</summary>
        public long CartridgeStrokes;

        /// <summary>Confirmed strokes of the pen's life, sessions that have ended only.</summary>
        public long LifeStrokes;

        /// <summary>Sequence number of the last session record that the counters include; 0 = none.</summary>
        public uint CountedSession;

        private readonly TwoCopyStore _store;
        private readonly PenMemoryImage _image = new PenMemoryImage();
        private int _part;

        /// <summary>Makes the memory with default values; nothing is read yet.</summary>
        public PenMemory(IFileStore files)
        {
            _store = new TwoCopyStore(files, FileA, FileB, PenMemoryImage.Length);
            for (int i = 0; i < PresetCount; i++)
            {
                Presets[i] = new Preset();
            }

            SetDefaults();
        }

        /// <summary>Presets as delivered, every value inside its recommended band; counters and choices at their beginning.</summary>
        public void SetDefaults()
        {
            SetPreset(0, "Hairline", StrokeMode.Single, 500, 4000);
            SetPreset(1, "Temple", StrokeMode.Single, 560, 4000);
            SetPreset(2, "Forelock", StrokeMode.Paced, 600, 4000);
            SetPreset(3, "Crown", StrokeMode.Continuous, 700, 2000);
            SetPreset(4, "Sides", StrokeMode.Continuous, 600, 2000);
            SetPreset(5, "Scar", StrokeMode.Single, 900, 8000);
            SetPreset(6, "Touch-up", StrokeMode.Burst, 500, 4000);
            SetPreset(7, "Custom", StrokeMode.Single, 500, 4000);
            Presets[4].Settings.FrequencyHertz = 90;
            LastPresetIndex = 0;
            LastSettings.CopyFrom(Presets[0].Settings);
            LastZone = ScalpZone.Hairline;
            LastKind = SessionKind.FirstTreatment;
            CartridgeZeroMicrometres = 0;
            CartridgeStrokes = 0;
            LifeStrokes = 0;
            CountedSession = 0;
        }

        /// <summary>
        /// Reads the newest copy whose CRC is right and whose every value is within its absolute limits; a copy that is not is
        /// passed over whole. Presets above a technician limit are limited. Allocates the names: at power-up only.
        /// </summary>
        /// <param name="limits">Receives the technician limits; those of a new pen when nothing valid is found.</param>
        /// <returns>Fresh and Corrupt leave the defaults in force.</returns>
        public LoadResult Load(PenLimits limits)
        {
            int length = _store.Load(_image.Bytes);
            while (length >= 0 && !_image.TryRead(length, this, limits))
            {
                length = _store.RefuseNewest(_image.Bytes);
            }

            if (length < 0)
            {
                SetDefaults();
                limits.CopyFrom(new PenLimits());
            }

            return _store.Result;
        }

        /// <summary>Stores every value. Blocks for the flash: never while the coil is live.</summary>
        /// <returns>False when it could not be stored; what was stored before is still there.</returns>
        public bool Save(PenLimits limits)
        {
            BeginSave(limits);
            while (!Step(true))
            {
            }

            return IsSaved;
        }

        /// <summary>The last save is stored.</summary>
        public bool IsSaved => _store.IsSaved;

        /// <summary>Begins to store every value; <see cref="Step"/> does it, a tick's worth at a time.</summary>
        public void BeginSave(PenLimits limits)
        {
            _image.BeginWrite(limits);
            _part = 0;
        }

        /// <summary>One slice of a save: a preset is read at once, so that none is stored half old and half new.</summary>
        /// <param name="mayWrite">The flash may block this tick.</param>
        /// <returns>True when it is over, well or not.</returns>
        public bool Step(bool mayWrite)
        {
            if (_part > PresetCount)
            {
                return _store.Step(mayWrite);
            }

            if (_part < PresetCount)
            {
                _image.CarryPreset(Presets[_part]);
            }
            else
            {
                _store.BeginSave(_image.Bytes, _image.WriteChoices(this), 0);
            }

            _part++;
            return false;
        }

        /// <summary>Adds a record's pricks to the counters, once however often it is given.</summary>
        /// <returns>True when it was added, and so a save is due.</returns>
        public bool CountSession(SessionRecord record)
        {
            if (!SlotImage.IsNewer(record.Sequence, CountedSession))
            {
                return false;
            }

            CountedSession = record.Sequence;
            LifeStrokes += record.Pricks;
            CartridgeStrokes = record.CartridgeStrokes;
            return true;
        }

        /// <summary>
        /// Adds every stored record that the counters do not include yet: one whose session was recovered at this start, or
        /// after which this memory could not be saved.
        /// </summary>
        /// <param name="sessions">The records, started.</param>
        /// <param name="scratch">A record to read into.</param>
        /// <returns>True when something was added, and so a save is due.</returns>
        public bool CountMissing(SessionStore sessions, SessionRecord scratch)
        {
            int oldest = 0;
            while (oldest < sessions.Count && sessions.Read(oldest, scratch) && SlotImage.IsNewer(scratch.Sequence, CountedSession))
            {
                oldest++;
            }

            bool added = false;
            for (int i = oldest - 1; i >= 0; i--)
            {
                added |= sessions.Read(i, scratch) && CountSession(scratch);
            }

            return added;
        }

        private void SetPreset(int index, string name, StrokeMode mode, int depthMicrometres, int dwellMicroseconds)
        {
            Presets[index].Name = name;
            StrokeSettings settings = Presets[index].Settings;
            settings.Mode = mode;
            settings.DepthMicrometres = depthMicrometres;
            settings.DwellMicroseconds = dwellMicroseconds;
            settings.FrequencyHertz = 100;
            settings.PaceTenths = 25;
            settings.BurstPricks = 3;
        }
    }
}
