using SmpPen.Core.Calibration;
using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.Unit.Control;

namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>Everything that the pen knows after it has been started on a flash.</summary>
/// <param name="Sessions">Records, newest first.</param>
/// <param name="LifeStrokes">Pricks of the pen's life.</param>
/// <param name="CartridgeStrokes">Pricks of the cartridge.</param>
/// <param name="PresetDepths">Depth of each preset, in micrometres.</param>
/// <param name="DepthLimitMicrometres">Technician's limit.</param>
/// <param name="Memory">Hash of limits, presets and choices.</param>
/// <param name="CalibrationSerial">Calibration in force; 0 = none.</param>
/// <param name="Calibration">Hash of the calibration.</param>
/// <param name="Pin">The technician's PIN.</param>
/// <param name="Fault">Fault that it shows.</param>
public sealed record StoredView(
    IReadOnlyList<StoredSession> Sessions,
    long LifeStrokes,
    long CartridgeStrokes,
    int[] PresetDepths,
    int DepthLimitMicrometres,
    ulong Memory,
    int CalibrationSerial,
    ulong Calibration,
    StoredPin Pin,
    FaultCode Fault)
{
    // Enough for the start to repair and store what it has to, and for a fault to be shown.
    private const int StartMilliseconds = 100;

    /// <summary>Starts a pen on a flash and looks at it.</summary>
    public static StoredView Of(IFileStore files)
    {
        PenRig rig = new(files);
        rig.Run(StartMilliseconds);
        List<StoredSession> sessions = [];
        SessionRecord record = new();
        for (int index = 0; index < rig.Pen.Model.Keeper.Store.Count; index++)
        {
            if (rig.Pen.Model.Keeper.Store.Read(index, record))
            {
                sessions.Add(StoredSession.Of(record));
            }
        }
        PenLimits limits = new();
        PenMemory memory = new(files);
        memory.Load(limits);
        return new StoredView(
            sessions,
            rig.Pen.Model.Counters.LifeStrokes,
            rig.Pen.Model.Counters.CartridgeStrokes,
            [.. memory.Presets.Select(preset => preset.Settings.DepthMicrometres)],
            limits.DepthMicrometres.TechnicianHigh,
            Hash(memory, limits),
            rig.Pen.Model.Calibration.InForce.Serial,
            Hash(rig.Pen.Model.Calibration.InForce),
            StoredPin.Of(files),
            rig.Status.Fault);
    }

    /// <summary>Nothing differs.</summary>
    public bool IsEqualTo(StoredView other) => Sessions.Count == other.Sessions.Count
        && Sessions.Zip(other.Sessions).All(pair => pair.First.Fingerprint == pair.Second.Fingerprint)
        && LifeStrokes == other.LifeStrokes
        && CartridgeStrokes == other.CartridgeStrokes
        && Memory == other.Memory
        && Calibration == other.Calibration
        && Pin == other.Pin
        && Fault == other.Fault;

    private static ulong Hash(PenMemory memory, PenLimits limits)
    {
        Fingerprint fields = new();
        foreach (Guardrail limit in (Guardrail[])[limits.DepthMicrometres, limits.FrequencyHertz, limits.PaceTenths, limits.DwellMicroseconds, limits.BurstPricks, limits.CartridgeZeroMicrometres])
        {
            fields.Add(limit.TechnicianHigh);
        }
        foreach (Preset preset in memory.Presets)
        {
            fields.Add(preset.Name);
            fields.Add(preset.Settings);
        }
        fields.Add(memory.LastPresetIndex);
        fields.Add((int)memory.LastZone);
        fields.Add((int)memory.LastKind);
        fields.Add(memory.CartridgeZeroMicrometres);
        return fields.Value;
    }

    private static ulong Hash(DepthCalibration calibration)
    {
        Fingerprint fields = new();
        fields.Add(calibration.Serial);
        if (calibration.Serial != 0)
        {
            fields.Add(calibration.Count);
            fields.Add(calibration.BacklashMicrometres);
            fields.Add(calibration.Date);
            fields.Add(calibration.MonthsValid);
            fields.Add(calibration.Technician);
            foreach (int value in calibration.Microsteps.Concat(calibration.Micrometres).Concat(calibration.CheckTargets).Concat(calibration.CheckReadings))
            {
                fields.Add(value);
            }
        }
        return fields.Value;
    }
}
