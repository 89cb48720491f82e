using SmpPen.Core.Calibration;
using SmpPen.Core.Hardware;

namespace SmpPen.Core.Control
{
    /// <summary>The buttons during a depth calibration: what the technician dials in goes to the <see cref="CalibrationService"/>.</summary>
    public sealed class CalibrationMenu
    {
        /// <summary>Step of a dialled reading, in micrometres.</summary>
        public const int ReadingStepMicrometres = 10;

        /// <summary>Row that starts, below those of <see cref="CalibrationStatus.Setup"/>.</summary>
        public const int StartRow = 5;

        private const int PointsRow = 0;
        private const int YearRow = 1;
        private const int MonthRow = 2;
        private const int DayRow = 3;
        private const int TechnicianRow = 4;

        private readonly CalibrationService _service;
        private readonly Cursor _cursor;

        /// <summary>Makes the menu.</summary>
        public CalibrationMenu(CalibrationService service, Cursor cursor)
        {
            _service = service;
            _cursor = cursor;
        }

        /// <summary>The calibration is shown instead of the pages of Service.</summary>
        public bool IsOpen;

        /// <summary>Opens it, when a technician has unlocked the pen.</summary>
        public void Open()
        {
            IsOpen = _service.Status.IsUnlocked;
            _cursor.Reset();
        }

        /// <summary>Closes it.</summary>
        public void Close()
        {
            IsOpen = false;
        }

        /// <summary>Takes a button.</summary>
        public void Press(InputLine button, long nowMicroseconds)
        {
            CalibrationStatus status = _service.Status;
            if (status.Step == CalibrationStep.Idle)
            {
                PressInSetup(status, button, nowMicroseconds);
            }
            else if (status.Step >= CalibrationStep.Stored)
            {
                if (button == InputLine.ButtonSelect || button == InputLine.ButtonStop)
                {
                    _service.Acknowledge();
                    _cursor.Reset();
                }
            }
            else if (button == InputLine.ButtonStop)
            {
                _service.Abort();
            }
            else if (button == InputLine.ButtonSelect)
            {
                GoOn(status, nowMicroseconds);
            }
            else if (status.Step == CalibrationStep.Reading)
            {
                status.ReadingMicrometres += Cursor.Direction(button) * ReadingStepMicrometres;
            }
        }

        private void GoOn(CalibrationStatus status, long nowMicroseconds)
        {
            switch (status.Step)
            {
                case CalibrationStep.Reading:
                    _service.EnterReading(status.ReadingMicrometres, nowMicroseconds);
                    break;
                case CalibrationStep.Measured:
                    _service.Verify(nowMicroseconds);
                    break;
                case CalibrationStep.Verified:
                    _service.Store(status.Date, IdOf(status.Setup[TechnicianRow]), CalibrationService.DefaultMonths, nowMicroseconds);
                    break;
                default:
                    break;
            }
        }

        private void PressInSetup(CalibrationStatus status, InputLine button, long nowMicroseconds)
        {
            if (button == InputLine.ButtonStop)
            {
                IsOpen = _cursor.IsEditing;
                _cursor.IsEditing = false;
            }
            else if (button == InputLine.ButtonSelect)
            {
                if (_cursor.Row == StartRow)
                {
                    _service.Begin(status.Setup[PointsRow], nowMicroseconds);
                }
                else
                {
                    _cursor.IsEditing = !_cursor.IsEditing;
                }
            }
            else if (_cursor.IsEditing)
            {
                Edit(status, Cursor.Direction(button));
            }
            else
            {
                _cursor.Move(button, StartRow + 1);
            }
        }

        private void Edit(CalibrationStatus status, int direction)
        {
            int[] setup = status.Setup;
            int row = _cursor.Row;
            int low = row == PointsRow ? CalibrationJudge.MinPoints : row == YearRow ? CalendarDate.FirstYear : row == TechnicianRow ? 0 : 1;
            int high = row == PointsRow ? DepthMap.MaxPoints : row == YearRow ? CalendarDate.LastYear : row == MonthRow ? 12 : row == DayRow ? 31 : 999;
            int value = setup[row] + direction;
            setup[row] = value < low ? high : value > high ? low : value;
            while (!CalendarDate.IsValid(status.Date))
            {
                setup[DayRow]--;
            }
        }

        private static string IdOf(int number)
        {
            char[] id = new char[4];
            id[0] = 'T';
            for (int i = 3; i > 0; i--)
            {
                id[i] = (char)('0' + (number % 10));
                number /= 10;
            }
            return new string(id);
        }
    }
}
