using SmpPen.Core.Control;

namespace SmpPen.HostSimulator.Simulation;

/// <summary>The program that runs in the chip.</summary>
public interface IFirmware
{
    /// <summary>The pen's controller; null: a program of another kind.</summary>
    PenController? Pen { get; }

    /// <summary>Runs what comes before the control loop. Time goes on meanwhile.</summary>
    void Start();

    /// <summary>One control tick. Time goes on meanwhile.</summary>
    void RunOnce();
}
