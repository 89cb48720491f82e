using SmpPen.Core.Control;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Safety;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.Simulation.Tests.Pen;

/// <summary>A whole simulated pen, brought to work by its buttons.</summary>
internal sealed class WorkingPen : IDisposable
{
    public const long Millisecond = 1_000_000;

    private readonly PlantInvariants _invariants;

    public WorkingPen(ulong seed, LatenessOptions? lateness = null)
    {
        Simulated = new SimulatedPen(new SimulationOptions { Seed = seed, KeepStrokes = true, HashTrace = false, Lateness = lateness ?? new LatenessOptions() });
        _invariants = new PlantInvariants(Simulated);
        Simulated.PowerOn();
    }

    public SimulatedPen Simulated { get; }

    public PenStatus Status => Simulated.Status;

    public PenProbe Probe => Simulated.Probe;

    public long Now => Simulated.NowNanoseconds;

    /// <summary>What holds in every run has held in this one too.</summary>
    public void Dispose()
    {
        _invariants.End();
        Simulated.Dispose();
        Assert.AreEqual("", string.Join("\n", _invariants.Violations.Take(3)));
    }

    /// <summary>A fault of the library: the invariants excuse what it makes impossible.</summary>
    public void Inject(string fault) => FaultLibrary.Apply(FaultLibrary.IndexOf(fault), Simulated, present: true);

    public void Run(long milliseconds) => Simulated.RunFor(milliseconds * Millisecond);

    public void Click(PenButton button, int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            Simulated.Hand.ClickButton(button, Now);
            Run(250);
        }
    }

    /// <summary>From power-up to Ready, with the preset this many rows below Hairline.</summary>
    public WorkingPen AtWork(int preset)
    {
        WaitFor(PenState.Standby);
        Click(PenButton.Select);
        if (preset > 0)
        {
            Click(PenButton.Down, 3);
            Click(PenButton.Select);
            Click(PenButton.Down, preset);
            Click(PenButton.Select);
            Click(PenButton.Up, 3);
        }
        Click(PenButton.Select);
        Run(1500);
        Click(PenButton.Select);
        WaitFor(PenState.Ready);
        Run(1500);
        return this;
    }

    /// <summary>One press of the pedal, contact edge to contact edge, and a rest.</summary>
    public void Press(long forNanoseconds, long restNanoseconds)
    {
        Simulated.Hand.HoldPedal(Now, forNanoseconds);
        Simulated.RunFor(forNanoseconds + restNanoseconds);
    }

    private void WaitFor(PenState state)
    {
        for (int i = 0; i < 1500 && !(Simulated.HasStatus && Status.State == state); i++)
        {
            Run(10);
        }
        if (Status.State != state)
        {
            throw new InvalidOperationException($"The pen is in {Status.State} with fault {Status.Fault}, not in {state}.");
        }
    }
}
