using System.CommandLine;
using System.Runtime.CompilerServices;
using SmpPen.HostSimulator.Bench;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>bench</c>: the pen, live, in a browser.</summary>
internal static class BenchCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        Option<int> port = new("--port") { Description = "TCP port on this machine; 0 takes a free one.", HelpName = "N", DefaultValueFactory = _ => 5080 };
        Option<bool> noBrowser = new("--no-browser") { Description = "Open no browser." };
        Command command = new("bench", "Works the pen live in a browser.") { port, noBrowser };
        command.SetAction(parsed => Run(parsed.GetValue(port), parsed.GetValue(noBrowser), output, error));
        return command;
    }

    // On its own, so that no other command loads the web server.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(int port, bool noBrowser, TextWriter output, TextWriter error)
    {
        _ = noBrowser;
        _ = error;
        WebApplication app = BenchServer.Build(port);
        app.Start();
        output.WriteLine(app.Urls.First());
        app.WaitForShutdown();
        return ExitCode.Passed;
    }
}
