using SmpPen.VirtualEsp32;

namespace System.Device.Gpio;

/// <summary>How a pin works.</summary>
public enum PinMode
{
    /// <summary>Input.</summary>
    Input,

    /// <summary>Input with the chip's pull-down.</summary>
    InputPullDown,

    /// <summary>Input with the chip's pull-up.</summary>
    InputPullUp,

    /// <summary>Push-pull output. It reads low, whatever it drives.</summary>
    Output,

    /// <summary>Output that only pulls low.</summary>
    OutputOpenDrain,
}

/// <summary>Opens pins.</summary>
public sealed class GpioController : IDisposable
{
    private readonly Chip _chip = Chip.Current;
    private readonly List<GpioPin> _pins = [];

    /// <summary>Number of pins of the chip.</summary>
    public int PinCount => Chip.PadCount;

    /// <summary>True while a pin is open.</summary>
    public bool IsPinOpen(int pinNumber) => _chip.Gpio.IsReserved(pinNumber);

    /// <summary>True when a pin can work in this mode.</summary>
    public bool IsPinModeSupported(int pinNumber, PinMode mode) =>
        GpioBank.Exists(pinNumber) && (mode == PinMode.Input || !GpioBank.IsInputOnly(pinNumber));

    /// <summary>Opens a pin without setting a mode.</summary>
    /// <exception cref="InvalidOperationException">The pin does not exist, is the flash's or is taken.</exception>
    public GpioPin OpenPin(int pinNumber)
    {
        _chip.Native(ChipTimings.OpenPin, ChipTimings.OpenPinBytes);
        if (!_chip.Gpio.TryReserve(pinNumber))
        {
            throw new InvalidOperationException($"GPIO{pinNumber} cannot be opened.");
        }
        GpioPin pin = new(_chip, pinNumber);
        _pins.Add(pin);
        return pin;
    }

    /// <summary>Opens a pin in a mode. An output is first pulled up, then driven low.</summary>
    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = OpenPin(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    /// <summary>Closes a pin: it floats.</summary>
    public void ClosePin(int pinNumber) => Find(pinNumber).Dispose();

    /// <summary>Reads an open pin.</summary>
    public PinValue Read(int pinNumber) => Find(pinNumber).Read();

    /// <summary>Writes an open pin.</summary>
    public void Write(int pinNumber, PinValue value) => Find(pinNumber).Write(value);

    /// <summary>Closes every pin that it opened.</summary>
    public void Dispose()
    {
        foreach (GpioPin pin in _pins)
        {
            pin.Dispose();
        }
        _pins.Clear();
    }

    private GpioPin Find(int pinNumber) =>
        _pins.Find(p => p.PinNumber == pinNumber && !p.IsClosed) ?? throw new InvalidOperationException($"GPIO{pinNumber} is not open.");
}
