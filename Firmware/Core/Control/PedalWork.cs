using SmpPen.Core.Session;

namespace SmpPen.Core.Control
{
    /// <summary>What the pedal does: pricking, the visible test strokes of the cartridge zero, and the accounts of both.</summary>
    public sealed class PedalWork
    {
        /// <summary>A press is ended after this long, in microseconds.</summary>
        public const int LongestPressMicroseconds = 60000000;

        /// <summary>Without a prick or test stroke for this long the carriage goes home, in microseconds.</summary>
        public const int IdleMicroseconds = 60000000;

        private readonly PenModel _model;
        private readonly PedalInput _pedal;
        private readonly OperatorMenus _menus;
        private readonly StrokeSettings _zeroStrokes = new StrokeSettings();
        private long _lastStrokeAt;
        private long _pressedAt;
        private bool _hasArrived;
        private bool _booksPricks;

        /// <summary>Makes the work on the shared model.</summary>
        public PedalWork(PenModel model, PedalInput pedal, OperatorMenus menus)
        {
            _model = model;
            _pedal = pedal;
            _menus = menus;
            // Five strokes a second, held 20 ms each: slow enough for the eye to see where the needle ends.
            _zeroStrokes.Mode = StrokeMode.Paced;
            _zeroStrokes.PaceTenths = 50;
            _zeroStrokes.DwellMicroseconds = 20000;
        }

        /// <summary>In CartridgeZero and Ready: the carriage is in place and the next press will start the needle.</summary>
        public bool IsPedalLive => _hasArrived && _pedal.IsArmed;

        /// <summary>What the next press waits for, in CartridgeZero and Ready.</summary>
        public Notice Notice =>
            _pedal.IsHalfWay ? Notice.PedalHalfWay : !_hasArrived ? Notice.Moving : IsPedalLive ? Notice.PressPedal : Notice.ReleasePedal;

        /// <summary>The flash may block a tick: the coil is dead and no press can be waiting.</summary>
        /// <remarks>
        /// Where a press would start the needle that is only just after a release: any longer rest may end in the middle of a
        /// write, and a press must not wait for one.
        /// </remarks>
        public bool MayBlock(PenState state, long nowMicroseconds)
        {
            bool isPedalLive = _hasArrived && TransitionTable.ObeysPedal(state);
            return isPedalLive
                ? state == PenState.Ready && _pedal.HasJustLeft(nowMicroseconds)
                : state > PenState.ProofTest && !_model.Drive.IsBusy;
        }

        /// <summary>ENABLE low, then everything that drives.</summary>
        public void StopDriving(long nowMicroseconds)
        {
            if (_model.Drive.IsBusy)
            {
                _model.Drive.Stop(nowMicroseconds);
            }
        }

        /// <summary>The carriage goes to the nose; strokes from now on are test strokes.</summary>
        public void EnterZero(long nowMicroseconds)
        {
            _booksPricks = false;
            _lastStrokeAt = nowMicroseconds;
            _model.MoveToNose();
            AwaitArrival();
        }

        /// <summary>The carriage goes to depth, or is there already when a press has just ended.</summary>
        public void EnterReady(PenState previous, long nowMicroseconds)
        {
            PenModel model = _model;
            if (previous == PenState.Pricking)
            {
                _lastStrokeAt = nowMicroseconds;
                model.Keeper.CheckpointIfDue(nowMicroseconds);
                return;
            }
            if (!model.Counters.IsOpen)
            {
                model.Keeper.Begin(model.Kind, model.Clock.Day(nowMicroseconds), model.Calibration.InForce.Serial, nowMicroseconds);
            }
            Prepare();
            _lastStrokeAt = nowMicroseconds;
            model.TellNothing();
            model.MoveToDepth();
            AwaitArrival();
        }

        /// <summary>Zone or settings have changed at depth: what is worked with from now on.</summary>
        public void Prepare()
        {
            _model.Keeper.Prepare(_model.Zone, _model.Settings, _model.PresetIndex);
        }

        /// <summary>The protection is about to be proved: strokes from now on are test strokes, whatever ran before.</summary>
        public void EnterProof()
        {
            _booksPricks = false;
        }

        /// <summary>The press has been taken: the needle starts in this tick.</summary>
        public void EnterPricking(long nowMicroseconds)
        {
            _booksPricks = true;
            _pressedAt = nowMicroseconds;
            _model.Drive.Begin(_model.Settings, nowMicroseconds);
        }

        /// <summary>Stores the running session; after a fault only when due, or a store that fails would bring the fault back for ever.</summary>
        public void StoreSession(PenState previous, long nowMicroseconds)
        {
            if (previous == PenState.ProofTest)
            {
                _model.Keeper.CheckpointIfDue(nowMicroseconds);
                return;
            }
            _model.Keeper.Checkpoint(_model.Settings, _model.PresetIndex, nowMicroseconds);
        }

        /// <summary>Ends the session and keeps its choices for the next.</summary>
        public void EndSession(long nowMicroseconds)
        {
            PenModel model = _model;
            model.Memory.LastKind = model.Kind;
            model.Memory.LastZone = model.Zone;
            model.NoteChoices();
            model.Memory.CartridgeZeroMicrometres = model.CartridgeZeroMicrometres;
            model.Keeper.Close(model.Settings, model.PresetIndex, nowMicroseconds);
        }

        /// <summary>Books what the counters have counted since the last tick; not called when that is nothing.</summary>
        public void Book(int strokes, int drives, int missed, long nowMicroseconds)
        {
            _lastStrokeAt = nowMicroseconds;
            if (_booksPricks)
            {
                _model.Counters.AddPricks(_model.Zone, strokes, drives, missed);
            }
            else
            {
                _model.Counters.AddTestStrokes(strokes);
            }
        }

        /// <summary>One tick of the pedal. While a question is open it starts no pricks.</summary>
        public void Tick(PenState state, long nowMicroseconds)
        {
            switch (state)
            {
                case PenState.CartridgeZero:
                    NoteArrival();
                    if (_pedal.JustPressed && _hasArrived)
                    {
                        _pressedAt = nowMicroseconds;
                        _model.Drive.Begin(_zeroStrokes, nowMicroseconds);
                    }
                    else if (_model.Drive.IsLive && IsPressTooLong(nowMicroseconds))
                    {
                        StopDriving(nowMicroseconds);
                    }
                    else if (_model.Axis.IsMoving)
                    {
                        // Up and Down: somebody is at it.
                        _lastStrokeAt = nowMicroseconds;
                    }
                    else if (IsIdle(nowMicroseconds))
                    {
                        _model.Machine.Fire(_model.Counters.IsOpen ? PenEvent.PauseAsked : PenEvent.SessionCancelled, nowMicroseconds);
                    }
                    break;
                case PenState.Ready:
                    NoteArrival();
                    if (_pedal.JustPressed && _hasArrived && !_menus.IsAsking)
                    {
                        _model.Machine.Fire(PenEvent.PedalPressed, nowMicroseconds);
                    }
                    else if (IsIdle(nowMicroseconds))
                    {
                        _model.Machine.Fire(PenEvent.PauseAsked, nowMicroseconds);
                    }
                    break;
                case PenState.Pricking:
                    if (!_pedal.IsPressed || IsPressTooLong(nowMicroseconds))
                    {
                        _model.Machine.Fire(PenEvent.PedalReleased, nowMicroseconds);
                    }
                    break;
                default:
                    break;
            }
        }

        // In Single and Burst too, where the needle has long come to rest: the carriage must not wait at depth for ever.
        private bool IsPressTooLong(long nowMicroseconds)
        {
            if (nowMicroseconds - _pressedAt < LongestPressMicroseconds)
            {
                return false;
            }
            _model.Tell(Notice.PressTooLong, nowMicroseconds);
            return true;
        }

        // The needle is out of the nose and nobody uses it.
        private bool IsIdle(long nowMicroseconds)
        {
            if (nowMicroseconds - _lastStrokeAt < IdleMicroseconds)
            {
                return false;
            }
            _model.Tell(Notice.IdleRetracted, nowMicroseconds);
            return true;
        }

        private void AwaitArrival()
        {
            _hasArrived = false;
            _pedal.Disarm();
        }

        private void NoteArrival()
        {
            if (!_hasArrived && _model.Axis.IsAtTarget)
            {
                _hasArrived = true;
                _pedal.Disarm();
            }
        }
    }
}
