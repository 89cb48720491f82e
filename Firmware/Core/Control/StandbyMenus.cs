using SmpPen.Core.Hardware;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;

namespace SmpPen.Core.Control
{
    /// <summary>The buttons while no session runs: main menu, session start and summary.</summary>
    public sealed class StandbyMenus
    {
        private const int MainRows = 3;
        private const int StartRows = 6;
        private const int ConfirmRow = 0;
        private const int KindRow = 1;
        private const int ZoneRow = 2;
        private const int PresetRow = 3;
        private const int ClientRow = 4;

        private readonly PenModel _model;
        private readonly Cursor _cursor;
        private readonly PresetEditor _editor;

        /// <summary>Makes the menus on the shared model.</summary>
        public StandbyMenus(PenModel model, Cursor cursor, PresetEditor editor)
        {
            _model = model;
            _cursor = cursor;
            _editor = editor;
            Client = new ClientMenu(model.Keeper);
        }

        /// <summary>Standby, SessionStart, Settings, Confirm or Summary.</summary>
        public ScreenId Screen = ScreenId.Standby;

        /// <summary>The client as the session start shows it.</summary>
        public readonly ClientMenu Client;

        /// <summary>Shows a screen from its first row on.</summary>
        public void Show(ScreenId screen)
        {
            Screen = screen;
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
                        Show(Screen);
                    }
                    break;
                case ScreenId.Summary:
                    if (button == InputLine.ButtonSelect)
                    {
                        Show(ScreenId.Standby);
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
                    Client.Reset();
                    _model.RecallClient();
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
            PenModel model = _model;
            Cursor cursor = _cursor;
            if (button == InputLine.ButtonStop)
            {
                Show(ScreenId.Standby);
            }
            else if (button == InputLine.ButtonSelect)
            {
                if (cursor.Row == ConfirmRow)
                {
                    Show(ScreenId.Standby);
                    model.Machine.Fire(PenEvent.CartridgeConfirmed, nowMicroseconds);
                }
                else
                {
                    SelectRow(nowMicroseconds);
                }
            }
            else if (!cursor.IsEditing)
            {
                cursor.Move(button, StartRows);
            }
            else if (cursor.Row == KindRow)
            {
                model.Kind = model.Kind == SessionKind.TouchUp ? SessionKind.FirstTreatment : SessionKind.TouchUp;
            }
            else if (cursor.Row == ZoneRow)
            {
                model.Zone = (ScalpZone)Cursor.Around((int)model.Zone, button, Wording.ZoneCount);
            }
            else if (cursor.Row == PresetRow)
            {
                model.UsePreset(Cursor.Around(model.PresetIndex, button, PenMemory.PresetCount));
            }
            else if (cursor.Row == ClientRow)
            {
                Client.Turn(button);
            }
            else
            {
                model.Clock.Turn(Cursor.Direction(button), nowMicroseconds);
            }
        }

        private void SelectRow(long nowMicroseconds)
        {
            int row = _cursor.Row;
            if (!_cursor.IsEditing)
            {
                _cursor.IsEditing = true;
                if (row == ClientRow)
                {
                    Client.Open();
                }
                return;
            }
            _cursor.IsEditing = row == ClientRow && Client.Select();
            if (row > ClientRow)
            {
                _model.Calibration.NoteToday(_model.Clock.Date(nowMicroseconds));
            }
            else if (row != PresetRow && !_cursor.IsEditing)
            {
                _model.RecallClient();
            }
        }
    }
}
