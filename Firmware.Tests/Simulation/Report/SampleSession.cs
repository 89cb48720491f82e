using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.HostSimulator.Report;

namespace SmpPen.Simulation.Tests.Report;

/// <summary>Sessions to report.</summary>
internal static class SampleSession
{
    /// <summary>Every zone, every fault kept, everything as long as it can be.</summary>
    public static SessionData Everything() => new()
    {
        Sequence = 64,
        State = RecordState.Interrupted,
        Kind = SessionKind.FirstTreatment,
        Client = "K17BERLN",
        Date = new DateOnly(2026, 2, 9),
        Firmware = "1.0.0",
        CalibrationSerial = 3,
        StartedAtSeconds = 31,
        ElapsedSeconds = 14_399,
        NeedleActiveSeconds = 5_025,
        Pricks = Enumerable.Range(0, Wording.ZoneCount).Sum(zone => 1000 + zone),
        CommandedStrokes = 10_099,
        MissedStrokes = 41,
        TestStrokes = 17,
        Cartridges = 3,
        CartridgeStrokes = 6_591,
        PresetIndex = 6,
        Settings = Settings,
        Zones = [.. Enumerable.Range(0, Wording.ZoneCount).Select(zone => new ZoneData((ScalpZone)zone, 1000 + zone, Settings))],
        FaultCount = 11,
        Faults = [FaultCode.MissedStrokes, FaultCode.PedalContactsDisagree, FaultCode.DriverFault, FaultCode.RecordStoreFailed],
        Course = [.. Enumerable.Range(1, SessionRecord.CourseSlots).Select(slot => slot * 10_045 / SessionRecord.CourseSlots)],
    };

    public static SessionFile File(params SessionData[] sessions) => new()
    {
        FirmwareVersion = "1.0.0",
        LifeStrokes = 1_203_411,
        CartridgeStrokes = 6_591,
        Calibration = new CalibrationData(3, new DateOnly(2026, 1, 3), "T007"),
        Sessions = sessions,
    };

    private static SettingsData Settings => new(StrokeMode.Continuous, 660, 84, 25, 2_500, 3);
}
