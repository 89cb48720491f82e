using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>Main menu.</summary>
    public sealed class StandbyScreen : MenuScreen
    {
        private const int FirstRowPage = 3;

        private const int Rows = 4;

        // Marks by CalibrationMark, then rows.
        private static readonly string[] s_words = Wording.List(
            "|Depth not calibrated|Calibration damaged|Calibration due|START SESSION|SETTINGS|SERVICE");

        /// <summary>Makes the screen.</summary>
        public StandbyScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status, FirstRowPage)
        {
        }

        /// <inheritdoc/>
        public override int Key(int page) =>
            page == 7 ? TextKey() : page == 6 ? (int)Status.Calibration.Mark : page < 2 ? 0 : RowKey(page, 0);

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
                    Write(6, s_words[(int)Status.Calibration.Mark]);
                    break;
                case 7:
                    Write(7, "Preset");
                    WriteRight(7, Status.PresetName);
                    break;
                default:
                    BeginRow(page, s_words[Rows + page - FirstRowPage]);
                    break;
            }
        }
    }
}
