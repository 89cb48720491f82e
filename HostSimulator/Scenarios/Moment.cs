namespace SmpPen.HostSimulator.Scenarios;

/// <summary>What a script waits for: a moment of virtual time, or the end of the control tick after it.</summary>
/// <param name="Nanoseconds">Not before this moment.</param>
/// <param name="AtTickEnd">Resume between two control ticks, where the firmware's values belong together.</param>
public readonly record struct Moment(long Nanoseconds, bool AtTickEnd);
