using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SmpPen.HostSimulator.Bench;

namespace SmpPen.Bench.Tests.Server;

/// <summary>The bench's server on a free port, and clients that say what browsers would not.</summary>
internal sealed class RunningBench : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningBench(WebApplication app) => _app = app;

    public LivePen Pen => _app.Services.GetRequiredService<LivePen>();

    public BenchViewers Viewers => Pen.Viewers;

    public FeedHub Hub => _app.Services.GetRequiredService<FeedHub>();

    public int Port => _app.Services.GetRequiredService<BenchAddress>().Port;

    public string Origin => $"http://127.0.0.1:{Port}";

    public static async Task<RunningBench> Start()
    {
        WebApplication app = BenchServer.Build(0, "nowhere");
        await BenchServer.StartAsync(app).ConfigureAwait(false);
        return new RunningBench(app);
    }

    /// <summary>A request as it goes over the wire; answers the status line and what follows.</summary>
    public async Task<string> Raw(string request)
    {
        using TcpClient client = new();
        await client.ConnectAsync("127.0.0.1", Port).ConfigureAwait(false);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request.Replace("\n", "\r\n", StringComparison.Ordinal))).ConfigureAwait(false);
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(10));
        byte[] buffer = new byte[65_536];
        int read = await stream.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }

    /// <summary>A page's feed, opened as a browser does.</summary>
    public async Task<FeedClient> Watch(string name = "test")
    {
        Viewer viewer = Viewers.Add(name);
        ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Origin", Origin);
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{Port}/feed?viewer={viewer.Id}"), CancellationToken.None).ConfigureAwait(false);
        return new FeedClient(socket, viewer.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }
}
