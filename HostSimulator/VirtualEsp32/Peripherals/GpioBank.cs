namespace SmpPen.VirtualEsp32;

/// <summary>Which pins exist, which are reserved, and what opening, writing and closing one does to its pad.</summary>
public sealed class GpioBank(Chip chip)
{
    private readonly bool[] _reserved = new bool[Chip.PadCount];

    /// <summary>True for pins that the ESP32-WROOM-32 brings out and that are not the flash (6-11).</summary>
    public static bool Exists(int pin) => pin is >= 0 and <= 5 or >= 12 and <= 19 or >= 21 and <= 23 or >= 25 and <= 27 or >= 32 and <= 39;

    /// <summary>True for the pins without an output driver and without pull resistors, 34-39.</summary>
    public static bool IsInputOnly(int pin) => pin >= 34;

    /// <summary>True while a pin is open (or a pulse counter has it).</summary>
    public bool IsReserved(int pin) => _reserved[pin];

    /// <summary>Reserves a pin; false when it does not exist or is taken.</summary>
    internal bool TryReserve(int pin)
    {
        if (!Exists(pin) || _reserved[pin])
        {
            return false;
        }
        _reserved[pin] = true;
        return true;
    }

    internal void Release(int pin) => _reserved[pin] = false;

    /// <summary>SetPinMode: for outputs gpio_reset_pin first (undriven, pull-up on), then driven low.</summary>
    internal void Configure(int pin, object owner, bool output, bool openDrain, bool? pull)
    {
        Pad pad = chip.Pad(pin);
        chip.Routing.Attach(pin, null);
        if (output)
        {
            pad.PullFromChip(true);
            chip.Spend(ChipTimings.OpenPinFloats);
        }
        pad.PullFromChip(pull);
        chip.Routing.Attach(pin, owner);
        if (output)
        {
            chip.Routing.Drive(pin, owner, openDrain ? null : false);
        }
    }

    /// <summary>Dispose: an input without pull. The pad floats.</summary>
    internal void Float(int pin)
    {
        chip.Routing.Attach(pin, null);
        chip.Pad(pin).PullFromChip(null);
        Release(pin);
    }

    /// <summary>After a reset the runtime knows of no open pin; the pads stay as they are.</summary>
    internal void ForgetPins() => Array.Clear(_reserved);
}
