using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>A value outside the recommended band asks for confirmation.</summary>
    public sealed class ConfirmScreen : Screen
    {
        private const int NumberEnd = 67;

        private readonly PenLimits _limits = new PenLimits();

        /// <summary>Makes the screen.</summary>
        public ConfirmScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status)
        {
        }

        /// <inheritdoc/>
        public override int Key(int page)
        {
            switch (page)
            {
                case 0:
                case 5:
                    return (int)Status.Selected;
                case 2:
                case 3:
                case 4:
                    return (Status.ConfirmValue * 8) + (int)Status.Selected;
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
                    Frame.DrawTitle(0, 0, Left, "SURE?");
                    WriteRight(0, SettingText.Name(Status.Selected));
                    break;
                case 1:
                    Frame.DrawTitle(1, 1, Left, "SURE?");
                    break;
                case 2:
                case 3:
                case 4:
                    DrawValue(page);
                    break;
                case 5:
                    DrawBand();
                    break;
                case 6:
                    Write(6, "SELECT  allow it");
                    break;
                default:
                    Write(7, "STOP    keep old one");
                    break;
            }
        }

        private void DrawValue(int page)
        {
            SettingId setting = Status.Selected;
            int value = SettingText.Scaled(setting, Status.ConfirmValue);
            LargeNumber.DrawRight(Frame, page, page - 2, NumberEnd, value, SettingText.Decimals(setting));
            Frame.DrawLarge(page, page - 2, NumberEnd + 3, '!');
            if (page == 4)
            {
                Frame.DrawText(4, NumberEnd + 15, SettingText.Unit(setting));
            }
        }

        private void DrawBand()
        {
            SettingId setting = Status.Selected;
            if (setting == SettingId.None)
            {
                return;
            }
            Guardrail band = _limits.Of(setting);
            int decimals = SettingText.Decimals(setting);
            int column = Frame.DrawText(5, Left, "Advised ");
            column = SmallNumber.DrawLeft(Frame, 5, column, SettingText.Scaled(setting, band.RecommendedLow), decimals);
            Frame.DrawSmall(5, column, '-');
            column += SmallFont.Width;
            column = SmallNumber.DrawLeft(Frame, 5, column, SettingText.Scaled(setting, band.RecommendedHigh), decimals);
            Frame.DrawText(5, column + SmallFont.Width, SettingText.Unit(setting));
        }
    }
}
