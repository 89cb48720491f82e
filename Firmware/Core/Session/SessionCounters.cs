using System;

namespace SmpPen.Core.Session
{
    /// <summary>Counts of the running session, the cartridge and the pen's life: confirmed strokes only.</summary>
    public sealed class SessionCounters
    {
        private long _startedAt;

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
        public long CartridgeStrokes;

        /// <summary>Pricks of the pen's life.</summary>
        public long LifeStrokes;

        /// <summary>Pricks of each <see cref="ScalpZone"/>.</summary>
        public readonly int[] ZonePricks = new int[Wording.ZoneCount];

        /// <summary>Time with the coil live, in microseconds.</summary>
        public long ActiveMicroseconds;

        /// <summary>Time since the session began, in seconds.</summary>
        public int ElapsedSeconds(long nowMicroseconds) => (int)((nowMicroseconds - _startedAt) / 1000000);

        /// <summary>Begins a session at zero.</summary>
        public void Begin(long nowMicroseconds)
        {
            IsOpen = true;
            _startedAt = nowMicroseconds;
            ActiveMicroseconds = 0;
            Pricks = 0;
            Missed = 0;
            Commanded = 0;
            Array.Clear(ZonePricks, 0, Wording.ZoneCount);
        }

        /// <summary>Books strokes of pricking.</summary>
        public void AddPricks(ScalpZone zone, int strokes, int drives, int missed)
        {
            Pricks += strokes;
            CartridgeStrokes += strokes;
            LifeStrokes += strokes;
            ZonePricks[(int)zone] += strokes;
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
            ActiveMicroseconds += microseconds;
        }

        /// <summary>Takes over the counts of cartridge and life.</summary>
        public void Take(long cartridgeStrokes, long lifeStrokes)
        {
            CartridgeStrokes = cartridgeStrokes;
            LifeStrokes = lifeStrokes;
        }

        /// <summary>Ends the session; the counts stay readable.</summary>
        public void End()
        {
            IsOpen = false;
        }
    }
}
