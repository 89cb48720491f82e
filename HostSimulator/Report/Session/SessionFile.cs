using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Storage;

namespace SmpPen.HostSimulator.Report;

/// <summary>The session records of a pen, oldest first, with what identifies the pen: session.json.</summary>
public sealed record SessionFile
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IndentSize = 1,
    };

    /// <summary>Firmware that wrote the file.</summary>
    public required string FirmwareVersion { get; init; }

    /// <summary>Pricks of the pen's life.</summary>
    public required long LifeStrokes { get; init; }

    /// <summary>Pricks of the cartridge fitted.</summary>
    public required long CartridgeStrokes { get; init; }

    /// <summary>Depth calibration in force; null when there is none.</summary>
    public required CalibrationData? Calibration { get; init; }

    /// <summary>The records, oldest first.</summary>
    public required IReadOnlyList<SessionData> Sessions { get; init; }

    /// <summary>Reads the records of a running pen.</summary>
    public static SessionFile Of(PenController pen)
    {
        DepthCalibration calibration = pen.Model.Calibration.InForce;
        return new SessionFile
        {
            FirmwareVersion = Core.Control.FirmwareVersion.Text,
            LifeStrokes = pen.Status.LifeStrokes,
            CartridgeStrokes = pen.Status.CartridgeStrokes,
            Calibration = calibration.Serial == 0 ? null : new CalibrationData(calibration.Serial, Day(calibration.Date), calibration.Technician),
            Sessions = Read(pen.Model.Keeper.Store),
        };
    }

    /// <summary>The records of a store, oldest first; unreadable ones are left out.</summary>
    public static IReadOnlyList<SessionData> Read(SessionStore store)
    {
        List<SessionData> sessions = [];
        SessionRecord record = new();
        for (int index = store.Count - 1; index >= 0; index--)
        {
            if (store.Read(index, record))
            {
                sessions.Add(SessionData.From(record));
            }
        }
        return sessions;
    }

    /// <summary>Reads a file written by <see cref="ToJson"/>.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static SessionFile FromJson(string text) =>
        JsonSerializer.Deserialize<SessionFile>(text, s_json) ?? throw new JsonException("the file says null");

    /// <summary>The records as a JSON file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_json) + "\n";

    private static DateOnly Day(int date) => new(date / 10_000, date / 100 % 100, date % 100);
}

/// <summary>Which depth calibration was in force, of when and by whom.</summary>
public sealed record CalibrationData(int Serial, DateOnly Date, string Technician);
