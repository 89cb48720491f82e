using SmpPen.Core.Session;
using SmpPen.Core.Storage;

namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>One session record as the pen shows it after a start.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="State">How far it got.</param>
/// <param name="Pricks">Pricks of all zones.</param>
/// <param name="Zones">Pricks of each zone.</param>
/// <param name="Fingerprint">Hash of every field.</param>
public readonly record struct StoredSession(uint Sequence, RecordState State, int Pricks, int[] Zones, ulong Fingerprint)
{
    /// <summary>Takes over a record.</summary>
    public static StoredSession Of(SessionRecord record)
    {
        Fingerprint fields = new();
        fields.Add((int)record.Sequence);
        fields.Add((int)record.State);
        fields.Add((int)record.Kind);
        fields.Add(record.StartedAtSeconds);
        foreach (int pricks in record.ZonePricks)
        {
            fields.Add(pricks);
        }
        fields.Add(record.CommandedStrokes);
        fields.Add(record.MissedStrokes);
        fields.Add(record.TestStrokes);
        fields.Add(record.ElapsedSeconds);
        fields.Add(record.NeedleActiveSeconds);
        fields.Add(record.PresetIndex);
        fields.Add(record.Settings);
        fields.Add(record.CartridgeCount);
        fields.Add(record.CartridgeStrokes);
        fields.Add(record.FaultCount);
        foreach (Core.Safety.FaultCode fault in record.LastFaults)
        {
            fields.Add((int)fault);
        }
        foreach (char letter in record.Client + "/" + record.Firmware)
        {
            fields.Add(letter);
        }
        fields.Add(record.StartDay);
        fields.Add(record.CalibrationSerial);
        StrokeSettings zoneSettings = new();
        for (int zone = 0; zone < Wording.ZoneCount; zone++)
        {
            fields.Add(record.TryReadZone((ScalpZone)zone, zoneSettings) ? 1 : 0);
            fields.Add(zoneSettings);
        }
        for (int slot = 0; slot < SessionRecord.CourseSlots; slot++)
        {
            fields.Add(record.Course(slot));
        }
        return new StoredSession(record.Sequence, record.State, record.Pricks, [.. record.ZonePricks], fields.Value);
    }
}
