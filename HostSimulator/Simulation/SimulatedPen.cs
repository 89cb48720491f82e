using SmpPen.Core.Control;
using SmpPen.HostSimulator.Plant;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Simulation;

/// <summary>
/// The whole pen: chip, plant, operator and firmware in one virtual time. Single-threaded; every run with equal options and
/// equal calls is equal.
/// </summary>
public sealed class SimulatedPen : IDisposable
{
    private readonly Func<Chip, IFirmware> _program;
    private readonly LatenessModel _lateness;
    private IFirmware? _firmware;
    private long _wakeAt = long.MaxValue;

    /// <summary>Builds the pen; it is off.</summary>
    /// <param name="options">What it is made from.</param>
    /// <param name="program">What runs in the chip.</param>
    public SimulatedPen(SimulationOptions options, Func<Chip, IFirmware> program)
    {
        Options = options;
        _program = program;
        Chip = new Chip();
        Plant = new PenPlant(Chip, options.Plant, options.BarStepNanoseconds);
        Hand = new OperatorPanel(Chip, options.Plant, options.Seed);
        Probe = new PenProbe(this);
        _lateness = new LatenessModel(options.Lateness, options.Seed);
        Trace = options.HashTrace ? new TraceHash(Chip, Plant) : null;
    }

    /// <summary>After each control tick, its start in ns.</summary>
    public event Action<SimulatedPen, long>? TickEnded;

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

    /// <summary>What really happened, independent of the firmware.</summary>
    public PenProbe Probe { get; }

    /// <summary>Hash of the run, unless the options switched it off.</summary>
    public TraceHash? Trace { get; }

    /// <summary>The firmware's controller.</summary>
    /// <exception cref="InvalidOperationException">The pen is off, or runs another program.</exception>
    public PenController Pen => _firmware?.Pen ?? throw new InvalidOperationException("No pen firmware runs: call PowerOn first.");

    /// <summary>The firmware's own view.</summary>
    public PenStatus Status => Pen.Status;

    /// <summary>True once the firmware's controller exists.</summary>
    public bool HasStatus => _firmware?.Pen is not null;

    /// <summary>Virtual time, ns.</summary>
    public long NowNanoseconds => Timeline.NowNanoseconds;

    /// <summary>Control ticks so far.</summary>
    public long Ticks { get; private set; }

    /// <summary>Fault: the control thread hangs; peripherals go on.</summary>
    public bool LoopIsStopped { get; set; }

    /// <summary>Switches on: the firmware starts, its loop's first tick follows.</summary>
    public void PowerOn()
    {
        Chip.Current = Chip;
        _firmware = _program(Chip);
        _firmware.Start();
        _wakeAt = _lateness.WakeAfter(NowNanoseconds);
    }

    /// <summary>Lets everything happen up to a moment; a tick that is in progress then is finished first.</summary>
    public void RunUntil(long nanoseconds)
    {
        Chip.Current = Chip;
        while (_wakeAt <= nanoseconds)
        {
            Timeline.AdvanceTo(_wakeAt);
            if (!LoopIsStopped)
            {
                Tick();
            }
            _wakeAt = _lateness.WakeAfter(NowNanoseconds);
        }
        Timeline.AdvanceTo(nanoseconds);
    }

    /// <summary>Lets everything happen for so long.</summary>
    public void RunFor(long nanoseconds) => RunUntil(NowNanoseconds + nanoseconds);

    /// <inheritdoc cref="RunFor(long)"/>
    public void RunFor(TimeSpan time) => RunFor(time.Ticks * 100);

    /// <inheritdoc/>
    public void Dispose() => Trace?.Dispose();

    private void Tick()
    {
        long start = NowNanoseconds;
        Probe.TickStarts(start);
        _firmware!.RunOnce();
        Ticks++;
        TickEnded?.Invoke(this, start);
    }
}
