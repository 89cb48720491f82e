using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>Session start: cartridge confirmation, kind, zone, preset.</summary>
    public sealed class SessionStartScreen : MenuScreen
    {
        private readonly TextChange _preset = new TextChange();

        /// <summary>Makes the screen.</summary>
        public SessionStartScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status)
        {
        }

        /// <inheritdoc/>
        public override int Key(int page)
        {
            switch (page)
            {
                case 2:
                    return RowKey(0, 0);
                case 3:
                    return RowKey(1, (int)Status.Kind);
                case 4:
                    return RowKey(2, (int)Status.Zone);
                case 5:
                    return RowKey(3, _preset.Version(Status.PresetName));
                default:
                    return 0;
            }
        }

        /// <inheritdoc/>
        protected override void Draw(int page)
        {
            switch (page)
            {
                case 0:
                case 1:
                    DrawHeading(page, "NEW SESSION");
                    break;
                case 2:
                    BeginRow(2, 0, "NEW CARTRIDGE FITTED");
                    break;
                case 3:
                    DrawRow(3, 1, "Kind", Wording.Kind(Status.Kind));
                    break;
                case 4:
                    DrawRow(4, 2, "Zone", Wording.Zone(Status.Zone));
                    break;
                case 5:
                    DrawRow(5, 3, "Preset", Status.PresetName);
                    break;
                case 7:
                    Frame.DrawText(7, Left, "SELECT yes  STOP back");
                    break;
                default:
                    break;
            }
        }
    }
}
