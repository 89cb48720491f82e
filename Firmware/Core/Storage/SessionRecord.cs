using SmpPen.Core.Safety;
using SmpPen.Core.Session;

namespace SmpPen.Core.Storage
{
    /// <summary>What is kept of one session. Counts are confirmed strokes unless they say otherwise.</summary>
    public sealed class SessionRecord
    {
        /// <summary>Fault codes kept.</summary>
        public const int FaultsKept = 4;

        /// <summary>Bytes kept for a client code.</summary>
        public const int ClientCodeLength = 8;

        /// <summary>Number of the session; given by <see cref="SessionStore.Begin"/>.</summary>
        public uint Sequence;

        /// <summary>How far the record got.</summary>
        public RecordState State;

        /// <summary>Kind of the session.</summary>
        public SessionKind Kind;

        /// <summary>Seconds since power-up at which it began (the pen has no calendar).</summary>
        public int StartedAtSeconds;

        /// <summary>Pricks of each zone, by <see cref="ScalpZone"/>.</summary>
        public readonly int[] ZonePricks = new int[Wording.ZoneCount];

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

        /// <summary>Reserved for a code that names the client without identifying; zeros when unused.</summary>
        public readonly byte[] ClientCode = new byte[ClientCodeLength];

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

        /// <summary>Makes it a new, empty record.</summary>
        public void Clear()
        {
            Sequence = 0;
            State = RecordState.Closed;
            Kind = SessionKind.FirstTreatment;
            StartedAtSeconds = 0;
            CommandedStrokes = 0;
            MissedStrokes = 0;
            TestStrokes = 0;
            ElapsedSeconds = 0;
            NeedleActiveSeconds = 0;
            PresetIndex = 0;
            CartridgeCount = 0;
            CartridgeStrokes = 0;
            FaultCount = 0;
            Settings.Mode = StrokeMode.Single;
            Settings.DepthMicrometres = 0;
            Settings.FrequencyHertz = 0;
            Settings.PaceTenths = 0;
            Settings.DwellMicroseconds = 0;
            Settings.BurstPricks = 0;
            for (int i = 0; i < ZonePricks.Length; i++)
            {
                ZonePricks[i] = 0;
            }

            for (int i = 0; i < FaultsKept; i++)
            {
                LastFaults[i] = FaultCode.None;
            }

            for (int i = 0; i < ClientCodeLength; i++)
            {
                ClientCode[i] = 0;
            }
        }
    }
}
