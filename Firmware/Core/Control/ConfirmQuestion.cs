using SmpPen.Core.Hardware;
using SmpPen.Core.Session;

namespace SmpPen.Core.Control
{
    /// <summary>Steps a setting; a step that leaves the recommended band opens a question: Select allows, Stop keeps.</summary>
    public sealed class ConfirmQuestion
    {
        private readonly PenModel _model;

        /// <summary>Makes the question on the shared model.</summary>
        public ConfirmQuestion(PenModel model)
        {
            _model = model;
        }

        /// <summary>The operator is being asked.</summary>
        public bool IsOpen;

        /// <summary>The setting asked about.</summary>
        public SettingId Setting;

        /// <summary>The value asked about, in the setting's own unit.</summary>
        public int Value;

        /// <summary>Closes the question; the value is kept as it was.</summary>
        public void Close()
        {
            IsOpen = false;
        }

        /// <summary>One step Up or Down of a setting: done, asked about, or refused with a message.</summary>
        /// <returns>True when the value was changed.</returns>
        public bool Step(SettingId setting, InputLine button, StrokeSettings settings, long nowMicroseconds)
        {
            Guardrail rail = _model.Limits.Of(setting);
            // A limit that was lowered since must not lock the value out: the way back begins at the limit.
            int value = rail.Limit(SettingRules.Get(settings, setting));
            int next = value + (Cursor.Direction(button) * rail.Step);
            switch (SettingRules.Judge(rail, value, next))
            {
                case StepVerdict.Allowed:
                    SettingRules.Set(settings, setting, next);
                    return true;
                case StepVerdict.NeedsConfirmation:
                    if (_model.Machine.State == PenState.Pricking)
                    {
                        _model.Tell(Notice.ReleaseFirst, nowMicroseconds);
                        return false;
                    }
                    IsOpen = true;
                    Setting = setting;
                    Value = next;
                    return false;
                case StepVerdict.TechnicianLimit:
                    _model.Tell(Notice.TechnicianLimit, nowMicroseconds);
                    return false;
                default:
                    _model.Tell(Notice.AbsoluteLimit, nowMicroseconds);
                    return false;
            }
        }

        /// <summary>Takes a button while open.</summary>
        /// <returns>True when the operator allows the value.</returns>
        public bool Press(InputLine button)
        {
            if (button == InputLine.ButtonSelect || button == InputLine.ButtonStop)
            {
                IsOpen = false;
            }
            return button == InputLine.ButtonSelect;
        }
    }
}
