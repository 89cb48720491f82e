using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Safety;
using SmpPen.Unit.Fakes;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>A flash on which an earlier pen has stored presets and a technician the calibration.</summary>
internal static class StartFlash
{
    // Points that cover what depth and cartridge zero ask for.
    private static readonly int[] s_pointMicrosteps = [64, 508, 952, 1396, 1840];

    public static FlashVolume Make(ulong seed, Scenario scenario)
    {
        FlashVolume flash = new(seed);
        if (scenario.IsCalibrated)
        {
            Calibrate(flash, scenario.Plant);
        }
        if (scenario.Presets.Count > 0 || scenario.DepthLimitMicrometres is not null)
        {
            StoreMemory(flash, scenario);
        }
        return flash;
    }

    /// <summary>What a technician with a perfect dial would have stored: the lead of this screw. Its periodic error stays.</summary>
    private static void Calibrate(FlashVolume flash, PlantParameters plant)
    {
        DepthCalibration calibration = new() { Count = s_pointMicrosteps.Length, BacklashMicrometres = plant.BacklashNanometres / 1000, Serial = 1, Date = 20260101, Technician = "SIM", MonthsValid = 12 };
        for (int point = 0; point < s_pointMicrosteps.Length; point++)
        {
            double travel = s_pointMicrosteps[point] * 1000.0 / plant.MicrostepsPerMillimetre * (1.0 + (plant.LeadErrorPartsPerMillion * 1e-6));
            calibration.Microsteps[point] = s_pointMicrosteps[point];
            calibration.Micrometres[point] = (int)Math.Round(travel - plant.HomeBehindNoseMicrometres);
        }
        Stored.Save(new CalibrationStore(new VolumeFiles(flash)), calibration);
    }

    private static void StoreMemory(FlashVolume flash, Scenario scenario)
    {
        PenMemory memory = new(new VolumeFiles(flash));
        foreach (EditPresetStep preset in scenario.Presets)
        {
            StrokeSettings settings = memory.Presets[preset.PresetIndex].Settings;
            foreach (SetStep change in preset.Changes)
            {
                Set(settings, change.Setting, change.Value);
            }
        }
        if (scenario.Presets.Count > 0)
        {
            // The first of them is the one that the pen starts with.
            memory.LastPresetIndex = scenario.Presets[0].PresetIndex;
            memory.LastSettings.CopyFrom(memory.Presets[memory.LastPresetIndex].Settings);
        }
        PenLimits limits = new();
        limits.DepthMicrometres.TechnicianHigh = scenario.DepthLimitMicrometres ?? limits.DepthMicrometres.TechnicianHigh;
        memory.Save(limits);
    }

    private static void Set(StrokeSettings settings, SettingId setting, int value)
    {
        switch (setting)
        {
            case SettingId.Mode:
                settings.Mode = (StrokeMode)value;
                break;
            case SettingId.Depth:
                settings.DepthMicrometres = value;
                break;
            case SettingId.Frequency:
                settings.FrequencyHertz = value;
                break;
            case SettingId.Pace:
                settings.PaceTenths = value;
                break;
            case SettingId.Dwell:
                settings.DwellMicroseconds = value;
                break;
            case SettingId.Burst:
                settings.BurstPricks = value;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(setting));
        }
    }
}
