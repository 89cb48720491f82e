namespace SmpPen.HostSimulator.Scenarios;

/// <summary>How long a scenario will roughly take, for the progress bar.</summary>
public static class DurationEstimate
{
    private const double Second = 1e9;

    /// <summary>Virtual time in nanoseconds.</summary>
    public static double Of(IReadOnlyList<Step> steps)
    {
        double sum = 0;
        foreach (Step step in steps)
        {
            sum += step switch
            {
                WaitStep wait => wait.For.Mean,
                PressPedalStep press => press.For.Mean,
                PrickStep prick => prick.Count * (double)(prick.Pedal.Mean + prick.Rest.Mean),
                HoldPedalStep hold => hold.Times * (double)(hold.For.Mean + hold.Rest.Mean),
                PressButtonStep press => press.Times * 0.4 * Second,
                RepeatStep repeat => repeat.Times * Of(repeat.Steps),
                BeginSessionStep or ChangeCartridgeStep or EditPresetStep => 12 * Second,
                ChangeZoneStep or ChoosePresetStep or SetStep => 6 * Second,
                PowerOnStep => 3 * Second,
                _ => Second,
            };
        }
        return Math.Max(sum, Second);
    }
}
