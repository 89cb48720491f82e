using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>Preset editor.</summary>
    public sealed class SettingsScreen : MenuScreen
    {
        /// <summary>Makes the screen.</summary>
        public SettingsScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status, 2)
        {
        }

        /// <inheritdoc/>
        public override int Key(int page)
        {
            StrokeSettings settings = Status.Settings;
            switch (page)
            {
                case 1:
                    return RuleKey(1);
                case 2:
                    return RowKey(2, TextKey());
                case 3:
                    return RowKey(3, (int)settings.Mode);
                case 4:
                    return RowKey(4, MarkedKey(settings.DepthMicrometres, Status.DepthMarked));
                case 5:
                    int rate = SettingRules.Get(settings, SettingRules.RateOf(settings.Mode));
                    return RowKey(5, MarkedKey((rate * Wording.ModeCount) + (int)settings.Mode, Status.RateMarked));
                case 6:
                    return RowKey(6, MarkedKey(settings.DwellMicroseconds, Status.DwellMarked));
                case 7:
                    return RowKey(7, 0);
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
                    Write(0, "SETTINGS    STOP back");
                    break;
                case 1:
                    DrawMenuRule(1);
                    break;
                case 2:
                    DrawRow(2, "Preset", Status.PresetName);
                    break;
                case 3:
                    DrawRow(3, "Mode", Wording.Mode(Status.Settings.Mode));
                    break;
                case 4:
                    DrawSettingRow(4, SettingId.Depth, Status.DepthMarked);
                    break;
                case 5:
                    DrawRate();
                    break;
                case 6:
                    DrawSettingRow(6, SettingId.Dwell, Status.DwellMarked);
                    break;
                default:
                    BeginRow(7, "SAVE");
                    break;
            }
        }

        private static int MarkedKey(int value, bool marked) => (value * 2) + (marked ? 1 : 0);

        private void DrawRate()
        {
            SettingId rate = SettingRules.RateOf(Status.Settings.Mode);
            if (rate == SettingId.None)
            {
                DrawRow(5, "Rate", "none");
            }
            else
            {
                DrawSettingRow(5, rate, Status.RateMarked);
            }
        }
    }
}
