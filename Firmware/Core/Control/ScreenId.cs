namespace SmpPen.Core.Control
{
    /// <summary>What the OLED shows.</summary>
    public enum ScreenId
    {
        /// <summary>Power-up: name, version, what is being tested.</summary>
        Boot = 0,

        /// <summary>Main menu.</summary>
        Standby = 1,

        /// <summary>Session start: cartridge confirmation, kind, zone, preset.</summary>
        SessionStart = 2,

        /// <summary>Cartridge zero.</summary>
        CartridgeZero = 3,

        /// <summary>At depth, waiting for the pedal.</summary>
        Ready = 4,

        /// <summary>Pedal pressed.</summary>
        Pricking = 5,

        /// <summary>Pause menu.</summary>
        Paused = 6,

        /// <summary>Preset editor.</summary>
        Settings = 7,

        /// <summary>Result of the session that has ended.</summary>
        Summary = 8,

        /// <summary>Latched fault: code, cause, next step.</summary>
        Fault = 9,

        /// <summary>Service: counters, inputs, fault log.</summary>
        Service = 10,

        /// <summary>A value outside the recommended band asks for confirmation.</summary>
        Confirm = 11,

        /// <summary>Depth calibration.</summary>
        Calibration = 12,
    }
}
