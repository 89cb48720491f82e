using SmpPen.Core.Safety;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Faults;

/// <summary>Puts a fault in (true) or takes it away.</summary>
public delegate void FaultSwitch(SimulatedPen pen, bool present);

/// <summary>One fault that board, mechanics, flash or program can have.</summary>
/// <param name="Name">As scenarios write it.</param>
/// <param name="Group">Where it sits.</param>
/// <param name="Sentence">What it breaks.</param>
/// <param name="Effects">What rules cannot hold with it.</param>
/// <param name="Apply">The switch.</param>
public sealed record FaultKind(string Name, FaultGroup Group, string Sentence, FaultEffect Effects, FaultSwitch Apply)
{
    /// <summary>Codes that the pen may show because of it; empty: it is tolerated.</summary>
    public IReadOnlyList<FaultCode> Shows { get; init; } = [];

    /// <summary>One of the codes has to be shown once the pen has been used and started anew with it; else it may.</summary>
    public bool IsDetectable { get; init; }

    /// <summary>Why the pen shows nothing, or shows it only at times; empty for a detectable one.</summary>
    public string Tolerated { get; init; } = "";

    /// <summary>What of the plant it takes hold of; two faults of one hook exclude each other. Its own name unless said.</summary>
    public string Hook { get; init; } = Name;

    /// <summary>It happens once when it is put in; there is nothing to take away.</summary>
    public bool IsMomentary { get; init; }

    /// <summary>What the pen shows, in words: codes, or why none.</summary>
    public string Answer
    {
        get
        {
            string codes = string.Join(" or ", Shows.Select(code => $"{(int)code:00} {code}"));
            return IsDetectable ? codes
                : codes.Length == 0 ? $"no fault: {Tolerated}"
                : $"no fault: {Tolerated}; {codes} is right too";
        }
    }
}
