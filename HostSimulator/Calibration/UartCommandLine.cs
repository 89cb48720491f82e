using System.Text;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Calibration;

/// <summary>The service UART of a simulated pen, whose time passes with each call.</summary>
public sealed class UartCommandLine(SimulatedPen pen) : ICommandLine
{
    private const long Millisecond = 1_000_000;
    private const int LongestWaitMilliseconds = 5000;

    private readonly UartPort _uart = pen.Chip.Uart(UartPort.Service);

    /// <inheritdoc/>
    public void Send(string line)
    {
        _uart.HostWrite(Encoding.ASCII.GetBytes(line + "\n"));
        pen.RunFor(300 * Millisecond);
    }

    /// <inheritdoc/>
    public string Ask(string line)
    {
        Send(line);
        StringBuilder reply = new();
        byte[] buffer = new byte[64];
        for (int waited = 0; !reply.ToString().EndsWith('\n'); waited += 10)
        {
            if (waited >= LongestWaitMilliseconds)
            {
                throw new TimeoutException($"The pen does not answer {line}.");
            }
            pen.RunFor(10 * Millisecond);
            reply.Append(Encoding.ASCII.GetString(buffer, 0, _uart.HostRead(buffer)));
        }
        return reply.ToString().TrimEnd();
    }

    /// <inheritdoc/>
    public void Pause() => pen.RunFor(100 * Millisecond);
}
