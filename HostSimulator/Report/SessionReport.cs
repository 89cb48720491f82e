using System.Text.Json;
using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Report;

/// <summary>The session records in the pen's own store, as a file.</summary>
public static class SessionReport
{
    /// <summary>Writes every stored record, oldest first, and the counters of cartridge and life.</summary>
    public static string ToJson(PenController pen)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("firmwareVersion", FirmwareVersion.Text);
            json.WriteNumber("lifeStrokes", pen.Status.LifeStrokes);
            json.WriteNumber("cartridgeStrokes", pen.Status.CartridgeStrokes);
            json.WriteStartArray("sessions");
            SessionRecord record = new();
            for (int index = pen.Sessions.Count - 1; index >= 0; index--)
            {
                if (pen.Sessions.Read(index, record))
                {
                    Write(json, record);
                }
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, SessionRecord record)
    {
        json.WriteStartObject();
        json.WriteNumber("sequence", record.Sequence);
        json.WriteString("state", record.State.ToString());
        json.WriteString("kind", Vocabulary.Kinds[(int)record.Kind]);
        json.WriteNumber("startedAtSeconds", record.StartedAtSeconds);
        json.WriteNumber("elapsedSeconds", record.ElapsedSeconds);
        json.WriteNumber("needleActiveSeconds", record.NeedleActiveSeconds);
        json.WriteNumber("pricks", record.Pricks);
        json.WriteStartObject("pricksPerZone");
        for (int zone = 0; zone < record.ZonePricks.Length; zone++)
        {
            if (record.ZonePricks[zone] != 0)
            {
                json.WriteNumber(Wording.Zone((ScalpZone)zone), record.ZonePricks[zone]);
            }
        }
        json.WriteEndObject();
        json.WriteNumber("commandedStrokes", record.CommandedStrokes);
        json.WriteNumber("missedStrokes", record.MissedStrokes);
        json.WriteNumber("testStrokes", record.TestStrokes);
        json.WriteNumber("cartridges", record.CartridgeCount);
        json.WriteNumber("cartridgeStrokes", record.CartridgeStrokes);
        json.WriteString("preset", Vocabulary.Presets[record.PresetIndex]);
        json.WriteStartObject("settings");
        json.WriteString("mode", Wording.Mode(record.Settings.Mode));
        json.WriteNumber("depthMicrometres", record.Settings.DepthMicrometres);
        json.WriteNumber("frequencyHertz", record.Settings.FrequencyHertz);
        json.WriteNumber("paceTenthsPerSecond", record.Settings.PaceTenths);
        json.WriteNumber("dwellMicroseconds", record.Settings.DwellMicroseconds);
        json.WriteNumber("burstPricks", record.Settings.BurstPricks);
        json.WriteEndObject();
        json.WriteStartArray("faults");
        foreach (FaultCode fault in record.LastFaults)
        {
            if (fault != FaultCode.None)
            {
                json.WriteStringValue(fault.ToString());
            }
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
