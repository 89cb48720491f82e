using SmpPen.Core.Control;
using SmpPen.Esp32;
using SmpPen.HostSimulator.Faults;
using SmpPen.HostSimulator.Plant;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Simulation;

/// <summary>
/// The whole pen: chip, plant, operator and firmware in one virtual time. Single-threaded; runs with equal options and equal
/// calls are equal. A power cycle is a new pen with the old one's flash in its options.
/// </summary>
public sealed class SimulatedPen : IDisposable
{
    private const int DisplayAddress = 0x3C;

    private readonly Func<Chip, LatenessModel, IFirmware> _program;
    private readonly LatenessModel _lateness;
    private IFirmware? _firmware;
    private long _wakeAt = long.MaxValue;
    private long _startAt = long.MaxValue;
    private bool _isSupplied;

    /// <summary>Builds the pen with its own firmware; it is off.</summary>
    public SimulatedPen(SimulationOptions options)
        : this(options, (chip, lateness) => new PenFirmware(chip, lateness))
    {
    }

    /// <summary>Builds a pen with any program in its chip; it is off.</summary>
    public SimulatedPen(SimulationOptions options, Func<Chip, LatenessModel, IFirmware> program)
    {
        Options = options;
        _program = program;
        Chip = new Chip(flash: options.Flash ?? new FlashVolume(options.Seed));
        Plant = new PenPlant(Chip, options.Plant, options.BarStepNanoseconds);
        Hand = new OperatorPanel(Chip, options.Plant, options.Seed);
        Panel = new Ssd1306Panel();
        Chip.I2c.Attach(PinMap.DisplayData, PinMap.DisplayClock, DisplayAddress, Panel);
        Probe = new PenProbe(this);
        Trace = options.HashTrace ? new TraceHash(Chip, Plant) : null;
        _lateness = new LatenessModel(options.Lateness, options.Seed);
        Faults = new FaultSwitches(this);
        Chip.Heap.CollectionNanoseconds = Collect;
    }

    /// <summary>After each control tick; the argument is its start in ns.</summary>
    public event Action<SimulatedPen, long>? TickEnded;

    /// <summary>The program ended: power or a reset. The argument says whether the supply went.</summary>
    public event Action<bool>? ProgramEnded;

    /// <summary>What it is made from.</summary>
    public SimulationOptions Options { get; }

    /// <summary>The ESP32.</summary>
    public Chip Chip { get; }

    /// <summary>Virtual time.</summary>
    public Timeline Timeline => Chip.Timeline;

    /// <summary>Mechanics and electrics, with their fault hooks.</summary>
    public PenPlant Plant { get; }

    /// <summary>Pedal and buttons.</summary>
    public OperatorPanel Hand { get; }

    /// <summary>The OLED.</summary>
    public Ssd1306Panel Panel { get; }

    /// <summary>What really happened, independent of the firmware.</summary>
    public PenProbe Probe { get; }

    /// <summary>Faults of board and mechanics that are put in.</summary>
    public FaultSwitches Faults { get; }

    /// <summary>Wakes, computing and collections, with their fault hooks.</summary>
    public LatenessModel Lateness => _lateness;

    /// <summary>Hash of the run, unless the options switched it off.</summary>
    public TraceHash? Trace { get; }

    /// <summary>The firmware's controller.</summary>
    /// <exception cref="InvalidOperationException">The pen is off, or runs another program.</exception>
    public PenController Pen => _firmware?.Pen ?? throw new InvalidOperationException("No pen firmware runs: call PowerOn first.");

    /// <summary>The firmware's own view.</summary>
    public PenStatus Status => Pen.Status;

    /// <summary>True once the firmware's controller exists.</summary>
    public bool HasStatus => _firmware?.Pen is not null;

    /// <summary>The firmware's loop: failed ticks, and whether it gave up.</summary>
    public ControlLoop Loop => (_firmware as PenFirmware)?.Loop ?? throw new InvalidOperationException("No pen firmware runs: call PowerOn first.");

    /// <summary>Virtual time, ns.</summary>
    public long NowNanoseconds => Timeline.NowNanoseconds;

    /// <summary>Times that the program was started.</summary>
    public int Boots { get; private set; }

    /// <summary>Wakes of the control thread so far.</summary>
    public long Ticks { get; private set; }

    /// <summary>Fault: the control thread hangs; peripherals go on.</summary>
    public bool LoopIsStopped { get; set; }

    /// <summary>Switches on. The boot passes, the board is set up, and the loop's first wake follows.</summary>
    public void PowerOn()
    {
        if (_firmware is not null)
        {
            throw new InvalidOperationException("The pen is on.");
        }
        Boot();
    }

    /// <summary>Cuts the supply now, in the middle of whatever the program does, and brings it back. May be called by an event.</summary>
    /// <param name="offNanoseconds">How long it stays away; at least 1 ms. long.MaxValue: for good.</param>
    public void CyclePower(long offNanoseconds)
    {
        Chip.CutPower();
        Plant.Gate.HasCoilSupply = false;
        Plant.Gate.CloseInterlock();
        Panel.PowerUp();
        EndProgram(offNanoseconds, suppliesPower: true);
    }

    /// <summary>A reset of the chip now, in the middle of whatever the program does: pins and PWM keep going through the boot. May be called by an event.</summary>
    public void ResetChip()
    {
        Chip.ResetNow();
        EndProgram(Options.Lateness.ResetNanoseconds, suppliesPower: false);
    }

    /// <summary>A software reset: pins and PWM keep going through the boot, as on the chip.</summary>
    public void Restart()
    {
        Chip.SoftReset();
        Boot();
    }

    /// <summary>Lets everything happen up to a moment; a tick that is in progress then is finished first.</summary>
    public void RunUntil(long nanoseconds)
    {
        Chip.Current = Chip;
        while (true)
        {
            bool isHalted = Chip.IsHalted;
            long next = isHalted ? _startAt : _wakeAt;
            Timeline.AdvanceTo(Math.Min(next, nanoseconds));
            if (Chip.IsHalted != isHalted)
            {
                continue;
            }
            if (next > nanoseconds)
            {
                return;
            }
            if (isHalted)
            {
                Boot();
                continue;
            }
            if (!LoopIsStopped)
            {
                Tick();
            }
            _wakeAt = _lateness.WakeAfter(NowNanoseconds);
        }
    }

    /// <summary>Lets everything happen for so long.</summary>
    public void RunFor(long nanoseconds) => RunUntil(NowNanoseconds + nanoseconds);

    /// <inheritdoc cref="RunFor(long)"/>
    public void RunFor(TimeSpan time) => RunFor(time.Ticks * TimeSpan.NanosecondsPerTick);

    /// <inheritdoc/>
    public void Dispose() => Trace?.Dispose();

    private void Boot()
    {
        Chip.Current = Chip;
        Probe.Boots();
        _wakeAt = long.MaxValue;
        _startAt = long.MaxValue;
        Chip.Run();
        if (!_isSupplied)
        {
            _isSupplied = true;
            Plant.Gate.HasCoilSupply = !Faults.TakesCoilSupply;
        }
        try
        {
            Chip.Spend(Options.Lateness.BootNanoseconds);
            IFirmware fresh = _program(Chip, _lateness);
            fresh.Start();
            // Whoever asks for the status meanwhile is told the last one.
            _firmware = fresh;
        }
        catch (ChipHaltedException)
        {
            // Cut again before the program ran.
            return;
        }
        Boots++;
        _wakeAt = _lateness.WakeAfter(NowNanoseconds);
    }

    private void EndProgram(long offNanoseconds, bool suppliesPower)
    {
        _isSupplied &= !suppliesPower;
        _wakeAt = long.MaxValue;
        _startAt = offNanoseconds == long.MaxValue ? long.MaxValue : NowNanoseconds + offNanoseconds;
        LoopIsStopped = false;
        ProgramEnded?.Invoke(suppliesPower);
    }

    private void Tick()
    {
        long start = NowNanoseconds;
        Probe.TickStarts(start);
        _firmware!.RunOnce();
        Ticks++;
        if (Chip.IsHalted)
        {
            return;
        }
        TickEnded?.Invoke(this, start);
    }

    private long Collect()
    {
        long length = _lateness.CollectionNanoseconds();
        Probe.CollectionStarts(NowNanoseconds, length);
        return length;
    }
}
