using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>Pause menu: carriage home, a session runs.</summary>
    public sealed class PausedScreen : MenuScreen
    {
        private const string Sure = "SURE? SELECT";

        private readonly TextChange _preset = new TextChange();

        /// <summary>Makes the screen.</summary>
        public PausedScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status)
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
                    return Status.SessionPricks;
                case 2:
                    return RowKey(0, 0);
                case 3:
                    return RowKey(1, (int)Status.Zone);
                case 4:
                    return RowKey(2, _preset.Version(Status.PresetName));
                case 5:
                    return RowKey(3, 0);
                case 6:
                    return RowKey(4, 0);
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
                    Frame.DrawTitle(1, 1, Left, "PAUSED");
                    SmallNumber.DrawRight(Frame, 1, Right, Status.SessionPricks, 0, 9);
                    break;
                case 2:
                    BeginRow(2, 0, "RESUME");
                    break;
                case 3:
                    DrawRow(3, 1, "Zone", Wording.Zone(Status.Zone));
                    break;
                case 4:
                    DrawRow(4, 2, "Preset", Status.PresetName);
                    break;
                case 5:
                    DrawGuardedRow(5, 3, "NEW CARTRIDGE");
                    break;
                case 6:
                    DrawGuardedRow(6, 4, "END SESSION");
                    break;
                default:
                    DrawNotice(page);
                    break;
            }
        }

        // A row that is done only after a second press.
        private void DrawGuardedRow(int page, int row, string label)
        {
            if (Status.Cursor == row && Status.Editing)
            {
                DrawRow(page, row, "", Sure);
            }
            else
            {
                BeginRow(page, row, label);
            }
        }
    }
}
