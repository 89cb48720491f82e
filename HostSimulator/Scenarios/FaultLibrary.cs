using SmpPen.HostSimulator.Faults;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>Every fault that a scenario, the bench or the campaign can put in, by name.</summary>
public static class FaultLibrary
{
    /// <summary>The faults, group by group.</summary>
    public static readonly IReadOnlyList<FaultKind> All =
    [
        .. ContactFaults.All,
        .. NeedleFaults.All,
        .. CarriageFaults.All,
        .. DriveFaults.All,
        .. LineFaults.All,
        .. FlashFaults.All,
        .. ProgramFaults.All,
    ];

    /// <summary>Names, as scenarios write them.</summary>
    public static readonly string[] Names = [.. All.Select(kind => kind.Name)];

    /// <summary>What a fault does, in a line.</summary>
    public static string Describe(int fault) => All[fault].Sentence;

    /// <summary>Number of a fault by its name.</summary>
    public static int IndexOf(string name) => Array.IndexOf(Names, name);

    /// <summary>Puts a fault in, or takes it away.</summary>
    public static void Apply(int fault, SimulatedPen pen, bool present) => pen.Faults.Set(fault, present);
}
