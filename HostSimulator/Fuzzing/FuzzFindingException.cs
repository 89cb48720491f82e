namespace SmpPen.HostSimulator.Fuzzing;

/// <summary>An input did what no input may do.</summary>
public sealed class FuzzFindingException(string message) : Exception(message);
