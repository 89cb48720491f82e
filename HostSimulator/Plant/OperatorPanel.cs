using SmpPen.Esp32;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Plant;

/// <summary>The buttons of the pen.</summary>
public enum PenButton
{
    /// <summary>Up.</summary>
    Up,

    /// <summary>Down.</summary>
    Down,

    /// <summary>Select.</summary>
    Select,

    /// <summary>Stop.</summary>
    Stop,
}

/// <summary>
/// What the operator can touch: the foot pedal with its two contacts (break before make) and four buttons, all of which bounce.
/// Moments are in nanoseconds of virtual time, not in the past; calls must be made in the order of their moments.
/// </summary>
public sealed class OperatorPanel
{
    private readonly Timeline _timeline;
    private readonly PlantParameters _parameters;
    private readonly SplitMix64 _chance;
    private readonly Contact[] _buttons;

    /// <summary>Wires pedal (released) and buttons (free) to the chip.</summary>
    public OperatorPanel(Chip chip, PlantParameters parameters, ulong seed)
    {
        _timeline = chip.Timeline;
        _parameters = parameters;
        _chance = SplitMix64.ForPurpose(seed, 1);
        PedalNormallyOpen = new Contact(_timeline, chip.Pad(PinMap.PedalNormallyOpen), closed: false);
        PedalNormallyClosed = new Contact(_timeline, chip.Pad(PinMap.PedalNormallyClosed), closed: true);
        _buttons =
        [
            new Contact(_timeline, chip.Pad(PinMap.ButtonUp), closed: false),
            new Contact(_timeline, chip.Pad(PinMap.ButtonDown), closed: false),
            new Contact(_timeline, chip.Pad(PinMap.ButtonSelect), closed: false),
            new Contact(_timeline, chip.Pad(PinMap.ButtonStop), closed: false),
        ];
    }

    /// <summary>Pedal contact that closes when pressed.</summary>
    public Contact PedalNormallyOpen { get; }

    /// <summary>Pedal contact that opens when pressed.</summary>
    public Contact PedalNormallyClosed { get; }

    /// <summary>Contact of a button, for its faults.</summary>
    public Contact Button(PenButton button) => _buttons[(int)button];

    /// <summary>The foot presses the pedal now.</summary>
    public void PressPedal() => PressPedal(_timeline.NowNanoseconds);

    /// <summary>The foot presses the pedal: the normally-closed contact opens at that moment, then the other closes.</summary>
    public void PressPedal(long atNanoseconds) => MovePedal(PedalNormallyClosed, PedalNormallyOpen, atNanoseconds);

    /// <summary>The foot leaves the pedal now.</summary>
    public void ReleasePedal() => ReleasePedal(_timeline.NowNanoseconds);

    /// <summary>The foot leaves the pedal: the normally-open contact opens at that moment, then the other closes.</summary>
    public void ReleasePedal(long atNanoseconds) => MovePedal(PedalNormallyOpen, PedalNormallyClosed, atNanoseconds);

    /// <summary>A whole press of the pedal.</summary>
    public void HoldPedal(long atNanoseconds, long forNanoseconds)
    {
        PressPedal(atNanoseconds);
        ReleasePedal(atNanoseconds + forNanoseconds);
    }

    /// <summary>A finger holds a button down now.</summary>
    public void PressButton(PenButton button) => PressButton(button, _timeline.NowNanoseconds);

    /// <summary>A finger holds a button down from a moment on.</summary>
    public void PressButton(PenButton button, long atNanoseconds) =>
        Button(button).Move(true, atNanoseconds, Bounces(), _parameters.BounceNanoseconds, _chance);

    /// <summary>A finger leaves a button now.</summary>
    public void ReleaseButton(PenButton button) => ReleaseButton(button, _timeline.NowNanoseconds);

    /// <summary>A finger leaves a button at a moment.</summary>
    public void ReleaseButton(PenButton button, long atNanoseconds) =>
        Button(button).Move(false, atNanoseconds, Bounces(), _parameters.BounceNanoseconds, _chance);

    /// <summary>A whole press of a button, 120 ms unless told.</summary>
    public void ClickButton(PenButton button, long atNanoseconds, long forNanoseconds = 120_000_000)
    {
        PressButton(button, atNanoseconds);
        ReleaseButton(button, atNanoseconds + forNanoseconds);
    }

    private void MovePedal(Contact opening, Contact closing, long atNanoseconds)
    {
        long travel = _chance.NextBetween(_parameters.PedalTravelLeastNanoseconds, _parameters.PedalTravelMostNanoseconds);
        // Break before make: the opening contact is quiet before the other one closes.
        opening.Move(false, atNanoseconds, Bounces(), Math.Min(_parameters.BounceNanoseconds, travel / 2), _chance);
        closing.Move(true, atNanoseconds + travel, Bounces(), _parameters.BounceNanoseconds, _chance);
    }

    private int Bounces() => _parameters.BounceNanoseconds == 0 ? 0 : (int)_chance.NextBetween(0, 6);
}
