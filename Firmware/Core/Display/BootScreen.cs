using SmpPen.Core.Control;

namespace SmpPen.Core.Display
{
    /// <summary>Power-up: name, version, which check runs.</summary>
    public sealed class BootScreen : Screen
    {
        private const int TitleColumn = 23;

        /// <summary>Makes the screen.</summary>
        public BootScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status)
        {
        }

        /// <inheritdoc/>
        public override int Key(int page) => page == 5 ? TextKey() : 0;

        /// <inheritdoc/>
        protected override void Draw(int page)
        {
            switch (page)
            {
                case 1:
                case 2:
                    Frame.DrawTitle(page, page - 1, TitleColumn, "SMP PEN");
                    break;
                case 3:
                    Frame.DrawTextCentred(3, "Firmware " + FirmwareVersion.Text);
                    break;
                case 5:
                    Frame.DrawTextCentred(5, Status.BootStep);
                    break;
                case 6:
                    DrawRule(6);
                    break;
                case 7:
                    Frame.DrawTextCentred(7, "Not a medical device");
                    break;
                default:
                    break;
            }
        }
    }
}
