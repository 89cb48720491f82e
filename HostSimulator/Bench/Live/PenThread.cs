using System.Collections.Concurrent;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Bench;

/// <summary>
/// The thread that the simulated pen lives on. It holds simulated time to its pace, stops it, and does between two moments of
/// it what other threads ask for. Pacing is an event on the pen's own timeline, so time can stand within a control tick too.
/// </summary>
internal sealed class PenThread : IDisposable
{
    /// <summary>Time on the wall between two looks at clock and requests, milliseconds.</summary>
    public const double SliceMilliseconds = 5;

    /// <summary>Simulated time that goes by at most after the pacing is given up, ns.</summary>
    private const long ChunkNanoseconds = 50_000_000;

    private readonly ConcurrentQueue<Action> _requests = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly Thread _thread;
    private readonly Action _frame;
    private readonly double _frameMilliseconds;
    private readonly DelegateEvent _pacer;
    private SimulatedPen? _pen;
    private Action? _change;
    private long _nextFrame = PaceKeeper.Wall;
    private long _holdAt = long.MaxValue;
    private bool _held;
    private volatile bool _quits;

    /// <summary>A thread that stands until it is given a pen.</summary>
    /// <param name="frame">Called on the thread so many times a second, also while time stands.</param>
    /// <param name="framesPerSecond">How many.</param>
    public PenThread(Action frame, int framesPerSecond)
    {
        _frame = frame;
        _frameMilliseconds = 1000.0 / framesPerSecond;
        _pacer = new DelegateEvent(OnPacer);
        _thread = new Thread(Work) { Name = "pen", IsBackground = true };
    }

    /// <summary>The simulator itself failed. On the thread.</summary>
    public event Action<Exception>? BrokeDown;

    /// <summary>A request or a frame failed; the pen goes on. On the thread.</summary>
    public event Action<Exception>? RequestFailed;

    public PaceKeeper Pace { get; } = new();

    /// <summary>Simulated time stands, or will at once.</summary>
    public bool IsPaused => _holdAt != long.MaxValue;

    public void Start() => _thread.Start();

    /// <summary>Has something done on the thread, soon, also while time stands. Any thread.</summary>
    public void Post(Action request)
    {
        _requests.Enqueue(request);
        _wake.Set();
    }

    /// <summary>The same with an answer. Any thread.</summary>
    public Task<T> Ask<T>(Func<T> question)
    {
        TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                answer.SetResult(question());
            }
            catch (Exception problem)
            {
                answer.SetException(problem);
            }
        });
        return answer.Task;
    }

    /// <summary>Simulated time stops here, or goes on.</summary>
    public void SetPaused(bool paused)
    {
        _holdAt = paused ? long.MinValue : long.MaxValue;
        if (!paused)
        {
            Pace.Rebase(_pen?.NowNanoseconds ?? 0);
        }
    }

    /// <summary>Simulated time goes on, and stops at the next moment that <see cref="HoldSoon"/> is called.</summary>
    public void RunOn()
    {
        if (_held)
        {
            Pace.Rebase(_pen?.NowNanoseconds ?? 0);
        }
        _holdAt = long.MaxValue;
    }

    /// <summary>Simulated time stops after the event that is happening.</summary>
    public void HoldSoon()
    {
        _holdAt = long.MinValue;
        _pen?.Timeline.Schedule(_pacer, _pen.NowNanoseconds);
    }

    /// <summary>While it stands, simulated time goes on for a nanosecond or a few, until something is so.</summary>
    public void Nudge(long untilNanoseconds)
    {
        if (IsPaused && _pen is not null)
        {
            // What it went on by before is no debt.
            Pace.Rebase(_pen.NowNanoseconds);
            _holdAt = untilNanoseconds;
            _pen.Timeline.Schedule(_pacer, untilNanoseconds);
        }
    }

    /// <summary>Changes the pace.</summary>
    public void SetPace(PenPace pace) => Pace.Set(pace, _pen?.NowNanoseconds ?? 0);

    /// <summary>Gives the present pen up; then the thread does something outside any pen's timeline, such as taking another one.</summary>
    public void ChangePen(Action change)
    {
        _change = change;
        _holdAt = long.MaxValue;
    }

    /// <summary>Lives with another pen from now on; within <see cref="ChangePen"/>, before the pen is switched on.</summary>
    public void Take(SimulatedPen pen)
    {
        _pen = pen;
        Pace.Rebase(pen.NowNanoseconds);
        pen.Timeline.Schedule(_pacer, pen.NowNanoseconds);
    }

    /// <summary>Stands within an event until time may go on: for a scenario that stops before a step.</summary>
    public void StandHere()
    {
        _holdAt = long.MinValue;
        Breathe(_pen!.NowNanoseconds);
    }

    public void Dispose()
    {
        _quits = true;
        _wake.Set();
        if (_thread.IsAlive && Thread.CurrentThread != _thread)
        {
            _thread.Join(TimeSpan.FromSeconds(5));
        }
    }

    private bool MustReturn => _quits || _change is not null;

    private void Work()
    {
        while (!_quits)
        {
            try
            {
                if (_change is { } change)
                {
                    _change = null;
                    change();
                }
                else if (_pen is { } pen)
                {
                    pen.RunUntil(pen.NowNanoseconds + ChunkNanoseconds);
                }
                else
                {
                    Stand();
                }
            }
            catch (Exception problem)
            {
                _pen = null;
                BrokeDown?.Invoke(problem);
            }
        }
    }

    private void OnPacer(long now)
    {
        Breathe(now);
        if (!MustReturn && !_pacer.IsScheduled)
        {
            long slice = Math.Max(1, (long)(SliceMilliseconds * 1e6 * Pace.Pace.Factor()));
            _pen!.Timeline.Schedule(_pacer, Math.Min(now + slice, _holdAt > now ? _holdAt : long.MaxValue));
        }
    }

    /// <summary>Without a pen there is only the page to serve.</summary>
    private void Stand()
    {
        Requests();
        Frame();
        _wake.WaitOne((int)_frameMilliseconds);
    }

    /// <summary>Serves requests and page until this moment of simulated time is due, and for as long as it stands.</summary>
    private void Breathe(long now)
    {
        while (true)
        {
            Requests();
            if (MustReturn)
            {
                return;
            }
            Frame();
            _held = now >= _holdAt;
            double wait;
            if (_held)
            {
                Pace.NoteStandstill();
                wait = _frameMilliseconds;
            }
            else
            {
                Pace.NoteRate(now);
                wait = Pace.MillisecondsUntil(now);
                if (wait < 0.5)
                {
                    return;
                }
            }
            double toFrame = PaceKeeper.Milliseconds(PaceKeeper.Wall, _nextFrame);
            _wake.WaitOne((int)Math.Max(1, Math.Min(wait, toFrame)));
        }
    }

    private void Requests()
    {
        // What is asked for after a change of pens is meant for the new one.
        while (!MustReturn && _requests.TryDequeue(out Action? request))
        {
            Guarded(request);
        }
    }

    /// <summary>What goes wrong here must not reach the firmware, whose call may be on the stack.</summary>
    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception problem)
        {
            RequestFailed?.Invoke(problem);
        }
    }

    private void Frame()
    {
        long wall = PaceKeeper.Wall;
        if (wall < _nextFrame)
        {
            return;
        }
        long interval = (long)(_frameMilliseconds / 1000 * System.Diagnostics.Stopwatch.Frequency);
        _nextFrame = Math.Max(_nextFrame + interval, wall + (interval / 2));
        Guarded(_frame);
    }
}
