using SmpPen.Core.Calibration;
using SmpPen.Core.Link;
using SmpPen.Core.Motion;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;

namespace SmpPen.Core.Control
{
    /// <summary>What the parts of the control program share: the settings in force, the session and the parts that act on them.</summary>
    public sealed class PenModel
    {
        /// <summary>Limits of every setting.</summary>
        public readonly PenLimits Limits = new PenLimits();

        /// <summary>Settings in force.</summary>
        public readonly StrokeSettings Settings = new StrokeSettings();

        /// <summary>Counts of session, cartridge and life.</summary>
        public readonly SessionCounters Counters = new SessionCounters();

        /// <summary>The latched fault.</summary>
        public readonly FaultLatch Faults = new FaultLatch();

        /// <summary>State of the pen.</summary>
        public StateMachine Machine;

        /// <summary>What survives power-off.</summary>
        public PenMemory Memory;

        /// <summary>Session records.</summary>
        public SessionKeeper Keeper;

        /// <summary>Depth axis.</summary>
        public DepthAxis Axis;

        /// <summary>Depth calibration and the map in force.</summary>
        public CalibrationService Calibration;

        /// <summary>Coil drive.</summary>
        public NeedleDrive Drive;

        /// <summary>Whether a technician has unlocked the pen.</summary>
        public TechnicianLock Technician;

        /// <summary>Zone being worked on.</summary>
        public ScalpZone Zone;

        /// <summary>Kind of the session, running or to be started.</summary>
        public SessionKind Kind;

        /// <summary>Preset the settings came from, 0-7.</summary>
        public int PresetIndex;

        /// <summary>Cartridge zero in micrometres.</summary>
        public int CartridgeZeroMicrometres;

        /// <summary>A new cartridge is in and its zero has not been accepted yet: no way to Ready but through the zero.</summary>
        public bool IsZeroDue;

        /// <summary>One-line message.</summary>
        public Notice Notice;

        /// <summary>When the message goes away, in microseconds since power-up.</summary>
        public long NoticeUntil;

        /// <summary>Takes the settings of a preset.</summary>
        public void UsePreset(int index)
        {
            PresetIndex = index;
            Settings.CopyFrom(Memory.Presets[index].Settings);
        }

        /// <summary>Shows a message for two seconds.</summary>
        public void Tell(Notice notice, long nowMicroseconds)
        {
            Notice = notice;
            NoticeUntil = nowMicroseconds + 2000000;
        }

        /// <summary>Takes the message away.</summary>
        public void TellNothing()
        {
            Notice = Notice.None;
            NoticeUntil = 0;
        }

        /// <summary>Sends the carriage to the depth in force, never past the technician limit.</summary>
        public void MoveToDepth()
        {
            MoveTo(Limits.DepthMicrometres.Limit(Settings.DepthMicrometres));
        }

        /// <summary>Sends the carriage to where the needle is flush with the nose.</summary>
        public void MoveToNose()
        {
            MoveTo(0);
        }

        private void MoveTo(int depthMicrometres)
        {
            if (TransitionTable.AllowsDepth(Machine.State))
            {
                Axis.MoveTo(Calibration.Map.ToMicrosteps(depthMicrometres, CartridgeZeroMicrometres));
            }
        }
    }
}
