using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>The foot on the pedal, and the eye on the counter.</summary>
internal sealed class PedalOperator(SimulatedPen pen, OperatorHand hand, ScreenOperator screens)
{
    /// <summary>The operator gives up after so many presses without a prick.</summary>
    private const int MostIdlePresses = 5;

    /// <summary>From reading the counter to leaving the pedal. Literature: simple visual reaction, 150-250 ms.</summary>
    private static readonly ValueRange s_reaction = new(150_000_000, 250_000_000);

    /// <summary>One press, begun and ended at moments of its own, whatever the control loop is doing.</summary>
    public IEnumerable<Moment> Press(ValueRange duration)
    {
        pen.Hand.PressPedal();
        yield return hand.After(hand.Draw(duration));
        pen.Hand.ReleasePedal();
    }

    /// <summary>A number of presses with rests between them.</summary>
    public IEnumerable<Moment> Hold(HoldPedalStep step)
    {
        for (int press = 0; press < step.Times; press++)
        {
            foreach (Moment moment in screens.Recover())
            {
                yield return moment;
            }
            foreach (Moment moment in Press(step.For))
            {
                yield return moment;
            }
            yield return hand.After(hand.Draw(step.Rest));
        }
        yield return hand.NextTick();
    }

    /// <summary>Presses until the counter shows so many pricks more; lets go when that is seen.</summary>
    public IEnumerable<Moment> Prick(PrickStep step)
    {
        int goal = pen.Status.SessionPricks + step.Count;
        int idle = 0;
        while (pen.Status.SessionPricks < goal)
        {
            int before = pen.Status.SessionPricks;
            foreach (Moment moment in screens.Recover())
            {
                yield return moment;
            }
            pen.Hand.PressPedal();
            long letGo = hand.Now + hand.Draw(step.Pedal);
            bool hasSeen = false;
            while (hand.Now < letGo)
            {
                if (!hasSeen && pen.Status.SessionPricks >= goal)
                {
                    hasSeen = true;
                    letGo = Math.Min(letGo, hand.Now + hand.Draw(s_reaction));
                }
                // The exact moment where it is near, the ticks up to it where it is far.
                yield return letGo - hand.Now < 30_000_000 ? new Moment(letGo, AtTickEnd: false) : hand.NextTick();
            }
            pen.Hand.ReleasePedal();
            yield return hand.After(hand.Draw(step.Rest));
            yield return hand.NextTick();
            idle = pen.Status.SessionPricks == before ? idle + 1 : 0;
            if (idle == MostIdlePresses)
            {
                throw new NoAnswerException($"prick: {goal} pricks in the session", $"{pen.Status.SessionPricks}, none in {MostIdlePresses} presses; {hand.Describe()}");
            }
        }
    }
}
