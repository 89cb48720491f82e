using System.CommandLine;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>measure</c>: figures of the pen over the whole range of its mechanics, and of simulator and firmware.</summary>
internal static class MeasureCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        Command command = new("measure", "Measures pen, firmware and simulator, and writes tables and plots.")
        {
            MeasureRegulationCommand.Make(output, error),
            MeasureAccuracyCommand.Make(output, error),
            MeasureBenchCommand.Make(output, error),
            MeasurePowerCutsCommand.Make(output, error),
        };
        foreach (Command figures in MeasureFiguresCommand.MakeAll(output, error))
        {
            command.Add(figures);
        }
        return command;
    }
}
