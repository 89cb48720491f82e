using SmpPen.Core.Control;
using SmpPen.HostSimulator.Link;

namespace SmpPen.HostSimulator.Bench;

/// <summary>The technician at the live pen: calibration with the simulated dial gauge, and the service line. Any thread.</summary>
public sealed class LiveService : IDisposable
{
    private const long ExchangeMilliseconds = 3;

    private readonly OperatorGate _gate;
    private readonly Func<PenSnapshot> _snapshot;
    private readonly BenchCalibration _calibration = new();
    private readonly BenchLine _line = new();
    private readonly ILinkEnd[] _lineEnds;
    private LinkServer? _link;
    private long _nextExchange;

    /// <param name="gate">Who may.</param>
    /// <param name="snapshot">The bench now.</param>
    /// <param name="lineEnds">What else is attached to the pen's service line.</param>
    internal LiveService(OperatorGate gate, Func<PenSnapshot> snapshot, ILinkEnd[] lineEnds)
    {
        _gate = gate;
        _snapshot = snapshot;
        _lineEnds = [_line, .. lineEnds];
    }

    /// <summary>Number of the console's newest line.</summary>
    internal long LastLine => _line.LastNumber;

    /// <summary>Fits the dial gauge and begins a guided calibration; the pen has to be in Service.</summary>
    public CommandResult BeginCalibration(string viewerId, int points, int date, string technician, int months) =>
        BenchCalibration.Problem(points, date, technician, months) is { } problem
            ? CommandResult.Refused(problem)
            : _snapshot().State != PenState.Service
                ? CommandResult.Refused("The pen is not in Service: open SERVICE on its menu first.")
                : _gate.ByHand(viewerId, run =>
                {
                    run.Tape.Spoil("A calibration was made by hand: a scenario cannot say that.");
                    _calibration.Begin(run, points, date, technician.Trim(), months);
                });

    /// <summary>Enters a reading, um, or what the dial says when null.</summary>
    public CommandResult EnterReading(string viewerId, int? micrometres) => !_snapshot().Service.AwaitsReading
        ? CommandResult.Refused("No reading is awaited now.")
        : _gate.ByHand(viewerId, _ => _calibration.Enter(micrometres));

    /// <summary>Ends the calibration; the one before stays in force.</summary>
    public CommandResult CancelCalibration(string viewerId) => _gate.ByHand(viewerId, _ => _calibration.Cancel());

    /// <summary>Sends a line over the service link, as a technician's terminal does.</summary>
    public CommandResult Send(string viewerId, string line)
    {
        string text = line.Trim();
        if (text.Length is 0 or > BenchLine.LongestLine || text.Any(c => c is < ' ' or > '~'))
        {
            return CommandResult.Refused($"Give 1 to {BenchLine.LongestLine} printable characters, for example *IDN?");
        }
        return _gate.NotFree(viewerId) is { } refusal ? refusal
            : _line.Send(text) ? CommandResult.Accepted
            : CommandResult.Refused("The pen has not read the lines before yet: let its time go on.");
    }

    /// <summary>Lines of the service link's console after a number, oldest first; the last 500 are kept.</summary>
    public IReadOnlyList<ScpiLine> Lines(long afterNumber) => _line.After(afterNumber);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ILinkEnd end in _lineEnds)
        {
            end.Dispose();
        }
    }

    /// <summary>The pen is given up.</summary>
    internal void Forget() => _calibration.Forget();

    /// <summary>Attaches the line to another pen.</summary>
    internal void Attach(PenRun run)
    {
        _line.Clear();
        _line.Now = () => run.Pen.NowNanoseconds;
        _link = new LinkServer(run.Pen, _lineEnds);
    }

    /// <summary>The calibration as the page shows it.</summary>
    internal ServiceView View(PenRun? run) => _calibration.View(run);

    /// <summary>Goes on with calibration and line; between two control ticks.</summary>
    /// <param name="run">The pen's.</param>
    /// <param name="isStepped">Simulated time is let go in steps: what happens may not depend on the clock on the wall.</param>
    internal void AfterTick(PenRun run, bool isStepped)
    {
        _calibration.AfterTick(run);
        // The wire is slower than this at every pace, and looking costs a call into the system.
        long wall = PaceKeeper.Wall;
        if ((wall < _nextExchange && !isStepped) || _link is not { } link)
        {
            return;
        }
        _nextExchange = wall + (ExchangeMilliseconds * System.Diagnostics.Stopwatch.Frequency / 1000);
        link.Exchange();
        if (link.HasSpoken)
        {
            run.Tape.Spoil("The service link was used: a scenario cannot say that.");
        }
    }
}
