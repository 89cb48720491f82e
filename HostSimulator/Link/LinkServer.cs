using System.Diagnostics;
using System.Runtime.InteropServices;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Link;

/// <summary>Joins the service UART of a running simulated pen with the outer ends of its line.</summary>
public sealed class LinkServer
{

    // The ring of the firmware's UART holds 512 bytes and is flushed when it is full.
    private const int MostUnread = 256;
    private const byte Cancel = 24;
    private const long StepNanoseconds = 5_000_000;
    private const long QuietNanoseconds = 200_000_000;

    private readonly SimulatedPen _pen;
    private readonly ILinkEnd[] _ends;
    private readonly UartPort _uart;
    private readonly byte[] _buffer = new byte[MostUnread];
    private readonly List<byte> _reply = [];
    private ILinkEnd? _speaker;
    private long _quietSince;
    private bool _isClearing;

    /// <summary>Joins a pen, switched on, with the ends.</summary>
    public LinkServer(SimulatedPen pen, params ILinkEnd[] ends)
    {
        _pen = pen;
        _ends = ends;
        _uart = pen.Chip.Uart(UartPort.Service);
    }

    /// <summary>Runs until cancelled, on the calling thread.</summary>
    /// <param name="realTime">One second of the pen lasts one second; false: as fast as the machine can.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="look">Called between the steps of the pen; may be null.</param>
    public void Run(bool realTime, CancellationToken stop, Action? look = null)
    {
        Stopwatch clock = Stopwatch.StartNew();
        long start = _pen.NowNanoseconds;
        while (!stop.IsCancellationRequested)
        {
            _pen.RunFor(StepNanoseconds);
            Exchange();
            look?.Invoke();
            if (realTime)
            {
                Wait(_pen.NowNanoseconds - start - (clock.ElapsedTicks * (1_000_000_000L / Stopwatch.Frequency)));
            }
        }
    }

    /// <summary>Someone has spoken to the pen.</summary>
    public bool HasSpoken => _speaker is not null;

    /// <summary>Carries bytes both ways, between two ticks: for whoever lets the pen's time go on.</summary>
    public void Exchange()
    {
        if (_isClearing)
        {
            Drain();
            return;
        }
        foreach (ILinkEnd end in _ends)
        {
            if (end.Poll() && end == _speaker)
            {
                // What is left of this one's line and of its replies is not for the next.
                _uart.HostWrite([Cancel]);
                _isClearing = true;
                _reply.Clear();
                _quietSince = _pen.NowNanoseconds;
                return;
            }
            int room = MostUnread - _uart.Unread;
            int count = room > 0 ? end.Read(_buffer.AsSpan(0, room)) : 0;
            if (count > 0)
            {
                _speaker = end;
                _uart.HostWrite(_buffer.AsSpan(0, count));
            }
        }
        Answer(_uart.HostRead(_buffer));
    }

    /// <summary>Hands on whole lines: a client may take what comes in one piece for the whole reply.</summary>
    private void Answer(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _reply.Add(_buffer[i]);
            if (_buffer[i] == (byte)'\n')
            {
                _speaker?.Write(CollectionsMarshal.AsSpan(_reply));
                _reply.Clear();
            }
        }
    }

    private void Drain()
    {
        if (_uart.HostRead(_buffer) > 0 || _uart.Unread > 0)
        {
            _quietSince = _pen.NowNanoseconds;
        }
        _isClearing = _pen.NowNanoseconds - _quietSince < QuietNanoseconds;
    }

    private static void Wait(long nanoseconds)
    {
        if (nanoseconds >= 1_000_000)
        {
            Thread.Sleep((int)(nanoseconds / 1_000_000));
        }
    }
}
