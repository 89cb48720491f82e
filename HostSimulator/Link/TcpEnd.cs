using System.Net;
using System.Net.Sockets;

namespace SmpPen.HostSimulator.Link;

/// <summary>Raw SCPI over TCP on the loopback interface, one client at a time; another one is turned away at once.</summary>
public sealed class TcpEnd : ILinkEnd
{
    private readonly TcpListener _listener;
    private Socket? _client;

    /// <summary>Listens.</summary>
    /// <param name="port">Port, 0 for any that is free.</param>
    /// <exception cref="SocketException">The port cannot be had.</exception>
    public TcpEnd(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
    }

    /// <summary>The port listened on.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Clients turned away because one was connected.</summary>
    public int TurnedAway { get; private set; }

    /// <inheritdoc/>
    public string Address => $"TCP 127.0.0.1:{Port}";

    /// <inheritdoc/>
    public bool Poll()
    {
        bool hasLeft = _client is not null && HasLeft(_client);
        if (hasLeft)
        {
            _client!.Dispose();
            _client = null;
            // The next one is let in when the line has been cleared.
            return true;
        }
        // A client with unread bytes may have left behind them: that shows when they are read.
        while (_listener.Pending() && (_client is null || (_client.Available == 0 && !HasLeft(_client))))
        {
            Socket socket = _listener.AcceptSocket();
            if (_client is null)
            {
                socket.NoDelay = true;
                socket.Blocking = false;
                _client = socket;
            }
            else
            {
                TurnedAway++;
                socket.Dispose();
            }
        }
        return false;
    }

    /// <inheritdoc/>
    public int Read(Span<byte> buffer)
    {
        if (_client is null || _client.Available == 0)
        {
            return 0;
        }
        try
        {
            return _client.Receive(buffer);
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _client?.Send(bytes);
        }
        catch (SocketException)
        {
            // The client is gone or does not read: the pen goes on, as with a real line that nobody listens to.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client?.Dispose();
        _listener.Dispose();
    }

    private static bool HasLeft(Socket socket)
    {
        try
        {
            return socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
