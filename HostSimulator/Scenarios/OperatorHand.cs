using SmpPen.Core.Control;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>The pen did not do what the operator wanted, in any reasonable time.</summary>
internal sealed class NoAnswerException(string wanted, string seen) : Exception($"{wanted}: {seen}")
{
    public string Wanted { get; } = wanted;

    public string Seen { get; } = seen;
}

/// <summary>A hand in human rhythm: it presses, looks, and presses again until what it wants is so.</summary>
internal sealed class OperatorHand(SimulatedPen pen, SplitMix64 chance)
{
    private const long Millisecond = 1_000_000;

    // A practised finger: presses of 80-160 ms, 150-350 ms apart. Design assumption.
    private static readonly ValueRange s_press = new(80 * Millisecond, 160 * Millisecond);
    private static readonly ValueRange s_gap = new(150 * Millisecond, 350 * Millisecond);

    /// <summary>Longest wait for anything that the pen does by itself (homing, moving to depth).</summary>
    public const long LongestWait = 20_000 * Millisecond;

    /// <summary>More presses than any menu or value needs: 2,000 um in steps of 20 um, and back.</summary>
    private const int MostClicks = 250;

    public PenStatus Status => pen.Status;

    public long Now => pen.NowNanoseconds;

    /// <summary>A random time within a range.</summary>
    public long Draw(ValueRange range) => chance.NextBetween(range.Low, range.High);

    /// <summary>A moment from now, exactly.</summary>
    public Moment After(long nanoseconds) => new(pen.NowNanoseconds + nanoseconds, AtTickEnd: false);

    /// <summary>The end of the next control tick.</summary>
    public Moment NextTick() => new(pen.NowNanoseconds + 1, AtTickEnd: true);

    /// <summary>One short press of a button, and the pause after it.</summary>
    public IEnumerable<Moment> Click(PenButton button)
    {
        pen.Hand.PressButton(button);
        yield return After(Draw(s_press));
        pen.Hand.ReleaseButton(button);
        yield return After(Draw(s_gap));
        yield return NextTick();
    }

    /// <summary>Waits until something is so.</summary>
    public IEnumerable<Moment> Await(Func<bool> isSo, string wanted, long longest = LongestWait)
    {
        long giveUp = Now + longest;
        while (!isSo())
        {
            if (Now >= giveUp)
            {
                throw new NoAnswerException(wanted, Describe());
            }
            yield return NextTick();
        }
    }

    /// <summary>Presses until something is so; which button is decided anew before each press.</summary>
    public IEnumerable<Moment> ClickUntil(Func<bool> isSo, Func<PenButton> button, string wanted)
    {
        for (int clicks = 0; !isSo(); clicks++)
        {
            if (clicks == MostClicks || (Status.State == PenState.Fault && !Status.FaultCanBeCleared))
            {
                throw new NoAnswerException(wanted, Describe());
            }
            foreach (Moment moment in Click(button()))
            {
                yield return moment;
            }
        }
    }

    /// <summary>What the pen says of itself, for a message.</summary>
    public string Describe()
    {
        string fault = Status.Fault == 0 ? "" : $", fault {Status.Fault}";
        string notice = Status.Notice == Notice.None ? "" : $", notice {Status.Notice}";
        return $"state {Status.State}, screen {Status.Screen}, row {Status.Cursor}{notice}{fault}";
    }
}
