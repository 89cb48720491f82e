using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>Ready and, under a lit bar, Pricking: depth and rate in large digits, then pricks, dwell, time and the notice.</summary>
    public sealed class WorkScreen : Screen
    {
        private const int DepthEnd = 52;
        private const int DepthMark = 55;
        private const int RateLeft = 67;
        private const int RateEnd = 118;
        private const int RateMark = 121;
        private const int CaptionWidth = 61;

        // Pointer, "Dwell 30.0ms" and a column to the left.
        private const int DwellWidth = 79;
        private const int DwellEnd = Left + (11 * SmallFont.Width);

        // A gap after "Pricks".
        private const int SettledLeft = Left + (8 * SmallFont.Width);

        private readonly bool _isPricking;

        /// <summary>Makes the screen.</summary>
        /// <param name="frame">Where it is drawn.</param>
        /// <param name="status">What is shown.</param>
        /// <param name="isPricking">The heading is a lit bar: the pedal is pressed.</param>
        public WorkScreen(FrameBuffer frame, PenStatus status, bool isPricking)
            : base(frame, status)
        {
            _isPricking = isPricking;
        }

        // The setting in the large digits at the right: in Single nothing repeats, so it is the dwell.
        private SettingId RightSetting
        {
            get
            {
                SettingId rate = SettingRules.RateOf(Status.Settings.Mode);
                return rate == SettingId.None ? SettingId.Dwell : rate;
            }
        }

        // The dwell in small text; in Single it stands in the large digits.
        private bool IsDwellSelected => Status.Selected == SettingId.Dwell && Status.Settings.Mode != StrokeMode.Single;

        /// <inheritdoc/>
        public override int Key(int page)
        {
            StrokeSettings settings = Status.Settings;
            switch (page)
            {
                case 0:
                    return (_isPricking ? 256 : 0) + (int)Status.Zone;
                case 1:
                case 2:
                    return DigitsKey(settings);
                case 3:
                    return (DigitsKey(settings) * 7) + (int)Status.Selected;
                case 4:
                    return ((int)settings.Mode * 8) + (int)Status.Selected;
                case 5:
                    return (Status.SessionPricks * 4) + (Status.StrikeSettled ? 2 : 0) + (IsDwellSelected ? 1 : 0);
                case 6:
                    // 9 bits hold the dwell in tenths of a millisecond; seconds above them.
                    return (Status.SessionSeconds << 13) ^ ((settings.DwellMicroseconds / 100) << 4)
                        ^ (IsNoticeBar ? 8 : 0)
                        ^ (Status.DwellMarked ? 4 : 0)
                        ^ (IsDwellSelected ? 2 : 0)
                        ^ (settings.Mode == StrokeMode.Single ? 1 : 0);
                default:
                    return (int)Status.Notice;
            }
        }

        /// <summary>Ready and Pricking differ in their heading only: a press redraws one page, not eight.</summary>
        public override bool Continues(Screen previous) => previous is WorkScreen;

        /// <inheritdoc/>
        protected override void Draw(int page)
        {
            switch (page)
            {
                case 0:
                    if (_isPricking)
                    {
                        BeginBar(0);
                    }
                    Write(0, _isPricking ? "PRICKING" : "READY");
                    WriteRight(0, Wording.Zone(Status.Zone));
                    break;
                case 1:
                case 2:
                case 3:
                    DrawDigits(page, page - 1);
                    break;
                case 4:
                    DrawCaption(Left, SettingId.Depth);
                    DrawCaption(RateLeft, RightSetting);
                    break;
                case 5:
                    DrawPricks();
                    break;
                case 6:
                    DrawDwellAndTime();
                    break;
                default:
                    DrawNotice(page);
                    break;
            }
        }

        // 11 bits of depth, 15 bits of rate, 2 of mode, 3 of marks: no two pictures share a key.
        private int DigitsKey(StrokeSettings settings) =>
            (settings.DepthMicrometres << 20) ^ (SettingRules.Get(settings, RightSetting) << 5) ^ ((int)settings.Mode << 3)
                ^ (Status.DepthMarked ? 4 : 0) ^ (Status.RateMarked ? 2 : 0) ^ (Status.DwellMarked ? 1 : 0);

        private void DrawDigits(int page, int part)
        {
            StrokeSettings settings = Status.Settings;
            BeginDigits(page, Left, SettingId.Depth);
            LargeNumber.DrawRight(Frame, page, part, DepthEnd, SettingText.Scaled(SettingId.Depth, settings.DepthMicrometres), 2);
            if (Status.DepthMarked)
            {
                Frame.DrawLarge(page, part, DepthMark, '!');
            }
            SettingId right = RightSetting;
            BeginDigits(page, RateLeft, right);
            int value = SettingText.Scaled(right, SettingRules.Get(settings, right));
            LargeNumber.DrawRight(Frame, page, part, RateEnd, value, SettingText.Decimals(right));
            if (right == SettingId.Dwell ? Status.DwellMarked : Status.RateMarked)
            {
                Frame.DrawLarge(page, part, RateMark, '!');
            }
        }

        // The lowest page of the digits carries the upper edge of the caption's bar.
        private void BeginDigits(int page, int column, SettingId setting)
        {
            bool isOverBar = page == 3 && Status.Selected == setting;
            if (isOverBar)
            {
                Frame.Fill(page, column - 1, CaptionWidth, Edge);
            }
            Frame.Use(isOverBar ? GlyphStyle.OverBar : GlyphStyle.Plain);
        }

        private void DrawCaption(int column, SettingId setting)
        {
            if (Status.Selected == setting)
            {
                Frame.Fill(4, column - 1, CaptionWidth, Lit);
                Frame.Use(GlyphStyle.Inverse);
                Frame.DrawSmall(4, column, SmallFont.Pointer);
            }
            Frame.DrawText(4, column + SmallFont.Width, SettingText.Caption(setting));
            Frame.Use(GlyphStyle.Plain);
        }

        private void DrawPricks()
        {
            if (IsDwellSelected)
            {
                Frame.Fill(5, 0, DwellWidth, Edge);
                Frame.Use(GlyphStyle.OverBar);
            }
            Frame.DrawText(5, Left + SmallFont.Width, "Pricks");
            if (Status.StrikeSettled)
            {
                Frame.DrawSmall(5, SettledLeft, SmallFont.Check);
            }
            Frame.Use(GlyphStyle.Plain);
            SmallNumber.DrawRight(Frame, 5, Right, Status.SessionPricks, 0, 10);
        }

        private void DrawDwellAndTime()
        {
            if (IsNoticeBar)
            {
                BeginOverBar(6);
            }
            SmallNumber.DrawTimeRight(Frame, 6, Right, Status.SessionSeconds);
            if (Status.Settings.Mode == StrokeMode.Single)
            {
                Frame.DrawText(6, Left + SmallFont.Width, "Single");
            }
            else
            {
                DrawDwell();
            }
        }

        private void DrawDwell()
        {
            if (IsDwellSelected)
            {
                Frame.Fill(6, 0, DwellWidth, Lit);
                Frame.Use(GlyphStyle.Inverse);
                Frame.DrawSmall(6, Left, SmallFont.Pointer);
            }
            Frame.DrawText(6, Left + SmallFont.Width, Status.DwellMarked ? "Dwell!" : "Dwell ");
            int dwell = SettingText.Scaled(SettingId.Dwell, Status.Settings.DwellMicroseconds);
            SmallNumber.DrawRight(Frame, 6, DwellEnd, dwell, 1, 4);
            Frame.DrawText(6, DwellEnd, "ms");
        }
    }
}
