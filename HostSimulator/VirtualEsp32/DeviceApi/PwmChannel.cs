using nanoFramework.Hardware.Esp32;
using SmpPen.VirtualEsp32;

namespace System.Device.Pwm;

/// <summary>A PWM output.</summary>
public sealed class PwmChannel : IDisposable
{
    private readonly Chip _chip = Chip.Current;
    private readonly int _pin;
    private readonly int _timer;
    private uint _duty;
    private int _frequency;
    private bool _disposed;

    /// <summary>Unusable on the ESP32: it knows no pin.</summary>
    /// <exception cref="ArgumentException">Always.</exception>
    public PwmChannel(int chip, int channel, int frequency = 400, double dutyCyclePercentage = 0.5)
        : this(chip, -1, frequency, dutyCyclePercentage, channel)
    {
    }

    private PwmChannel(int timer, int pin, int frequency, double dutyCyclePercentage, int channel)
    {
        _ = channel;
        _timer = timer;
        _pin = pin;
        _chip.Native(ChipTimings.PwmCreate, ChipTimings.PwmCreateBytes);
        Frequency = frequency;
        _chip.Ledc.Init(pin, timer);
        DutyCycle = dutyCyclePercentage;
    }

    /// <summary>Frequency in whole hertz. While nothing is started the value is only kept.</summary>
    public int Frequency
    {
        get => _frequency;
        set
        {
            _chip.Native(ChipTimings.PwmSet);
            _chip.Ledc.SetFrequency(_pin, _timer, value, _duty);
            _frequency = value;
        }
    }

    /// <summary>Duty, 0-1, cut to 1/10,000. While nothing is started the value is only kept.</summary>
    public double DutyCycle
    {
        get => _duty / 10_000.0;
        set
        {
            if (value is < 0 or > 1)
            {
                throw new ArgumentException("The duty cycle is a number from 0 to 1.");
            }
            _chip.Native(ChipTimings.PwmSet);
            uint duty = (uint)(value * 10_000);
            _chip.Ledc.SetDuty(_pin, _timer, _frequency, duty);
            _duty = duty;
        }
    }

    /// <summary>Unusable on the ESP32, like the constructor.</summary>
    public static PwmChannel Create(int chip, int channel, int frequency = 400, double dutyCyclePercentage = 0.5) =>
        new(chip, channel, frequency, dutyCyclePercentage);

    /// <summary>A channel on a pin that was given one of PWM1-PWM16.</summary>
    /// <returns>Null when the pin has no PWM function.</returns>
    public static PwmChannel? CreateFromPin(int pin, int frequency = 400, double dutyCyclePercentage = 0.5)
    {
        for (int function = 0; function < 16; function++)
        {
            if (Chip.Current.PinFunctions.PinOf((int)DeviceFunction.PWM1 + (function << 8)) == pin)
            {
                return new PwmChannel(function / 2, pin, frequency, dutyCyclePercentage, function);
            }
        }
        return null;
    }

    /// <summary>Starts with a new period.</summary>
    public void Start()
    {
        _chip.Native(ChipTimings.PwmStart);
        _chip.Ledc.Start(_pin, _timer, _frequency, _duty);
    }

    /// <summary>Low at once.</summary>
    public void Stop()
    {
        _chip.Native(ChipTimings.PwmStop);
        _chip.Ledc.Stop(_pin, _timer);
    }

    /// <summary>Forgets the pin. What was started goes on.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _chip.Ledc.Dispose(_pin, _timer);
        }
    }
}
