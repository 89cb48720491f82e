namespace SmpPen.VirtualEsp32;

/// <summary>The runtime's map from device functions (I2C1_DATA, PWM1, ...) to pins.</summary>
public sealed class PinFunctions
{
    private readonly Dictionary<int, int> _pins = [];

    /// <summary>The map at boot, with the defaults of the classic ESP32.</summary>
    public PinFunctions() => Reset();

    /// <summary>Pin of a function, or -1.</summary>
    public int PinOf(int function) => _pins.GetValueOrDefault(function, -1);

    /// <summary>Assigns a pin to a function.</summary>
    public void Assign(int function, int pin) => _pins[function] = pin;

    /// <summary>Back to the defaults: I2C1 on 18 and 19, I2C2 on 25 and 26.</summary>
    public void Reset()
    {
        _pins.Clear();
        _pins[0x20100] = 18;
        _pins[0x20101] = 19;
        _pins[0x20200] = 25;
        _pins[0x20201] = 26;
    }
}
