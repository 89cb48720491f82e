using System.Globalization;
using System.Text;
using SmpPen.Core.Session;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Report;

/// <summary>Session records as comma-separated values (RFC 4180), a line a session; units are in the headings.</summary>
public static class SessionTable
{
    /// <summary>Writes heading and lines.</summary>
    public static string ToCsv(IEnumerable<SessionData> sessions)
    {
        StringBuilder text = new();
        text.Append("session,state,kind,client,date,elapsed_s,needle_active_s,pricks,commanded,missed,test_strokes,cartridges,cartridge_strokes,preset,mode,depth_mm,frequency_hz,pace_per_s,dwell_ms,burst,faults,last_faults,firmware,calibration");
        foreach (string zone in Vocabulary.Zones)
        {
            text.Append(",pricks_").Append(zone.ToLowerInvariant().Replace(' ', '_'));
        }
        text.Append("\r\n");
        foreach (SessionData s in sessions)
        {
            SettingsData set = s.Settings;
            text.AppendJoin(',',
                s.Sequence, s.State, Vocabulary.Kinds[(int)s.Kind], Cell(s.Client), s.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                s.ElapsedSeconds, s.NeedleActiveSeconds, s.Pricks, s.CommandedStrokes, s.MissedStrokes, s.TestStrokes, s.Cartridges, s.CartridgeStrokes,
                Vocabulary.Presets[s.PresetIndex], Wording.Mode(set.Mode), Thousandths(set.DepthMicrometres), set.FrequencyHertz,
                (set.PaceTenthsPerSecond / 10.0).ToString("0.0", CultureInfo.InvariantCulture), Thousandths(set.DwellMicroseconds), set.BurstPricks,
                s.FaultCount, string.Join(' ', s.Faults), Cell(s.Firmware), s.CalibrationSerial);
            for (int zone = 0; zone < Wording.ZoneCount; zone++)
            {
                text.Append(',').Append(s.Zones.FirstOrDefault(worked => (int)worked.Zone == zone)?.Pricks ?? 0);
            }
            text.Append("\r\n");
        }
        return text.ToString();
    }

    private static string Thousandths(int value) => (value / 1000.0).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
