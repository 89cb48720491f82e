using System.CommandLine;
using System.Net.Sockets;
using SmpPen.Core.Calibration;
using SmpPen.HostSimulator.Calibration;
using SmpPen.HostSimulator.Link;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>link</c>: a pen in real time whose service line can be talked to.</summary>
internal static class LinkCommand
{
    private const int ScpiRawPort = 5025;
    private const int GaugeErrorMicrometres = 5;
    private const int GaugeResolutionMicrometres = 10;

    public static Command Make(TextWriter output, TextWriter error)
    {
        Option<int> port = new("--port") { Description = "TCP port on 127.0.0.1; 0 takes any that is free.", HelpName = "P", DefaultValueFactory = _ => ScpiRawPort };
        Option<bool> terminal = new("--pty") { Description = "Also open a pseudo terminal and print its path." };
        Option<bool> service = new("--service") { Description = "Open Service on the pen, and print what a dial gauge reads whenever a calibration waits for it." };
        Option<ulong> seed = new("--seed") { Description = "Seed of the simulated pen.", HelpName = "N", DefaultValueFactory = _ => 1 };
        Command command = new("link", """
            Runs a pen in real time and offers its service line as raw SCPI over TCP, on this machine only. Ends with Ctrl-C.

            Example:
              dotnet run --project HostSimulator -- link
              lxi scpi --raw -a 127.0.0.1 -p 5025 "*IDN?"

            Commands: docs/scpi.md
            """)
        {
            port, terminal, service, seed,
        };
        // On a thread of its own, so that Ctrl-C finds the command line listening.
        command.SetAction((parsed, stop) => Task.Run(
            () => Run(parsed.GetValue(port), parsed.GetValue(terminal), parsed.GetValue(service), parsed.GetValue(seed), stop, output, error),
            CancellationToken.None));
        return command;
    }

    /// <summary>Runs until cancelled.</summary>
    public static int Run(int port, bool terminal, bool service, ulong seed, CancellationToken stop, TextWriter output, TextWriter error)
    {
        if (port is < 0 or > 65535)
        {
            error.WriteLine($"--port: {port} is no port; give 1 to 65535, or 0 for any");
            return ExitCode.Usage;
        }
        List<ILinkEnd> ends = [];
        try
        {
            ends.Add(new TcpEnd(port));
            if (terminal)
            {
                ends.Add(new PseudoTerminalEnd());
            }
            SimulationOptions options = new() { Seed = seed, HashTrace = false };
            using ServicePen? servicePen = service ? new ServicePen(options) : null;
            using SimulatedPen? plainPen = service ? null : new SimulatedPen(options);
            plainPen?.PowerOn();
            foreach (ILinkEnd end in ends)
            {
                output.WriteLine($"Service line: {end.Address}");
            }
            output.Flush();
            if (servicePen is null)
            {
                new LinkServer(plainPen!, [.. ends]).Run(realTime: true, stop);
                return ExitCode.Passed;
            }
            servicePen.Service.Lock = servicePen.TechnicianLock;
            DialGauge gauge = new(servicePen.Pen.Plant, GaugeErrorMicrometres, GaugeResolutionMicrometres, seed);
            int shown = -1;
            new LinkServer(servicePen.Pen, [.. ends]).Run(realTime: true, stop, () =>
            {
                CalibrationStatus status = servicePen.Service.Status;
                int awaited = status.Step == CalibrationStep.Reading ? status.Index : -1;
                if (awaited != shown && awaited >= 0)
                {
                    output.WriteLine(FormattableString.Invariant($"Dial: {gauge.Read() / 1000.0:0.00}"));
                    output.Flush();
                }
                shown = awaited;
            });
            return ExitCode.Passed;
        }
        catch (SocketException problem)
        {
            error.WriteLine(problem.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? $"--port: {port} is taken by another program; end it or choose another port"
                : $"--port: {port}: {problem.Message}");
            return ExitCode.Usage;
        }
        catch (IOException problem)
        {
            error.WriteLine($"--pty: {problem.Message}");
            return ExitCode.Usage;
        }
        finally
        {
            foreach (ILinkEnd end in ends)
            {
                end.Dispose();
            }
        }
    }
}
