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

        private readonly HardwareCount _strokes;
        private readonly HardwareCount _drives;
        private long _strokesSeen;
        private long _drivesSeen;
        private long _dueDrives;
        private long _snapshotDrives;
        private long _snapshotAt;
        private long _cutDrives = Unknown;
        private long _stoppedAt;
        private long _lastTickAt;
        private int _onTimeMicroseconds;
        private bool _cutAllowed;
        private bool _isLive;
        private int _bucket;

        /// <summary>Makes the supervisor on the two counters.</summary>
        public StrokeSupervisor(HardwareCount strokes, HardwareCount drives)
        {
            _strokes = strokes;
            _drives = drives;
        }

        /// <summary>Strokes that reached full depth, counted in this tick.</summary>
        public int NewStrokes { get; private set; }

        /// <summary>Drive pulses behind the gate, counted in this tick.</summary>
        public int NewDrives { get; private set; }

        /// <summary>Strokes found missing in this tick.</summary>
        public int NewMissed { get; private set; }

        /// <summary>When the counts were read, in microseconds since power-up.</summary>
        public long CountedAtMicroseconds
        {
            get { return _drives.ReadAtMicroseconds; }
        }

        /// <summary>Strokes since power-up.</summary>
        public long Strokes
        {
            get { return _strokes.Total; }
        }

        /// <summary>Drive pulses since power-up.</summary>
        public long Drives
        {
            get { return _drives.Total; }
        }

        /// <summary>Drive pulses since power-up that never reached full depth although they were not cut.</summary>
        public long Missed { get; private set; }

        /// <summary>Drive pulses since power-up that a stop cut before the needle arrived.</summary>
        public long Cut { get; private set; }

        /// <summary>Drive pulses counted whose strokes are still to come.</summary>
        public int Open
        {
            get { return (int)(_drivesSeen - _strokesSeen - Missed - Cut); }
        }

        /// <summary>Too many strokes in a row did not reach full depth.</summary>
        public bool IsBlocked
        {
            get { return _bucket >= BlockedLevel; }
        }

        /// <summary>A stroke without a drive pulse, or a drive pulse while none was allowed.</summary>
        public bool HasUncommanded { get; private set; }

        /// <summary>A counter gives values no needle can make.</summary>
        public bool IsImplausible
        {
            get { return _strokes.IsImplausible || _drives.IsImplausible; }
        }

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
        }

        /// <summary>Forgets a blocked needle when the operator has cleared it.</summary>
        public void ForgetMisses()
        {
            _bucket = 0;
        }

        /// <summary>Reads both counters and accounts for every pulse.</summary>
        public void Tick(long nowMicroseconds)
        {
            NewStrokes = 0;
            NewDrives = 0;
            NewMissed = 0;
            // Strokes first: whatever interrupts between the two reads, a stroke never seems to precede its drive pulse.
            bool isGood = _strokes.Tick();
            isGood &= _drives.Tick();
            if (!isGood)
            {
                return;
            }
            NewStrokes = (int)(_strokes.Total - _strokesSeen);
            NewDrives = (int)(_drives.Total - _drivesSeen);
            _strokesSeen = _strokes.Total;
            _drivesSeen = _drives.Total;
            // What the tick after a stop counts was driven before it; any later pulse nobody asked for.
            if (NewDrives > 0 && !_isLive && _lastTickAt > _stoppedAt)
            {
                HasUncommanded = true;
            }
            _lastTickAt = nowMicroseconds;
            SettleDue(_drives.ReadAtMicroseconds);
            _bucket -= NewStrokes;
            if (_bucket < 0)
            {
                _bucket = 0;
            }
            if (_strokesSeen + Missed + Cut > _drivesSeen)
            {
                HasUncommanded = true;
            }
        }

        // Pulses are judged when the needle has had time to arrive: a snapshot of the drive count is due that much later.
        private void SettleDue(long countedAt)
        {
            if (_cutAllowed && _cutDrives == Unknown)
            {
                _cutDrives = _drivesSeen;
            }
            if (countedAt - _snapshotAt < _onTimeMicroseconds + ArrivalMicroseconds)
            {
                return;
            }
            _dueDrives = _snapshotDrives;
            _snapshotDrives = _drivesSeen;
            _snapshotAt = countedAt;
            int open = (int)(_dueDrives - _strokesSeen - Missed - Cut);
            if (open > 0)
            {
                SettleOpen(open);
            }
            if (_cutAllowed && _dueDrives >= _cutDrives)
            {
                _cutAllowed = false;
            }
        }

        private void SettleOpen(int open)
        {
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
