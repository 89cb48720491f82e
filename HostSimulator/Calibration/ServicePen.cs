using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Calibration;

/// <summary>A simulated pen, switched on and brought to Service by its buttons.</summary>
public sealed class ServicePen : ICalibrationTarget, IDisposable
{
    private const long Tick = 10_000_000;
    private const int LongestWaitTicks = 3_000;
    private const long Gap = 300_000_000;

    /// <summary>Switches a pen on and opens Service.</summary>
    /// <exception cref="InvalidOperationException">It does not get there.</exception>
    public ServicePen(SimulationOptions options)
    {
        Pen = new SimulatedPen(options);
        Pen.PowerOn();
        Await(() => Pen.HasStatus && Pen.Status.State == PenState.Standby, "reach Standby");
        Service.Lock = new OpenLock();
        foreach (PenButton button in new[] { PenButton.Down, PenButton.Down, PenButton.Select })
        {
            Pen.Hand.ClickButton(button, Pen.NowNanoseconds);
            Pen.RunFor(Gap);
        }
        Await(() => Pen.Status.State == PenState.Service, "open Service");
    }

    /// <summary>The pen.</summary>
    public SimulatedPen Pen { get; }

    /// <inheritdoc/>
    public string FirmwareVersion => Core.Control.FirmwareVersion.Text;

    /// <inheritdoc/>
    public long LifeStrokes => Pen.Status.LifeStrokes;

    /// <inheritdoc/>
    public DepthCalibration Data => Service.Status.Step == CalibrationStep.Stored ? Service.InForce : Service.Candidate;

    /// <summary>The firmware's calibration.</summary>
    public CalibrationService Service => Pen.Pen.Model.Calibration;

    /// <summary>The firmware's own lock.</summary>
    public IServiceLock TechnicianLock => Pen.Pen.Model.Technician;

    /// <summary>The simulator's technician is let in: nothing is at stake.</summary>
    private sealed class OpenLock : IServiceLock
    {
        public bool IsUnlocked => true;
    }

    /// <inheritdoc/>
    public bool Begin(int points) => Service.Begin(points, Microseconds);

    /// <inheritdoc/>
    public CalibrationProgress AwaitStep()
    {
        Await(() => Service.Status.Step != CalibrationStep.Moving && !Service.IsStoring, "reach the point");
        CalibrationStatus status = Service.Status;
        return new CalibrationProgress(status.Step, status.Refusal, status.Index, status.ExpectedMicrometres);
    }

    /// <inheritdoc/>
    public bool EnterReading(int micrometres) => Service.EnterReading(micrometres, Microseconds);

    /// <inheritdoc/>
    public bool Verify() => Service.Verify(Microseconds);

    /// <inheritdoc/>
    public bool Store(int date, string technician, int months)
    {
        bool isBegun = Service.Store(date, technician, months, Microseconds);
        Await(() => !Service.IsStoring, "store");
        return isBegun && Service.Status.Step == CalibrationStep.Stored;
    }

    /// <summary>Moves by the map in force and waits; returns what the end stop then stands for, um.</summary>
    public double MoveToDepth(int protrusionMicrometres)
    {
        if (!Service.MoveToDepth(protrusionMicrometres))
        {
            throw new InvalidOperationException($"The pen does not move to {protrusionMicrometres} um.");
        }
        int target = Service.Map.ToMicrosteps(protrusionMicrometres, 0);
        Await(() => !Pen.Status.CarriageMoving && Pen.Status.CarriageMicrosteps == target, "reach the depth");
        return Pen.Plant.Bar.StopProtrusionMicrometres;
    }

    /// <inheritdoc/>
    public void Dispose() => Pen.Dispose();

    private long Microseconds => Pen.NowNanoseconds / 1000;

    private void Await(Func<bool> isSo, string wanted)
    {
        // What a call has begun shows in the status one tick later.
        Pen.RunFor(Tick);
        for (int tick = 0; !isSo(); tick++)
        {
            if (tick == LongestWaitTicks || (Pen.HasStatus && Pen.Status.State == PenState.Fault))
            {
                throw new InvalidOperationException($"The pen did not {wanted}: {Pen.Status.State}, fault {Pen.Status.Fault}.");
            }
            Pen.RunFor(Tick);
        }
    }
}
