using System.CommandLine;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using SmpPen.HostSimulator.Bench;
using SmpPen.HostSimulator.Link;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>bench</c>: the pen, live, in a browser. It is what starts without any arguments.</summary>
internal static class BenchCommand
{
    private const int DefaultPort = 5080;
    private const int HighestPort = 65_535;

    public static Command Make(TextWriter output, TextWriter error)
    {
        Option<int> port = new("--port") { Description = "TCP port on this machine; 0 takes a free one.", HelpName = "N", DefaultValueFactory = _ => DefaultPort };
        Option<bool> noBrowser = new("--no-browser") { Description = "Open no browser." };
        Option<string> scenarios = new("--scenarios") { Description = "Directory of the scenarios to choose from.", HelpName = "DIR", DefaultValueFactory = _ => "scenarios" };
        Option<int?> link = new("--link-port") { Description = "Offer the pen's service line as raw SCPI on this TCP port too, on this machine only; 5025 is usual.", HelpName = "N" };
        Command command = new("bench", """
            Works the pen live in a browser on this machine: screen, buttons, pedal, scope, faults, scenarios. Ctrl+C ends it.

            Example:
              dotnet run --project HostSimulator -- bench --port 5081 --no-browser

            Exit codes: 0 ended by Ctrl+C; 2 bad usage; 3 the port is taken, by another bench or another program.
            """)
        {
            port, noBrowser, scenarios, link,
        };
        command.SetAction((parsed, stop) => Run(parsed.GetValue(port), !parsed.GetValue(noBrowser), parsed.GetValue(scenarios)!, parsed.GetValue(link), output, error, stop));
        return command;
    }

    // On its own, so that no other command loads the web server.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> Run(int port, bool opensBrowser, string scenarios, int? linkPort, TextWriter output, TextWriter error, CancellationToken stop)
    {
        if (port is < 0 or > HighestPort || linkPort is < 0 or > HighestPort)
        {
            error.WriteLine($"{(port is < 0 or > HighestPort ? "--port" : "--link-port")}: give 0 to {HighestPort}");
            return ExitCode.Usage;
        }
        TcpEnd? line = null;
        try
        {
            line = linkPort is { } wanted ? new TcpEnd(wanted) : null;
        }
        catch (System.Net.Sockets.SocketException)
        {
            error.WriteLine($"--link-port: {linkPort} is taken by another program; end it or choose another port");
            return ExitCode.PortTaken;
        }
        await using WebApplication app = BenchServer.Build(port, scenarios, line is null ? [] : [line]);
        try
        {
            await BenchServer.StartAsync(app).ConfigureAwait(false);
        }
        catch (IOException)
        {
            error.WriteLine(await WhoHas(port).ConfigureAwait(false));
            return ExitCode.PortTaken;
        }
        string url = app.Services.GetRequiredService<BenchAddress>().Url;
        output.WriteLine($"The bench is at {url} (this machine only). Ctrl+C ends it.");
        if (line is not null)
        {
            output.WriteLine($"Service line: {line.Address}");
        }
        if (opensBrowser)
        {
            OpenBrowser(url, output);
        }
        await app.WaitForShutdownAsync(stop).ConfigureAwait(false);
        output.WriteLine("The bench has ended.");
        return ExitCode.Passed;
    }

    private static async Task<string> WhoHas(int port)
    {
        string url = FormattableString.Invariant($"http://127.0.0.1:{port}");
        string other = FormattableString.Invariant($"--port {(port == HighestPort ? DefaultPort : port + 1)}");
        try
        {
            using HttpClient client = new() { Timeout = TimeSpan.FromSeconds(5) };
            if (await client.GetStringAsync(new Uri(url + "/bench")).ConfigureAwait(false) == BenchServer.Identity)
            {
                return $"A bench runs at {url} already: open that page, or end it with Ctrl+C, or start another with {other}.";
            }
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            // Whatever has the port, it is no bench.
        }
        return $"Port {port} is taken by another program: end that, or take another port with {other}.";
    }

    private static void OpenBrowser(string url, TextWriter output)
    {
        bool hasScreen = !OperatingSystem.IsLinux()
            || Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 }
            || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
        try
        {
            if (hasScreen)
            {
                using Process? browser = Process.Start(OperatingSystem.IsLinux()
                    ? new ProcessStartInfo("xdg-open", url)
                    : OperatingSystem.IsMacOS() ? new ProcessStartInfo("open", url) : new ProcessStartInfo(url) { UseShellExecute = true });
                return;
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No opener: the address on the console has to do.
        }
        output.WriteLine($"No browser was found to open: type {url} into one.");
    }
}
