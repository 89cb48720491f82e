using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Bench;

/// <summary>
/// The operator's foot and fingers on the simulated pedal and buttons. A page's click lasts as long in simulated time as a
/// real one at every pace: never shorter than a contact needs to settle, and no longer than a click when time runs fast,
/// unless the button is kept down.
/// </summary>
internal sealed class HandControls
{
    /// <summary>Shortest press, ns: the firmware sees it for certain.</summary>
    private const long ShortestPressNanoseconds = 80_000_000;

    /// <summary>How long a click is when time runs faster than the hand, ns.</summary>
    private const long FastClickNanoseconds = 120_000_000;

    /// <summary>A button that is down for longer than this on the wall is held, not clicked.</summary>
    private const double HoldMilliseconds = 350;

    private const int Pedal = 4;

    private readonly Contact[] _contacts;

    public HandControls(SimulatedPen pen, HandTimer timer, Tape tape)
    {
        Contact Button(int index) => new(timer, (now, down) =>
        {
            tape.Note(now, TapeAction.Button, index, down);
            if (down)
            {
                pen.Hand.PressButton((PenButton)index);
            }
            else
            {
                pen.Hand.ReleaseButton((PenButton)index);
            }
        });
        _contacts = [Button(0), Button(1), Button(2), Button(3), new Contact(timer, MovePedal)];

        void MovePedal(long now, bool down)
        {
            tape.Note(now, TapeAction.Pedal, 0, down);
            if (down)
            {
                pen.Hand.PressPedal();
            }
            else
            {
                pen.Hand.ReleasePedal();
            }
        }
    }

    /// <summary>The foot is on the pedal.</summary>
    public bool IsPedalWanted => _contacts[Pedal].IsWanted;

    /// <summary>Anything is kept down, so that signs of life are asked for.</summary>
    public bool IsAnythingWanted => Array.Exists(_contacts, contact => contact.IsWanted);

    /// <summary>A finger is on a button.</summary>
    public bool IsButtonWanted(int button) => _contacts[button].IsWanted;

    /// <summary>The foot goes down or up.</summary>
    public void SetPedal(bool down) => _contacts[Pedal].Set(down, isFast: false);

    /// <summary>A finger goes down or up.</summary>
    /// <param name="button">Which.</param>
    /// <param name="down">Down or up.</param>
    /// <param name="isFast">Simulated time runs faster than the hand.</param>
    public void SetButton(PenButton button, bool down, bool isFast) => _contacts[(int)button].Set(down, isFast);

    /// <summary>Presses again what a click ended and is still down.</summary>
    public void LookForHolds()
    {
        foreach (Contact contact in _contacts)
        {
            contact.LookForHold();
        }
    }

    /// <summary>Everything is let go at the next moment, whatever was under way.</summary>
    public void LetGo()
    {
        foreach (Contact contact in _contacts)
        {
            contact.LetGo();
        }
    }

    private sealed class Contact(HandTimer timer, Action<long, bool> move)
    {
        // What is clicked faster than simulated time can follow is dropped, not played for minutes afterwards.
        private const int MostMoves = 16;

        /// <summary>Shortest time between two presses, ns.</summary>
        private const long ShortestGapNanoseconds = 60_000_000;

        private readonly Queue<(bool Down, long LastsNanoseconds)> _moves = new();
        private bool _isDown;
        private long _movedAt = -ShortestGapNanoseconds;
        private long _wantedWall;
        private bool _mayBeHeld;

        public bool IsWanted { get; private set; }

        public void Set(bool down, bool isFast)
        {
            if (IsWanted == down)
            {
                return;
            }
            IsWanted = down;
            if (down && _moves.Count < MostMoves)
            {
                Add(true, ShortestGapNanoseconds);
                if (isFast)
                {
                    Add(false, FastClickNanoseconds);
                    _mayBeHeld = true;
                    _wantedWall = PaceKeeper.Wall;
                }
            }
            else if (!down)
            {
                _mayBeHeld = false;
                Add(false, ShortestPressNanoseconds);
            }
        }

        public void LookForHold()
        {
            if (_mayBeHeld && PaceKeeper.Milliseconds(_wantedWall, PaceKeeper.Wall) > HoldMilliseconds)
            {
                _mayBeHeld = false;
                Add(true, ShortestGapNanoseconds);
            }
        }

        public void LetGo()
        {
            IsWanted = false;
            _mayBeHeld = false;
            _moves.Clear();
            Add(false, 0);
        }

        private void Add(bool down, long afterNanoseconds)
        {
            _moves.Enqueue((down, afterNanoseconds));
            timer.Do(MoveOn);
        }

        private void MoveOn(long now)
        {
            while (_moves.TryPeek(out (bool Down, long After) next))
            {
                if (next.Down == _isDown)
                {
                    _moves.Dequeue();
                    continue;
                }
                if (now < _movedAt + next.After)
                {
                    timer.Do(MoveOn, _movedAt + next.After);
                    return;
                }
                _moves.Dequeue();
                _isDown = next.Down;
                _movedAt = now;
                move(now, next.Down);
                if (_moves.Count > 0)
                {
                    timer.Do(MoveOn);
                }
                return;
            }
        }
    }
}
