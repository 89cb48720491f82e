using System.Net.Sockets;
using System.Text;

namespace SmpPen.HostSimulator.Calibration;

/// <summary>The service line of a pen as raw SCPI over TCP.</summary>
public sealed class TcpCommandLine : IOpenLine
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
            throw new IOException(
                problem.SocketErrorCode == SocketError.ConnectionRefused
                    ? $"--port: {host}:{port}: nobody listens there. A simulated pen does after \"link --service\""
                    : $"--port: {host}:{port}: {problem.Message}",
                problem);
        }
        _reader = new StreamReader(_client.GetStream(), Encoding.ASCII);
    }

    /// <inheritdoc/>
    public void Send(string line) => _client.GetStream().Write(Encoding.ASCII.GetBytes(line + "\n"));

    /// <inheritdoc/>
    public string Ask(string line)
    {
        try
        {
            Send(line);
            return _reader.ReadLine() ?? throw new InvalidOperationException("--port: the pen has hung up. Is another program connected to it? End that first.");
        }
        catch (IOException problem) when (problem.InnerException is SocketException { SocketErrorCode: SocketError.TimedOut or SocketError.WouldBlock })
        {
            throw new TimeoutException("--port: nothing answers. Is it a pen that listens there?");
        }
    }

    /// <inheritdoc/>
    public void Pause() => Thread.Sleep(PauseMilliseconds);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
