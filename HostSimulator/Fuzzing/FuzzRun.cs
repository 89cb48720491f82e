using System.Diagnostics;
using System.Text;
using SmpPen.Core.Control;

namespace SmpPen.HostSimulator.Fuzzing;

/// <summary>What one target did with its inputs.</summary>
/// <param name="Target">The target.</param>
/// <param name="Inputs">Inputs fed.</param>
/// <param name="Accepted">Of these, taken as valid.</param>
/// <param name="Findings">What no input may do, each with its input; the first few.</param>
/// <param name="FindingCount">How often.</param>
/// <param name="Seconds">Time that it took.</param>
public sealed record FuzzResult(string Target, long Inputs, long Accepted, IReadOnlyList<string> Findings, long FindingCount, double Seconds);

/// <summary>Feeds targets with inputs made from a seed. Equal seeds make equal inputs.</summary>
public static class FuzzRun
{
    private const int FindingsKept = 5;

    /// <summary>Every target with its share of the inputs, in 1/100.</summary>
    public static IReadOnlyList<(Func<IFuzzTarget> Make, int Share)> Targets { get; } =
    [
        (() => new LinkTarget(PenState.Standby), 12),
        (() => new LinkTarget(PenState.Service), 16),
        (() => new LinkTarget(PenState.Paused), 7),
        (() => new RecordTarget("S00"), 15),
        (() => new RecordTarget("RunA"), 10),
        (() => new SettingsTarget(), 20),
        (() => new CalibrationTarget(), 15),
        (() => new ScenarioTarget(), 5),
    ];

    /// <summary>Feeds every target, as many at a time as there are cores.</summary>
    public static IReadOnlyList<FuzzResult> All(long inputs, ulong seed)
    {
        FuzzResult[] results = new FuzzResult[Targets.Count];
        Parallel.For(0, Targets.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, index =>
            results[index] = One(Targets[index].Make(), ((inputs * Targets[index].Share) + 99) / 100, seed + (ulong)index));
        return results;
    }

    /// <summary>Feeds one target.</summary>
    public static FuzzResult One(IFuzzTarget target, long inputs, ulong seed)
    {
        Mutator mutator = new(target, seed);
        List<string> findings = [];
        long accepted = 0;
        long found = 0;
        Stopwatch clock = Stopwatch.StartNew();
        for (long index = 0; index < inputs; index++)
        {
            byte[] input = index < target.Seeds.Count ? target.Seeds[(int)index] : mutator.Next();
            try
            {
                if (target.Feed(input))
                {
                    accepted++;
                    mutator.Keep(input);
                }
            }
            catch (Exception finding)
            {
                found++;
                if (findings.Count < FindingsKept)
                {
                    findings.Add($"{target.Name}, input {index} of seed {seed}: {finding.GetType().Name}: {finding.Message} {Shown(input)}");
                }
            }
        }
        return new FuzzResult(target.Name, inputs, accepted, findings, found, clock.Elapsed.TotalSeconds);
    }

    private static string Shown(byte[] input) =>
        input.All(character => character is >= (byte)' ' and <= (byte)'~') ? $"\"{Encoding.ASCII.GetString(input)}\"" : Convert.ToHexString(input);
}
