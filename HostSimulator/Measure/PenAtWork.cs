using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.Esp32;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Measure;

/// <summary>What the pen is set to.</summary>
public sealed record WorkSettings(StrokeMode Mode, int FrequencyHertz = 100, int PaceTenths = 25, int DwellMicroseconds = 2000, int DepthMicrometres = 1000, int BurstPricks = 3)
{
    /// <summary>Mode and rate in words.</summary>
    public string Label => Mode switch
    {
        StrokeMode.Continuous => $"Continuous {FrequencyHertz} Hz",
        StrokeMode.Paced => $"Paced {PaceTenths / 10.0:0.0}/s",
        StrokeMode.Burst => $"Burst of {BurstPricks}",
        _ => "Single",
    };
}

/// <summary>The whole simulated pen with chosen settings, brought to Ready by its buttons; then strokes are made by its pedal.</summary>
public sealed class PenAtWork : IDisposable
{
    private const long Millisecond = 1_000_000;
    private const long LongestPress = 50_000 * Millisecond;
    private const long Rest = 300 * Millisecond;

    private readonly WorkSettings _settings;
    private readonly bool _presses;

    /// <summary>Strike in force: as regulated, and as far as the settings leave room for it, in microseconds.</summary>
    public static int StrikeMicroseconds(SimulatedPen pen)
    {
        NeedleDrive drive = pen.Pen.Model.Drive;
        int strike = drive.Regulator.StrikeMicroseconds;
        int onTime = drive.Generator.OnTimeMicroseconds;
        return onTime > 0 ? Math.Min(strike, onTime) : strike;
    }

    /// <summary>Switches a pen on and brings it to Ready.</summary>
    /// <exception cref="InvalidOperationException">It does not get there.</exception>
    public PenAtWork(PlantParameters plant, WorkSettings settings, ulong seed, LatenessOptions? lateness = null)
    {
        _settings = settings;
        _presses = settings.Mode is StrokeMode.Single or StrokeMode.Burst;
        Pen = new SimulatedPen(new SimulationOptions
        {
            Seed = seed,
            Plant = plant,
            HashTrace = false,
            Lateness = lateness ?? new LatenessOptions(),
            Flash = FlashWith(settings, seed),
        });
        Pen.PowerOn();
        for (int i = 0; i < 1500 && !(Pen.HasStatus && Pen.Status.State is PenState.Standby or PenState.Fault); i++)
        {
            Pen.RunFor(10 * Millisecond);
        }
        // New session; new cartridge; zero accepted.
        Click(PenButton.Select, 250);
        Click(PenButton.Select, 1500);
        Click(PenButton.Select, 2000);
        if (Pen.Status.State != PenState.Ready)
        {
            throw new InvalidOperationException($"The pen is in {Pen.Status.State} with fault {Pen.Status.Fault}, not in Ready.");
        }
    }

    /// <summary>The pen.</summary>
    public SimulatedPen Pen { get; }

    /// <summary>Latched fault, or None.</summary>
    public FaultCode Fault => Pen.Status.Fault;

    /// <summary>Lets the pen make this many strokes, in presses of 50 s at most (in Single and Burst one press a prick or a burst).</summary>
    /// <returns>False when a fault ended them.</returns>
    public bool Make(long strokes)
    {
        long until = Pen.Probe.DrivePulses + strokes;
        while (Pen.Probe.DrivePulses < until && Fault == FaultCode.None)
        {
            if (_presses)
            {
                Pen.Hand.HoldPedal(Pen.NowNanoseconds, 120 * Millisecond);
                Pen.RunFor(400 * Millisecond);
                continue;
            }
            Pen.Hand.PressPedal();
            long end = Pen.NowNanoseconds + LongestPress;
            while (Pen.Probe.DrivePulses < until && Pen.NowNanoseconds < end && Fault == FaultCode.None)
            {
                Pen.RunFor(20 * Millisecond);
            }
            Pen.Hand.ReleasePedal();
            Pen.RunFor(Rest);
        }
        return Fault == FaultCode.None;
    }

    /// <summary>Makes strokes for so long, whatever the mode.</summary>
    /// <returns>False when a fault ended them.</returns>
    public bool MakeFor(long nanoseconds)
    {
        long end = Pen.NowNanoseconds + nanoseconds;
        if (!_presses)
        {
            Pen.Hand.HoldPedal(Pen.NowNanoseconds, nanoseconds - Rest);
        }
        while (Pen.NowNanoseconds < end && Fault == FaultCode.None)
        {
            if (_presses)
            {
                Pen.Hand.HoldPedal(Pen.NowNanoseconds, 120 * Millisecond);
            }
            Pen.RunFor(Math.Min(400 * Millisecond, end - Pen.NowNanoseconds));
        }
        return Fault == FaultCode.None;
    }

    /// <inheritdoc/>
    public void Dispose() => Pen.Dispose();

    private static FlashVolume FlashWith(WorkSettings settings, ulong seed)
    {
        FlashVolume flash = new(seed);
        Chip.Current = new Chip(flash: flash);
        PenMemory memory = new(new FlashFiles());
        memory.SetDefaults();
        StrokeSettings preset = memory.Presets[0].Settings;
        preset.Mode = settings.Mode;
        preset.FrequencyHertz = settings.FrequencyHertz;
        preset.PaceTenths = settings.PaceTenths;
        preset.DwellMicroseconds = settings.DwellMicroseconds;
        preset.DepthMicrometres = settings.DepthMicrometres;
        preset.BurstPricks = settings.BurstPricks;
        memory.LastPresetIndex = 0;
        memory.LastSettings.CopyFrom(preset);
        return memory.Save(new PenLimits()) ? flash : throw new InvalidOperationException("The preset could not be stored.");
    }

    private void Click(PenButton button, long thenMilliseconds)
    {
        Pen.Hand.ClickButton(button, Pen.NowNanoseconds);
        Pen.RunFor(thenMilliseconds * Millisecond);
    }
}
