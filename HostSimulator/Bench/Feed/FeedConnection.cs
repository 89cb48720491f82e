using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using SmpPen.HostSimulator.Plant;

namespace SmpPen.HostSimulator.Bench;

/// <summary>Kinds of messages, of which a page is sent the newest only.</summary>
internal enum FeedSlot
{
    Oled,
    Counts,
    State,
    Scope,
    Pricks,
}

/// <summary>One page's feed: frames to it, hands from it. A page that cannot keep up gets fewer frames, never old ones.</summary>
internal sealed class FeedConnection(WebSocket socket, string viewerId, LivePen pen)
{
    private const int Slots = 5;
    private const int LongestMessage = 1_024;

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly byte[]?[] _offered = new byte[]?[Slots];
    private readonly byte[]?[] _sent = new byte[]?[Slots];
    private readonly byte[] _scopeNumber = new byte[4];
    private readonly Queue<byte[]> _texts = new();
    private int _offeredScopeNumber;
    private ScopeRequest? _scope;
    private int _scopeRequestNumber;
    private bool _scopeOnce;
    private (long Now, int Pen, int Number) _scopeServed = (-1, 0, 0);

    /// <summary>The page can be seen.</summary>
    public bool IsVisible { get; private set; } = true;

    /// <summary>When it was last served, for the hub.</summary>
    public long ServedAt { get; set; }

    /// <summary>Puts a message into its slot; one that waits there is replaced. The same message is not sent twice.</summary>
    public void Offer(FeedSlot slot, byte[] message, int scopeNumber = 0)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_sent[(int)slot], message))
            {
                _offered[(int)slot] = message;
                if (slot == FeedSlot.Scope)
                {
                    _offeredScopeNumber = scopeNumber;
                }
            }
        }
    }

    /// <summary>The window that the page waits for; null: none, or nothing new is in it.</summary>
    public (int Number, ScopeRequest Request)? TakeScopeRequest(long now, int penNumber)
    {
        lock (_lock)
        {
            if (_scope is not { } request || (request.IsLive && _scopeServed == (now, penNumber, _scopeRequestNumber)))
            {
                return null;
            }
            _scopeServed = (now, penNumber, _scopeRequestNumber);
            if (_scopeOnce)
            {
                _scope = null;
            }
            return (_scopeRequestNumber, request);
        }
    }

    /// <summary>Lets the sender look into the slots.</summary>
    public void Wake()
    {
        if (_wake.CurrentCount == 0)
        {
            try
            {
                _wake.Release();
            }
            catch (SemaphoreFullException)
            {
                // Someone else was quicker.
            }
        }
    }

    /// <summary>Serves the page until it leaves or the bench stops.</summary>
    public async Task Run(FeedHub hub, CancellationToken stop)
    {
        pen.Viewers.SetConnected(viewerId, true);
        pen.Viewers.Changed += OnViewers;
        OnViewers();
        hub.Add(this);
        using CancellationTokenSource ends = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task sender = Send(ends.Token);
        try
        {
            await Receive(ends.Token).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException or IOException)
        {
            // The page is gone, or the bench stops: the same as leaving.
        }
        finally
        {
            hub.Remove(this);
            pen.Viewers.Changed -= OnViewers;
            pen.Viewers.SetConnected(viewerId, false);
            await ends.CancelAsync().ConfigureAwait(false);
            await sender.ConfigureAwait(false);
        }
    }

    private void OnViewers()
    {
        Viewer? holder = pen.Viewers.Operator;
        Say(new { t = "lease", @operator = holder?.Id == viewerId, holder = holder?.Name });
    }

    private void Say(object message)
    {
        byte[] text = JsonSerializer.SerializeToUtf8Bytes(message);
        lock (_lock)
        {
            if (_texts.Count < 100)
            {
                _texts.Enqueue(text);
            }
        }
        Wake();
    }

    private async Task Send(CancellationToken ends)
    {
        try
        {
            while (!ends.IsCancellationRequested)
            {
                await _wake.WaitAsync(ends).ConfigureAwait(false);
                while (Next(out byte[]? message, out WebSocketMessageType type, out int number))
                {
                    if (type == WebSocketMessageType.Binary && message![0] == FeedEncoder.Scope)
                    {
                        // The number is the page's own: the message around it is shared.
                        BinaryPrimitives.WriteInt32LittleEndian(_scopeNumber, number);
                        await socket.SendAsync(message.AsMemory(0, 4), type, WebSocketMessageFlags.None, ends).ConfigureAwait(false);
                        await socket.SendAsync(_scopeNumber, type, WebSocketMessageFlags.None, ends).ConfigureAwait(false);
                        await socket.SendAsync(message.AsMemory(8), type, WebSocketMessageFlags.EndOfMessage, ends).ConfigureAwait(false);
                        continue;
                    }
                    await socket.SendAsync(message.AsMemory(), type, WebSocketMessageFlags.EndOfMessage, ends).ConfigureAwait(false);
                }
            }
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The receiver notices too and ends the connection.
        }
    }

    private bool Next(out byte[]? message, out WebSocketMessageType type, out int number)
    {
        lock (_lock)
        {
            number = _offeredScopeNumber;
            type = WebSocketMessageType.Text;
            if (_texts.TryDequeue(out message))
            {
                return true;
            }
            type = WebSocketMessageType.Binary;
            for (int slot = 0; slot < Slots; slot++)
            {
                if (_offered[slot] is { } offered)
                {
                    _offered[slot] = null;
                    _sent[slot] = offered;
                    message = offered;
                    return true;
                }
            }
            return false;
        }
    }

    private async Task Receive(CancellationToken ends)
    {
        byte[] buffer = new byte[LongestMessage];
        while (socket.State == WebSocketState.Open)
        {
            int used = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                if (used == buffer.Length)
                {
                    await socket.CloseAsync(WebSocketCloseStatus.MessageTooBig, "A message is longer than any known one.", ends).ConfigureAwait(false);
                    return;
                }
                part = await socket.ReceiveAsync(buffer.AsMemory(used), ends).ConfigureAwait(false);
                used += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ends).ConfigureAwait(false);
                return;
            }
            if (part.MessageType == WebSocketMessageType.Text)
            {
                Understand(buffer.AsMemory(0, used));
            }
        }
    }

    private void Understand(ReadOnlyMemory<byte> text)
    {
        try
        {
            using JsonDocument message = JsonDocument.Parse(text);
            CommandResult result = Obey(message.RootElement);
            if (!result.Done)
            {
                Say(new { t = "refused", message = result.Message });
            }
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            Say(new { t = "refused", message = $"The bench does not understand: {Encoding.UTF8.GetString(text.Span[..Math.Min(80, text.Length)])}" });
        }
    }

    private CommandResult Obey(JsonElement message)
    {
        switch (message.GetProperty("t").GetString())
        {
            case "pedal":
                return pen.SetPedal(viewerId, message.GetProperty("down").GetBoolean());
            case "button":
                int button = message.GetProperty("button").GetInt32();
                return button is < 0 or > 3
                    ? CommandResult.Refused("There are buttons 0 to 3.")
                    : pen.SetButton(viewerId, (PenButton)button, message.GetProperty("down").GetBoolean());
            case "alive":
                pen.KeepAlive(viewerId);
                return CommandResult.Accepted;
            case "letgo":
                // A page that does not operate has nothing to let go.
                return pen.Viewers.IsOperator(viewerId) ? pen.LetGo(viewerId) : CommandResult.Accepted;
            case "take":
                pen.Viewers.TakeOver(viewerId);
                return CommandResult.Accepted;
            case "leave":
                pen.Viewers.Leave(viewerId);
                return CommandResult.Accepted;
            case "visible":
                IsVisible = message.GetProperty("visible").GetBoolean();
                return IsVisible || !pen.Viewers.IsOperator(viewerId) ? CommandResult.Accepted : pen.LetGo(viewerId);
            case "scope":
                return Watch(message);
            default:
                return CommandResult.Refused("The bench does not know this message.");
        }
    }

    private CommandResult Watch(JsonElement message)
    {
        int number = message.GetProperty("n").GetInt32();
        if (message.TryGetProperty("off", out _))
        {
            lock (_lock)
            {
                _scope = null;
            }
            return CommandResult.Accepted;
        }
        int columns = message.GetProperty("columns").GetInt32();
        bool isLive = message.TryGetProperty("span", out JsonElement span);
        ScopeRequest request = isLive
            ? new ScopeRequest(columns, (long)span.GetDouble(), TriggerOf(message), -1, 0)
            : new ScopeRequest(columns, 0, ScopeTrigger.None, Math.Max(0, (long)message.GetProperty("from").GetDouble()), (long)message.GetProperty("to").GetDouble());
        if (!request.IsGood)
        {
            return CommandResult.Refused("Scope: give 1-2,000 columns and a window of 10 \u00b5s to 600 s.");
        }
        lock (_lock)
        {
            _scope = request;
            _scopeRequestNumber = number;
            _scopeOnce = !isLive;
        }
        return CommandResult.Accepted;
    }

    private static ScopeTrigger TriggerOf(JsonElement message) => message.TryGetProperty("trigger", out JsonElement trigger)
        ? trigger.GetString() switch
        {
            "prick" => ScopeTrigger.Prick,
            "fault" => ScopeTrigger.Fault,
            _ => ScopeTrigger.None,
        }
        : ScopeTrigger.None;
}
