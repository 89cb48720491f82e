using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>At depth, waiting for the pedal.</summary>
    public sealed class ReadyScreen : WorkScreen
    {
        /// <summary>Makes the screen.</summary>
        public ReadyScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status)
        {
        }

        /// <inheritdoc/>
        protected override int HeaderKey => 0;

        /// <inheritdoc/>
        protected override void DrawHeader()
        {
            Frame.DrawText(0, Left, "READY");
            Frame.DrawTextRight(0, Right, Wording.Zone(Status.Zone));
        }
    }
}
