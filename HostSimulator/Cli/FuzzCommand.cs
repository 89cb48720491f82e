using System.CommandLine;
using System.Globalization;
using SmpPen.HostSimulator.Fuzzing;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>fuzz</c>: bad input for every parser.</summary>
internal static class FuzzCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        Option<long> inputs = new("--inputs") { Description = "Inputs in all, 1,000-1,000,000,000.", HelpName = "N", DefaultValueFactory = _ => 1_000_000 };
        Option<ulong> seed = new("--seed") { Description = "Seed of the inputs.", HelpName = "N", DefaultValueFactory = _ => 1 };
        Command command = new("fuzz", """
            Feeds the service link, the readers of records, settings and calibration, and the parser of scenario files with
            mutated input. None may throw, hang, take a setting beyond its limits, or change anything by an invalid line.

            Example:
              dotnet run -c Release --project HostSimulator -- fuzz --inputs 1000000 --seed 1

            Exit codes: 0 nothing found; 1 something was; 2 bad usage.
            """)
        {
            inputs, seed,
        };
        command.SetAction(parsed => Run(parsed.GetValue(inputs), parsed.GetValue(seed), output, error));
        return command;
    }

    private static int Run(long inputs, ulong seed, TextWriter output, TextWriter error)
    {
        if (inputs is < 1_000 or > 1_000_000_000)
        {
            error.WriteLine("--inputs: give 1000-1000000000");
            return ExitCode.Usage;
        }
        IReadOnlyList<FuzzResult> results = FuzzRun.All(inputs, seed);
        foreach (FuzzResult result in results)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Target,-18} {result.Inputs,10:#,0} inputs, {result.Accepted,9:#,0} accepted, {result.FindingCount,4} findings, {result.Seconds,6:0.0} s"));
        }
        foreach (string finding in results.SelectMany(result => result.Findings))
        {
            output.WriteLine(finding);
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{results.Sum(r => r.Inputs):#,0} inputs, {results.Sum(r => r.FindingCount)} findings"));
        return results.All(result => result.FindingCount == 0) ? ExitCode.Passed : ExitCode.Failed;
    }
}
