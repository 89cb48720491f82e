using System.Runtime.CompilerServices;
using SmpPen.HostSimulator.Faults;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Safety;

/// <summary>
/// Watches one pen at pads, coil, needle, carriage, flash and panel: what must hold in every run. It reads nothing that the
/// firmware thinks; what the firmware claims (panel, counters, records) is held against what was seen.
/// </summary>
/// <remarks>
/// A fault excuses only what it makes impossible by itself (<see cref="FaultEffect"/>): a shorted switch drives the coil whatever
/// the program does. Everything else stays asked for.
/// </remarks>
public sealed class PlantInvariants
{
    /// <summary>Depth limit of a pen as delivered, um.</summary>
    public const int DeliveredDepthLimitMicrometres = 1500;

    private const int MostKept = 20;

    private readonly SimulatedPen _pen;
    private readonly List<Violation> _violations = [];
    private readonly CountWatch _counts;
    private readonly DriveWatch _drive;

    /// <summary>Watches a pen; best before it is switched on.</summary>
    /// <param name="pen">The pen.</param>
    /// <param name="technicianDepthMicrometres">Depth limit that its technician has set.</param>
    public PlantInvariants(SimulatedPen pen, int technicianDepthMicrometres = DeliveredDepthLimitMicrometres)
    {
        _pen = pen;
        PanelReading panel = new(pen);
        Depth = new DepthWatch(this, panel, technicianDepthMicrometres);
        _drive = new DriveWatch(this);
        Faults = new FaultWatch(this, panel);
        _counts = new CountWatch(this, panel);
        pen.TickEnded += OnTick;
        Panel = panel;
    }

    /// <summary>What did not hold, in order of time; the first 20.</summary>
    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>Times that an invariant was looked at.</summary>
    public long Checked { get; private set; }

    /// <summary>Strokes of pricking that the needle made.</summary>
    public long Pricks => _counts.AllPricks;

    /// <summary>Longest time that the drive went on after the pedal was let go, ns.</summary>
    public long WorstStopNanoseconds => _drive.WorstStopNanoseconds;

    /// <summary>What the pen has shown.</summary>
    public FaultWatch Faults { get; }

    internal SimulatedPen Pen => _pen;

    internal PanelReading Panel { get; }

    internal DepthWatch Depth { get; }

    /// <summary>Looks at what must agree once everything rests.</summary>
    public void End()
    {
        Depth.End();
        _drive.End();
        _counts.End();
    }

    /// <summary>Adds what only the one who put the faults in can know.</summary>
    /// <param name="holds">It holds.</param>
    /// <param name="invariant">Which.</param>
    /// <param name="otherwise">What was seen; worked out only when it does not hold.</param>
    public void Expect(bool holds, Invariant invariant, [InterpolatedStringHandlerArgument(nameof(holds))] ref Otherwise otherwise)
    {
        Checked++;
        if (!holds && _violations.Count < MostKept)
        {
            _violations.Add(new Violation(invariant, _pen.NowNanoseconds, otherwise.ToString()));
        }
    }

    /// <summary>True when no fault that was ever put in has such an effect.</summary>
    public bool Asks(FaultEffect effects) => (_pen.Faults.Effects & effects) == FaultEffect.None;

    private void OnTick(SimulatedPen pen, long tickStart)
    {
        bool hasLooked = Panel.Look();
        long now = pen.NowNanoseconds;
        Depth.Tick(now);
        _drive.Tick(now);
        Faults.Tick(now, hasLooked);
        _counts.Tick(tickStart);
        Expect(pen.Loop.FailedTicks == 0 || !Asks(FaultEffect.Loop | FaultEffect.Restart), Invariant.ProgramRuns, $"{pen.Loop.FailedTicks} ticks failed");
    }
}
