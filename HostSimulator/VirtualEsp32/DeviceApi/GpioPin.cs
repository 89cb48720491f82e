using SmpPen.VirtualEsp32;

namespace System.Device.Gpio;

/// <summary>An open pin.</summary>
public sealed class GpioPin : IDisposable
{
    private readonly Chip _chip;
    private readonly Pad _pad;
    private PinMode? _mode;
    private bool _driven;

    internal GpioPin(Chip chip, int pinNumber)
    {
        _chip = chip;
        _pad = chip.Pad(pinNumber);
        PinNumber = pinNumber;
    }

    /// <summary>GPIO number.</summary>
    public int PinNumber { get; }

    internal bool IsClosed { get; private set; }

    private bool IsOutput => _mode is PinMode.Output or PinMode.OutputOpenDrain;

    /// <summary>True when the pin can work in this mode.</summary>
    public bool IsPinModeSupported(PinMode pinMode) =>
        pinMode == PinMode.Input || !GpioBank.IsInputOnly(PinNumber);

    /// <summary>Its mode.</summary>
    public PinMode GetPinMode() => _mode ?? PinMode.Input;

    /// <summary>Sets the mode. An output is first pulled up, then driven low.</summary>
    /// <exception cref="ArgumentException">GPIO34-39 have neither output nor pulls.</exception>
    public void SetPinMode(PinMode value)
    {
        _chip.Native(ChipTimings.OpenPin);
        if (!IsPinModeSupported(value))
        {
            throw new ArgumentException($"GPIO{PinNumber} has no {value}.");
        }
        _mode = value;
        _driven = false;
        bool? pull = value switch { PinMode.InputPullUp => true, PinMode.InputPullDown => false, _ => null };
        _chip.Gpio.Configure(PinNumber, this, IsOutput, value == PinMode.OutputOpenDrain, pull);
    }

    /// <summary>Level on the pad; low for a push-pull output, whose input half is off.</summary>
    public PinValue Read()
    {
        _chip.Native(ChipTimings.Read, ChipTimings.ReadBytes);
        return _mode != PinMode.Output && _pad.Level;
    }

    /// <summary>Drives the pad.</summary>
    /// <exception cref="ArgumentException">The pin is no output.</exception>
    public void Write(PinValue value)
    {
        _chip.Native(ChipTimings.Write, ChipTimings.WriteBytes);
        Drive((bool)value);
    }

    /// <summary>Drives the pad to the other level.</summary>
    /// <exception cref="ArgumentException">The pin is no output.</exception>
    public void Toggle()
    {
        _chip.Native(ChipTimings.Toggle);
        Drive(!_driven);
    }

    /// <summary>Closes the pin: it floats.</summary>
    public void Dispose()
    {
        if (!IsClosed)
        {
            IsClosed = true;
            _chip.Native(ChipTimings.OpenPin);
            _chip.Gpio.Float(PinNumber);
        }
    }

    private void Drive(bool level)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        if (!IsOutput)
        {
            throw new ArgumentException($"GPIO{PinNumber} is no output.");
        }
        _driven = level;
        _chip.Routing.Drive(PinNumber, this, level && _mode == PinMode.OutputOpenDrain ? null : level);
    }
}
