using System.Net.Sockets;
using System.Text;

namespace SmpPen.HostSimulator.Calibration;

/// <summary>The service line of a pen as raw SCPI over TCP.</summary>
public sealed class TcpCommandLine : ICommandLine, IDisposable
{
    private const int TimeoutMilliseconds = 5000;
    private const int PauseMilliseconds = 100;

    private readonly TcpClient _client;
    private readonly StreamReader _reader;

    /// <summary>Connects.</summary>
    public TcpCommandLine(string host, int port)
    {
        try
        {
            _client = new TcpClient(host, port) { ReceiveTimeout = TimeoutMilliseconds, NoDelay = true };
        }
        catch (SocketException problem)
        {
            throw new IOException($"--port: {host}:{port}: {problem.Message}", problem);
        }
        _reader = new StreamReader(_client.GetStream(), Encoding.ASCII);
    }

    /// <inheritdoc/>
    public void Send(string line) => _client.GetStream().Write(Encoding.ASCII.GetBytes(line + "\n"));

    /// <inheritdoc/>
    public string Ask(string line)
    {
        Send(line);
        return _reader.ReadLine() ?? throw new InvalidOperationException("The pen has hung up.");
    }

    /// <inheritdoc/>
    public void Pause() => Thread.Sleep(PauseMilliseconds);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
