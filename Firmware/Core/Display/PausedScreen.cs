using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>Pause menu: carriage home, a session runs.</summary>
    public sealed class PausedScreen : MenuScreen
    {
        private const int FirstRowPage = 2;
        private const int FirstGuardedPage = 5;
        private const string Sure = "SURE? SELECT";

        /// <summary>Makes the screen.</summary>
        public PausedScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status, FirstRowPage)
        {
        }

        /// <inheritdoc/>
        public override int Key(int page)
        {
            switch (page)
            {
                case 0:
                    return Status.SessionSeconds;
                case 1:
                    return (Status.SessionPricks * 2) + RuleKey(1);
                case 2:
                    return RowKey(2, 0);
                case 3:
                    return RowKey(3, (int)Status.Zone);
                case 4:
                    return RowKey(4, TextKey());
                case 5:
                case 6:
                    return RowKey(page, Status.Editing ? 1 : 0);
                default:
                    return (int)Status.Notice;
            }
        }

        /// <inheritdoc/>
        protected override void Draw(int page)
        {
            switch (page)
            {
                case 0:
                    Frame.DrawTitle(0, 0, Left, "PAUSED");
                    SmallNumber.DrawTimeRight(Frame, 0, Right, Status.SessionSeconds);
                    break;
                case 1:
                    if (IsBarBelow(1))
                    {
                        BeginOverBar(1);
                    }
                    Frame.DrawTitle(1, 1, Left, "PAUSED");
                    SmallNumber.DrawRight(Frame, 1, Right, Status.SessionPricks, 0, 9);
                    break;
                case 2:
                    BeginRow(2, "RESUME");
                    break;
                case 3:
                    DrawRow(3, "Zone", Wording.Zone(Status.Zone));
                    break;
                case 4:
                    DrawRow(4, "Preset", Status.PresetName);
                    break;
                case 5:
                    BeginRow(5, Guarded(5, "NEW CARTRIDGE"));
                    break;
                case 6:
                    BeginRow(6, Guarded(6, "END SESSION"));
                    break;
                default:
                    DrawNotice(page);
                    break;
            }
        }

        /// <inheritdoc/>
        protected override bool IsBarBelow(int page) => page == 6 ? IsNoticeBar : base.IsBarBelow(page);

        /// <inheritdoc/>
        protected override bool IsEdited(int page) => page < FirstGuardedPage && base.IsEdited(page);

        // From here on a row is done only by a second press: the first one makes it ask.
        private string Guarded(int page, string label) => Status.Editing && Status.Cursor == page - FirstRowPage ? Sure : label;
    }
}
