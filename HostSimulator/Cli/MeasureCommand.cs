using System.CommandLine;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>measure</c>: figures of simulator, firmware and pen.</summary>
internal static class MeasureCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        Command command = new("measure", "Measures simulator, firmware and pen, and holds the figures to their limits.");
        foreach (Command figures in MeasureFiguresCommand.MakeAll(output, error))
        {
            command.Add(figures);
        }
        return command;
    }
}
