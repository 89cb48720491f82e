using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>Depth calibration: what to do, the reading being dialled in, the result.</summary>
    public sealed class CalibrationScreen : MenuScreen
    {
        private const int FirstRowPage = 2;
        private const int NumberEnd = 90;

        private const int Rows = 7;

        // Titles by CalibrationStep, then rows.
        private static readonly string[] s_words = Wording.List(
            "CALIBRATE DEPTH|||POINTS GOOD|VERIFIED|STORED, IN FORCE|REFUSED|Points|Year|Month|Day|Technician T|START");

        /// <summary>Makes the screen.</summary>
        public CalibrationScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status, FirstRowPage)
        {
        }

        private bool IsAtPoint => Status.Calibration.Step == CalibrationStep.Moving || Status.Calibration.Step == CalibrationStep.Reading;

        /// <inheritdoc/>
        /// <remarks>Results change with the step only; so does what belongs to a point with its index.</remarks>
        public override int Key(int page)
        {
            CalibrationStatus status = Status.Calibration;
            int value = status.Index;
            if (status.Step == CalibrationStep.Idle)
            {
                value = page >= FirstRowPage ? RowKey(page, RowValue(page - FirstRowPage)) : RuleKey(page);
            }
            else if (IsAtPoint && page >= FirstRowPage && page < FirstRowPage + 3)
            {
                value = status.ReadingMicrometres;
            }
            return (value * 8) + (int)status.Step;
        }

        /// <inheritdoc/>
        protected override bool IsBarBelow(int page) => Status.Calibration.Step == CalibrationStep.Idle && base.IsBarBelow(page);

        /// <inheritdoc/>
        protected override void Draw(int page)
        {
            CalibrationStatus status = Status.Calibration;
            if (page == 1)
            {
                DrawMenuRule(1);
            }
            else if (page == 0)
            {
                DrawTitle(status);
            }
            else if (status.Step == CalibrationStep.Idle)
            {
                DrawSetup(page);
            }
            else if (page == 7)
            {
                Write(7, status.Step == CalibrationStep.Moving ? "MOVING, pedal up" : status.Step < CalibrationStep.Stored ? "SELECT on    STOP end" : "SELECT back");
            }
            else if (status.Step == CalibrationStep.Refused)
            {
                if (page == 3)
                {
                    Write(3, NoticeText.Of(status.Refusal));
                }
                else if (page == 5)
                {
                    Write(5, "The old one stays.");
                }
            }
            else if (!IsAtPoint)
            {
                DrawResult(page, status);
            }
            else if (page < 5)
            {
                LargeNumber.DrawRight(Frame, page, page - 2, NumberEnd, status.ReadingMicrometres / 10, 2);
            }
            else if (page == 5)
            {
                DrawMillimetres(5, "Expected", status.ExpectedMicrometres);
            }
        }

        private void DrawTitle(CalibrationStatus status)
        {
            if (!IsAtPoint)
            {
                Write(0, s_words[(int)status.Step]);
                return;
            }
            int check = status.Index - status.PointCount;
            if (check == 0)
            {
                Write(0, "BACKLASH, FROM OUT");
            }
            else
            {
                DrawCount(0, check < 0 ? "POINT" : "CHECK", check < 0 ? status.Index + 1 : check);
            }
        }

        private int RowValue(int row) => row < CalibrationMenu.StartRow ? Status.Calibration.Setup[row] : 0;

        private void DrawSetup(int page)
        {
            int row = page - FirstRowPage;
            BeginRow(page, s_words[Rows + row]);
            if (row != CalibrationMenu.StartRow)
            {
                CloseValue(page, SmallNumber.DrawRight(Frame, page, Right, RowValue(row), 0, 4));
            }
        }

        private void DrawResult(int page, CalibrationStatus status)
        {
            switch (page)
            {
                case 2:
                    DrawMillimetres(2, "Residual", status.ResidualMicrometres);
                    break;
                case 3:
                    DrawMillimetres(3, "Slope", status.SlopePerMille);
                    break;
                case 4:
                    DrawMillimetres(4, "Backlash", status.BacklashMicrometres);
                    break;
                case 5:
                    if (status.Step != CalibrationStep.Measured)
                    {
                        DrawMillimetres(5, "Worst check", status.WorstCheckMicrometres);
                    }
                    break;
                default:
                    break;
            }
        }

        private void DrawMillimetres(int page, string name, int thousandths)
        {
            Write(page, name);
            SmallNumber.DrawRight(Frame, page, Right, thousandths, 3, 6);
        }
    }
}
