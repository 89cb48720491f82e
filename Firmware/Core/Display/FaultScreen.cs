using SmpPen.Core.Control;
using SmpPen.Core.Safety;

namespace SmpPen.Core.Display
{
    /// <summary>Latched fault: code, title, cause, next step, and what clears it. Draws any code, even one it does not know.</summary>
    public sealed class FaultScreen : Screen
    {
        private const int TitleColumn = 17;
        private const int CodeColumn = TitleColumn + (6 * TitleFont.Width);

        /// <summary>Makes the screen.</summary>
        public FaultScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status)
        {
        }

        private bool IsKnown => (int)Status.Fault >= 0 && (int)Status.Fault < FaultCatalogue.Count;

        /// <inheritdoc/>
        public override int Key(int page)
        {
            int key = (int)Status.Fault;
            return page == 7 ? (Status.FaultAtSeconds ^ (key << 1)) + (Status.FaultCanBeCleared ? 1 : 0) : key;
        }

        /// <inheritdoc/>
        protected override void Draw(int page)
        {
            if (page < 2)
            {
                DrawHeadline(page);
            }
            else if (page == 7)
            {
                // At most 12 characters: '@' and a time of 8 stand beside it.
                Write(7, Status.FaultCanBeCleared ? "SELECT=clear" : FaultCatalogue.NeedsRestart(Status.Fault) ? "RESTART PEN" : "STILL THERE");
                int column = SmallNumber.DrawTimeRight(Frame, 7, Right, Status.FaultAtSeconds);
                Frame.DrawSmall(7, column - SmallFont.Width, '@');
            }
            else if (IsKnown && page == 2)
            {
                Frame.DrawTextCentred(2, FaultCatalogue.Title(Status.Fault));
            }
            else if (IsKnown)
            {
                Write(page, FaultCatalogue.Line(Status.Fault, page - 2));
            }
        }

        private void DrawHeadline(int page)
        {
            int code = (int)Status.Fault;
            Frame.Fill(page, 0, FrameBuffer.Columns, page == 0 ? Lit : (byte)0x7F);
            Frame.Use(GlyphStyle.Inverse);
            Frame.DrawTitle(page, page, TitleColumn, "FAULT");
            Frame.DrawTitle(page, page, CodeColumn, IsKnown ? (char)('0' + (code / 10)) : '?');
            Frame.DrawTitle(page, page, CodeColumn + TitleFont.Width, IsKnown ? (char)('0' + (code % 10)) : '?');
        }
    }
}
