using System.CommandLine;
using SmpPen.HostSimulator.Report;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>oled --out DIR</c>: every screen of the pen as a picture.</summary>
internal static class OledCommand
{
    public static Command Make(TextWriter output)
    {
        Option<string?> directory = OutputDirectory.Option("Directory for the pictures.", required: true);
        Command command = new("oled", """
            Renders every screen of the display to a PNG, magnified four times, and all fault screens to one sheet, faults.png.

            Example:
              dotnet run --project HostSimulator -- oled --out out/screens
            """)
        {
            directory,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(directory)!, output));
        return command;
    }

    private static int Run(string directory, TextWriter output)
    {
        Directory.CreateDirectory(directory);
        int count = ScreenGallery.Save(directory);
        int faults = ScreenGallery.SaveFaultSheet(Path.Combine(directory, "faults.png"));
        output.WriteLine($"{count} screens written to {directory}; faults.png shows the {faults} fault screens");
        return ExitCode.Passed;
    }
}
