using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;

namespace SmpPen.Core.Control
{
    /// <summary>Copies what the pen is doing into the plain values that screens and link read.</summary>
    /// <remarks>
    /// A button, a change of state and a fault have work enough in their own tick: it tells state, screen and fault or settings, and the next one
    /// refreshes every value; the menus change with these only. Otherwise a tick refreshes at most one group of values, in turn: copying all of them every
    /// tick would cost more than all that keeps the pen safe.
    /// </remarks>
    public sealed class StatusWriter
    {
        /// <summary>Ticks after which every value has been refreshed; the display needs 8 more to look at every page.</summary>
        public const int TurnTicks = 8;

        private readonly PenModel _model;
        private readonly StateMachine _machine;
        private readonly FaultLatch _faults;
        private readonly OperatorMenus _menus;
        private readonly PedalWork _work;
        private readonly PenStatus _status;
        private int _turn;
        private bool _isAllDue;

        /// <summary>Makes the writer.</summary>
        public StatusWriter(PenModel model, OperatorMenus menus, PedalWork work, PenStatus status)
        {
            _model = model;
            _machine = model.Machine;
            _faults = model.Faults;
            _menus = menus;
            _work = work;
            _status = status;
        }

        /// <summary>Once a control tick.</summary>
        /// <param name="lines">Inputs of this tick.</param>
        /// <param name="isPressed">A button was pressed in this tick.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        /// <returns>True when the tick has work enough.</returns>
        public bool Refresh(InputLine lines, bool isPressed, long nowMicroseconds)
        {
            PenStatus status = _status;
            // A fault is latched and cleared with a change of state only.
            if (isPressed || _machine.State != status.State)
            {
                bool isSameState = _machine.State == status.State;
                status.State = _machine.State;
                status.Screen = _menus.ScreenOf(status.State);
                if (isSameState)
                {
                    // What a button sets is told at once: the carriage may be on its way in this tick.
                    RefreshSettings(status);
                }
                else if (status.Fault != _faults.Code)
                {
                    RefreshFaults(status);
                }
                _isAllDue = true;
                return true;
            }
            if (_isAllDue)
            {
                _isAllDue = false;
                RefreshAll(lines, nowMicroseconds);
                return true;
            }
            int turn = (_turn + 1) & (TurnTicks - 1);
            _turn = turn;
            switch (turn)
            {
                case 0:
                case 4:
                    RefreshWork(status, lines, nowMicroseconds);
                    break;
                case 1:
                    RefreshSettings(status);
                    break;
                case 3:
                    RefreshMarks(status);
                    break;
                case 5:
                    RefreshCounts(status, nowMicroseconds);
                    break;
                default:
                    break;
            }
            return false;
        }

        private void RefreshAll(InputLine lines, long nowMicroseconds)
        {
            PenStatus status = _status;
            RefreshWork(status, lines, nowMicroseconds);
            RefreshMenu(status, nowMicroseconds);
            RefreshSettings(status);
            RefreshMarks(status);
            RefreshCounts(status, nowMicroseconds);
        }

        private void RefreshWork(PenStatus status, InputLine lines, long nowMicroseconds)
        {
            status.Notice = NoticeNow(status.State, nowMicroseconds);
            status.Inputs = (int)lines;
            status.CarriageMicrosteps = _model.Axis.PositionMicrosteps;
            status.CarriageMoving = _model.Axis.IsMoving;
        }

        private void RefreshMenu(PenStatus status, long nowMicroseconds)
        {
            OperatorMenus menus = _menus;
            Cursor cursor = menus.Cursor;
            status.Cursor = cursor.Row;
            status.Editing = cursor.IsEditing;
            status.ServicePage = menus.ServicePage;
            if (status.Screen == ScreenId.SessionStart)
            {
                status.Client = menus.Standby.Client.Text;
                status.Today = _model.Clock.Date(nowMicroseconds);
                status.DaysSinceFirst = _model.DaysSinceFirst(nowMicroseconds);
            }
            if (menus.IsAsking)
            {
                status.Selected = menus.Question.Setting;
                status.ConfirmValue = menus.Question.Value;
            }
            else
            {
                status.Selected = menus.Session.Selected;
            }
        }

        private void RefreshSettings(PenStatus status)
        {
            PenModel model = _model;
            bool isEditor = status.State == PenState.Standby && (status.Screen == ScreenId.Settings || status.Screen == ScreenId.Confirm);
            if (isEditor)
            {
                status.Settings.CopyFrom(_menus.Editor.Settings);
                status.PresetIndex = _menus.Editor.PresetIndex;
            }
            else
            {
                status.Settings.CopyFrom(model.Settings);
                status.PresetIndex = model.PresetIndex;
            }
            status.PresetName = model.Memory.Presets[status.PresetIndex].Name;
            status.Kind = model.Kind;
            status.Zone = model.Zone;
            status.CartridgeZeroMicrometres = model.CartridgeZeroMicrometres;
        }

        private void RefreshMarks(PenStatus status)
        {
            StrokeSettings settings = status.Settings;
            PenLimits limits = _model.Limits;
            status.DepthMarked = !limits.DepthMicrometres.Recommends(settings.DepthMicrometres);
            status.RateMarked = SettingRules.IsMarked(settings, SettingRules.RateOf(settings.Mode), limits);
            status.DwellMarked = !limits.DwellMicroseconds.Recommends(settings.DwellMicroseconds);
        }

        private void RefreshCounts(PenStatus status, long nowMicroseconds)
        {
            NeedleDrive drive = _model.Drive;
            status.OnTimeMicroseconds = drive.Generator.OnTimeMicroseconds;
            status.StrikeSettled = drive.Regulator.IsSettled;
            SessionCounters counters = _model.Counters;
            status.SessionPricks = counters.Pricks;
            status.ZonePricks = counters.ZonePricks[(int)_model.Zone];
            status.MissedStrokes = counters.Missed;
            status.NeedleActiveSeconds = (int)(counters.ActiveMicroseconds / 1000000);
            status.CartridgeStrokes = counters.CartridgeStrokes;
            status.LifeStrokes = counters.LifeStrokes;
            if (counters.IsOpen)
            {
                status.SessionSeconds = counters.ElapsedSeconds(nowMicroseconds);
            }
        }

        private void RefreshFaults(PenStatus status)
        {
            status.Fault = _faults.Code;
            status.FaultAtSeconds = (int)(_faults.AtMicroseconds / 1000000);
            status.RecentFaultCount = _faults.TotalCount < FaultLatch.LogLength ? _faults.TotalCount : FaultLatch.LogLength;
            for (int i = 0; i < status.RecentFaultCount; i++)
            {
                status.RecentFaults[i] = _faults.Recent[i];
            }
        }

        private Notice NoticeNow(PenState state, long nowMicroseconds)
        {
            bool isIdle = _model.Notice == Notice.IdleRetracted && _model.Machine.State == PenState.Paused;
            if (nowMicroseconds < _model.NoticeUntil || isIdle)
            {
                return _model.Notice;
            }
            if (state != PenState.Ready && state != PenState.CartridgeZero)
            {
                return Notice.None;
            }
            return _work.Notice;
        }
    }
}
