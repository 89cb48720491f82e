using System;

namespace SmpPen.Core.Hardware
{
    /// <summary>Input lines of the board, as bits of one sample. A set bit means "active", whatever the level on the wire.</summary>
    [Flags]
    public enum InputLine
    {
        /// <summary>No line active.</summary>
        None = 0,

        /// <summary>Foot pedal, normally-open contact closed: the pedal says pressed.</summary>
        PedalNormallyOpenClosed = 1,

        /// <summary>Foot pedal, normally-closed contact closed: the pedal says released.</summary>
        PedalNormallyClosedClosed = 2,

        /// <summary>Button Up held.</summary>
        ButtonUp = 4,

        /// <summary>Button Down held.</summary>
        ButtonDown = 8,

        /// <summary>Button Select held.</summary>
        ButtonSelect = 16,

        /// <summary>Button Stop held.</summary>
        ButtonStop = 32,

        /// <summary>Driver nFAULT asserted: over-current, over-temperature or under-voltage.</summary>
        DriverFault = 64,

        /// <summary>Home flag interrupted: the carriage is fully retracted, 0.50 mm or more behind the nose.</summary>
        HomeFlag = 128,
    }
}
