namespace SmpPen.VirtualEsp32;

/// <summary>One simulated ESP32: time, pads and peripherals. The device API finds the chip of the running firmware in <see cref="Current"/>.</summary>
/// <remarks>
/// A power cycle is a new chip on a new timeline with <see cref="FlashVolume.Snapshot"/> of the old flash. A software reset
/// stays on the same chip: <see cref="SoftReset"/>.
/// </remarks>
public sealed class Chip
{
    /// <summary>Pads of the classic ESP32: GPIO0-GPIO39.</summary>
    public const int PadCount = 40;

    [ThreadStatic]
    private static Chip? s_current;

    private readonly Pad[] _pads = new Pad[PadCount];
    private readonly UartPort[] _uarts = new UartPort[3];
    private long _bootNanoseconds;
    private bool _isHalted;

    /// <summary>A chip at power-up, at time 0 unless a running timeline is given, with an empty flash unless one is given.</summary>
    public Chip(Timeline? timeline = null, FlashVolume? flash = null)
    {
        Timeline = timeline ?? new Timeline();
        Flash = flash ?? new FlashVolume(0);
        _bootNanoseconds = Timeline.NowNanoseconds;
        for (int number = 0; number < PadCount; number++)
        {
            _pads[number] = new Pad(number, Timeline);
        }
        for (int number = 0; number < _uarts.Length; number++)
        {
            _uarts[number] = new UartPort(this, number);
        }
        Routing = new PadRouting(_pads);
        Gpio = new GpioBank(this);
        Ledc = new Ledc(this);
        Rmt = new RmtPeripheral(this);
        Counters = new PulseCounters(this);
        I2c = new I2cController(this);
    }

    /// <summary>The chip whose firmware runs on this thread. Set it before any firmware code is called.</summary>
    /// <exception cref="InvalidOperationException">No chip was set on this thread.</exception>
    public static Chip Current
    {
        get => s_current ?? throw new InvalidOperationException("No virtual ESP32 runs on this thread: set Chip.Current first.");
        set => s_current = value;
    }

    /// <summary>Virtual time, shared with everything around the chip.</summary>
    public Timeline Timeline { get; }

    /// <summary>What the program allocates, and the collections that follow.</summary>
    public ManagedHeap Heap { get; } = new();

    /// <summary>Everything the program's calls allocated since power-up, in bytes.</summary>
    public long AllocatedBytes => Heap.AllocatedBytes;

    /// <summary>Which pins serve which device function.</summary>
    public PinFunctions PinFunctions { get; } = new();

    /// <summary>Digital pins.</summary>
    public GpioBank Gpio { get; }

    /// <summary>PWM timers and channels.</summary>
    public Ledc Ledc { get; }

    /// <summary>Pulse trains.</summary>
    public RmtPeripheral Rmt { get; }

    /// <summary>Pulse counter units.</summary>
    public PulseCounters Counters { get; }

    /// <summary>I2C buses and what is wired to them.</summary>
    public I2cController I2c { get; }

    /// <summary>The littlefs volume on the internal flash.</summary>
    public FlashVolume Flash { get; }

    /// <summary>Microseconds since boot: esp_timer.</summary>
    public long MicrosecondsSinceBoot => ((Timeline.NowNanoseconds - _bootNanoseconds) / 1000) + ClockJumpMicroseconds;

    /// <summary>Fault: how far the microsecond clock has jumped since boot.</summary>
    public long ClockJumpMicroseconds { get; set; }

    /// <summary>True from a power cut or reset until <see cref="Run"/>: every call of the program that was running throws.</summary>
    public bool IsHalted => _isHalted;

    /// <summary>Signals between peripherals and pads.</summary>
    internal PadRouting Routing { get; }

    /// <summary>A pad by GPIO number.</summary>
    public Pad Pad(int number) => _pads[number];

    /// <summary>A UART by its number: 0 is the debugger's, "COM2" is 1, "COM3" is 2.</summary>
    public UartPort Uart(int number) => _uarts[number];

    /// <summary>The firmware blocks in a native call or computes for this long; the world goes on meanwhile.</summary>
    /// <exception cref="ChipHaltedException">Power or a reset has ended the program.</exception>
    public void Spend(long nanoseconds)
    {
        ThrowIfHalted();
        Timeline.AdvanceTo(Timeline.NowNanoseconds + nanoseconds);
        ThrowIfHalted();
    }

    /// <summary>
    /// The supply is gone, at any instant: every pad floats, every peripheral stops, and the program ends where it is. What was
    /// written to a file that was not closed is lost.
    /// </summary>
    public void CutPower()
    {
        Halt();
        for (int number = 0; number < PadCount; number++)
        {
            Routing.Attach(number, null);
            _pads[number].PullFromChip(null);
        }
        Ledc.PowerOff();
        ResetPeripherals();
    }

    /// <summary>A reset of the CPU at any instant, in the middle of a call too: as <see cref="SoftReset"/>, and the program ends where it is.</summary>
    public void ResetNow()
    {
        Halt();
        ResetPeripherals();
    }

    /// <summary>The program may run (again): a boot begins now.</summary>
    public void Run()
    {
        _isHalted = false;
        _bootNanoseconds = Timeline.NowNanoseconds;
        ClockJumpMicroseconds = 0;
    }

    /// <summary>
    /// esp_restart or a panic: a reset of the CPU only. Pads keep their levels and LEDC keeps pulsing; RMT, counters, UART
    /// and everything the runtime knew start anew. The boot (about a second) is for the caller to let pass.
    /// </summary>
    public void SoftReset()
    {
        ResetPeripherals();
        _bootNanoseconds = Timeline.NowNanoseconds;
        ClockJumpMicroseconds = 0;
    }

    private void Halt()
    {
        _isHalted = true;
        Timeline.Interrupt();
    }

    private void ThrowIfHalted()
    {
        if (_isHalted)
        {
            throw new ChipHaltedException();
        }
    }

    private void ResetPeripherals()
    {
        Rmt.Reset();
        Counters.Reset();
        Ledc.ForgetDriver();
        Gpio.ForgetPins();
        PinFunctions.Reset();
        foreach (UartPort uart in _uarts)
        {
            uart.Close();
        }
    }

    /// <summary>Cost of one native call: a collection if one is due, then the call itself.</summary>
    internal void Native(long nanoseconds, int allocatedBytes = 0)
    {
        if (allocatedBytes != 0)
        {
            nanoseconds += Heap.Allocate(allocatedBytes);
        }
        Spend(nanoseconds);
    }
}
