using SmpPen.Core.Calibration;
using SmpPen.Core.Hardware;

namespace SmpPen.Core.Control
{
    /// <summary>The buttons during a depth calibration: what the technician dials in goes to the <see cref="CalibrationService"/>.</summary>
    public sealed class CalibrationMenu
    {
        /// <summary>Step of a dialled reading, in micrometres.</summary>
        public const int ReadingStepMicrometres = 10;

        /// <summary>Row of the number of points; year, month, day and technician follow.</summary>
        public const int PointsRow = 0;

        /// <summary>Row that starts.</summary>
        public const int StartRow = 5;

        private const int Rows = 6;
        private const int YearRow = 1;
        private const int MonthRow = 2;
        private const int DayRow = 3;

        private readonly CalibrationService _service;
        private readonly Cursor _cursor;

        /// <summary>Makes the menu.</summary>
        public CalibrationMenu(CalibrationService service, Cursor cursor)
        {
            _service = service;
            _cursor = cursor;
        }

        /// <summary>The calibration is shown instead of the pages of Service.</summary>
        public bool IsOpen { get; private set; }

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
                    _service.Store(status.Date, IdOf(status.TechnicianNumber), CalibrationService.DefaultMonths, nowMicroseconds);
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
                    _service.Begin(status.PointCount, nowMicroseconds);
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
                _cursor.Move(button, Rows);
            }
        }

        private void Edit(CalibrationStatus status, int direction)
        {
            int year = status.Date / 10000;
            int month = (status.Date / 100) % 100;
            int day = status.Date % 100;
            switch (_cursor.Row)
            {
                case PointsRow:
                    status.PointCount = Round(status.PointCount + direction, CalibrationJudge.MinPoints, DepthMap.MaxPoints);
                    break;
                case YearRow:
                    year = Round(year + direction, CalendarDate.FirstYear, CalendarDate.LastYear);
                    break;
                case MonthRow:
                    month = Round(month + direction, 1, 12);
                    break;
                case DayRow:
                    day = Round(day + direction, 1, CalendarDate.DaysOf(year, month));
                    break;
                default:
                    status.TechnicianNumber = Round(status.TechnicianNumber + direction, 0, 999);
                    break;
            }
            int last = CalendarDate.DaysOf(year, month);
            status.Date = (((year * 100) + month) * 100) + (day < last ? day : last);
        }

        private static int Round(int value, int low, int high)
        {
            return value < low ? high : value > high ? low : value;
        }

        private static string IdOf(int number)
        {
            char[] id = { 'T', (char)('0' + (number / 100)), (char)('0' + (number / 10 % 10)), (char)('0' + (number % 10)) };
            return new string(id);
        }
    }
}
