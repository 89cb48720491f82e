using SmpPen.Core.Hardware;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;

namespace SmpPen.Core.Control
{
    /// <summary>The buttons in Settings: edits a copy of one preset; it is stored only by SAVE.</summary>
    public sealed class PresetEditor
    {
        private const int Rows = 6;
        private const int PresetRow = 0;
        private const int ModeRow = 1;
        private const int DepthRow = 2;
        private const int RateRow = 3;
        private const int SaveRow = 5;

        private readonly PenModel _model;
        private readonly Cursor _cursor;
        private readonly ConfirmQuestion _question;

        /// <summary>Makes the editor on the shared model.</summary>
        public PresetEditor(PenModel model, Cursor cursor, ConfirmQuestion question)
        {
            _model = model;
            _cursor = cursor;
            _question = question;
        }

        /// <summary>Settings being edited.</summary>
        public readonly StrokeSettings Settings = new StrokeSettings();

        /// <summary>Preset being edited, 0-7.</summary>
        public int PresetIndex;

        /// <summary>Begins with the preset in force.</summary>
        public void Open()
        {
            PresetIndex = _model.PresetIndex;
            Settings.CopyFrom(_model.Memory.Presets[PresetIndex].Settings);
        }

        /// <summary>Takes a button and says which screen comes next: Settings, Confirm or Standby.</summary>
        public ScreenId Press(InputLine button, long nowMicroseconds)
        {
            if (_question.IsOpen)
            {
                if (_question.Press(button))
                {
                    SettingRules.Set(Settings, _question.Setting, _question.Value);
                }
            }
            else if (button == InputLine.ButtonStop)
            {
                return ScreenId.Standby;
            }
            else if (button == InputLine.ButtonSelect)
            {
                if (_cursor.Row == SaveRow)
                {
                    Save();
                    return ScreenId.Standby;
                }
                _cursor.IsEditing = !_cursor.IsEditing;
            }
            else if (_cursor.IsEditing)
            {
                Change(button, nowMicroseconds);
            }
            else
            {
                _cursor.Move(button, Rows);
            }
            return _question.IsOpen ? ScreenId.Confirm : ScreenId.Settings;
        }

        private void Change(InputLine button, long nowMicroseconds)
        {
            switch (_cursor.Row)
            {
                case PresetRow:
                    PresetIndex = Cursor.Around(PresetIndex, button, PenMemory.PresetCount);
                    Settings.CopyFrom(_model.Memory.Presets[PresetIndex].Settings);
                    break;
                case ModeRow:
                    Settings.Mode = (StrokeMode)Cursor.Around((int)Settings.Mode, button, Wording.ModeCount);
                    break;
                default:
                    SettingId setting = _cursor.Row == DepthRow ? SettingId.Depth
                        : _cursor.Row == RateRow ? SettingRules.RateOf(Settings.Mode) : SettingId.Dwell;
                    if (setting != SettingId.None)
                    {
                        _question.Step(setting, button, Settings, nowMicroseconds);
                    }
                    break;
            }
        }

        private void Save()
        {
            _model.Memory.Presets[PresetIndex].Settings.CopyFrom(Settings);
            _model.UsePreset(PresetIndex);
            _model.Keeper.SaveMemory();
        }
    }
}
