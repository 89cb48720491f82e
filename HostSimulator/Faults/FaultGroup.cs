namespace SmpPen.HostSimulator.Faults;

/// <summary>Where a fault sits; the order of lists.</summary>
public enum FaultGroup
{
    /// <summary>Pedal and buttons.</summary>
    Contacts,

    /// <summary>Needle bar, skin, stroke sensor, travel clock.</summary>
    Needle,

    /// <summary>Depth axis and its home flag.</summary>
    Carriage,

    /// <summary>Gate, interlock, coil, driver, supply.</summary>
    Drive,

    /// <summary>Display and service line.</summary>
    Lines,

    /// <summary>Flash.</summary>
    Flash,

    /// <summary>Program, clock, resets.</summary>
    Program,
}
