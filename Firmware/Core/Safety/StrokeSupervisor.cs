using SmpPen.Core.Stroke;

namespace SmpPen.Core.Safety
{
    /// <summary>Holds strokes against drive pulses, both counted by hardware: confirmed, missed, cut short, uncommanded.</summary>
    public sealed class StrokeSupervisor
    {
        /// <summary>A missed stroke fills the bucket by this much, a confirmed one empties it by 1.</summary>
        public const int MissWeight = 4;

        /// <summary>Full bucket: 8 misses in a row, or steadily more than one stroke in five.</summary>
        public const int BlockedLevel = 32;

        /// <summary>After the drive has ended a stroke may still arrive for this long, in microseconds: flight of the bar.</summary>
        public const int ArrivalMicroseconds = 5000;

        private const long Unknown = -1;

        /// <summary>Strokes since power-up.</summary>
        public readonly HardwareCount Strokes;

        /// <summary>Drive pulses since power-up.</summary>
        public readonly HardwareCount Drives;

        // Both together: neither ever goes back.
        private long _counted;
        private long _strokesSeen;
        private long _drivesSeen;
        // Drive pulses known to have been missed or cut.
        private long _settled;
        private long _snapshotDrives;
        private long _snapshotAt;
        private long _cutDrives = Unknown;
        private long _stoppedAt;
        private long _lastTickAt;
        private int _onTimeMicroseconds;
        private bool _cutAllowed;
        private bool _isLive;
        private bool _isSettled;
        private bool _hasNews;
        private int _bucket;

        /// <summary>Makes the supervisor on the two counters.</summary>
        public StrokeSupervisor(HardwareCount strokes, HardwareCount drives)
        {
            Strokes = strokes;
            Drives = drives;
        }

        /// <summary>Strokes that reached full depth, counted in this tick.</summary>
        public int NewStrokes;

        /// <summary>Drive pulses behind the gate, counted in this tick.</summary>
        public int NewDrives;

        /// <summary>Strokes found missing in this tick.</summary>
        public int NewMissed;

        /// <summary>Drive pulses since power-up that never reached full depth although they were not cut.</summary>
        public long Missed;

        /// <summary>Drive pulses since power-up that a stop cut before the needle arrived.</summary>
        public long Cut;

        /// <summary>Drive pulses counted whose strokes are still to come.</summary>
        public int Open => (int)(_drivesSeen - _strokesSeen - _settled);

        /// <summary>Too many strokes in a row did not reach full depth.</summary>
        public bool IsBlocked;

        /// <summary>A stroke without a drive pulse, or a drive pulse while none was allowed.</summary>
        public bool HasUncommanded;

        /// <summary>A counter gives values no needle can make.</summary>
        public bool IsImplausible;

        /// <summary>Driving begins; ENABLE is high.</summary>
        public void Started(int onTimeMicroseconds)
        {
            _isLive = true;
            _onTimeMicroseconds = onTimeMicroseconds;
        }

        /// <summary>Driving has ended; ENABLE is low.</summary>
        /// <param name="mayHaveCut">A pulse may have been cut before the needle arrived.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public void Stopped(bool mayHaveCut, long nowMicroseconds)
        {
            _isLive = false;
            _stoppedAt = nowMicroseconds;
            _cutAllowed = mayHaveCut;
            _cutDrives = Unknown;
            // The next tick looks closely: only what is open then can have been cut.
            _isSettled = false;
        }

        /// <summary>The coil is not driven as commanded.</summary>
        public void NoteUncommanded()
        {
            HasUncommanded = true;
        }

        /// <summary>Forgets a blocked needle when the operator has cleared it.</summary>
        public void ForgetMisses()
        {
            _bucket = 0;
            IsBlocked = false;
        }

        /// <summary>Reads both counters and accounts for every pulse.</summary>
        /// <returns>True when this tick counted a stroke or a drive pulse, or found one missing.</returns>
        public bool Tick(long nowMicroseconds)
        {
            if (_hasNews)
            {
                _hasNews = false;
                NewStrokes = 0;
                NewDrives = 0;
                NewMissed = 0;
            }
            // Strokes first: whatever interrupts between the two reads, a stroke never seems to precede its drive pulse.
            if (!(Strokes.Tick() & Drives.Tick()))
            {
                IsImplausible = Strokes.IsImplausible || Drives.IsImplausible;
                return false;
            }
            long counted = Strokes.Total + Drives.Total;
            if (_isSettled && counted == _counted)
            {
                // Nothing was counted and nothing is open: nearly every tick without a press.
                _lastTickAt = nowMicroseconds;
                return false;
            }
            _counted = counted;
            long strokes = Strokes.Total;
            long drives = Drives.Total;
            int newStrokes = (int)(strokes - _strokesSeen);
            int newDrives = (int)(drives - _drivesSeen);
            NewStrokes = newStrokes;
            NewDrives = newDrives;
            _strokesSeen = strokes;
            _drivesSeen = drives;
            // What the tick after a stop counts was driven before it; any later pulse nobody asked for.
            if (!_isLive && newDrives > 0 && _lastTickAt > _stoppedAt)
            {
                HasUncommanded = true;
            }
            _lastTickAt = nowMicroseconds;
            long open = drives - strokes - _settled;
            _isSettled = open == 0;
            if (!_isSettled)
            {
                Judge(open);
            }
            else
            {
                _cutAllowed = false;
            }
            if (_bucket > 0)
            {
                _bucket = newStrokes < _bucket ? _bucket - newStrokes : 0;
                IsBlocked = _bucket >= BlockedLevel;
            }
            _hasNews = newStrokes + newDrives + NewMissed > 0;
            return _hasNews;
        }

        private void Judge(long open)
        {
            if (open < 0)
            {
                HasUncommanded = true;
                return;
            }
            if (_cutAllowed && _cutDrives == Unknown)
            {
                _cutDrives = _drivesSeen;
            }
            long countedAt = Drives.ReadAtMicroseconds;
            if (countedAt - _snapshotAt >= _onTimeMicroseconds + ArrivalMicroseconds)
            {
                SettleDue(countedAt);
            }
        }

        // Pulses are judged when the needle has had time to arrive: a snapshot of the drive count is due that much later.
        private void SettleDue(long countedAt)
        {
            long dueDrives = _snapshotDrives;
            _snapshotDrives = _drivesSeen;
            _snapshotAt = countedAt;
            int open = (int)(dueDrives - _strokesSeen - _settled);
            if (open > 0)
            {
                SettleOpen(open);
            }
            if (_cutAllowed && dueDrives >= _cutDrives)
            {
                _cutAllowed = false;
            }
        }

        private void SettleOpen(int open)
        {
            _settled += open;
            _isSettled = _settled + _strokesSeen == _drivesSeen;
            if (_cutAllowed)
            {
                _cutAllowed = false;
                Cut++;
                open--;
            }
            Missed += open;
            NewMissed = open;
            _bucket += open * MissWeight;
        }
    }
}
