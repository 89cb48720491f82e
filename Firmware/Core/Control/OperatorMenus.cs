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

        private readonly PenModel _model;
        private readonly StandbyMenus _standby;
        private readonly SessionMenus _session;
        private readonly CalibrationMenu _calibration;
        private readonly PinDial _pin;

        /// <summary>Makes the menus on the shared model.</summary>
        public OperatorMenus(PenModel model)
        {
            _model = model;
            Question = new ConfirmQuestion(model);
            Editor = new PresetEditor(model, Cursor, Question);
            _standby = new StandbyMenus(model, Cursor, Editor);
            _session = new SessionMenus(model, Cursor, Question);
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

        /// <summary>The setting that Up and Down change in Ready and Pricking.</summary>
        public SettingId Selected => _session.Selected;

        /// <summary>The client as the session start shows it.</summary>
        public string Client => _standby.Client.Text;

        /// <summary>The screen of the present state.</summary>
        public ScreenId Screen
        {
            get
            {
                switch (_model.Machine.State)
                {
                    case PenState.Standby:
                        return _standby.Screen;
                    case PenState.CartridgeZero:
                        return ScreenId.CartridgeZero;
                    case PenState.Ready:
                        return IsAsking ? ScreenId.Confirm : ScreenId.Ready;
                    case PenState.Pricking:
                        return ScreenId.Pricking;
                    case PenState.Paused:
                        return ScreenId.Paused;
                    case PenState.Service:
                        return _calibration.IsOpen ? ScreenId.Calibration : ScreenId.Service;
                    case PenState.Fault:
                        return ScreenId.Fault;
                    default:
                        return ScreenId.Boot;
                }
            }
        }

        /// <summary>The state has changed: no question and no half-made edit survives that.</summary>
        public void Entered(PenState previous, PenState next)
        {
            if (next == PenState.Pricking || previous == PenState.Pricking)
            {
                return;
            }
            Question.Close();
            Cursor.Reset();
            _session.SelectDepth();
            ServicePage = 0;
            _calibration.Close();
            _pin.Close();
            if (next == PenState.Standby && previous == PenState.Paused)
            {
                _standby.ShowSummary();
            }
            else
            {
                _standby.ShowMain();
            }
        }

        /// <summary>Takes a button.</summary>
        public void Press(InputLine button, long nowMicroseconds)
        {
            switch (_model.Machine.State)
            {
                case PenState.Standby:
                    _standby.Press(button, nowMicroseconds);
                    break;
                case PenState.CartridgeZero:
                    _session.PressInZero(button, nowMicroseconds);
                    break;
                case PenState.Ready:
                case PenState.Pricking:
                    _session.PressAtWork(button, nowMicroseconds);
                    break;
                case PenState.Paused:
                    _session.PressInPaused(button, nowMicroseconds);
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
    }
}
