using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>Hands and a foot that do what the seed says: a day at work in half a minute, as well as the temper allows.</summary>
/// <param name="pen">The pen in these hands.</param>
/// <param name="log">Where everything is done through.</param>
/// <param name="plan">The run.</param>
/// <param name="temper">How careful.</param>
/// <param name="chance">Seeded.</param>
/// <param name="onlyWorks">Nothing but pricks is wanted: no other errand in the menus, no line over the link.</param>
internal sealed class RandomOperator(SimulatedPen pen, ActionLog log, RunPlan plan, Temper temper, SplitMix64 chance, bool onlyWorks = false)
{
    private const long Millisecond = 1_000_000;
    private const int MostRestarts = 2;
    private const int MostEndured = 2;

    private readonly long[] _buttonBusyUntil = new long[4];
    private readonly MenuWays _menus = new(pen, chance, onlyWorks);
    private readonly LinkTalk _link = new(chance, plan.DepthLimitMicrometres);
    private long _pedalBusyUntil;
    private int _presses = 8;
    private int _restarts;
    private int _endured;

    /// <summary>How many times as long a finger stays on a button: someone who has learnt that the pen answers late.</summary>
    public int Patience { get; set; } = 1;

    private PenStatus Status => pen.Status;

    /// <summary>One action, and the pause after it.</summary>
    public void Act()
    {
        // What nobody has measured must not be stored as a calibration: no random buttons there.
        if (chance.OneIn(temper == Temper.Sensible ? 15 : temper == Temper.Clumsy ? 5 : 3) && Status.Screen != ScreenId.Calibration)
        {
            Anything();
        }
        else if (plan.IsLong && _endured < MostEndured && TransitionTable.ObeysPedal(Status.State) && chance.OneIn(25))
        {
            _endured++;
            Endure();
        }
        else
        {
            WhatMakesSense();
        }
        pen.RunFor(temper switch
        {
            Temper.Sensible => Between(60, 350),
            Temper.Clumsy => Between(20, 300),
            _ => Between(0, 150),
        });
    }

    /// <summary>Lets go of everything.</summary>
    public void LetGo()
    {
        pen.RunUntil(Math.Max(pen.NowNanoseconds, Math.Max(_pedalBusyUntil, _buttonBusyUntil.Max())) + (50 * Millisecond));
    }

    /// <summary>The next meaningful thing, as a person would who wants to work.</summary>
    public void WhatMakesSense()
    {
        if (!onlyWorks && chance.OneIn(15))
        {
            Send(temper == Temper.Hostile && chance.OneIn(3) ? _link.Garbled() : _link.Line());
        }
        switch (Status.State)
        {
            case PenState.Ready when Status.Screen == ScreenId.Confirm:
            case PenState.Standby:
            case PenState.Paused:
            case PenState.Service:
                Click(_menus.Next(), Between(60, 200));
                break;
            case PenState.CartridgeZero when chance.OneIn(4):
                Pedal(Between(100, 900));
                break;
            case PenState.CartridgeZero:
                Click(_menus.Next(), Between(60, 200));
                break;
            case PenState.Ready:
            case PenState.Pricking:
                AtWork();
                break;
            case PenState.Fault:
                InFault();
                break;
            default:
                break;
        }
    }

    /// <summary>A long press, so that whatever pricking finds is found.</summary>
    /// <param name="isVeryLong">Longer than a foot rests half-way.</param>
    public void PressLong(bool isVeryLong) => Pedal(isVeryLong ? Between(5_400, 6_000) : Between(2_300, 2_800));

    /// <summary>A click of Stop.</summary>
    public void PressStop() => Click(PenButton.Stop, Between(80, 160));

    private void AtWork()
    {
        if ((Status.CarriageMoving || Status.Notice is Notice.ReleasePedal or Notice.Moving) && !chance.OneIn(5))
        {
            return;
        }
        if (_presses == 0)
        {
            _presses = (int)chance.NextBetween(3, 14);
            _menus.ChooseInSession();
            if (_menus.Errand != Errand.Work)
            {
                PressStop();
                return;
            }
        }
        long what = chance.NextBetween(1, 20);
        if (what <= 15)
        {
            _presses -= Status.State == PenState.Ready ? 1 : 0;
            Pedal(PressNanoseconds());
        }
        else if (what <= 18)
        {
            Click(UpOrDown(), chance.OneIn(4) ? Between(600, 1800) : Between(50, 200));
        }
        else
        {
            Click(PenButton.Select, Between(60, 200));
        }
    }

    private long PressNanoseconds() => Status.Settings.Mode switch
    {
        StrokeMode.Single => Between(40, 260),
        StrokeMode.Burst => Between(60, 700),
        _ => chance.OneIn(5) ? Between(800, 3_500) : Between(60, 800),
    };

    /// <summary>Select where that helps; else the plug, once the pen has had time to store.</summary>
    private void InFault()
    {
        if (FaultCatalogue.NeedsRestart(Status.Fault) && _restarts < MostRestarts)
        {
            _restarts++;
            pen.RunFor(Between(1_500, 3_000));
            PullPlug();
        }
        else
        {
            Click(PenButton.Select, Between(60, 200));
        }
    }

    /// <summary>What takes a minute: a press that does not end, a pen laid aside, a button that something lies on.</summary>
    private void Endure()
    {
        switch (chance.NextBetween(1, 3))
        {
            case 1:
                Pedal(Between(61_000, 64_000));
                break;
            case 2:
                pen.RunFor(Between(61_000, 66_000));
                break;
            default:
                Click((PenButton)chance.NextBetween(0, 3), Between(29_000, 34_000));
                break;
        }
    }

    private void Anything()
    {
        switch (chance.NextBetween(1, 8))
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
            case 5:
                Click(PenButton.Up, Between(20, 300));
                Click(PenButton.Down, Between(20, 300));
                Click(PenButton.Stop, Between(20, 300));
                break;
            case 6:
                Drum();
                break;
            case 7 when temper == Temper.Hostile && chance.OneIn(4):
                PullPlug();
                break;
            default:
                pen.RunFor(Between(0, 1500));
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

    private long Between(long least, long most) => chance.NextBetween(least * Millisecond, most * Millisecond);

    private PenButton UpOrDown() => chance.OneIn(2) ? PenButton.Up : PenButton.Down;

    /// <summary>What scenarios can say.</summary>
    private static long WholeMicroseconds(long nanoseconds) => nanoseconds / 1_000 * 1_000;

    private void PullPlug()
    {
        log.Do(new FaultAct(FaultLibrary.IndexOf("power-cycle"), true));
        // The pen's hands are off it until it has started.
        pen.RunFor(Between(1_000, 2_000));
    }

    private void Send(string line)
    {
        if (line.Length > 0)
        {
            log.Do(new LinkAct(line));
        }
    }

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
