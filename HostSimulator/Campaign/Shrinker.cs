using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Report;
using SmpPen.HostSimulator.Safety;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>Makes a failing run small: leaves out whatever the failure does not need.</summary>
/// <remarks>Delta debugging (Zeller, Hildebrandt 2002) over the steps, then over presets and plant.</remarks>
public static class Shrinker
{
    private const int MostTries = 250;
    private const long MarginNanoseconds = 1_500_000_000;

    /// <summary>The smallest scenario found that still breaks the invariant when played; null: played as a scenario it does not fail.</summary>
    public static Scenario? Shrink(Scenario failing, Invariant invariant) => Shrink(failing, candidate => FirstFailure(candidate, invariant));

    /// <summary>The same for any failure.</summary>
    /// <param name="failing">Steps of kind <c>at</c>, without power on and off.</param>
    /// <param name="failsAt">When a candidate fails, ns; -1: it does not.</param>
    public static Scenario? Shrink(Scenario failing, Func<Scenario, long> failsAt)
    {
        int tries = 0;
        if (!Fails(failing))
        {
            return null;
        }
        Scenario smallest = failing;
        Try(CutEnd(failing, failsAt(failing)));
        for (int chunk = Math.Max(1, smallest.Steps.Count / 2); chunk >= 1; chunk /= 2)
        {
            for (int from = 0; from < smallest.Steps.Count - 1 && tries < MostTries;)
            {
                Step[] rest = [.. smallest.Steps.Take(from), .. smallest.Steps.Skip(from + chunk)];
                if (rest.Length == 0 || !Try(smallest with { Steps = WithEnd(rest, smallest) }))
                {
                    from += chunk;
                }
            }
        }
        Try(smallest with { Presets = [] });
        foreach (EditPresetStep preset in smallest.Presets)
        {
            Try(smallest with { Presets = [.. smallest.Presets.Where(other => other != preset)] });
        }
        if (!Try(smallest with { Plant = new PlantParameters() }))
        {
            foreach (PlantVariation variation in PlantVariation.All)
            {
                Try(smallest with { Plant = variation.Apply(smallest.Plant, variation.Read(new PlantParameters())) });
            }
        }
        return smallest;

        bool Try(Scenario candidate)
        {
            if (tries++ >= MostTries || !Fails(candidate))
            {
                return false;
            }
            smallest = candidate;
            return true;
        }

        bool Fails(Scenario candidate) => failsAt(candidate) >= 0;
    }

    /// <summary>When the invariant breaks first, ns; -1: it holds.</summary>
    private static long FirstFailure(Scenario candidate, Invariant invariant)
    {
        Scenario whole = candidate with { Steps = [new PowerOnStep(default), .. candidate.Steps, new PowerOffStep(default)] };
        Violation? first = ScenarioRun.Watch(whole).FirstOrDefault(violation => violation.Invariant == invariant);
        return first?.AtNanoseconds ?? -1;
    }

    /// <summary>What comes after the failure is not needed for it; it may be seen a little later than it happens.</summary>
    private static Scenario CutEnd(Scenario failing, long failsAt)
    {
        long end = (failsAt + MarginNanoseconds) / 1_000 * 1_000;
        Step[] kept = [.. failing.Steps.Where(step => step is ActStep at && at.AtNanoseconds < end)];
        return kept.Length == failing.Steps.Count ? failing : failing with { Steps = [.. kept, new ActStep(default, end, null)] };
    }

    private static Step[] WithEnd(Step[] steps, Scenario before)
    {
        ActStep end = (ActStep)before.Steps[^1];
        return ((ActStep)steps[^1]).Act is null ? steps : [.. steps, end];
    }
}
