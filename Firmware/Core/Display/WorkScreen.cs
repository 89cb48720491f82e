using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>Body of Ready and Pricking: depth and rate in large digits, then pricks, dwell, time and the notice.</summary>
    public abstract class WorkScreen : Screen
    {
        private const int DepthEnd = 52;
        private const int DepthMark = 55;
        private const int RateLeft = 67;
        private const int RateEnd = 118;
        private const int RateMark = 121;
        private const int BarWidth = 61;

        /// <summary>Makes the body.</summary>
        protected WorkScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status)
        {
        }

        // The setting in the large digits at the right: in Single nothing repeats, so it is the dwell.
        private SettingId RightSetting
        {
            get
            {
                SettingId rate = SettingText.RateOf(Status.Settings.Mode);
                return rate == SettingId.None ? SettingId.Dwell : rate;
            }
        }

        /// <inheritdoc/>
        public override int Key(int page)
        {
            StrokeSettings settings = Status.Settings;
            switch (page)
            {
                case 0:
                    return (int)Status.Zone;
                case 1:
                case 2:
                case 3:
                    return DigitsKey(settings);
                case 4:
                    return ((int)settings.Mode * 8) + (int)Status.Selected;
                case 5:
                    return Status.SessionPricks;
                case 6:
                    // 10 bits hold the dwell in tenths of a millisecond; seconds above them.
                    return (Status.SessionSeconds << 13) ^ ((settings.DwellMicroseconds / 100) << 3)
                        ^ (Status.DwellMarked ? 4 : 0)
                        ^ (Status.Selected == SettingId.Dwell ? 2 : 0)
                        ^ (settings.Mode == StrokeMode.Single ? 1 : 0);
                default:
                    return (int)Status.Notice;
            }
        }

        /// <summary>Draws the heading on page 0, which is dark.</summary>
        protected abstract void DrawHeader();

        /// <inheritdoc/>
        protected override void Draw(int page)
        {
            switch (page)
            {
                case 0:
                    DrawHeader();
                    break;
                case 1:
                case 2:
                case 3:
                    DrawDigits(page, page - 1);
                    break;
                case 4:
                    DrawCaption(0, Left, SettingId.Depth);
                    DrawCaption(RateLeft - 1, RateLeft, RightSetting);
                    break;
                case 5:
                    DrawCount(5, "Pricks", Status.SessionPricks);
                    break;
                case 6:
                    DrawDwellAndTime();
                    break;
                default:
                    DrawNotice(page);
                    break;
            }
        }

        // 11 bits of depth, 15 bits of rate, 2 of mode, 2 of marks: no two pictures share a key.
        private int DigitsKey(StrokeSettings settings)
        {
            SettingId right = RightSetting;
            return (settings.DepthMicrometres << 19) ^ (SettingText.Value(settings, right) << 4) ^ ((int)settings.Mode << 2)
                ^ (Status.DepthMarked ? 2 : 0) ^ (IsRightMarked(right) ? 1 : 0);
        }

        private bool IsRightMarked(SettingId right)
        {
            return right == SettingId.Dwell ? Status.DwellMarked : Status.RateMarked;
        }

        private void DrawDigits(int page, int part)
        {
            StrokeSettings settings = Status.Settings;
            SettingId right = RightSetting;
            LargeNumber.DrawRight(Frame, page, part, DepthEnd, SettingText.Scaled(SettingId.Depth, settings.DepthMicrometres), 2, 3);
            int value = SettingText.Scaled(right, SettingText.Value(settings, right));
            LargeNumber.DrawRight(Frame, page, part, RateEnd, value, SettingText.Decimals(right), 3);
            if (Status.DepthMarked)
            {
                Frame.DrawLarge(page, part, DepthMark, '!');
            }
            if (IsRightMarked(right))
            {
                Frame.DrawLarge(page, part, RateMark, '!');
            }
        }

        private void DrawCaption(int barColumn, int column, SettingId setting)
        {
            bool selected = Status.Selected == setting;
            if (selected)
            {
                Frame.Fill(4, barColumn, BarWidth, Lit);
                Frame.Inverse = true;
                Frame.DrawSmall(4, column, SmallFont.Pointer);
            }
            Frame.DrawText(4, column + SmallFont.Width, SettingText.Caption(setting));
            Frame.Inverse = false;
        }

        private void DrawDwellAndTime()
        {
            if (Status.Settings.Mode == StrokeMode.Single)
            {
                Frame.DrawText(6, Left, "Single pricks");
            }
            else
            {
                DrawDwell();
            }
            Frame.Inverse = false;
            SmallNumber.DrawTimeRight(Frame, 6, Right, Status.SessionSeconds);
        }

        private void DrawDwell()
        {
            int column = Left;
            if (Status.Selected == SettingId.Dwell)
            {
                Frame.Fill(6, 0, BarWidth + 13, Lit);
                Frame.Inverse = true;
                Frame.DrawSmall(6, column, SmallFont.Pointer);
            }
            column = Frame.DrawText(6, column + SmallFont.Width, "Dwell ");
            column = SmallNumber.DrawLeft(Frame, 6, column, SettingText.Scaled(SettingId.Dwell, Status.Settings.DwellMicroseconds), 1);
            Frame.DrawSmall(6, column, Status.DwellMarked ? '!' : ' ');
        }
    }
}
