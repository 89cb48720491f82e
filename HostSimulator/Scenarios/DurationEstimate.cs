using SmpPen.Core.Control;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>How long a scenario will roughly take, for the progress bar: follows presets and settings through its steps.</summary>
public sealed class DurationEstimate
{
    private const double Second = 1e9;

    private readonly PenMemory _memory = new(null!);
    private readonly StrokeSettings _settings = new();
    private double _sum;

    private DurationEstimate()
    {
    }

    /// <summary>Virtual time in nanoseconds.</summary>
    public static double Of(IReadOnlyList<Step> steps)
    {
        DurationEstimate estimate = new();
        estimate.AddAll(steps);
        return Math.Max(estimate._sum, Second);
    }

    private void AddAll(IReadOnlyList<Step> steps)
    {
        foreach (Step step in steps)
        {
            Add(step);
        }
    }

    private void Add(Step step)
    {
        switch (step)
        {
            case WaitStep wait:
                _sum += wait.For.Mean;
                break;
            case AtStep at:
                _sum = at.Nanoseconds;
                break;
            case PressPedalStep press:
                _sum += press.For.Mean;
                break;
            case HoldPedalStep hold:
                _sum += hold.Times * (double)(hold.For.Mean + hold.Rest.Mean);
                break;
            case PrickStep prick:
                _sum += Math.Ceiling(prick.Count / PricksAPress(prick.Pedal.Mean)) * (prick.Pedal.Mean + prick.Rest.Mean);
                break;
            case ActStep act:
                _sum = Math.Max(_sum, act.AtNanoseconds);
                break;
            case RepeatStep repeat:
                double before = _sum;
                AddAll(repeat.Steps);
                _sum += (_sum - before) * (repeat.Times - 1);
                break;
            case BeginSessionStep begin:
                _settings.CopyFrom(_memory.Presets[begin.PresetIndex].Settings);
                _sum += 9 * Second;
                break;
            case ChoosePresetStep choose:
                _settings.CopyFrom(_memory.Presets[choose.PresetIndex].Settings);
                _sum += 5 * Second;
                break;
            case EditPresetStep edit:
                edit.Changes.ToList().ForEach(change => Set(_memory.Presets[edit.PresetIndex].Settings, change));
                _sum += 12 * Second;
                break;
            case SetStep set:
                Set(_settings, set);
                _sum += 4 * Second;
                break;
            case PressButtonStep press:
                _sum += press.Times * (press.For?.Mean ?? (0.4 * Second));
                break;
            case ChangeZoneStep or ChangeCartridgeStep or PauseStep or ResumeStep or EndSessionStep or PowerOnStep:
                _sum += 4 * Second;
                break;
            default:
                break;
        }
    }

    private double PricksAPress(long pedalNanoseconds) => _settings.Mode switch
    {
        StrokeMode.Burst => _settings.BurstPricks,
        StrokeMode.Paced => 1.0 + (_settings.PaceTenths * pedalNanoseconds / (10.0 * Second)),
        StrokeMode.Continuous => 1.0 + (_settings.FrequencyHertz * pedalNanoseconds / Second),
        _ => 1.0,
    };

    private static void Set(StrokeSettings settings, SetStep change)
    {
        switch (change.Setting)
        {
            case SettingId.Mode:
                settings.Mode = (StrokeMode)change.Value;
                break;
            case SettingId.Frequency:
                settings.FrequencyHertz = change.Value;
                break;
            case SettingId.Pace:
                settings.PaceTenths = change.Value;
                break;
            case SettingId.Burst:
                settings.BurstPricks = change.Value;
                break;
            default:
                break;
        }
    }
}
