using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Display;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;

namespace SmpPen.Unit.Display
{
    /// <summary>Statuses to draw and pictures of them.</summary>
    public static class Samples
    {
        /// <summary>Number of changes that <see cref="Change"/> knows.</summary>
        public const int Changes = 50;

        /// <summary>A status in the middle of a session, on a screen.</summary>
        public static PenStatus Typical(ScreenId screen)
        {
            PenStatus status = new PenStatus();
            status.Screen = screen;
            status.PresetName = "Temple";
            status.BootStep = "Interlock";
            status.Zone = ScalpZone.Crown;
            status.SessionPricks = 14237;
            status.MissedStrokes = 12;
            status.SessionSeconds = 8130;
            status.NeedleActiveSeconds = 4410;
            status.CartridgeStrokes = 14380;
            status.LifeStrokes = 100234567;
            status.ZonePricks = 2210;
            status.OnTimeMicroseconds = 5400;
            status.CarriageMicrosteps = -64;
            status.Selected = SettingId.Depth;
            status.ConfirmValue = 1240;
            status.Fault = FaultCode.MissedStrokes;
            status.FaultAtSeconds = 4512;
            status.Settings.Mode = StrokeMode.Continuous;
            status.Settings.DepthMicrometres = 640;
            status.Settings.FrequencyHertz = 100;
            status.Settings.PaceTenths = 25;
            status.Settings.DwellMicroseconds = 4000;
            status.Settings.BurstPricks = 3;
            return status;
        }

        /// <summary>Every value as long or as large as it can be, and some larger than they may be.</summary>
        public static PenStatus Extreme(ScreenId screen)
        {
            PenStatus status = Typical(screen);
            status.PresetName = "WWWWWWWW";
            status.BootStep = "123456789012345678901234567890";
            status.Zone = ScalpZone.MidScalp;
            status.Kind = SessionKind.FirstTreatment;
            status.SessionPricks = int.MaxValue;
            status.StrikeSettled = true;
            status.MissedStrokes = int.MaxValue;
            status.ZonePricks = int.MaxValue;
            status.SessionSeconds = int.MaxValue;
            status.NeedleActiveSeconds = int.MaxValue;
            status.CartridgeStrokes = 99999999999L;
            status.LifeStrokes = long.MaxValue;
            status.OnTimeMicroseconds = int.MaxValue;
            status.CarriageMicrosteps = int.MinValue;
            status.CartridgeZeroMicrometres = int.MinValue;
            status.ConfirmValue = int.MaxValue;
            status.FaultAtSeconds = int.MaxValue;
            status.DepthMarked = true;
            status.RateMarked = true;
            status.DwellMarked = true;
            status.Notice = Notice.PressTooLong;
            status.RecentFaultCount = 9;
            status.Inputs = -1;
            status.Settings.DepthMicrometres = int.MaxValue;
            status.Settings.FrequencyHertz = int.MaxValue;
            status.Settings.PaceTenths = int.MinValue;
            status.Settings.DwellMicroseconds = int.MaxValue;
            status.Settings.BurstPricks = int.MaxValue;
            return status;
        }

        /// <summary>The whole picture of a status.</summary>
        public static byte[] Picture(PenStatus status)
        {
            FrameBuffer frame = new FrameBuffer();
            Screen screen = new ScreenTable(frame, status).Of(status.Screen);
            for (int page = 0; page < FrameBuffer.Pages; page++)
            {
                screen.Render(page);
            }
            return frame.Bytes;
        }

        /// <summary>True when two pictures are the same.</summary>
        public static bool Same(byte[] one, byte[] other)
        {
            for (int i = 0; i < one.Length; i++)
            {
                if (one[i] != other[i])
                {
                    return false;
                }
            }
            return true;
        }

        /// <summary>Changes one thing, or two that change together, of a status.</summary>
        public static void Change(PenStatus status, int which)
        {
            if (which < 19)
            {
                ChangeWhatWorks(status, which);
            }
            else if (which >= 38)
            {
                ChangeCalibration(status, which);
            }
            else
            {
                ChangeTheRest(status, which);
            }
        }

        private static void ChangeWhatWorks(PenStatus status, int which)
        {
            switch (which)
            {
                case 0: status.Settings.DepthMicrometres += 20; break;
                case 1: status.Settings.FrequencyHertz += 1; break;
                case 2: status.Settings.PaceTenths += 5; status.Settings.Mode = StrokeMode.Paced; break;
                case 3: status.Settings.DwellMicroseconds += 500; break;
                case 4: status.Settings.BurstPricks += 1; status.Settings.Mode = StrokeMode.Burst; break;
                case 5: status.Settings.Mode = StrokeMode.Single; break;
                case 6: status.DepthMarked = true; break;
                case 7: status.RateMarked = true; break;
                case 8: status.DwellMarked = true; break;
                case 9: status.Selected = SettingId.Frequency; break;
                case 10: status.Selected = SettingId.Dwell; break;
                case 11: status.Selected = SettingId.None; break;
                case 12: status.Notice = Notice.PressPedal; break;
                case 13: status.Notice = Notice.TechnicianLimit; break;
                case 14: status.SessionPricks += 1; break;
                case 15: status.SessionSeconds += 1; break;
                case 16: status.Zone = ScalpZone.Scar; break;
                case 17: status.PresetName = "Scar"; break;
                default: status.Kind = SessionKind.TouchUp; break;
            }
        }

        private static void ChangeCalibration(PenStatus status, int which)
        {
            CalibrationStatus calibration = status.Calibration;
            switch (which)
            {
                case 38: calibration.Step = CalibrationStep.Reading; break;
                case 39: calibration.Step = CalibrationStep.Moving; calibration.ReadingMicrometres = 1230; break;
                case 40: calibration.Step = CalibrationStep.Refused; calibration.Refusal = CalibrationRefusal.TooClose; break;
                case 41: calibration.Step = CalibrationStep.Measured; calibration.ResidualMicrometres = 12; break;
                case 42: calibration.Step = CalibrationStep.Verified; calibration.WorstCheckMicrometres = 20; break;
                case 43: calibration.Step = CalibrationStep.Reading; calibration.Index = 7; calibration.ExpectedMicrometres = -240; break;
                case 44: calibration.Setup[0] = 9; break;
                case 45: calibration.Date = 20271231; break;
                case 46: calibration.Setup[4] = 999; break;
                case 47: calibration.Mark = CalibrationMark.Due; break;
                case 48: status.ServicePage = 3; calibration.Serial = 3; break;
                default: status.ServicePage = 3; calibration.IsUnlocked = true; break;
            }
        }

        private static void ChangeTheRest(PenStatus status, int which)
        {
            switch (which)
            {
                case 19: status.Cursor = 1; break;
                case 20: status.Cursor = 2; break;
                case 21: status.Editing = true; break;
                case 22: status.Cursor = 4; status.Editing = true; break;
                case 23: status.CartridgeZeroMicrometres = -20; break;
                case 24: status.MissedStrokes += 1; break;
                case 25: status.NeedleActiveSeconds += 1; break;
                case 26: status.CartridgeStrokes += 1; break;
                case 27: status.LifeStrokes += 1; break;
                case 28: status.ZonePricks += 1; break;
                case 29: status.Fault = FaultCode.InterlockFailedSelfTest; break;
                case 30: status.FaultCanBeCleared = true; break;
                case 31: status.FaultAtSeconds++; break;
                case 32: status.BootStep = "Settings"; break;
                case 33: status.ServicePage = 1; status.Inputs = 1; break;
                case 34: status.ServicePage = 1; status.CarriageMoving = true; break;
                case 35: status.ServicePage = 2; status.RecentFaultCount = 1; status.RecentFaults[0] = FaultCode.StepsLost; break;
                case 36: status.ConfirmValue += 20; break;
                case 37: status.StrikeSettled = true; break;
                default: status.Cursor = 5; break;
            }
        }
    }
}
