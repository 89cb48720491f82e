using SmpPen.Core.Hardware;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;

namespace SmpPen.Core.Control
{
    /// <summary>The buttons while no session runs: main menu, session start and summary.</summary>
    public sealed class StandbyMenus
    {
        private const int MainRows = 3;
        private const int StartRows = 4;
        private const int ConfirmRow = 0;
        private const int KindRow = 1;
        private const int ZoneRow = 2;

        private readonly PenModel _model;
        private readonly Cursor _cursor;
        private readonly PresetEditor _editor;

        /// <summary>Makes the menus on the shared model.</summary>
        public StandbyMenus(PenModel model, Cursor cursor, PresetEditor editor)
        {
            _model = model;
            _cursor = cursor;
            _editor = editor;
        }

        /// <summary>Standby, SessionStart, Settings, Confirm or Summary.</summary>
        public ScreenId Screen = ScreenId.Standby;

        /// <summary>To the main menu.</summary>
        public void ShowMain()
        {
            Screen = ScreenId.Standby;
            _cursor.Reset();
        }

        /// <summary>To the result of the session that has ended.</summary>
        public void ShowSummary()
        {
            Screen = ScreenId.Summary;
            _cursor.Reset();
        }

        /// <summary>Takes a button.</summary>
        public void Press(InputLine button, long nowMicroseconds)
        {
            switch (Screen)
            {
                case ScreenId.SessionStart:
                    PressInSessionStart(button, nowMicroseconds);
                    break;
                case ScreenId.Settings:
                case ScreenId.Confirm:
                    Screen = _editor.Press(button, nowMicroseconds);
                    if (Screen == ScreenId.Standby)
                    {
                        _cursor.Reset();
                    }
                    break;
                case ScreenId.Summary:
                    if (button == InputLine.ButtonSelect)
                    {
                        ShowMain();
                    }
                    break;
                default:
                    PressInMain(button, nowMicroseconds);
                    break;
            }
        }

        private void PressInMain(InputLine button, long nowMicroseconds)
        {
            if (button != InputLine.ButtonSelect)
            {
                _cursor.Move(button, MainRows);
                return;
            }
            int row = _cursor.Row;
            _cursor.Reset();
            switch (row)
            {
                case 0:
                    Screen = ScreenId.SessionStart;
                    break;
                case 1:
                    Screen = ScreenId.Settings;
                    _editor.Open();
                    break;
                default:
                    _model.Machine.Fire(PenEvent.ServiceOpened, nowMicroseconds);
                    break;
            }
        }

        private void PressInSessionStart(InputLine button, long nowMicroseconds)
        {
            if (button == InputLine.ButtonStop)
            {
                ShowMain();
            }
            else if (button == InputLine.ButtonSelect)
            {
                if (_cursor.Row == ConfirmRow)
                {
                    ShowMain();
                    _model.Machine.Fire(PenEvent.CartridgeConfirmed, nowMicroseconds);
                }
                else
                {
                    _cursor.IsEditing = !_cursor.IsEditing;
                }
            }
            else if (!_cursor.IsEditing)
            {
                _cursor.Move(button, StartRows);
            }
            else if (_cursor.Row == KindRow)
            {
                _model.Kind = _model.Kind == SessionKind.TouchUp ? SessionKind.FirstTreatment : SessionKind.TouchUp;
            }
            else if (_cursor.Row == ZoneRow)
            {
                _model.Zone = (ScalpZone)Cursor.Around((int)_model.Zone, button, Wording.ZoneCount);
            }
            else
            {
                _model.UsePreset(Cursor.Around(_model.PresetIndex, button, PenMemory.PresetCount));
            }
        }
    }
}
