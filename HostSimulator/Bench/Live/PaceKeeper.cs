using System.Diagnostics;

namespace SmpPen.HostSimulator.Bench;

/// <summary>Holds simulated time against the clock on the wall. Only here does the bench look at a clock.</summary>
/// <param name="clock">The clock, in ticks of <see cref="Stopwatch"/>; null: the machine's.</param>
internal sealed class PaceKeeper(Func<long>? clock = null)
{
    /// <summary>A machine that is later than this does not catch up, milliseconds.</summary>
    public const double MostDebtMilliseconds = 60;

    private const double RateWindowMilliseconds = 1000;

    private readonly Func<long> _clock = clock ?? Stopwatch.GetTimestamp;

    private long _wallOrigin;
    private long _simulatedOrigin;
    private long _rateWall;
    private long _rateSimulated;

    /// <summary>Pace asked for.</summary>
    public PenPace Pace { get; private set; } = PenPace.Real;

    /// <summary>Simulated seconds a second over the last second.</summary>
    public double MeasuredRate { get; private set; }

    /// <summary>The clock, in its own ticks.</summary>
    public static long Wall => Stopwatch.GetTimestamp();

    /// <summary>Milliseconds between two readings of the clock.</summary>
    public static double Milliseconds(long from, long to) => (to - from) * 1000.0 / Stopwatch.Frequency;

    /// <summary>From now on simulated time goes at this pace.</summary>
    public void Set(PenPace pace, long simulatedNow)
    {
        Pace = pace;
        Rebase(simulatedNow);
    }

    /// <summary>Simulated time goes on from here: after a pause, with a new pen.</summary>
    public void Rebase(long simulatedNow)
    {
        _wallOrigin = _clock();
        _simulatedOrigin = simulatedNow;
        _rateWall = _wallOrigin;
        _rateSimulated = simulatedNow;
    }

    /// <summary>Milliseconds until a moment of simulated time is due; negative: it is overdue.</summary>
    public double MillisecondsUntil(long simulatedNow)
    {
        long wall = _clock();
        double due = (simulatedNow - _simulatedOrigin) / 1e6 / Pace.Factor();
        double early = due - Milliseconds(_wallOrigin, wall);
        if (early < -MostDebtMilliseconds)
        {
            _wallOrigin = wall;
            _simulatedOrigin = simulatedNow;
        }
        return early;
    }

    /// <summary>Measures what is reached.</summary>
    public void NoteRate(long simulatedNow)
    {
        long wall = _clock();
        double elapsed = Milliseconds(_rateWall, wall);
        if (elapsed >= RateWindowMilliseconds)
        {
            MeasuredRate = (simulatedNow - _rateSimulated) / 1e6 / elapsed;
            _rateWall = wall;
            _rateSimulated = simulatedNow;
        }
    }

    /// <summary>Simulated time stands.</summary>
    public void NoteStandstill() => MeasuredRate = 0;
}
