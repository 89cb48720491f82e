namespace SmpPen.HostSimulator.Faults;

/// <summary>What a fault breaks in the plant itself: a rule that the fault alone makes impossible to hold is not asked for while it matters.</summary>
[Flags]
public enum FaultEffect
{
    /// <summary>Every rule holds with it.</summary>
    None = 0,

    /// <summary>The coil can be driven although ENABLE and interlock forbid it, or for longer than its pulses.</summary>
    Gate = 1,

    /// <summary>The carriage is not where its steps say.</summary>
    Carriage = 2,

    /// <summary>What the counters see is not what the needle does.</summary>
    Counting = 4,

    /// <summary>The bar does not come back by itself.</summary>
    Bar = 8,

    /// <summary>The program is late, hangs or ends: only the interlock stops in time.</summary>
    Loop = 16,

    /// <summary>The panel does not show what it is told.</summary>
    Panel = 32,

    /// <summary>The flash does not keep what it is given.</summary>
    Memory = 64,

    /// <summary>A contact says what neither foot nor finger does.</summary>
    Contacts = 128,

    /// <summary>The program or the supply ends: what was not stored yet is lost.</summary>
    Restart = 256,
}
