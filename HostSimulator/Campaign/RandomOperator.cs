using SmpPen.Core.Control;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>Hands and a foot that do what the seed says; they look at the screen as little as people do.</summary>
internal sealed class RandomOperator(SimulatedPen pen, ActionLog log, Temper temper, SplitMix64 chance)
{
    private const long Millisecond = 1_000_000;

    private long _pedalBusyUntil;
    private readonly long[] _buttonBusyUntil = new long[4];

    /// <summary>How many times as long a finger stays on a button: someone who has learnt that the pen answers late.</summary>
    public int Patience { get; set; } = 1;

    /// <summary>One action, and the pause after it.</summary>
    public void Act()
    {
        if (chance.OneIn(temper == Temper.Sensible ? 12 : temper == Temper.Clumsy ? 4 : 2))
        {
            Anything();
        }
        else
        {
            WhatMakesSense();
        }
        pen.RunFor(temper switch
        {
            Temper.Sensible => Between(150, 700),
            Temper.Clumsy => Between(20, 400),
            _ => Between(0, 120),
        });
    }

    /// <summary>Lets go of everything.</summary>
    public void LetGo()
    {
        pen.RunUntil(Math.Max(pen.NowNanoseconds, Math.Max(_pedalBusyUntil, _buttonBusyUntil.Max())) + (50 * Millisecond));
    }

    private long Between(long least, long most) => chance.NextBetween(least * Millisecond, most * Millisecond);

    /// <summary>The next meaningful thing, as a person would who wants to work.</summary>
    public void WhatMakesSense()
    {
        switch (pen.Status.State)
        {
            case PenState.Standby:
                InMenu();
                break;
            case PenState.CartridgeZero:
                if (chance.OneIn(3))
                {
                    Pedal(Between(100, 900));
                }
                else
                {
                    Click(chance.OneIn(3) ? UpOrDown() : PenButton.Select, Between(60, 200));
                }
                break;
            case PenState.Ready:
            case PenState.Pricking:
                AtWork();
                break;
            case PenState.Paused:
                InMenu();
                break;
            case PenState.Service:
                Click(chance.OneIn(2) ? UpOrDown() : PenButton.Stop, Between(60, 200));
                break;
            case PenState.Fault:
                Click(PenButton.Select, Between(60, 200));
                break;
            default:
                break;
        }
    }

    private void InMenu()
    {
        if (pen.Status.Screen is ScreenId.Standby or ScreenId.SessionStart or ScreenId.Paused && pen.Status.Cursor == 0 && !chance.OneIn(5))
        {
            Click(PenButton.Select, Between(60, 200));
        }
        else if (pen.Status.Cursor > 0 && !chance.OneIn(4))
        {
            // Back to the row that begins the work, out of whatever is being edited.
            Click(pen.Status.Editing ? PenButton.Select : PenButton.Up, Between(60, 200));
        }
        else
        {
            Click(chance.OneIn(3) ? PenButton.Select : chance.OneIn(4) ? PenButton.Stop : UpOrDown(), Between(60, 200));
        }
    }

    private void AtWork()
    {
        long what = chance.NextBetween(1, 20);
        if (what <= 13)
        {
            Pedal(chance.OneIn(8) ? Between(500, 4000) : Between(30, 350));
        }
        else if (what <= 16)
        {
            Click(UpOrDown(), chance.OneIn(4) ? Between(600, 1800) : Between(50, 200));
        }
        else if (what <= 19)
        {
            Click(PenButton.Select, Between(60, 200));
        }
        else
        {
            Click(PenButton.Stop, Between(60, 200));
        }
    }

    private void Anything()
    {
        switch (chance.NextBetween(1, 7))
        {
            case 1:
                Pedal(Between(1, 40));
                break;
            case 2:
                Pedal(Between(20, 1500));
                break;
            case 3:
                // Button and pedal as near together as it gets.
                Click((PenButton)chance.NextBetween(0, 3), Between(20, 300));
                Pedal(Between(20, 300));
                break;
            case 4:
                Click((PenButton)chance.NextBetween(0, 3), Between(1, 3000));
                break;
            case 6:
                Drum();
                break;
            case 5:
                Click(PenButton.Up, Between(20, 300));
                Click(PenButton.Down, Between(20, 300));
                Click(PenButton.Stop, Between(20, 300));
                break;
            default:
                pen.RunFor(Between(0, 2000));
                break;
        }
    }

    /// <summary>Presses as fast as a foot can: long dwells come too often for the coil.</summary>
    private void Drum()
    {
        for (long press = chance.NextBetween(3, 10); press > 0; press--)
        {
            Pedal(Between(30, 60));
            pen.RunFor(Between(60, 90));
        }
    }

    private PenButton UpOrDown() => chance.OneIn(2) ? PenButton.Up : PenButton.Down;

    /// <summary>What scenarios can say.</summary>
    private static long WholeMicroseconds(long nanoseconds) => nanoseconds / 1_000 * 1_000;

    /// <summary>A long press, so that whatever pricking finds is found.</summary>
    /// <param name="isVeryLong">Longer than a foot rests half-way.</param>
    public void PressLong(bool isVeryLong) => Pedal(isVeryLong ? Between(5_400, 6_000) : Between(2_300, 2_800));

    /// <summary>A click of Stop.</summary>
    public void PressStop() => Click(PenButton.Stop, Between(80, 160));

    private void Pedal(long nanoseconds)
    {
        if (pen.NowNanoseconds < _pedalBusyUntil)
        {
            return;
        }
        log.Do(new PedalAct(WholeMicroseconds(nanoseconds)));
        _pedalBusyUntil = pen.NowNanoseconds + nanoseconds + (15 * Millisecond);
        if (temper == Temper.Sensible)
        {
            pen.RunFor(nanoseconds + (40 * Millisecond));
        }
    }

    private void Click(PenButton button, long clickNanoseconds)
    {
        long nanoseconds = clickNanoseconds * Patience;
        if (pen.NowNanoseconds < _buttonBusyUntil[(int)button])
        {
            return;
        }
        log.Do(new ButtonAct(button, WholeMicroseconds(nanoseconds)));
        _buttonBusyUntil[(int)button] = pen.NowNanoseconds + nanoseconds + (10 * Millisecond);
        if (temper == Temper.Sensible)
        {
            pen.RunFor(nanoseconds + (20 * Millisecond));
        }
    }
}
