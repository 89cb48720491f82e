using SmpPen.VirtualEsp32;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Gives functions to pins.</summary>
public class Configuration
{
    /// <summary>Pin of a function, or -1.</summary>
    public static int GetFunctionPin(DeviceFunction function) => Chip.Current.PinFunctions.PinOf((int)function);

    /// <summary>Gives a function to a pin.</summary>
    public static void SetPinFunction(int pin, DeviceFunction value)
    {
        Chip.Current.Native(ChipTimings.PinFunction);
        if (!GpioBank.Exists(pin))
        {
            throw new ArgumentException($"There is no GPIO{pin}.");
        }
        Chip.Current.PinFunctions.Assign((int)value, pin);
    }
}
