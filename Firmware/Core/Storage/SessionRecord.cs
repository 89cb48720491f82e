using SmpPen.Core.Safety;
using SmpPen.Core.Session;

namespace SmpPen.Core.Storage
{
    /// <summary>What is kept of one session. Counts are confirmed strokes unless they say otherwise.</summary>
    public sealed class SessionRecord
    {
        /// <summary>Fault codes kept.</summary>
        public const int FaultsKept = 4;

        /// <summary>Slots of the course: 4 hours; what comes later counts into the last.</summary>
        public const int CourseSlots = 48;

        /// <summary>Length of a slot of the course in seconds.</summary>
        public const int CourseSlotSeconds = 300;

        internal const int WorkLength = CourseStart + (CourseSlots * 2);

        private const int CourseStart = Wording.ZoneCount * StrokeSettingsImage.Length;

        /// <summary>Number of the session; given by <see cref="SessionStore.Begin"/>.</summary>
        public uint Sequence;

        /// <summary>How far the record got.</summary>
        public RecordState State;

        /// <summary>Kind of the session.</summary>
        public SessionKind Kind;

        /// <summary>Seconds since power-up at which it began.</summary>
        public int StartedAtSeconds;

        /// <summary>Day on which it began, 2000-01-01 = 1; 0 when the clock was not set (see <see cref="PenClock"/>).</summary>
        public int StartDay;

        /// <summary>Version of the firmware.</summary>
        public string Firmware = "";

        /// <summary>Number of the depth calibration in force; 0 = none.</summary>
        public int CalibrationSerial;

        /// <summary>Pricks of each zone, by <see cref="ScalpZone"/>.</summary>
        public readonly int[] ZonePricks = new int[Wording.ZoneCount];

        /// <summary>Zone worked on last.</summary>
        public ScalpZone Zone;

        /// <summary>Strokes commanded.</summary>
        public int CommandedStrokes;

        /// <summary>Strokes that did not reach full depth.</summary>
        public int MissedStrokes;

        /// <summary>Test strokes of cartridge zero and proof tests; no pricks.</summary>
        public int TestStrokes;

        /// <summary>Length of the session in seconds.</summary>
        public int ElapsedSeconds;

        /// <summary>Time that the needle was active, in seconds.</summary>
        public int NeedleActiveSeconds;

        /// <summary>Preset used last, 0-7.</summary>
        public int PresetIndex;

        /// <summary>Settings used last.</summary>
        public readonly StrokeSettings Settings = new StrokeSettings();

        /// <summary>Cartridges fitted, 0-255.</summary>
        public int CartridgeCount;

        /// <summary>Strokes of the cartridge fitted at the end, earlier sessions included.</summary>
        public long CartridgeStrokes;

        /// <summary>Faults latched, 0-255.</summary>
        public int FaultCount;

        /// <summary>The last of them, newest first; None where there were fewer.</summary>
        public readonly FaultCode[] LastFaults = new FaultCode[FaultsKept];

        /// <summary>Code of the client, at most 8 characters A-Z and 0-9; empty when none was given.</summary>
        public string Client = "";

        /// <summary>Settings of each zone, then the course: as bytes, because they are stored far more often than read.</summary>
        internal readonly ByteImage Work = new ByteImage(WorkLength);

        /// <summary>Pricks of all zones.</summary>
        public int Pricks
        {
            get
            {
                int sum = 0;
                for (int i = 0; i < ZonePricks.Length; i++)
                {
                    sum += ZonePricks[i];
                }

                return sum;
            }
        }

        /// <summary>Notes the settings that a zone is worked with.</summary>
        public void NoteZone(ScalpZone zone, StrokeSettings settings)
        {
            Work.BeginWrite();
            Work.Skip((int)zone * StrokeSettingsImage.Length);
            StrokeSettingsImage.Carry(Work, settings);
        }

        /// <summary>Settings that a zone was worked with last.</summary>
        /// <returns>False, and the settings not to be used, when it was not.</returns>
        public bool TryReadZone(ScalpZone zone, StrokeSettings settings)
        {
            Work.BeginRead(WorkLength);
            Work.Skip((int)zone * StrokeSettingsImage.Length);
            StrokeSettingsImage.Carry(Work, settings);
            return settings.DwellMicroseconds > 0 && (int)settings.Mode < Wording.ModeCount;
        }

        /// <summary>Notes the pricks so far.</summary>
        public void NoteCourse(int elapsedSeconds, int pricks)
        {
            int slot = elapsedSeconds / CourseSlotSeconds;
            Work.BeginWrite();
            Work.Skip(CourseStart + (2 * (slot < CourseSlots ? slot : CourseSlots - 1)));
            Work.Int16(pricks < ushort.MaxValue ? pricks : ushort.MaxValue);
        }

        /// <summary>Pricks at the end of a slot; 0 also where nothing was noted.</summary>
        public int Course(int slot)
        {
            Work.BeginRead(WorkLength);
            Work.Skip(CourseStart + (2 * slot));
            return Work.Int16(0) & ushort.MaxValue;
        }

        /// <summary>Notes a fault as the newest.</summary>
        public void AddFault(FaultCode code)
        {
            for (int i = FaultsKept - 1; i > 0; i--)
            {
                LastFaults[i] = LastFaults[i - 1];
            }

            LastFaults[0] = code;
            FaultCount = FaultCount < byte.MaxValue ? FaultCount + 1 : FaultCount;
        }
    }
}
