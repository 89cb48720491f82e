using System.Globalization;

namespace SmpPen.HostSimulator.Calibration;

/// <summary><c>--port</c>: a pen on a serial port of this computer, or a simulated one over TCP.</summary>
public static class PenPort
{
    /// <summary>Opens it.</summary>
    /// <param name="name">Serial port, or HOST:PORT.</param>
    /// <exception cref="IOException">It cannot be opened; says why and what to do.</exception>
    public static IOpenLine Open(string name)
    {
        int colon = name.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(name.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
            ? new TcpCommandLine(name[..colon], port)
            : new SerialCommandLine(name);
    }
}
