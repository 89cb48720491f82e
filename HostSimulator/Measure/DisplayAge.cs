using SmpPen.Core.Display;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Measure;

/// <summary>
/// How old a page of the panel is when it is brought up to date: from the tick that first found it different from the status
/// to the moment the panel has the new one. The picture that should be there is drawn beside the firmware, on every change.
/// </summary>
public sealed class DisplayAge
{
    private const long UpToDate = -1;

    private readonly FrameBuffer _wanted = new();
    private readonly int[] _keys = new int[FrameBuffer.Pages];
    private readonly long[] _differsSince = new long[FrameBuffer.Pages];
    private readonly byte[] _shown = new byte[FrameBuffer.Pages * FrameBuffer.Columns];
    private readonly Histogram _ages;
    private ScreenTable? _screens;
    private Screen? _screen;
    private long _previousTick;
    private long _dataBytes;

    /// <summary>Follows a pen.</summary>
    public DisplayAge(SimulatedPen pen, Histogram ages)
    {
        _ages = ages;
        Array.Fill(_differsSince, UpToDate);
        pen.TickEnded += OnTickEnded;
    }

    private void OnTickEnded(SimulatedPen pen, long tickStart)
    {
        _screens ??= new ScreenTable(_wanted, pen.Status);
        Screen screen = _screens.Of(pen.Status.Screen);
        bool isNew = screen != _screen;
        _screen = screen;
        for (int page = 0; page < FrameBuffer.Pages; page++)
        {
            int key = screen.Key(page);
            if (isNew || key != _keys[page])
            {
                _keys[page] = key;
                screen.Render(page);
                // What changes back before it was sent is on the panel still.
                bool differs = !IsOnPanel(pen.Panel, page) || pen.Panel.DataBytes != _dataBytes;
                _differsSince[page] = !differs ? UpToDate : _differsSince[page] == UpToDate ? tickStart : _differsSince[page];
            }
        }
        if (pen.Panel.DataBytes != _dataBytes)
        {
            _dataBytes = pen.Panel.DataBytes;
            Book(pen.Panel, pen.NowNanoseconds);
        }
        _previousTick = tickStart;
    }

    private void Book(Ssd1306Panel panel, long now)
    {
        for (int page = 0; page < FrameBuffer.Pages; page++)
        {
            bool wasSent = CopyIfChanged(panel, page);
            bool isOnPanel = IsOnPanel(panel, page);
            if (_differsSince[page] == UpToDate || !(wasSent || isOnPanel))
            {
                continue;
            }
            if (wasSent)
            {
                _ages.Add(now - _differsSince[page]);
            }
            // Drawn a tick before it was sent: what has changed since is still to come.
            _differsSince[page] = isOnPanel ? UpToDate : _previousTick;
        }
    }

    private bool IsOnPanel(Ssd1306Panel panel, int page)
    {
        for (int column = page * FrameBuffer.Columns; column < (page + 1) * FrameBuffer.Columns; column++)
        {
            if (panel.Memory(column) != _wanted.Bytes[column])
            {
                return false;
            }
        }
        return true;
    }

    private bool CopyIfChanged(Ssd1306Panel panel, int page)
    {
        bool changed = false;
        for (int column = page * FrameBuffer.Columns; column < (page + 1) * FrameBuffer.Columns; column++)
        {
            changed |= _shown[column] != panel.Memory(column);
            _shown[column] = panel.Memory(column);
        }
        return changed;
    }
}
