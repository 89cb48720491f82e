using SmpPen.Core.Control;

namespace SmpPen.Core.Display
{
    /// <summary>Power-up: name, version, which check runs.</summary>
    public sealed class BootScreen : Screen
    {
        private readonly TextChange _step = new TextChange();

        /// <summary>Makes the screen.</summary>
        public BootScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status)
        {
        }

        /// <inheritdoc/>
        public override int Key(int page)
        {
            return page == 5 ? _step.Version(Status.BootStep) : 0;
        }

        /// <inheritdoc/>
        protected override void Draw(int page)
        {
            switch (page)
            {
                case 0:
                case 1:
                    Frame.DrawTitle(page, page, Left, "SMP PEN");
                    if (page == 1)
                    {
                        Frame.DrawTextRight(1, Right, FirmwareVersion.Text);
                    }
                    break;
                case 2:
                    Frame.Fill(2, 0, FrameBuffer.Columns, Rule);
                    break;
                case 4:
                    Frame.DrawText(4, Left, "Self-test");
                    break;
                case 5:
                    Frame.DrawText(5, Left, Status.BootStep);
                    break;
                case 7:
                    Frame.DrawText(7, Left, "Not a medical device");
                    break;
                default:
                    break;
            }
        }
    }
}
