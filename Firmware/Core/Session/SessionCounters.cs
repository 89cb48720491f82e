namespace SmpPen.Core.Session
{
    /// <summary>Counts of the running session, the cartridge and the pen's life: confirmed strokes only.</summary>
    public sealed class SessionCounters
    {
        private readonly int[] _zonePricks = new int[Wording.ZoneCount];
        private int _pricks;
        private int _commanded;
        private long _startedAt;
        private long _cartridgeBefore;
        private long _lifeBefore;
        private long _activeMicroseconds;
        private bool _isOpen;
        private int _missed;
        private int _testStrokes;

        /// <summary>A session runs.</summary>
        public bool IsOpen => _isOpen;

        /// <summary>Pricks of the session.</summary>
        public int Pricks => _pricks;

        /// <summary>Strokes of the session that did not reach full depth.</summary>
        public int Missed => _missed;

        /// <summary>Drive pulses of the session.</summary>
        public int Commanded => _commanded;

        /// <summary>Confirmed strokes outside of pricking (proof test, cartridge zero) since power-up.</summary>
        public int TestStrokes => _testStrokes;

        /// <summary>Pricks since the cartridge was fitted.</summary>
        public long CartridgeStrokes
        {
            get { return _cartridgeBefore + _pricks; }
            set { _cartridgeBefore = value - _pricks; }
        }

        /// <summary>Pricks of the pen's life.</summary>
        public long LifeStrokes
        {
            get { return _lifeBefore + _pricks; }
            set { _lifeBefore = value - _pricks; }
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
            _isOpen = true;
            _startedAt = nowMicroseconds;
            _activeMicroseconds = 0;
            _cartridgeBefore += _pricks;
            _lifeBefore += _pricks;
            _pricks = 0;
            _missed = 0;
            _commanded = 0;
            for (int zone = 0; zone < _zonePricks.Length; zone++)
            {
                _zonePricks[zone] = 0;
            }
        }

        /// <summary>Ends the session; the counts stay readable.</summary>
        public void End()
        {
            _isOpen = false;
        }

        /// <summary>Books strokes of pricking.</summary>
        public void AddPricks(ScalpZone zone, int strokes, int drives, int missed)
        {
            _pricks += strokes;
            _zonePricks[(int)zone] += strokes;
            _commanded += drives;
            _missed += missed;
        }

        /// <summary>Books strokes of a test.</summary>
        public void AddTestStrokes(int strokes)
        {
            _testStrokes += strokes;
        }

        /// <summary>Books time with the coil live.</summary>
        public void AddActive(long microseconds)
        {
            _activeMicroseconds += microseconds;
        }
    }
}
