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
        Interpreter interpreter = new(hardware.Inputs, hardware.Safety, hardware.Display, chip, lateness);
        hardware.Inputs = interpreter;
        hardware.Safety = interpreter;
        hardware.Display = interpreter;
        _loop = new ControlLoop(hardware);
    }

    /// <inheritdoc/>
    public void RunOnce() => _loop!.RunOnce();

    /// <summary>
    /// The interpreter's own time, spent where it delays reactions: between the sample of the inputs and what follows from it,
    /// and before the heartbeat that ends the tick.
    /// </summary>
    private sealed class Interpreter(IInputLines inputs, ISafetyOutputs safety, IDisplayPanel panel, Chip chip, LatenessModel lateness)
        : IInputLines, ISafetyOutputs, IDisplayPanel
    {
        private bool _hasSentPage;

        public InputLine Sample()
        {
            _hasSentPage = false;
            InputLine lines = inputs.Sample();
            chip.Spend(lateness.DecideNanoseconds());
            if (lateness.ThrowingTicks > 0)
            {
                lateness.ThrowingTicks--;
                throw new InvalidOperationException("An error put in.");
            }
            return lines;
        }

        public void SetEnable(bool high) => safety.SetEnable(high);

        public void ToggleHeartbeat()
        {
            chip.Spend(lateness.FinishNanoseconds(_hasSentPage));
            safety.ToggleHeartbeat();
        }

        public bool TryInitialise() => panel.TryInitialise();

        public bool TryWritePage(int page, int firstColumn, byte[] frame, int columns)
        {
            _hasSentPage = true;
            return panel.TryWritePage(page, firstColumn, frame, columns);
        }
    }
}
