namespace SmpPen.VirtualEsp32;

/// <summary>
/// The PWM hardware of the classic ESP32 with the nanoFramework driver above it: two groups (high speed, low speed) of four
/// timers and eight channels. Timer and channel 0-3 / 0-7 are high speed, the rest low speed.
/// </summary>
/// <remarks>
/// Not modelled: the single-clock stretching that makes fractional dividers (edges move by up to 12.5 ns), the low-speed
/// group's slower clocks, and the half clock rate during a software reset.
/// </remarks>
public sealed class Ledc
{
    private const int NoPin = -1;
    private readonly Chip _chip;
    private readonly LedcTimer[] _timers = new LedcTimer[8];
    private readonly LedcChannel[] _channels = new LedcChannel[16];
    private readonly int[] _pinMap = new int[16];
    private readonly uint[] _timerResolution = new uint[8];

    internal Ledc(Chip chip)
    {
        _chip = chip;
        for (int i = 0; i < _timers.Length; i++)
        {
            _timers[i] = new LedcTimer(chip.Timeline);
        }
        for (int i = 0; i < _channels.Length; i++)
        {
            _channels[i] = new LedcChannel(chip);
        }
        Array.Fill(_pinMap, NoPin);
    }

    /// <summary>The one flag of the runtime for all channels: set by any Start, cleared by any Stop.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>Duty writes that had to wait for the end of a period, interrupts off.</summary>
    public int BusyWaits { get; private set; }

    /// <summary>Longest of those waits in nanoseconds. From 300 ms on the real chip's interrupt watchdog resets it.</summary>
    public long LongestBusyWaitNanoseconds { get; private set; }

    /// <summary>The largest resolution (19 bits at most) with which the 80 MHz clock makes this frequency.</summary>
    public static int ResolutionBits(int frequencyHertz)
    {
        for (int bits = 19; bits > 0; bits--)
        {
            if ((80_000_000UL << 8) / (ulong)frequencyHertz / (1UL << bits) > 256)
            {
                return bits;
            }
        }
        return 1;
    }

    /// <summary>Divider in 1/256, rounded to nearest.</summary>
    public static long Divider(int frequencyHertz, int resolutionBits)
    {
        long product = (long)frequencyHertz << resolutionBits;
        return ((80_000_000L << 8) + (product / 2)) / product;
    }

    internal void Init(int pin, int timer)
    {
        if (!GpioBank.Exists(pin) || GpioBank.IsInputOnly(pin) || Slot(pin, timer, create: true) < 0)
        {
            throw new ArgumentException($"GPIO{pin} cannot be a PWM output.");
        }
    }

    internal void Dispose(int pin, int timer)
    {
        int slot = Slot(pin, timer, create: false);
        if (slot >= 0)
        {
            _pinMap[slot] = NoPin;
        }
    }

    /// <summary>Frequency setter. Returns nothing: the caller stores the value in every case.</summary>
    internal void SetFrequency(int pin, int timer, int frequencyHertz, uint duty)
    {
        if (frequencyHertz <= 0)
        {
            throw new ArgumentException("The frequency must be a positive number of hertz.");
        }
        int slot = Slot(pin, timer, create: false);
        if (!IsStarted || slot < 0)
        {
            return;
        }
        // Defect: "timerId <= 4" here, "> 3" everywhere else: timer 4 reprograms high-speed timer 0.
        int hardwareTimer = timer <= 4 ? timer & 3 : timer;
        int bits = ResolutionBits(frequencyHertz);
        _timers[hardwareTimer].Configure(bits, Divider(frequencyHertz, bits));
        if (_timerResolution[timer] != 1U << bits)
        {
            _timerResolution[timer] = 1U << bits;
            SetDuty(timer <= 4 ? slot & 7 : slot, CountsFor(timer, duty));
        }
    }

    /// <summary>Duty setter, duty in 1/10,000.</summary>
    internal void SetDuty(int pin, int timer, int frequencyHertz, uint duty)
    {
        if (!IsStarted)
        {
            return;
        }
        int slot = Slot(pin, timer, create: false);
        if (slot < 0 || !IsGroupConfigured(slot & 8))
        {
            throw new ArgumentException("Nothing of this speed group is configured yet.");
        }
        _timerResolution[timer] = 1U << ResolutionBits(frequencyHertz);
        if (_channels[slot].Timer is null)
        {
            // The channel was never started: the write is lost (on the chip it may hang a later one).
            return;
        }
        SetDuty(slot, CountsFor(timer, duty));
    }

    internal void Start(int pin, int timer, int frequencyHertz, uint duty)
    {
        int slot = Slot(pin, timer, create: true);
        if (slot < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(pin), "No PWM channel is free.");
        }
        int bits = ResolutionBits(frequencyHertz);
        _timerResolution[timer] = 1U << bits;
        _channels[slot].Configure(pin, _timers[timer], CountsFor(timer, duty));
        _timers[timer].Configure(bits, Divider(frequencyHertz, bits));
        IsStarted = true;
    }

    internal void Stop(int pin, int timer)
    {
        int slot = Slot(pin, timer, create: false);
        if (slot >= 0)
        {
            _channels[slot].Stop();
        }
        IsStarted = false;
    }

    /// <summary>After a reset the runtime knows nothing; the hardware goes on.</summary>
    internal void ForgetDriver()
    {
        Array.Fill(_pinMap, NoPin);
        Array.Clear(_timerResolution);
        IsStarted = false;
    }

    /// <summary>Without supply nothing pulses.</summary>
    internal void PowerOff()
    {
        foreach (LedcChannel channel in _channels)
        {
            channel.PowerOff();
        }
    }

    private void SetDuty(int channel, uint counts)
    {
        long wait = _channels[channel].NanosecondsUntilFree;
        if (wait > 0)
        {
            BusyWaits++;
            LongestBusyWaitNanoseconds = Math.Max(LongestBusyWaitNanoseconds, wait);
            _chip.Spend(wait);
        }
        _channels[channel].SetDuty(counts);
    }

    private bool IsGroupConfigured(int first) => Array.FindIndex(_channels, first, 8, c => c.Timer is not null) >= 0;

    // Defect: 32 bits; at 19 bits of resolution the product wraps from a duty of 0.8192 on.
    private uint CountsFor(int timer, uint duty) => unchecked(_timerResolution[timer] * duty) / 10_000;

    private int Slot(int pin, int timer, bool create)
    {
        Span<int> group = _pinMap.AsSpan(timer > 3 ? 8 : 0, 8);
        int slot = group.IndexOf(pin);
        if (slot < 0 && create)
        {
            slot = group.IndexOf(NoPin);
            if (slot >= 0)
            {
                group[slot] = pin;
            }
        }
        return slot < 0 ? -1 : slot + (timer > 3 ? 8 : 0);
    }
}
