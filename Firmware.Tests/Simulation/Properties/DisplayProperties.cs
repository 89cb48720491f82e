using CsCheck;
using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Display;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;

namespace SmpPen.Simulation.Tests.Properties;

/// <summary>Whatever the status holds, a page is drawn on its own row of the panel and nowhere else.</summary>
[TestClass]
public sealed class DisplayProperties
{
    private const int ScreenCount = (int)ScreenId.Calibration + 1;
    private const byte Mark = 0xA5;

    private static readonly int[] s_edges = [int.MinValue, int.MaxValue, 0, -1, 9_999, 10_000];
    private static readonly Gen<int> s_number = Gen.OneOf(Gen.Int, Gen.Int[-2_000, 200_000], Gen.Int[0, 5].Select(index => s_edges[index]));
    private static readonly Gen<string> s_text = Gen.Char[' ', '~'].Array[0, 40].Select(characters => new string(characters));

    private static readonly Gen<PenStatus> s_statuses =
        Gen.Select(s_number.Array[24], Gen.Long, Gen.Long, s_text, s_text, Gen.Int[0, int.MaxValue].Array[16]).Select(Status);

    [TestMethod]
    public void AnyStatus_OnAnyScreen_StaysOnItsPage() =>
        Gen.Select(s_statuses, Gen.Int[0, ScreenCount - 1]).Sample(
            (status, screen) => StaysOnItsPage(new FrameBuffer(), frame => new ScreenTable(frame, status).Of((ScreenId)screen).Render),
            iter: 20_000);

    [TestMethod]
    public void AnyText_AnywhereOrBesideThePanel_StaysOnItsPage() =>
        Gen.Select(Gen.String, Gen.Int[-300, 300]).Sample(
            (text, column) => StaysOnItsPage(new FrameBuffer(), frame => page =>
            {
                frame.DrawText(page, column, text);
                frame.DrawTextRight(page, column, text);
                frame.DrawTextCentred(page, text);
                frame.DrawTitle(page, 0, column, text);
                frame.Fill(page, column, Math.Abs(column), 0x55);
            }),
            iter: 20_000);

    [TestMethod]
    public void AnyCharacterAndDigit_AnywhereOrBesideThePanel_StaysOnItsPage() =>
        Gen.Select(Gen.Char, Gen.Int[-40, 170], Gen.Int[0, LargeFont.Pages - 1], Gen.Long, Gen.Int[0, 3]).Sample(
            (character, column, part, value, decimals) => StaysOnItsPage(new FrameBuffer(), frame => page =>
            {
                frame.DrawSmall(page, column, character);
                frame.DrawLarge(page, part, column, character);
                SmallNumber.DrawRight(frame, page, column, value, decimals, 12);
                SmallNumber.DrawLeft(frame, page, column, value, decimals);
                SmallNumber.DrawTimeRight(frame, page, column, (int)value);
            }),
            iter: 20_000);

    [TestMethod]
    public void AScreenThatRunsIntoTheNextPage_IsSeen() =>
        Assert.IsFalse(StaysOnItsPage(new FrameBuffer(), frame => page => frame.Bytes[(((page + 1) % FrameBuffer.Pages) * FrameBuffer.Columns) + 3] = 1));

    private static bool StaysOnItsPage(FrameBuffer frame, Func<FrameBuffer, Action<int>> draw)
    {
        Action<int> render = draw(frame);
        for (int page = 0; page < FrameBuffer.Pages; page++)
        {
            frame.Bytes.AsSpan().Fill(Mark);
            render(page);
            int start = page * FrameBuffer.Columns;
            if (frame.Bytes.AsSpan(0, start).ContainsAnyExcept(Mark) || frame.Bytes.AsSpan(start + FrameBuffer.Columns).ContainsAnyExcept(Mark))
            {
                return false;
            }
        }
        return true;
    }

    private static PenStatus Status(int[] numbers, long cartridge, long life, string preset, string step, int[] choices)
    {
        PenStatus status = new()
        {
            PresetName = preset.Length > 8 ? preset[..8] : preset,
            BootStep = step,
            State = (PenState)(choices[0] % TransitionTable.StateCount),
            Notice = (Notice)(choices[1] % Enum.GetValues<Notice>().Length),
            Fault = (FaultCode)(choices[2] % FaultCatalogue.Count),
            PresetIndex = choices[3] % 8,
            Kind = (SessionKind)(choices[4] % 2),
            Zone = (ScalpZone)(choices[5] % Wording.ZoneCount),
            Selected = (SettingId)(choices[6] % Enum.GetValues<SettingId>().Length),
            Cursor = choices[7] % 6,
            ServicePage = choices[8] % 4,
            Editing = choices[9] % 2 == 0,
            DepthMarked = choices[9] % 3 == 0,
            RateMarked = choices[9] % 5 == 0,
            DwellMarked = choices[9] % 7 == 0,
            StrikeSettled = choices[10] % 2 == 0,
            FaultCanBeCleared = choices[10] % 3 == 0,
            CarriageMoving = choices[10] % 5 == 0,
            FaultAtSeconds = numbers[0],
            OnTimeMicroseconds = numbers[1],
            CartridgeZeroMicrometres = numbers[3],
            ConfirmValue = numbers[4],
            SessionPricks = numbers[5],
            ZonePricks = numbers[6],
            MissedStrokes = numbers[7],
            SessionSeconds = numbers[8],
            NeedleActiveSeconds = numbers[9],
            Inputs = numbers[10],
            CarriageMicrosteps = numbers[11],
            RecentFaultCount = numbers[12],
            CartridgeStrokes = cartridge,
            LifeStrokes = life,
        };
        status.Settings.Mode = (StrokeMode)(choices[11] % Wording.ModeCount);
        status.Settings.DepthMicrometres = numbers[13];
        status.Settings.FrequencyHertz = numbers[14];
        status.Settings.PaceTenths = numbers[15];
        status.Settings.DwellMicroseconds = numbers[16];
        status.Settings.BurstPricks = numbers[17];
        for (int i = 0; i < status.RecentFaults.Length; i++)
        {
            status.RecentFaults[i] = (FaultCode)(choices[12 + i] % FaultCatalogue.Count);
        }
        CalibrationStatus calibration = status.Calibration;
        calibration.Step = (CalibrationStep)(choices[12] % Enum.GetValues<CalibrationStep>().Length);
        calibration.Refusal = (CalibrationRefusal)(choices[13] % Enum.GetValues<CalibrationRefusal>().Length);
        calibration.Mark = (CalibrationMark)(choices[14] % Enum.GetValues<CalibrationMark>().Length);
        calibration.IsUnlocked = choices[15] % 2 == 0;
        calibration.Index = choices[15] % 13;
        calibration.ExpectedMicrometres = numbers[18];
        calibration.ReadingMicrometres = numbers[19];
        calibration.ResidualMicrometres = numbers[20];
        calibration.SlopePerMille = numbers[21];
        calibration.BacklashMicrometres = numbers[22];
        calibration.WorstCheckMicrometres = numbers[23];
        return status;
    }
}
