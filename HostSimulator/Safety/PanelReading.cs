using SmpPen.Core.Control;
using SmpPen.Core.Display;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Safety;

/// <summary>What the panel's pixels tell the user: the depth set, the cartridge zero, the fault. Only whole pictures are believed.</summary>
/// <remarks>
/// Every picture that can be asked for is drawn once with the firmware's fonts; reading is then a comparison of hashes, a few
/// hundred bytes when the panel has changed.
/// </remarks>
internal sealed class PanelReading(SimulatedPen pen)
{
    // Columns left of the mark and of the scale that stand beside the figures.
    private const int DepthColumns = 53;
    private const int ZeroColumns = 67;
    private const int HeadPages = 2;
    private const int FigurePage = 1;
    private const int FigurePages = 3;

    private static readonly Lazy<Pictures> s_pictures = new(() => new Pictures());

    private readonly Pictures _pictures = s_pictures.Value;
    private long _changes = -1;

    /// <summary>Depth shown last, um; -1: none yet.</summary>
    public int DepthMicrometres { get; private set; } = -1;

    /// <summary>Cartridge zero shown last, um.</summary>
    public int ZeroMicrometres { get; private set; }

    /// <summary>The cartridge zero is on the panel.</summary>
    public bool ShowsZero { get; private set; }

    /// <summary>The fault on the panel, or None.</summary>
    public FaultCode Fault { get; private set; }

    /// <summary>Looks again; false when nothing has changed.</summary>
    public bool Look()
    {
        Ssd1306Panel panel = pen.Panel;
        if (panel.ChangeCount == _changes)
        {
            return false;
        }
        _changes = panel.ChangeCount;
        Fault = panel.IsLit && _pictures.Faults.TryGetValue(Hash(panel, 0, HeadPages, FrameBuffer.Columns), out int code) ? (FaultCode)code : FaultCode.None;
        ShowsZero = panel.IsLit && Hash(panel, 0, 1, FrameBuffer.Columns) == _pictures.ZeroHeading;
        if (ShowsZero && _pictures.Zeros.TryGetValue(Hash(panel, FigurePage, FigurePages, ZeroColumns), out int zero))
        {
            ZeroMicrometres = zero;
        }
        else if (!ShowsZero && panel.IsLit && _pictures.Depths.TryGetValue(Hash(panel, FigurePage, FigurePages, DepthColumns), out int depth))
        {
            DepthMicrometres = depth;
        }
        return true;
    }

    /// <summary>FNV-1a over a part of the panel.</summary>
    private static ulong Hash(Ssd1306Panel panel, int firstPage, int pages, int columns)
    {
        ulong hash = 14695981039346656037;
        for (int page = firstPage; page < firstPage + pages; page++)
        {
            for (int column = 0; column < columns; column++)
            {
                hash = (hash ^ panel.Memory((page * FrameBuffer.Columns) + column)) * 1099511628211;
            }
        }
        return hash;
    }

    private sealed class Pictures
    {
        private readonly FrameBuffer _frame = new();
        private readonly PenStatus _status = new();
        private readonly ScreenTable _screens;

        public Pictures()
        {
            _screens = new ScreenTable(_frame, _status);
            PenLimits limits = new();
            for (int code = 1; code < FaultCatalogue.Count; code++)
            {
                _status.Fault = (FaultCode)code;
                Faults.Add(Draw(ScreenId.Fault, 0, HeadPages, FrameBuffer.Columns), code);
            }
            _status.Fault = FaultCode.None;
            ZeroHeading = Draw(ScreenId.CartridgeZero, 0, 1, FrameBuffer.Columns);
            for (int zero = limits.CartridgeZeroMicrometres.AbsoluteLow; zero <= limits.CartridgeZeroMicrometres.AbsoluteHigh; zero += limits.CartridgeZeroMicrometres.Step)
            {
                _status.CartridgeZeroMicrometres = zero;
                Zeros.Add(Draw(ScreenId.CartridgeZero, FigurePage, FigurePages, ZeroColumns), zero);
            }
            for (int depth = limits.DepthMicrometres.AbsoluteLow; depth <= limits.DepthMicrometres.AbsoluteHigh; depth += limits.DepthMicrometres.Step)
            {
                _status.Settings.DepthMicrometres = depth;
                _status.Selected = SettingId.Depth;
                Depths.Add(Draw(ScreenId.Ready, FigurePage, FigurePages, DepthColumns), depth);
                _status.Selected = SettingId.Dwell;
                Depths.Add(Draw(ScreenId.Ready, FigurePage, FigurePages, DepthColumns), depth);
            }
        }

        public Dictionary<ulong, int> Faults { get; } = [];

        public Dictionary<ulong, int> Zeros { get; } = [];

        public Dictionary<ulong, int> Depths { get; } = [];

        public ulong ZeroHeading { get; }

        private ulong Draw(ScreenId screen, int firstPage, int pages, int columns)
        {
            ulong hash = 14695981039346656037;
            for (int page = firstPage; page < firstPage + pages; page++)
            {
                _screens.Of(screen).Render(page);
                for (int column = 0; column < columns; column++)
                {
                    hash = (hash ^ _frame.Bytes[(page * FrameBuffer.Columns) + column]) * 1099511628211;
                }
            }
            return hash;
        }
    }
}
