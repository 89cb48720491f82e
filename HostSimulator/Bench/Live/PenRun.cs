using SmpPen.Core.Control;
using SmpPen.Core.Display;
using SmpPen.Core.Safety;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Bench;

/// <summary>One pen from power-up to power-off, with everything that the bench keeps of it. On the pen's thread only.</summary>
internal sealed class PenRun : IDisposable
{
    private readonly LogBook _log;

    public PenRun(int number, ulong seed, PlantParameters plant, SignalStore signals, LogBook log)
    {
        Number = number;
        _log = log;
        Pen = new SimulatedPen(new SimulationOptions { Seed = seed, Plant = plant });
        Signals = signals;
        Tap = new SignalTap(Pen, signals);
        Tally = new SessionTally(Pen, signals, OnState, OnFault);
        Tape = new Tape(seed, plant);
        Timer = new HandTimer(Pen.Timeline);
        Hands = new HandControls(Pen, Timer, Tape);
        Pen.Faults.Switched += (kind, present, _) => Note(LogKind.Switch, $"{(present ? "Fault put in" : "Fault taken away")}: {kind.Name} ({kind.Sentence})");
    }

    /// <summary>Counts pens and power cycles.</summary>
    public int Number { get; }

    public SimulatedPen Pen { get; }

    public SignalStore Signals { get; }

    public SignalTap Tap { get; }

    public SessionTally Tally { get; }

    public Tape Tape { get; }

    public HandTimer Timer { get; }

    public HandControls Hands { get; }

    /// <summary>The scenario that works the pen; null: hands do.</summary>
    public BenchScenario? Scenario { get; set; }

    /// <summary>Fault switches that are on; what happens once is never on.</summary>
    public IReadOnlyList<bool> Faults => [.. Enumerable.Range(0, FaultLibrary.Names.Length).Select(Pen.Faults.IsPresent)];

    /// <summary>Error of the cartridge in the pen, um.</summary>
    public int CartridgeErrorMicrometres => Pen.Plant.Bar.CartridgeErrorMicrometres;

    /// <summary>Throws a fault switch as soon as time goes on.</summary>
    public void SetFault(int fault, bool present) => Timer.Do(now =>
    {
        if (Pen.Faults.IsPresent(fault) == present)
        {
            return;
        }
        Tape.Note(now, TapeAction.Fault, fault, present);
        FaultLibrary.Apply(fault, Pen, present);
    });

    /// <summary>Fits a cartridge as soon as time goes on.</summary>
    public void FitCartridge(int errorMicrometres) => Timer.Do(now =>
    {
        Tape.Note(now, TapeAction.Cartridge, errorMicrometres, on: true);
        Pen.Plant.Bar.CartridgeErrorMicrometres = errorMicrometres;
        Note(LogKind.Bench, $"Cartridge fitted, needle {Math.Abs(errorMicrometres)} \u00b5m {(errorMicrometres < 0 ? "longer" : "shorter")} than nominal.");
    });

    /// <summary>Writes into the log at this moment.</summary>
    public void Note(LogKind kind, string text) => _log.Add(Pen.NowNanoseconds, kind, text);

    public void Dispose() => Pen.Dispose();

    private void OnState(PenState before, PenState now) => Note(LogKind.State, $"{before} \u2192 {now}");

    private void OnFault(FaultCode fault)
    {
        if (fault == FaultCode.None)
        {
            Note(LogKind.State, "Fault cleared.");
            return;
        }
        _log.Add(
            Pen.NowNanoseconds,
            LogKind.Fault,
            $"Fault {(int)fault}: {FaultCatalogue.Title(fault)}",
            Sentence(FaultCatalogue.Line(fault, 1), FaultCatalogue.Line(fault, 2)),
            Sentence(FaultCatalogue.Line(fault, 3), FaultCatalogue.Line(fault, 4)));
    }

    private static string Sentence(string first, string second) => $"{first} {second}".Trim();
}
