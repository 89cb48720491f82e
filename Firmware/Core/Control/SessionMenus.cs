using SmpPen.Core.Hardware;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;

namespace SmpPen.Core.Control
{
    /// <summary>The buttons while a session runs: cartridge zero, Ready, Pricking and Paused.</summary>
    public sealed class SessionMenus
    {
        private const int PausedRows = 5;
        private const int ResumeRow = 0;
        private const int ZoneRow = 1;
        private const int PresetRow = 2;
        private const int CartridgeRow = 3;

        private readonly PenModel _model;
        private readonly Cursor _cursor;
        private readonly ConfirmQuestion _question;

        /// <summary>Makes the menus on the shared model.</summary>
        public SessionMenus(PenModel model, Cursor cursor, ConfirmQuestion question)
        {
            _model = model;
            _cursor = cursor;
            _question = question;
        }

        /// <summary>The setting that Up and Down change in Ready and Pricking.</summary>
        public SettingId Selected = SettingId.Depth;

        /// <summary>Up and Down change the depth again.</summary>
        public void SelectDepth()
        {
            Selected = SettingId.Depth;
        }

        /// <summary>Takes a button in CartridgeZero.</summary>
        public void PressInZero(InputLine button, long nowMicroseconds)
        {
            PenModel model = _model;
            if (button == InputLine.ButtonSelect)
            {
                model.Machine.Fire(PenEvent.ZeroAccepted, nowMicroseconds);
            }
            else if (button == InputLine.ButtonStop)
            {
                model.Machine.Fire(model.Counters.IsOpen ? PenEvent.PauseAsked : PenEvent.SessionCancelled, nowMicroseconds);
            }
            else
            {
                Guardrail rail = model.Limits.CartridgeZeroMicrometres;
                int next = model.CartridgeZeroMicrometres + (Cursor.Direction(button) * rail.Step);
                if (!rail.Allows(next))
                {
                    model.Tell(Notice.AbsoluteLimit, nowMicroseconds);
                    return;
                }
                model.CartridgeZeroMicrometres = next;
                model.MoveToNose();
            }
        }

        /// <summary>Takes a button in Ready and Pricking.</summary>
        public void PressAtWork(InputLine button, long nowMicroseconds)
        {
            if (_question.IsOpen)
            {
                if (_question.Press(button))
                {
                    SettingRules.Set(_model.Settings, _question.Setting, _question.Value);
                    Apply(_question.Setting, nowMicroseconds);
                }
            }
            else if (button == InputLine.ButtonStop)
            {
                _model.Machine.Fire(PenEvent.PauseAsked, nowMicroseconds);
            }
            else if (button == InputLine.ButtonSelect)
            {
                Selected = SettingRules.After(Selected, _model.Settings.Mode);
            }
            else if (_question.Step(Selected, button, _model.Settings, nowMicroseconds))
            {
                Apply(Selected, nowMicroseconds);
            }
        }

        /// <summary>Takes a button in Paused.</summary>
        public void PressInPaused(InputLine button, long nowMicroseconds)
        {
            if (button == InputLine.ButtonSelect)
            {
                SelectInPaused(nowMicroseconds);
            }
            else if (button == InputLine.ButtonStop)
            {
                _cursor.IsEditing = false;
            }
            else if (!_cursor.IsEditing)
            {
                _cursor.Move(button, PausedRows);
            }
            else if (_cursor.Row == ZoneRow)
            {
                _model.Zone = (ScalpZone)Cursor.Around((int)_model.Zone, button, Wording.ZoneCount);
            }
            else if (_cursor.Row == PresetRow)
            {
                _model.UsePreset(Cursor.Around(_model.PresetIndex, button, PenMemory.PresetCount));
            }
            else
            {
                _cursor.IsEditing = false;
            }
        }

        private void SelectInPaused(long nowMicroseconds)
        {
            if (_cursor.Row == ResumeRow)
            {
                _model.Machine.Fire(_model.IsZeroDue ? PenEvent.CartridgeConfirmed : PenEvent.ResumeAsked, nowMicroseconds);
            }
            else if (_cursor.Row < CartridgeRow || !_cursor.IsEditing)
            {
                _cursor.IsEditing = !_cursor.IsEditing;
            }
            else
            {
                PenEvent asked = _cursor.Row == CartridgeRow ? PenEvent.CartridgeConfirmed : PenEvent.SessionEnded;
                _cursor.Reset();
                _model.Machine.Fire(asked, nowMicroseconds);
            }
        }

        private void Apply(SettingId setting, long nowMicroseconds)
        {
            if (setting == SettingId.Depth)
            {
                _model.MoveToDepth();
            }
            else
            {
                _model.Drive.Change(_model.Settings, nowMicroseconds);
            }
        }
    }
}
