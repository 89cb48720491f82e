using SmpPen.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Plant;

/// <summary>Everything of the pen that is not the chip: gate, coil and bar, depth axis, driver output.</summary>
public sealed class PenPlant
{
    private readonly Pad _driverFault;
    private bool _isDriverFaulty;

    /// <summary>Wires the plant to a chip.</summary>
    public PenPlant(Chip chip, PlantParameters parameters, long stepNanoseconds = NeedleBar.DefaultStepNanoseconds)
    {
        Parameters = parameters;
        Gate = new CoilGate(chip, parameters);
        Screw = new LeadScrew(chip, parameters);
        Bar = new NeedleBar(chip, Gate, Screw, parameters, stepNanoseconds);
        Travel = new TravelClock(chip, Gate, parameters);
        _driverFault = chip.Pad(PinMap.DriverFault);
    }

    /// <summary>The numbers that it was built with.</summary>
    public PlantParameters Parameters { get; }

    /// <summary>Gate and interlock.</summary>
    public CoilGate Gate { get; }

    /// <summary>Depth axis.</summary>
    public LeadScrew Screw { get; }

    /// <summary>Voice coil, needle bar and skin.</summary>
    public NeedleBar Bar { get; }

    /// <summary>Clock of the travel counter.</summary>
    public TravelClock Travel { get; }

    /// <summary>nFAULT of the driver: true pulls the line low.</summary>
    public bool IsDriverFaulty
    {
        get => _isDriverFaulty;
        set
        {
            _isDriverFaulty = value;
            _driverFault.DriveFromCircuit(value ? false : null);
        }
    }
}
