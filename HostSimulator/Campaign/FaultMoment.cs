namespace SmpPen.HostSimulator.Campaign;

/// <summary>What the pen does when a fault is put in.</summary>
public enum FaultMoment
{
    /// <summary>Whatever it does at that time.</summary>
    Any,

    /// <summary>It starts: self-test, homing, proof.</summary>
    Starting,

    /// <summary>The coil is driven out of the home position.</summary>
    Pricking,

    /// <summary>The carriage moves.</summary>
    Moving,

    /// <summary>The flash is being written.</summary>
    Storing,
}
