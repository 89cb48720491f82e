using SmpPen.Core.Control;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.HostSimulator.Safety;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>A flash on which an earlier pen has stored presets.</summary>
internal static class PresetFlash
{
    public static FlashVolume Make(ulong seed, IReadOnlyList<EditPresetStep> presets)
    {
        FlashVolume flash = new(seed);
        PenMemory memory = new(new VolumeFiles(flash));
        foreach (EditPresetStep preset in presets)
        {
            StrokeSettings settings = memory.Presets[preset.PresetIndex].Settings;
            foreach (SetStep change in preset.Changes)
            {
                Set(settings, change.Setting, change.Value);
            }
        }
        memory.Save(new PenLimits());
        return flash;
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
