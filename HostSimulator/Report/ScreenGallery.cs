using System.Globalization;
using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Display;
using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Report;

/// <summary>Every screen of the pen, filled with values as they occur in a treatment.</summary>
public static class ScreenGallery
{
    /// <summary>All pages are sent within 8 ticks of a change of screen; one more initialises the panel.</summary>
    private const int TicksToComplete = 24;

    private const int TickMicroseconds = 10_000;

    /// <summary>Each screen by name, drawn by the firmware's own display code.</summary>
    public static IEnumerable<(string Name, Func<int, int, bool> Pixel)> Draw()
    {
        yield return Draw("boot", ScreenId.Boot, s => s.BootStep = "Proof test");
        yield return Draw("standby", ScreenId.Standby, _ => { });
        yield return Draw("session-start", ScreenId.SessionStart, _ => { });
        yield return Draw("session-start-client", ScreenId.SessionStart, s => (s.Client, s.Today, s.Cursor, s.Editing) = ("K17", 20260209, 4, true));
        yield return Draw("session-start-touch-up", ScreenId.SessionStart, s => TouchUp(s, 20260312, 31));
        yield return Draw("session-start-too-early", ScreenId.SessionStart, s => TouchUp(s, 20260301, 20));
        yield return Draw("session-start-zone", ScreenId.SessionStart, s => (s.Cursor, s.Editing) = (2, true));
        yield return Draw("cartridge-zero", ScreenId.CartridgeZero, s => (s.CartridgeZeroMicrometres, s.Notice) = (-120, Notice.PressPedal));
        foreach (StrokeMode mode in Enum.GetValues<StrokeMode>())
        {
            string name = mode.ToString().ToLowerInvariant();
            yield return Draw($"ready-{name}", ScreenId.Ready, s => (s.Settings.Mode, s.Notice) = (mode, Notice.PressPedal));
            yield return Draw($"pricking-{name}", ScreenId.Pricking, s => s.Settings.Mode = mode);
        }
        yield return Draw("ready-outside-band", ScreenId.Ready, OutsideBand);
        foreach (Notice notice in Enum.GetValues<Notice>())
        {
            yield return Draw($"ready-notice-{notice.ToString().ToLowerInvariant()}", ScreenId.Ready, s => s.Notice = notice);
        }
        yield return Draw("confirm-depth", ScreenId.Confirm, s => (s.Selected, s.ConfirmValue) = (SettingId.Depth, 1020));
        yield return Draw("confirm-frequency", ScreenId.Confirm, s => (s.Selected, s.ConfirmValue) = (SettingId.Frequency, 131));
        yield return Draw("paused", ScreenId.Paused, s => s.Cursor = 1);
        yield return Draw("paused-end-sure", ScreenId.Paused, s => (s.Cursor, s.Editing) = (4, true));
        yield return Draw("settings", ScreenId.Settings, s => s.Cursor = 2);
        yield return Draw("settings-editing", ScreenId.Settings, s => (s.Cursor, s.Editing) = (3, true));
        yield return Draw("summary", ScreenId.Summary, s => s.SessionPricks = 14_023);
        for (int page = 0; page < OperatorMenus.ServicePages; page++)
        {
            int shown = page;
            yield return Draw($"service-{page}", ScreenId.Service, s => s.ServicePage = shown);
        }
        yield return Draw("standby-not-calibrated", ScreenId.Standby, s => s.Calibration.Mark = CalibrationMark.Never);
        foreach (CalibrationStep step in Enum.GetValues<CalibrationStep>())
        {
            yield return Draw($"calibration-{step.ToString().ToLowerInvariant()}", ScreenId.Calibration, s => Calibrate(s.Calibration, step));
        }
        foreach (FaultCode code in Enum.GetValues<FaultCode>())
        {
            if (code != FaultCode.None)
            {
                string number = ((int)code).ToString("00", CultureInfo.InvariantCulture);
                yield return Draw($"fault-{number}-{code.ToString().ToLowerInvariant()}", ScreenId.Fault, s => (s.Fault, s.FaultCanBeCleared) = (code, !FaultCatalogue.NeedsRestart(code)));
            }
        }
    }

    /// <summary>Writes each screen to a PNG.</summary>
    /// <returns>How many.</returns>
    public static int Save(string directory)
    {
        int count = 0;
        foreach ((string name, Func<int, int, bool> pixel) in Draw())
        {
            using FileStream file = File.Create(Path.Combine(directory, name + ".png"));
            PngWriter.Write(file, FrameBuffer.Columns, FrameBuffer.Pages * 8, OledRecorder.Scale, OledRecorder.Margin, pixel);
            count++;
        }
        return count;
    }

    /// <summary>Writes every fault screen to one picture, four a row, in the order of their codes.</summary>
    /// <returns>How many.</returns>
    public static int SaveFaultSheet(string path)
    {
        const int Across = 4;
        const int Gap = 12;
        const int Scale = 3;
        const int CellWidth = FrameBuffer.Columns + Gap;
        const int CellHeight = (FrameBuffer.Pages * 8) + Gap;
        Func<int, int, bool>[] screens = [.. Draw().Where(screen => screen.Name.StartsWith("fault-", StringComparison.Ordinal)).Select(screen => screen.Pixel)];
        int down = (screens.Length + Across - 1) / Across;
        using FileStream file = File.Create(path);
        PngWriter.Write(file, Across * CellWidth, down * CellHeight, Scale, Gap, IsLit);
        return screens.Length;

        bool IsLit(int x, int y)
        {
            int screen = ((y / CellHeight) * Across) + (x / CellWidth);
            bool isInside = x % CellWidth < FrameBuffer.Columns && y % CellHeight < FrameBuffer.Pages * 8;
            return screen < screens.Length && isInside && screens[screen](x % CellWidth, y % CellHeight);
        }
    }

    private static (string Name, Func<int, int, bool> Pixel) Draw(string name, ScreenId screen, Action<PenStatus> fill)
    {
        PenStatus status = Typical();
        status.Screen = screen;
        fill(status);
        SentPages panel = new();
        DisplayController controller = new(panel, status);
        for (int tick = 1; tick <= TicksToComplete; tick++)
        {
            controller.Tick(tick * TickMicroseconds, false);
        }
        return (name, panel.Pixel);
    }

    private static PenStatus Typical()
    {
        PenStatus status = new()
        {
            State = PenState.Ready,
            Kind = SessionKind.FirstTreatment,
            Zone = ScalpZone.Crown,
            PresetIndex = 3,
            PresetName = Vocabulary.Presets[3],
            Client = "none",
            Selected = SettingId.Depth,
            OnTimeMicroseconds = 9_400,
            StrikeSettled = true,
            SessionPricks = 8_642,
            ZonePricks = 1_377,
            MissedStrokes = 3,
            SessionSeconds = 6_127,
            NeedleActiveSeconds = 1_260,
            CartridgeStrokes = 4_210,
            LifeStrokes = 1_203_411,
            CarriageMicrosteps = 768,
            FaultAtSeconds = 6_127,
            Inputs = (int)(InputLine.PedalNormallyClosedClosed | InputLine.HomeFlag),
            RecentFaultCount = 2,
        };
        status.Settings.Mode = StrokeMode.Continuous;
        status.Settings.DepthMicrometres = 700;
        status.Settings.FrequencyHertz = 100;
        status.Settings.PaceTenths = 25;
        status.Settings.DwellMicroseconds = 2_000;
        status.Settings.BurstPricks = 3;
        status.RecentFaults[0] = FaultCode.MissedStrokes;
        status.RecentFaults[1] = FaultCode.PedalContactsDisagree;
        return status;
    }

    private static void Calibrate(CalibrationStatus status, CalibrationStep step)
    {
        status.Step = step;
        status.Refusal = CalibrationRefusal.ResidualTooLarge;
        status.PointCount = 5;
        status.Index = 2;
        status.ExpectedMicrometres = 1_031;
        status.ReadingMicrometres = 1_050;
        status.ResidualMicrometres = 7;
        status.SlopePerMille = 1_020;
        status.BacklashMicrometres = 58;
        status.WorstCheckMicrometres = 9;
    }

    private static void TouchUp(PenStatus status, int today, int days)
    {
        status.Kind = SessionKind.TouchUp;
        status.Client = "K17";
        status.Today = today;
        status.DaysSinceFirst = days;
    }

    private static void OutsideBand(PenStatus status)
    {
        status.Settings.DepthMicrometres = 1_240;
        status.Settings.FrequencyHertz = 140;
        status.DepthMarked = true;
        status.RateMarked = true;
    }

    /// <summary>A panel that keeps what was sent to it.</summary>
    private sealed class SentPages : IDisplayPanel
    {
        private readonly byte[] _bytes = new byte[FrameBuffer.Columns * FrameBuffer.Pages];

        public bool Pixel(int x, int y) => (_bytes[((y / 8) * FrameBuffer.Columns) + x] & (1 << (y % 8))) != 0;

        public bool TryInitialise() => true;

        public bool TryWritePage(int page, int firstColumn, byte[] frame, int columns)
        {
            int start = (page * FrameBuffer.Columns) + firstColumn;
            Array.Copy(frame, start, _bytes, start, columns);
            return true;
        }
    }
}
