namespace SmpPen.HostSimulator.Fuzzing;

/// <summary>A reader of bytes that come from outside.</summary>
public interface IFuzzTarget
{
    /// <summary>What it is called.</summary>
    string Name { get; }

    /// <summary>Inputs that it accepts, to begin with.</summary>
    IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>Words that belong into its inputs.</summary>
    IReadOnlyList<byte[]> Words { get; }

    /// <summary>Reads an input. What it throws, and it may throw nothing, is a finding.</summary>
    /// <returns>True when the input was accepted.</returns>
    bool Feed(byte[] input);
}
