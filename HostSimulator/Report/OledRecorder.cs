using System.Globalization;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Report;

/// <summary>Saves the panel as a picture at each change of screen, once the new screen stands on the glass.</summary>
/// <remarks>
/// Work is a constant alternation of Ready and Pricking: after each other screen only the first
/// <see cref="AlternationsKept"/> of these pictures are kept, so that a treatment of 14,000 pricks stays a folder a person can look through.
/// </remarks>
public sealed class OledRecorder
{
    /// <summary>Pictures of Ready and Pricking kept after each other screen.</summary>
    public const int AlternationsKept = 4;

    /// <summary>Side of a magnified pixel.</summary>
    public const int Scale = 4;

    /// <summary>Dark frame around the picture, in panel pixels.</summary>
    public const int Margin = 2;

    /// <summary>The panel is sent page by page, a tick or a few apart: a picture that has not changed for so many ticks is complete.</summary>
    private const int QuietTicks = 25;

    /// <summary>A picture that never comes to rest (a counter that runs) is taken after so many ticks.</summary>
    private const int MostTicks = 100;

    private readonly SimulatedPen _pen;
    private readonly string _directory;
    private ScreenId _screen = (ScreenId)(-1);
    private long _changes;
    private int _settling;
    private int _quiet;
    private int _alternations;

    /// <summary>Records a pen into a directory that exists.</summary>
    public OledRecorder(SimulatedPen pen, string directory)
    {
        _pen = pen;
        _directory = directory;
        pen.TickEnded += OnTickEnded;
    }

    /// <summary>Pictures written.</summary>
    public int Written { get; private set; }

    /// <summary>Changes of screen without a picture: the further alternations of Ready and Pricking.</summary>
    public int Omitted { get; private set; }

    private void OnTickEnded(SimulatedPen pen, long tickStart)
    {
        if (pen.Status.Screen != _screen)
        {
            if (_settling > 0)
            {
                // A screen that went before it was complete was still seen.
                Save();
            }
            _screen = pen.Status.Screen;
            _settling = MostTicks;
            _quiet = 0;
        }
        else if (_settling > 0)
        {
            _quiet = pen.Panel.ChangeCount == _changes ? _quiet + 1 : 0;
            if (--_settling == 0 || _quiet == QuietTicks)
            {
                Save();
            }
        }
        _changes = pen.Panel.ChangeCount;
    }

    private void Save()
    {
        _settling = 0;
        bool alternates = _screen is ScreenId.Ready or ScreenId.Pricking;
        _alternations = alternates ? _alternations + 1 : 0;
        if (_alternations > AlternationsKept)
        {
            Omitted++;
            return;
        }
        Written++;
        string name = string.Create(CultureInfo.InvariantCulture, $"{Written:0000}-{_pen.NowNanoseconds / 1e9:00000.000}s-{_screen}.png");
        using FileStream file = File.Create(Path.Combine(_directory, name));
        PngWriter.Write(file, Ssd1306Panel.Width, Ssd1306Panel.Height, Scale, Margin, _pen.Panel.Pixel);
    }
}
