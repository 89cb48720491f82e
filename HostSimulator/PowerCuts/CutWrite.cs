namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>One file written.</summary>
/// <param name="Name">The file.</param>
/// <param name="Content">All of its new content.</param>
/// <param name="Truth">What had happened when it was written.</param>
public sealed record CutWrite(string Name, byte[] Content, Truth Truth);
