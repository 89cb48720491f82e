using SmpPen.Esp32;
using SmpPen.HostSimulator.Measure;
using SmpPen.HostSimulator.Plant;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.Plant;

/// <summary>A plant on a chip whose pads the test drives itself; ENABLE is high and a heartbeat every 10 ms keeps the interlock open.</summary>
internal sealed class PlantBench
{
    public const long Microsecond = 1_000;
    public const long Millisecond = 1_000_000;

    private readonly DelegateEvent _heartbeat;
    private bool _beat;

    public PlantBench(PlantParameters? parameters = null, int stopProtrusionMicrometres = 1000, long stepNanoseconds = NeedleBar.DefaultStepNanoseconds)
    {
        Chip = new Chip();
        Plant = new PenPlant(
            Chip,
            (parameters ?? new PlantParameters()) with { StartNanometres = (stopProtrusionMicrometres + 500) * 1000 },
            stepNanoseconds);
        Plant.Bar.Ended += (in StrokeRecord stroke) => Strokes.Add(stroke);
        _heartbeat = new DelegateEvent(Beat);
        Beat(0);
        Drive(PinMap.Enable, true);
    }

    public Chip Chip { get; }

    public PenPlant Plant { get; }

    public List<StrokeRecord> Strokes { get; } = [];

    public bool IsHeartbeatHeld { get; set; }

    public long LastBeat { get; private set; }

    public long Now => Chip.Timeline.NowNanoseconds;

    public bool Level(int pin) => Chip.Pad(pin).Level;

    public void Drive(int pin, bool level) => Chip.Pad(pin).DriveFromChip(level);

    public void RunFor(long nanoseconds) => Chip.Timeline.AdvanceTo(Now + nanoseconds);

    /// <summary>One coil pulse and 30 ms for the bar to come back.</summary>
    public StrokeRecord Fire(long onNanoseconds)
    {
        Drive(PinMap.StrokeShot, true);
        RunFor(onNanoseconds);
        Drive(PinMap.StrokeShot, false);
        RunFor(30 * Millisecond);
        return Strokes[^1];
    }

    /// <summary>Shortest on-time that makes a full stroke, to 1 us; -1: not even 25 ms do.</summary>
    public static long ShortestOnTime(PlantParameters parameters, int protrusionMicrometres, long step = NeedleBar.DefaultStepNanoseconds) =>
        ShortestStroke.OnTimeNanoseconds(parameters, protrusionMicrometres, step);

    private void Beat(long now)
    {
        if (!IsHeartbeatHeld)
        {
            _beat = !_beat;
            LastBeat = now;
            Drive(PinMap.Heartbeat, _beat);
        }
        Chip.Timeline.Schedule(_heartbeat, now + (10 * Millisecond));
    }
}
