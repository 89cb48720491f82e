namespace SmpPen.Core.Control
{
    /// <summary>States of the pen; what ENABLE, needle and pedal do in each stands in <c>TransitionTable</c>.</summary>
    public enum PenState
    {
        /// <summary>Power-up checks that move nothing.</summary>
        SelfTest = 0,

        /// <summary>The carriage looks for the home flag.</summary>
        Homing = 1,

        /// <summary>Carriage home: test pulses prove ENABLE, interlock and stroke sensor.</summary>
        ProofTest = 2,

        /// <summary>Carriage home, no session running, or one being set up.</summary>
        Standby = 3,

        /// <summary>New cartridge: the needle is brought flush with the nose.</summary>
        CartridgeZero = 4,

        /// <summary>Carriage at depth, a session runs, the pedal is awaited.</summary>
        Ready = 5,

        /// <summary>The pedal is pressed, the coil may be driven.</summary>
        Pricking = 6,

        /// <summary>A session runs, the carriage is home.</summary>
        Paused = 7,

        /// <summary>For the technician; carriage home, or at a point of the calibration.</summary>
        Service = 8,

        /// <summary>A fault is latched; ENABLE low, carriage home as far as it can be.</summary>
        Fault = 9,
    }
}
