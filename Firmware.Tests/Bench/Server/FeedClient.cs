using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using SmpPen.Bench.Tests.Engine;

namespace SmpPen.Bench.Tests.Server;

/// <summary>A page that listens to the feed.</summary>
internal sealed class FeedClient : IDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly Lock _lock = new();
    private readonly Dictionary<int, byte[]> _newest = [];
    private readonly Dictionary<int, int> _counts = [];
    private readonly List<JsonElement> _texts = [];
    private readonly Task _listener;

    public FeedClient(ClientWebSocket socket, string viewerId)
    {
        _socket = socket;
        ViewerId = viewerId;
        _listener = Task.Run(Listen);
    }

    public string ViewerId { get; }

    /// <summary>Newest message of a kind; null: none came.</summary>
    public byte[]? Newest(int kind)
    {
        lock (_lock)
        {
            return _newest.GetValueOrDefault(kind);
        }
    }

    public int CountOf(int kind)
    {
        lock (_lock)
        {
            return _counts.GetValueOrDefault(kind);
        }
    }

    public IReadOnlyList<JsonElement> Texts
    {
        get
        {
            lock (_lock)
            {
                return [.. _texts];
            }
        }
    }

    public Task Say(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>Waits for a message of a kind that fits.</summary>
    public byte[] Await(int kind, Func<byte[], bool> fits)
    {
        byte[]? found = null;
        PenOnTheBench.Until(() => (found = Newest(kind)) is not null && fits(found), $"a message of kind {kind} as wanted");
        return found!;
    }

    /// <summary>The page is gone without a word, as when a browser crashes.</summary>
    public void Break() => _socket.Abort();

    public void Dispose()
    {
        _socket.Abort();
        _listener.Wait();
        _socket.Dispose();
    }

    private async Task Listen()
    {
        byte[] buffer = new byte[200_000];
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                int used = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(used), CancellationToken.None).ConfigureAwait(false);
                    used += part.Count;
                }
                while (!part.EndOfMessage);
                lock (_lock)
                {
                    if (part.MessageType == WebSocketMessageType.Text)
                    {
                        _texts.Add(JsonDocument.Parse(buffer.AsMemory(0, used)).RootElement.Clone());
                    }
                    else if (used > 0)
                    {
                        _newest[buffer[0]] = buffer[..used];
                        _counts[buffer[0]] = _counts.GetValueOrDefault(buffer[0]) + 1;
                    }
                }
            }
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The end.
        }
    }
}
