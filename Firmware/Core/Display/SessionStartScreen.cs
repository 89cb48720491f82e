using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>Session start: cartridge confirmation, kind, zone, preset, client, date; for a touch-up how long the first treatment is ago.</summary>
    public sealed class SessionStartScreen : MenuScreen
    {
        // The skin heals for about 30 days; before this many a touch-up is too early.
        private const int DaysToHeal = 28;

        /// <summary>Makes the screen.</summary>
        public SessionStartScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status, 2)
        {
        }

        /// <inheritdoc/>
        public override int Key(int page)
        {
            switch (page)
            {
                case 0:
                    return Status.DaysSinceFirst;
                case 1:
                    return RuleKey(1);
                case 2:
                    return RowKey(2, 0);
                case 3:
                    return RowKey(3, (int)Status.Kind);
                case 4:
                    return RowKey(4, (int)Status.Zone);
                case 5:
                    return RowKey(5, TextKey());
                case 6:
                    return RowKey(6, TextKey());
                default:
                    return RowKey(7, Status.Today);
            }
        }

        /// <inheritdoc/>
        protected override void Draw(int page)
        {
            switch (page)
            {
                case 0:
                    DrawHeading(Status.DaysSinceFirst);
                    break;
                case 1:
                    DrawMenuRule(1);
                    break;
                case 2:
                    BeginRow(2, "NEW CARTRIDGE FITTED");
                    break;
                case 3:
                    DrawRow(3, "Kind", Wording.Kind(Status.Kind));
                    break;
                case 4:
                    DrawRow(4, "Zone", Wording.Zone(Status.Zone));
                    break;
                case 5:
                    DrawRow(5, "Preset", Status.PresetName);
                    break;
                case 6:
                    DrawRow(6, "Client", Status.Client);
                    break;
                default:
                    DrawDate(Status.Today);
                    break;
            }
        }

        private void DrawHeading(int days)
        {
            bool isEarly = days >= 0 && days < DaysToHeal;
            if (isEarly)
            {
                BeginBar(0);
            }
            int column = Frame.DrawText(0, Left, days < -1 ? "NEW SESSION STOP:back" : days < 0 ? "First day not known" : isEarly ? "ONLY " : "First ");
            if (days >= 0)
            {
                column = SmallNumber.DrawLeft(Frame, 0, column, days, 0);
                Frame.DrawText(0, column, isEarly ? " DAYS, WAIT 28" : " days ago");
            }
        }

        private void DrawDate(int date)
        {
            if (date == 0)
            {
                DrawRow(7, "Date", "not set");
                return;
            }
            BeginRow(7, "Date");
            int column = Right;
            for (int i = 0; i < 10; i++)
            {
                column -= SmallFont.Width;
                if (i == 2 || i == 5)
                {
                    Frame.DrawSmall(7, column, '-');
                }
                else
                {
                    Frame.DrawSmallDigit(7, column, date % 10);
                    date /= 10;
                }
            }
            CloseValue(7, column);
        }
    }
}
