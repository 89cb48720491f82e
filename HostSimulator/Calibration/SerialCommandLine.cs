extern alias Ports;
using Ports::System.IO.Ports;

namespace SmpPen.HostSimulator.Calibration;

/// <summary>The service UART of a pen on a serial port of this computer.</summary>
public sealed class SerialCommandLine : IOpenLine
{
    private const int Baud = 115200;
    private const int TimeoutMilliseconds = 5000;
    private const int PauseMilliseconds = 100;

    private readonly SerialPort _port;

    /// <summary>Opens the port: 115,200 baud, 8 bits, no parity, 1 stop bit.</summary>
    /// <exception cref="IOException">It cannot be opened; says why and what to do.</exception>
    public SerialCommandLine(string name)
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(name))
        {
            throw new IOException($"--port: there is no {name}; {Others()}");
        }
        try
        {
            _port = new SerialPort(name, Baud) { ReadTimeout = TimeoutMilliseconds, WriteTimeout = TimeoutMilliseconds, NewLine = "\n" };
            _port.Open();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or PlatformNotSupportedException)
        {
            _port?.Dispose();
            throw new IOException($"--port: {name} cannot be opened: it is no serial port, another program has it, or you may not use it (Linux: sudo usermod -aG dialout $USER, then log in again); {Others()}", problem);
        }
        _port.DiscardInBuffer();
    }

    /// <inheritdoc/>
    public void Send(string line) => _port.WriteLine(line);

    /// <inheritdoc/>
    public string Ask(string line)
    {
        try
        {
            _port.WriteLine(line);
            return _port.ReadLine().TrimEnd('\r');
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"--port: {_port.PortName}: nothing answers. Is the pen switched on, its cable in, and this its port?");
        }
    }

    /// <inheritdoc/>
    public void Pause() => Thread.Sleep(PauseMilliseconds);

    /// <inheritdoc/>
    public void Dispose() => _port.Dispose();

    private static string Others()
    {
        string[] names;
        try
        {
            names = SerialPort.GetPortNames();
        }
        catch (PlatformNotSupportedException)
        {
            names = [];
        }
        return names.Length == 0 ? "this computer has no serial port now" : $"this computer has {string.Join(", ", names)}";
    }
}
