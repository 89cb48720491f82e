using SmpPen.Core.Hardware;
using SmpPen.Core.Session;

namespace SmpPen.Core.Control
{
    /// <summary>Gives each button to the menu of the present state, and says which screen belongs to it.</summary>
    public sealed class OperatorMenus
    {
        /// <summary>Pages of Service.</summary>
        public const int ServicePages = 4;

        private const int CalibrationPage = 3;

        /// <summary>The menus while no session runs.</summary>
        public readonly StandbyMenus Standby;

        /// <summary>The menus while one runs.</summary>
        public readonly SessionMenus Session;

        private readonly PenModel _model;
        private readonly CalibrationMenu _calibration;
        private readonly PinDial _pin;

        /// <summary>Makes the menus on the shared model.</summary>
        public OperatorMenus(PenModel model)
        {
            _model = model;
            Question = new ConfirmQuestion(model);
            Editor = new PresetEditor(model, Cursor, Question);
            Standby = new StandbyMenus(model, Cursor, Editor);
            Session = new SessionMenus(model, Cursor, Question);
            _calibration = new CalibrationMenu(model.Calibration, Cursor);
            _pin = new PinDial(model.Technician, model.Calibration.Status);
        }

        /// <summary>The cursor of whatever menu is shown.</summary>
        public readonly Cursor Cursor = new Cursor();

        /// <summary>The preset editor.</summary>
        public readonly PresetEditor Editor;

        /// <summary>Page of Service.</summary>
        public int ServicePage;

        /// <summary>A question is open.</summary>
        public bool IsAsking => Question.IsOpen;

        /// <summary>The open question.</summary>
        public readonly ConfirmQuestion Question;

        /// <summary>The state has changed: no question and no half-made edit survives that.</summary>
        public void Entered(PenState previous, PenState next)
        {
            if (next == PenState.Pricking || previous == PenState.Pricking)
            {
                return;
            }
            Question.Close();
            Session.SelectDepth();
            ServicePage = 0;
            _calibration.Close();
            _pin.Close();
            Standby.Show(next == PenState.Standby && previous == PenState.Paused ? ScreenId.Summary : ScreenId.Standby);
        }

        /// <summary>Takes a button.</summary>
        public void Press(InputLine button, long nowMicroseconds)
        {
            switch (_model.Machine.State)
            {
                case PenState.Standby:
                    Standby.Press(button, nowMicroseconds);
                    break;
                case PenState.CartridgeZero:
                    Session.PressInZero(button, nowMicroseconds);
                    break;
                case PenState.Ready:
                case PenState.Pricking:
                    Session.PressAtWork(button, nowMicroseconds);
                    break;
                case PenState.Paused:
                    Session.PressInPaused(button, nowMicroseconds);
                    break;
                case PenState.Service:
                    PressInService(button, nowMicroseconds);
                    break;
                default:
                    break;
            }
        }

        private void PressInService(InputLine button, long nowMicroseconds)
        {
            // Whoever calibrates by buttons is not locked out half-way.
            _model.Technician.Touch(nowMicroseconds);
            if (_calibration.IsOpen)
            {
                _calibration.Press(button, nowMicroseconds);
            }
            else if (_pin.IsOpen)
            {
                _pin.Press(button, nowMicroseconds);
            }
            else if (ServicePage == CalibrationPage && button == InputLine.ButtonSelect)
            {
                _calibration.Open();
                if (!_calibration.IsOpen)
                {
                    _pin.Open();
                }
            }
            else if (button == InputLine.ButtonStop || button == InputLine.ButtonSelect)
            {
                _model.Machine.Fire(PenEvent.ServiceClosed, nowMicroseconds);
            }
            else
            {
                ServicePage = Cursor.Around(ServicePage, button, ServicePages);
            }
        }

        /// <summary>The screen that belongs to a state.</summary>
        public ScreenId ScreenOf(PenState state) =>
            state == PenState.Standby ? Standby.Screen
            : state == PenState.CartridgeZero ? ScreenId.CartridgeZero
            : state == PenState.Ready ? (IsAsking ? ScreenId.Confirm : ScreenId.Ready)
            : state == PenState.Pricking ? ScreenId.Pricking
            : state == PenState.Paused ? ScreenId.Paused
            : state == PenState.Service ? (_calibration.IsOpen ? ScreenId.Calibration : ScreenId.Service)
            : state == PenState.Fault ? ScreenId.Fault : ScreenId.Boot;
    }
}
