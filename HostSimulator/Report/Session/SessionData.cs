using System.Text.Json.Serialization;
using SmpPen.Core.Calibration;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;

namespace SmpPen.HostSimulator.Report;

/// <summary>One session as the pen recorded it, for pages and files. Counts are confirmed strokes unless they say otherwise.</summary>
public sealed record SessionData
{
    /// <summary>Number of the session on this pen.</summary>
    public required uint Sequence { get; init; }

    /// <summary>Closed, Open or Interrupted.</summary>
    public required RecordState State { get; init; }

    /// <summary>First treatment or touch-up.</summary>
    public required SessionKind Kind { get; init; }

    /// <summary>Code of the client; empty when none was given.</summary>
    public required string Client { get; init; }

    /// <summary>Day on which it began; null when the pen's clock was not set.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>Firmware that recorded it; empty in records of before 1.1.</summary>
    public required string Firmware { get; init; }

    /// <summary>Number of the depth calibration in force; 0 = none.</summary>
    public required int CalibrationSerial { get; init; }

    /// <summary>Seconds since power-up at which it began.</summary>
    public required int StartedAtSeconds { get; init; }

    /// <summary>Length in seconds.</summary>
    public required int ElapsedSeconds { get; init; }

    /// <summary>Time that the needle was active, in seconds.</summary>
    public required int NeedleActiveSeconds { get; init; }

    /// <summary>Pricks of all zones.</summary>
    public required int Pricks { get; init; }

    /// <summary>Strokes commanded.</summary>
    public required int CommandedStrokes { get; init; }

    /// <summary>Strokes that did not reach full depth.</summary>
    public required int MissedStrokes { get; init; }

    /// <summary>Test strokes of cartridge zero and proof tests.</summary>
    public required int TestStrokes { get; init; }

    /// <summary>Cartridges fitted.</summary>
    public required int Cartridges { get; init; }

    /// <summary>Strokes of the cartridge fitted at the end, earlier sessions included.</summary>
    public required long CartridgeStrokes { get; init; }

    /// <summary>Preset used last, 0-7.</summary>
    public required int PresetIndex { get; init; }

    /// <summary>Settings at the end of the session.</summary>
    public required SettingsData Settings { get; init; }

    /// <summary>The zones that were worked on, in the order of <see cref="ScalpZone"/>.</summary>
    public required IReadOnlyList<ZoneData> Zones { get; init; }

    /// <summary>Faults latched.</summary>
    public required int FaultCount { get; init; }

    /// <summary>The last of them, at most 4, newest first.</summary>
    public required IReadOnlyList<FaultCode> Faults { get; init; }

    /// <summary>Pricks at the end of each slot of <see cref="SessionRecord.CourseSlotSeconds"/>; empty in records of before 1.1.</summary>
    public required IReadOnlyList<int> Course { get; init; }

    /// <summary>Takes over a record of the firmware.</summary>
    public static SessionData From(SessionRecord record)
    {
        StrokeSettings settings = new();
        List<ZoneData> zones = [];
        for (int zone = 0; zone < Wording.ZoneCount; zone++)
        {
            if (record.ZonePricks[zone] != 0)
            {
                zones.Add(new ZoneData((ScalpZone)zone, record.ZonePricks[zone], record.TryReadZone((ScalpZone)zone, settings) ? SettingsData.From(settings) : null));
            }
        }
        int date = CalendarDate.FromDayNumber(record.StartDay);
        return new SessionData
        {
            Sequence = record.Sequence,
            State = record.State,
            Kind = record.Kind,
            Client = record.Client,
            Date = date == 0 ? null : new DateOnly(date / 10_000, date / 100 % 100, date % 100),
            Firmware = record.Firmware,
            CalibrationSerial = record.CalibrationSerial,
            StartedAtSeconds = record.StartedAtSeconds,
            ElapsedSeconds = record.ElapsedSeconds,
            NeedleActiveSeconds = record.NeedleActiveSeconds,
            Pricks = record.Pricks,
            CommandedStrokes = record.CommandedStrokes,
            MissedStrokes = record.MissedStrokes,
            TestStrokes = record.TestStrokes,
            Cartridges = record.CartridgeCount,
            CartridgeStrokes = record.CartridgeStrokes,
            PresetIndex = record.PresetIndex,
            Settings = SettingsData.From(record.Settings),
            Zones = zones,
            FaultCount = record.FaultCount,
            Faults = [.. record.LastFaults.Where(fault => fault != FaultCode.None)],
            Course = CourseOf(record),
        };
    }

    /// <summary>Slots in which nothing was stored keep the count before them.</summary>
    private static int[] CourseOf(SessionRecord record)
    {
        int[] course = [.. Enumerable.Range(0, SessionRecord.CourseSlots).Select(record.Course)];
        if (course.All(pricks => pricks == 0))
        {
            return [];
        }
        int slots = Math.Min((record.ElapsedSeconds / SessionRecord.CourseSlotSeconds) + 1, course.Length);
        for (int slot = 1; slot < slots; slot++)
        {
            course[slot] = Math.Max(course[slot], course[slot - 1]);
        }
        return course[..slots];
    }
}

/// <summary>Pricks of a zone and the settings it was worked with last; null in records of before 1.1.</summary>
public sealed record ZoneData(ScalpZone Zone, int Pricks, SettingsData? Settings);

/// <summary>What a prick and its repetition were set to.</summary>
public sealed record SettingsData(StrokeMode Mode, int DepthMicrometres, int FrequencyHertz, int PaceTenthsPerSecond, int DwellMicroseconds, int BurstPricks)
{
    /// <summary>Copies the firmware's settings.</summary>
    public static SettingsData From(StrokeSettings s) => new(s.Mode, s.DepthMicrometres, s.FrequencyHertz, s.PaceTenths, s.DwellMicroseconds, s.BurstPricks);

    /// <summary>The rate that the mode uses, in words.</summary>
    [JsonIgnore]
    public string Rate => Mode switch
    {
        StrokeMode.Paced => FormattableString.Invariant($"{PaceTenthsPerSecond / 10.0:0.0} /s"),
        StrokeMode.Burst => FormattableString.Invariant($"{BurstPricks} pricks"),
        StrokeMode.Continuous => FormattableString.Invariant($"{FrequencyHertz} Hz"),
        _ => "\u2013",
    };
}
