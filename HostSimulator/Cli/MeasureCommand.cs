using System.CommandLine;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>measure</c>: what the simulated pen does over the whole range of its mechanics.</summary>
internal static class MeasureCommand
{
    public static Command Make(TextWriter output, TextWriter error) =>
        new("measure", "Measures the simulated pen over the whole range of its mechanics and writes tables and plots.")
        {
            MeasureRegulationCommand.Make(output, error),
            MeasureAccuracyCommand.Make(output, error),
        };
}
