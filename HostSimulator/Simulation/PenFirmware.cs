using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Simulation;

/// <summary>The pen's own firmware: board adapters and control loop as on the device.</summary>
public sealed class PenFirmware(Chip chip, LatenessModel lateness) : IFirmware
{
    private ControlLoop? _loop;

    /// <inheritdoc/>
    public PenController? Pen => _loop?.Pen;

    /// <summary>The loop; null until started.</summary>
    public ControlLoop? Loop => _loop;

    /// <inheritdoc/>
    public void Start()
    {
        PenHardware hardware = Board.Start();
        hardware.Inputs = new ComputingInputs(hardware.Inputs, chip, lateness);
        _loop = new ControlLoop(hardware);
    }

    /// <inheritdoc/>
    public void RunOnce() => _loop!.RunOnce();

    /// <summary>The interpreter's own time, spent where it delays reactions: between the sample of the inputs and what follows from it.</summary>
    private sealed class ComputingInputs(IInputLines inner, Chip chip, LatenessModel lateness) : IInputLines
    {
        public InputLine Sample()
        {
            InputLine lines = inner.Sample();
            chip.Spend(lateness.ComputeNanoseconds());
            return lines;
        }
    }
}
