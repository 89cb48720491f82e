using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;

namespace SmpPen.Core.Control
{
    /// <summary>Copies what the pen is doing into the plain values that screens and link read.</summary>
    public sealed class StatusWriter
    {
        private readonly PenModel _model;
        private readonly OperatorMenus _menus;
        private readonly PedalWork _work;
        private readonly PenStatus _status;

        /// <summary>Makes the writer.</summary>
        public StatusWriter(PenModel model, OperatorMenus menus, PedalWork work, PenStatus status)
        {
            _model = model;
            _menus = menus;
            _work = work;
            _status = status;
        }

        /// <summary>The cause of the latched fault is gone.</summary>
        public bool FaultIsGone { get; set; }

        /// <summary>Refreshes every value.</summary>
        public void Refresh(InputLine lines, long nowMicroseconds)
        {
            PenStatus status = _status;
            status.State = _model.Machine.State;
            status.Screen = _menus.Screen;
            status.Notice = NoticeNow(nowMicroseconds);
            status.Inputs = (int)lines;
            status.CarriageMicrosteps = _model.Axis.PositionMicrosteps;
            status.CarriageMoving = _model.Axis.IsMoving;
            status.OnTimeMicroseconds = _model.Drive.OnTimeMicroseconds;
            status.StrikeMicroseconds = _model.Drive.StrikeMicroseconds;
            status.StrikeSettled = _model.Drive.IsStrikeSettled;
            status.Kind = _model.Kind;
            status.Zone = _model.Zone;
            status.CartridgeZeroMicrometres = _model.CartridgeZeroMicrometres;
            RefreshMenu(status);
            RefreshCounts(status, nowMicroseconds);
            if (status.Fault != _model.Faults.Code)
            {
                RefreshFaults(status);
            }
            status.FaultCanBeCleared = FaultIsGone;
        }

        private void RefreshMenu(PenStatus status)
        {
            status.Cursor = _menus.Cursor.Row;
            status.Editing = _menus.Cursor.IsEditing;
            status.ServicePage = _menus.ServicePage;
            bool isEditor = status.State == PenState.Standby && (status.Screen == ScreenId.Settings || status.Screen == ScreenId.Confirm);
            if (isEditor)
            {
                status.Settings.CopyFrom(_menus.Editor.Settings);
                status.PresetIndex = _menus.Editor.PresetIndex;
            }
            else
            {
                status.Settings.CopyFrom(_model.Settings);
                status.PresetIndex = _model.PresetIndex;
            }
            status.PresetName = _model.Memory.Presets[status.PresetIndex].Name;
            status.DepthMarked = SettingRules.IsDepthMarked(status.Settings, _model.Limits);
            status.RateMarked = SettingRules.IsRateMarked(status.Settings, _model.Limits);
            status.DwellMarked = SettingRules.IsDwellMarked(status.Settings, _model.Limits);
            if (_menus.IsAsking)
            {
                status.Selected = _menus.Question.Setting;
                status.ConfirmValue = _menus.Question.Value;
            }
            else
            {
                status.Selected = _menus.Selected;
            }
        }

        private void RefreshCounts(PenStatus status, long nowMicroseconds)
        {
            status.SessionPricks = _model.Counters.Pricks;
            status.ZonePricks = _model.Counters.ZonePricks(_model.Zone);
            status.MissedStrokes = _model.Counters.Missed;
            status.NeedleActiveSeconds = _model.Counters.ActiveMilliseconds / 1000;
            status.CartridgeStrokes = _model.Counters.CartridgeStrokes;
            status.LifeStrokes = _model.Counters.LifeStrokes;
            if (_model.Counters.IsOpen)
            {
                status.SessionSeconds = _model.Counters.ElapsedSeconds(nowMicroseconds);
            }
        }

        private void RefreshFaults(PenStatus status)
        {
            status.Fault = _model.Faults.Code;
            status.FaultAtMilliseconds = (int)(_model.Faults.AtMicroseconds / 1000);
            status.RecentFaultCount = _model.Faults.TotalCount < FaultLatch.LogLength ? _model.Faults.TotalCount : FaultLatch.LogLength;
            for (int i = 0; i < status.RecentFaultCount; i++)
            {
                status.RecentFaults[i] = _model.Faults.Recent(i);
            }
        }

        private Notice NoticeNow(long nowMicroseconds)
        {
            if (nowMicroseconds < _model.NoticeUntil || _model.Notice == Notice.IdleRetracted)
            {
                return _model.Notice;
            }
            if (_model.Machine.State != PenState.Ready && _model.Machine.State != PenState.CartridgeZero)
            {
                return Notice.None;
            }
            return _work.IsOnItsWay ? Notice.Moving : _work.IsPedalLive ? Notice.PressPedal : Notice.ReleasePedal;
        }
    }
}
