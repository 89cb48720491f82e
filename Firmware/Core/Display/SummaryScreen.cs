using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>Result of the session that has ended.</summary>
    public sealed class SummaryScreen : Screen
    {
        /// <summary>Makes the screen.</summary>
        public SummaryScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status)
        {
        }

        /// <inheritdoc/>
        public override int Key(int page)
        {
            switch (page)
            {
                case 0:
                    return (int)Status.Kind;
                case 1:
                case 2:
                    return Status.SessionPricks;
                case 4:
                    return Status.MissedStrokes;
                case 5:
                    return Status.SessionSeconds;
                case 6:
                    return Status.NeedleActiveSeconds;
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
                    Write(0, "DONE");
                    WriteRight(0, Wording.Kind(Status.Kind));
                    break;
                case 1:
                case 2:
                    LargeNumber.DrawCount(Frame, page, page - 1, Left, Status.SessionPricks);
                    break;
                case 3:
                    Write(3, "pricks confirmed");
                    break;
                case 4:
                    DrawCount(4, "Missed", Status.MissedStrokes);
                    break;
                case 5:
                    DrawTime(5, "Duration", Status.SessionSeconds);
                    break;
                case 6:
                    DrawTime(6, "Needle on", Status.NeedleActiveSeconds);
                    break;
                default:
                    Frame.DrawTextCentred(7, "SELECT to finish");
                    break;
            }
        }
    }
}
