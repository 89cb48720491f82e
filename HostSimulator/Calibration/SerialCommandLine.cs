extern alias Ports;
using Ports::System.IO.Ports;

namespace SmpPen.HostSimulator.Calibration;

/// <summary>The service UART of a pen on a serial port of this computer.</summary>
public sealed class SerialCommandLine : ICommandLine, IDisposable
{
    private const int Baud = 115200;
    private const int TimeoutMilliseconds = 5000;
    private const int PauseMilliseconds = 100;

    private readonly SerialPort _port;

    /// <summary>Opens the port: 115,200 baud, 8 bits, no parity, 1 stop bit.</summary>
    public SerialCommandLine(string name)
    {
        _port = new SerialPort(name, Baud) { ReadTimeout = TimeoutMilliseconds, WriteTimeout = TimeoutMilliseconds, NewLine = "\n" };
        _port.Open();
        _port.DiscardInBuffer();
    }

    /// <inheritdoc/>
    public void Send(string line) => _port.WriteLine(line);

    /// <inheritdoc/>
    public string Ask(string line)
    {
        _port.WriteLine(line);
        return _port.ReadLine().TrimEnd('\r');
    }

    /// <inheritdoc/>
    public void Pause() => Thread.Sleep(PauseMilliseconds);

    /// <inheritdoc/>
    public void Dispose() => _port.Dispose();
}
