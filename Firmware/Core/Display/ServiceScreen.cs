using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>For the technician: counters, inputs, recent faults.</summary>
    public sealed class ServiceScreen : Screen
    {
        private const int SecondColumn = Left + (12 * SmallFont.Width);

        private const int Counters = 4;
        private const int LeftInputs = 9;
        private const int RightInputs = 13;

        // Headings, then counters, then inputs.
        private static readonly string[] s_words = Wording.List(
            "SERVICE 1/4  COUNTERS|SERVICE 2/4    INPUTS|SERVICE 3/4    FAULTS|SERVICE 4/4 CALIBRATE|"
            + "Life|Cartridge|Session|Zone|Missed|Pedal NO|Pedal NC|Driver|Home|Up|Down|Select|Stop");

        /// <summary>Makes the screen.</summary>
        public ServiceScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status)
        {
        }

        // A page that does not exist shows the counters.
        private int ServicePage => Status.ServicePage > 0 && Status.ServicePage < 4 ? Status.ServicePage : 0;

        /// <inheritdoc/>
        public override int Key(int page)
        {
            int servicePage = ServicePage;
            int value = 0;
            if (page > 1)
            {
                value = servicePage == 0 ? (int)Counter(page) : servicePage == 1 ? InputKey(page) : servicePage == 2 ? FaultKey(page - 2) : CalibrationKey(page, Status.Calibration);
            }
            return (value * 4) + servicePage;
        }

        /// <inheritdoc/>
        protected override void Draw(int page)
        {
            int servicePage = ServicePage;
            if (page == 0)
            {
                Write(0, s_words[servicePage]);
            }
            else if (page == 1)
            {
                DrawRule(1);
            }
            else if (servicePage == 0)
            {
                DrawCounter(page);
            }
            else if (servicePage == 1)
            {
                DrawInput(page);
            }
            else if (servicePage == 2)
            {
                DrawFault(page - 2);
            }
            else
            {
                DrawCalibration(page, Status.Calibration);
            }
        }

        private static int CalibrationKey(int page, CalibrationStatus status) =>
            page == 2 ? status.Serial : page == 6 ? status.PinWait
            : status.IsUnlocked ? 0 : (status.PinLength * (PinDial.EndPlace + 1)) + status.PinWheel + (2 * PinDial.EndPlace);

        private void DrawCalibration(int page, CalibrationStatus status)
        {
            // Unlocked over the link while somebody dials: nothing is left to dial.
            int length = status.IsUnlocked ? -1 : status.PinLength;
            if (page == 2)
            {
                DrawCount(2, "Calibrations", status.Serial);
            }
            else if (page == 4)
            {
                Write(4, status.IsUnlocked ? "SELECT calibrate" : length < 0 ? "LOCKED: SELECT, PIN" : "PIN");
                if (length >= 0)
                {
                    int column = Left + (4 * SmallFont.Width);
                    for (; length > 0; length--)
                    {
                        Frame.DrawSmall(4, column, '*');
                        column += SmallFont.Width;
                    }
                    Frame.DrawSmall(4, column, status.PinWheel == PinDial.EndPlace ? '>' : (char)('0' + status.PinWheel));
                }
            }
            else if (page == 5 && length >= 0)
            {
                Write(5, "SELECT each, > ends");
            }
            else if (page == 6 && status.PinWait > 0)
            {
                DrawCount(6, "Wait s", status.PinWait);
            }
        }

        private long Counter(int page) =>
            page == 2 ? Status.LifeStrokes
            : page == 3 ? Status.CartridgeStrokes
            : page == 4 ? Status.SessionPricks
            : page == 5 ? Status.ZonePricks
            : page == 6 ? Status.MissedStrokes : Status.NeedleActiveSeconds;

        private void DrawCounter(int page)
        {
            if (page == 7)
            {
                DrawTime(7, "Needle on", Status.NeedleActiveSeconds);
            }
            else
            {
                DrawCount(page, s_words[Counters + page - 2], Counter(page));
            }
        }

        private int InputKey(int page)
        {
            if (page == 6)
            {
                return (Status.CarriageMicrosteps * 2) + (Status.CarriageMoving ? 1 : 0);
            }
            return page == 7 ? Status.OnTimeMicroseconds : Status.Inputs & (LeftLine(page) | RightLine(page));
        }

        private void DrawInput(int page)
        {
            if (page == 6)
            {
                Write(6, Status.CarriageMoving ? "Carriage >>" : "Carriage");
                SmallNumber.DrawRight(Frame, 6, Right, Status.CarriageMicrosteps, 0, 9);
            }
            else if (page == 7)
            {
                Write(7, "On-time");
                WriteRight(7, "\x1Es");
                SmallNumber.DrawRight(Frame, 7, Right - (3 * SmallFont.Width), Status.OnTimeMicroseconds, 0, 9);
            }
            else
            {
                DrawLine(page, Left, LeftLine(page), s_words[LeftInputs + page - 2]);
                DrawLine(page, SecondColumn, RightLine(page), s_words[RightInputs + page - 2]);
            }
        }

        // Pages 2 and 3 show the pedal, 4 and 5 driver and home flag, in the order of their bits.
        private static int LeftLine(int page) => (page < 4 ? (int)InputLine.PedalNormallyOpenClosed : (int)InputLine.DriverFault >> 2) << (page - 2);

        private static int RightLine(int page) => (int)InputLine.ButtonUp << (page - 2);

        private void DrawLine(int page, int column, int line, string name)
        {
            Frame.DrawSmall(page, column, (Status.Inputs & line) != 0 ? SmallFont.Square : '-');
            Frame.DrawText(page, column + (2 * SmallFont.Width), name);
        }

        private int FaultKey(int index)
            => index < Status.RecentFaultCount && index < Status.RecentFaults.Length
                ? (int)Status.RecentFaults[index]
                : Status.RecentFaultCount == 0 ? -1 : 0;

        private void DrawFault(int index)
        {
            int code = FaultKey(index);
            if (code > 0 && code < FaultCatalogue.Count)
            {
                Frame.DrawSmallDigit(index + 2, Left, code / 10);
                Frame.DrawSmallDigit(index + 2, Left + SmallFont.Width, code % 10);
                Frame.DrawText(index + 2, Left + (3 * SmallFont.Width), FaultCatalogue.Title((FaultCode)code));
            }
            else if (code < 0 && index == 0)
            {
                Write(2, "No faults recorded");
            }
            else if (index == 5)
            {
                Write(7, "UP/DOWN page STOP out");
            }
        }
    }
}
