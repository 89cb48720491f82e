using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>Session start: cartridge confirmation, kind, zone, preset.</summary>
    public sealed class SessionStartScreen : MenuScreen
    {
        /// <summary>Makes the screen.</summary>
        public SessionStartScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status, 2)
        {
        }

        /// <inheritdoc/>
        public override int Key(int page)
        {
            switch (page)
            {
                case 1:
                    return RuleKey(1);
                case 2:
                    return RowKey(2, 0);
                case 3:
                    return RowKey(3, (int)Status.Kind);
                case 4:
                    return RowKey(4, (int)Status.Zone);
                case 5:
                    return RowKey(5, TextKey(Status.PresetName));
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
                    Frame.DrawText(0, Left, "NEW SESSION");
                    break;
                case 1:
                    DrawMenuRule(1);
                    break;
                case 2:
                    BeginRow(2, "NEW CARTRIDGE FITTED");
                    break;
                case 3:
                    DrawRow(3, "Kind", Wording.Kind(Status.Kind));
                    break;
                case 4:
                    DrawRow(4, "Zone", Wording.Zone(Status.Zone));
                    break;
                case 5:
                    DrawRow(5, "Preset", Status.PresetName);
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
