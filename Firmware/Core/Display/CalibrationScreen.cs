using SmpPen.Core.Calibration;
using SmpPen.Core.Control;

namespace SmpPen.Core.Display
{
    /// <summary>Depth calibration: what to do, the reading being dialled in, the result.</summary>
    public sealed class CalibrationScreen : MenuScreen
    {
        private const int FirstRowPage = 2;
        private const int NumberEnd = 90;

        private static readonly string[] s_rows = { "Points", "Year", "Month", "Day", "Technician T", "START" };

        // Last line by CalibrationStep.
        private static readonly string[] s_hints =
        {
            "", "MOVING, pedal up", "SELECT ok    STOP end", "SELECT check STOP end", "SELECT store STOP end", "SELECT back", "SELECT back",
        };

        private static readonly string[] s_titles = { "CALIBRATE DEPTH", "", "", "POINTS GOOD", "VERIFIED", "STORED, IN FORCE", "REFUSED" };

        /// <summary>Makes the screen.</summary>
        public CalibrationScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status, FirstRowPage)
        {
        }

        private bool IsSetup
        {
            get { return Status.Calibration.Step == CalibrationStep.Idle; }
        }

        private bool IsAtPoint
        {
            get { return Status.Calibration.Step == CalibrationStep.Moving || Status.Calibration.Step == CalibrationStep.Reading; }
        }

        /// <inheritdoc/>
        public override int Key(int page)
        {
            CalibrationStatus status = Status.Calibration;
            int value = 0;
            if (IsSetup)
            {
                value = page >= FirstRowPage ? RowKey(page, RowValue(page - FirstRowPage)) : RuleKey(page);
            }
            else if (page == 0 || page == 7)
            {
                value = status.Index;
            }
            else if (IsAtPoint)
            {
                value = page < 5 ? status.ReadingMicrometres : status.ExpectedMicrometres;
            }
            else if (page > 1)
            {
                value = status.Step == CalibrationStep.Refused ? (int)status.Refusal : ResultValue(page);
            }
            return (value * 8) + (int)status.Step;
        }

        /// <inheritdoc/>
        protected override bool IsBarBelow(int page)
        {
            return IsSetup && base.IsBarBelow(page);
        }

        /// <inheritdoc/>
        protected override void Draw(int page)
        {
            CalibrationStatus status = Status.Calibration;
            if (page == 0)
            {
                DrawTitle(status);
            }
            else if (page == 1)
            {
                DrawMenuRule(1);
            }
            else if (IsSetup)
            {
                DrawSetup(page);
            }
            else if (page == 7)
            {
                Frame.DrawText(7, Left, s_hints[(int)status.Step]);
            }
            else if (IsAtPoint)
            {
                DrawReading(page, status);
            }
            else if (status.Step == CalibrationStep.Refused)
            {
                if (page == 3)
                {
                    Frame.DrawText(3, Left, CalibrationText.Of(status.Refusal));
                }
                else if (page == 5)
                {
                    Frame.DrawText(5, Left, "The old one stays.");
                }
            }
            else
            {
                DrawResult(page);
            }
        }

        private void DrawTitle(CalibrationStatus status)
        {
            if (!IsAtPoint)
            {
                Frame.DrawText(0, Left, s_titles[(int)status.Step]);
                return;
            }
            int check = status.Index - status.PointCount;
            int column = Frame.DrawText(0, Left, check < 0 ? "POINT " : check == 0 ? "BACKLASH, FROM OUT" : "CHECK ");
            if (check != 0)
            {
                Frame.DrawSmallDigit(0, column, check < 0 ? status.Index + 1 : check);
                Frame.DrawSmall(0, column + SmallFont.Width, '/');
                Frame.DrawSmallDigit(0, column + (2 * SmallFont.Width), check < 0 ? status.PointCount : DepthCalibration.ChecksNeeded);
            }
            Frame.DrawTextRight(0, Right, "mm");
        }

        private void DrawReading(int page, CalibrationStatus status)
        {
            if (page < 5)
            {
                LargeNumber.DrawRight(Frame, page, page - 2, NumberEnd, status.ReadingMicrometres / 10, 2, 3);
            }
            else if (page == 5)
            {
                Frame.DrawText(5, Left, "Expected");
                SmallNumber.DrawRight(Frame, 5, Right, status.ExpectedMicrometres, 3, 6);
            }
            else
            {
                Frame.DrawText(6, Left, "UP/DOWN: as the dial");
            }
        }

        private int RowValue(int row)
        {
            CalibrationStatus status = Status.Calibration;
            switch (row)
            {
                case 0:
                    return status.PointCount;
                case 1:
                    return status.Date / 10000;
                case 2:
                    return (status.Date / 100) % 100;
                case 3:
                    return status.Date % 100;
                case 4:
                    return status.TechnicianNumber;
                default:
                    return 0;
            }
        }

        private void DrawSetup(int page)
        {
            int row = page - FirstRowPage;
            BeginRow(page, s_rows[row]);
            if (row != CalibrationMenu.StartRow)
            {
                int column = SmallNumber.DrawRight(Frame, page, Right, RowValue(row), 0, 4);
                CloseValue(page, column);
            }
        }

        private int ResultValue(int page)
        {
            CalibrationStatus status = Status.Calibration;
            switch (page)
            {
                case 2:
                    return status.ResidualMicrometres;
                case 3:
                    return status.SlopePerMille;
                case 4:
                    return status.BacklashMicrometres;
                case 5:
                    return status.Step == CalibrationStep.Measured ? 0 : status.WorstCheckMicrometres;
                default:
                    return 0;
            }
        }

        private void DrawResult(int page)
        {
            if (page > 5 || (page == 5 && Status.Calibration.Step == CalibrationStep.Measured))
            {
                return;
            }
            Frame.DrawText(page, Left, page == 2 ? "Residual mm" : page == 3 ? "Slope" : page == 4 ? "Backlash mm" : "Worst check mm");
            SmallNumber.DrawRight(Frame, page, Right, ResultValue(page), 3, 6);
        }
    }
}
