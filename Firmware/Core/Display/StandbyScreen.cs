using SmpPen.Core.Control;

namespace SmpPen.Core.Display
{
    /// <summary>Main menu.</summary>
    public sealed class StandbyScreen : MenuScreen
    {
        private const int FirstRowPage = 3;

        private static readonly string[] s_rows = "START SESSION|SETTINGS|SERVICE".Split('|');

        // By CalibrationMark.
        private static readonly string[] s_marks = "|Depth not calibrated|Calibration damaged|Calibration due".Split('|');

        /// <summary>Makes the screen.</summary>
        public StandbyScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status, FirstRowPage)
        {
        }

        /// <inheritdoc/>
        public override int Key(int page)
        {
            if (page == 7)
            {
                return TextKey(Status.PresetName);
            }
            if (page == 6)
            {
                return (int)Status.Calibration.Mark;
            }
            return page < 2 ? 0 : RowKey(page, 0);
        }

        /// <inheritdoc/>
        protected override void Draw(int page)
        {
            switch (page)
            {
                case 0:
                case 1:
                    Frame.DrawTitle(page, page, Left, "SMP PEN");
                    break;
                case 2:
                    DrawMenuRule(2);
                    break;
                case 6:
                    Frame.DrawText(6, Left, s_marks[(int)Status.Calibration.Mark]);
                    break;
                case 7:
                    Frame.DrawText(7, Left, "Preset");
                    Frame.DrawTextRight(7, Right, Status.PresetName);
                    break;
                default:
                    BeginRow(page, s_rows[page - FirstRowPage]);
                    break;
            }
        }
    }
}
