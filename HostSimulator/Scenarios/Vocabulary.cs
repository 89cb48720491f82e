using System.Text;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.Esp32;
using SmpPen.HostSimulator.Plant;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>The words of scenarios. Case, blanks, hyphens and underscores never matter: "left temple" = LeftTemple.</summary>
public static class Vocabulary
{
    /// <summary>Scalp zones.</summary>
    public static readonly string[] Zones = Enum.GetNames<ScalpZone>();

    /// <summary>Session kinds.</summary>
    public static readonly string[] Kinds = ["first-treatment", "touch-up"];

    /// <summary>Presets as the pen is delivered, in its order.</summary>
    public static readonly string[] Presets = [.. new PenMemory(null!).Presets.Select(preset => preset.Name)];

    /// <summary>Faults that a scenario can put into board and mechanics.</summary>
    public static readonly string[] Faults = FaultLibrary.Names;

    /// <summary>Stroke modes.</summary>
    public static readonly string[] Modes = Enum.GetNames<StrokeMode>();

    /// <summary>States of the pen.</summary>
    public static readonly string[] States = Enum.GetNames<PenState>();

    /// <summary>Screens of the display.</summary>
    public static readonly string[] Screens = Enum.GetNames<ScreenId>();

    /// <summary>Fault codes that the firmware latches.</summary>
    public static readonly string[] FaultCodes = Enum.GetNames<FaultCode>();

    /// <summary>One-line messages of the display.</summary>
    public static readonly string[] Notices = Enum.GetNames<Notice>();

    /// <summary>Buttons.</summary>
    public static readonly string[] Buttons = Enum.GetNames<PenButton>();

    /// <summary>Pins that can be expected, as docs/hardware.md names them.</summary>
    public static readonly (string Name, int Number)[] Pins =
    [
        ("ENABLE", PinMap.Enable),
        ("HEARTBEAT", PinMap.Heartbeat),
        ("STROKE_PWM", PinMap.StrokePwm),
        ("STROKE_SHOT", PinMap.StrokeShot),
        ("DRIVE_SENSE", PinMap.DriveSense),
        ("STROKE_SENSOR", PinMap.StrokeSensor),
        ("STEP", PinMap.Step),
        ("DIRECTION", PinMap.Direction),
        ("HOME_FLAG", PinMap.HomeFlag),
        ("DRIVER_FAULT", PinMap.DriverFault),
        ("PEDAL_NO", PinMap.PedalNormallyOpen),
        ("PEDAL_NC", PinMap.PedalNormallyClosed),
        ("BUTTON_UP", PinMap.ButtonUp),
        ("BUTTON_DOWN", PinMap.ButtonDown),
        ("BUTTON_SELECT", PinMap.ButtonSelect),
        ("BUTTON_STOP", PinMap.ButtonStop),
    ];

    /// <summary>Names of <see cref="Pins"/>.</summary>
    public static readonly string[] PinNames = [.. Pins.Select(pin => pin.Name)];

    /// <summary>A word without case, blanks, hyphens and underscores.</summary>
    public static string Fold(string word)
    {
        StringBuilder folded = new(word.Length);
        foreach (char c in word)
        {
            if (c is not (' ' or '-' or '_'))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }
        return folded.ToString();
    }

    /// <summary>Index of a word in a list, or -1.</summary>
    public static int IndexOf(string word, IReadOnlyList<string> words)
    {
        string folded = Fold(word);
        for (int index = 0; index < words.Count; index++)
        {
            if (Fold(words[index]) == folded)
            {
                return index;
            }
        }
        return -1;
    }
}
