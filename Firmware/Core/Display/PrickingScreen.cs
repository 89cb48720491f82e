using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>Pedal pressed: like Ready, under a lit bar.</summary>
    public sealed class PrickingScreen : WorkScreen
    {
        /// <summary>Makes the screen.</summary>
        public PrickingScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status)
        {
        }

        /// <inheritdoc/>
        protected override int HeaderKey => 256;

        /// <inheritdoc/>
        protected override void DrawHeader()
        {
            BeginBar(0);
            Frame.DrawText(0, Left, "PRICKING");
            Frame.DrawTextRight(0, Right, Wording.Zone(Status.Zone));
        }
    }
}
