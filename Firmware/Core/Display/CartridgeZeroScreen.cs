using SmpPen.Core.Control;

namespace SmpPen.Core.Display
{
    /// <summary>Cartridge zero: the offset in large digits and on a scale of +-0.50 mm, and what to do.</summary>
    public sealed class CartridgeZeroScreen : Screen
    {
        private const int NumberEnd = 67;
        private const int ScaleMiddle = 99;
        private const int ScaleHalf = 25;
        private const int MicrometresPerColumn = 20;

        /// <summary>Makes the screen.</summary>
        public CartridgeZeroScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status)
        {
        }

        /// <inheritdoc/>
        public override int Key(int page) =>
            page == 7 ? (int)Status.Notice : page == 6 ? (IsNoticeBar ? 1 : 0) : page >= 1 && page <= 3 ? Status.CartridgeZeroMicrometres : 0;

        /// <inheritdoc/>
        protected override void Draw(int page)
        {
            switch (page)
            {
                case 0:
                    Write(0, "CARTRIDGE ZERO");
                    WriteRight(0, "mm");
                    break;
                case 1:
                case 2:
                case 3:
                    LargeNumber.DrawRight(Frame, page, page - 1, NumberEnd, Status.CartridgeZeroMicrometres / 10, 2);
                    DrawScale(page);
                    break;
                case 4:
                    Write(4, "UP/DOWN: needle flush");
                    break;
                case 5:
                    Write(5, "with nose. PEDAL: try");
                    break;
                case 6:
                    if (IsNoticeBar)
                    {
                        BeginOverBar(6);
                    }
                    Write(6, "SELECT ok   STOP back");
                    break;
                default:
                    DrawNotice(page);
                    break;
            }
        }

        private void DrawScale(int page)
        {
            int column = ScaleMiddle + (Status.CartridgeZeroMicrometres / MicrometresPerColumn);
            if (page == 1)
            {
                Frame.Fill(1, column - 2, 5, 0x60);
                Frame.Fill(1, column - 1, 3, 0xE0);
            }
            else if (page == 2)
            {
                Frame.Fill(2, ScaleMiddle - ScaleHalf, (2 * ScaleHalf) + 1, 0x18);
                Frame.Fill(2, ScaleMiddle - ScaleHalf, 1, 0x7E);
                Frame.Fill(2, ScaleMiddle + ScaleHalf, 1, 0x7E);
                Frame.Fill(2, ScaleMiddle, 1, 0xFF);
                Frame.Fill(2, column, 1, 0xFF);
            }
            else
            {
                Frame.DrawSmall(3, ScaleMiddle - ScaleHalf - 2, '-');
                Frame.DrawSmall(3, ScaleMiddle - 2, '0');
                Frame.DrawSmall(3, ScaleMiddle + ScaleHalf - 2, '+');
            }
        }
    }
}
