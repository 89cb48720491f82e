using SmpPen.Core.Control;
using SmpPen.Esp32;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.Simulation;

/// <summary>
/// A tiny program on bare pads: strokes at 100 Hz while the pedal is pressed, by a peripheral that goes on without it. Each tick
/// sets ENABLE from the pedal and toggles HEARTBEAT.
/// </summary>
internal sealed class PedalFirmware : IFirmware
{
    private const long Millisecond = 1_000_000;

    private readonly Chip _chip;
    private readonly DelegateEvent _pulse;
    private bool _beat;
    private bool _on;

    public PedalFirmware(Chip chip)
    {
        _chip = chip;
        _pulse = new DelegateEvent(Pulse);
    }

    public PenController? Pen => null;

    /// <summary>Defect: ENABLE stays high, strokes never end.</summary>
    public bool IgnoresPedal { get; set; }

    public void Start()
    {
        _chip.Pad(PinMap.PedalNormallyOpen).PullFromChip(true);
        _chip.Pad(PinMap.PedalNormallyClosed).PullFromChip(true);
        _chip.Timeline.Schedule(_pulse, _chip.Timeline.NowNanoseconds);
    }

    public void RunOnce()
    {
        bool pressed = !_chip.Pad(PinMap.PedalNormallyOpen).Level || IgnoresPedal;
        _chip.Pad(PinMap.Enable).DriveFromChip(pressed);
        _beat = !_beat;
        _chip.Pad(PinMap.Heartbeat).DriveFromChip(_beat);
        _chip.Spend(2 * Millisecond);
    }

    private void Pulse(long now)
    {
        _on = !_on;
        _chip.Pad(PinMap.StrokePwm).DriveFromChip(_on);
        _chip.Timeline.Schedule(_pulse, now + (_on ? 3 * Millisecond : 7 * Millisecond));
    }
}
