namespace SmpPen.Core.Session
{
    /// <summary>Counts of the running session, the cartridge and the pen's life: confirmed strokes only.</summary>
    public sealed class SessionCounters
    {
        private readonly int[] _zonePricks = new int[Wording.ZoneCount];
        private long _startedAt;
        private long _cartridgeBefore;
        private long _lifeBefore;
        private long _activeMicroseconds;

        /// <summary>A session runs.</summary>
        public bool IsOpen;

        /// <summary>Pricks of the session.</summary>
        public int Pricks;

        /// <summary>Strokes of the session that did not reach full depth.</summary>
        public int Missed;

        /// <summary>Drive pulses of the session.</summary>
        public int Commanded;

        /// <summary>Confirmed strokes outside of pricking (proof test, cartridge zero) since power-up.</summary>
        public int TestStrokes;

        /// <summary>Pricks since the cartridge was fitted.</summary>
        public long CartridgeStrokes
        {
            get { return _cartridgeBefore + Pricks; }
            set { _cartridgeBefore = value - Pricks; }
        }

        /// <summary>Pricks of the pen's life.</summary>
        public long LifeStrokes
        {
            get { return _lifeBefore + Pricks; }
            set { _lifeBefore = value - Pricks; }
        }

        /// <summary>Pricks in a zone.</summary>
        public int ZonePricks(ScalpZone zone) => _zonePricks[(int)zone];

        /// <summary>Needle-active time in milliseconds.</summary>
        public int ActiveMilliseconds => (int)(_activeMicroseconds / 1000);

        /// <summary>Time since the session began, in seconds.</summary>
        public int ElapsedSeconds(long nowMicroseconds) => (int)((nowMicroseconds - _startedAt) / 1000000);

        /// <summary>Begins a session at zero.</summary>
        public void Begin(long nowMicroseconds)
        {
            IsOpen = true;
            _startedAt = nowMicroseconds;
            _activeMicroseconds = 0;
            _cartridgeBefore += Pricks;
            _lifeBefore += Pricks;
            Pricks = 0;
            Missed = 0;
            Commanded = 0;
            for (int zone = 0; zone < _zonePricks.Length; zone++)
            {
                _zonePricks[zone] = 0;
            }
        }

        /// <summary>Ends the session; the counts stay readable.</summary>
        public void End()
        {
            IsOpen = false;
        }

        /// <summary>Books strokes of pricking.</summary>
        public void AddPricks(ScalpZone zone, int strokes, int drives, int missed)
        {
            Pricks += strokes;
            _zonePricks[(int)zone] += strokes;
            Commanded += drives;
            Missed += missed;
        }

        /// <summary>Books strokes of a test.</summary>
        public void AddTestStrokes(int strokes)
        {
            TestStrokes += strokes;
        }

        /// <summary>Books time with the coil live.</summary>
        public void AddActive(long microseconds)
        {
            _activeMicroseconds += microseconds;
        }
    }
}
