using System.Net;
using System.Net.WebSockets;

namespace SmpPen.Bench.Tests.Server;

/// <summary>A page from elsewhere in the same browser can neither see nor operate the pen.</summary>
[TestClass]
public sealed class ForeignPageTests
{
    private const string Upgrade = "Upgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n";

    [TestMethod]
    [DataRow("evil.example")]
    [DataRow("evil.example:{port}")]
    [DataRow("127.0.0.1")]
    [DataRow("127.0.0.1:1")]
    [DataRow("127.0.0.1.evil.example:{port}")]
    [DataRow("localhost.evil.example:{port}")]
    [DataRow("0.0.0.0:{port}")]
    public async Task ForeignHost_IsRefused(string host)
    {
        await using RunningBench bench = await RunningBench.Start();
        string named = host.Replace("{port}", bench.Port.ToString(), StringComparison.Ordinal);
        foreach (string path in new[] { "/", "/bench", "/_blazor", "/_framework/blazor.web.js", "/export.csv?from=0&to=1", "/recording.yaml" })
        {
            string answer = await bench.Raw($"GET {path} HTTP/1.1\nHost: {named}\nConnection: close\n\n");
            StringAssert.StartsWith(answer, "HTTP/1.1 403 ", path);
        }
    }

    [TestMethod]
    [DataRow("127.0.0.1")]
    [DataRow("localhost")]
    [DataRow("[::1]")]
    public async Task OwnHost_IsServed(string name)
    {
        await using RunningBench bench = await RunningBench.Start();
        string answer = await bench.Raw($"GET /bench HTTP/1.1\nHost: {name}:{bench.Port}\nConnection: close\n\n");
        StringAssert.StartsWith(answer, "HTTP/1.1 200 ");
        StringAssert.Contains(answer, "SmpPen bench");
    }

    [TestMethod]
    [DataRow("http://evil.example")]
    [DataRow("http://127.0.0.1:1")]
    [DataRow("https://127.0.0.1:{port}")]
    [DataRow("http://localhost:{port}")]
    [DataRow("http://127.0.0.1:{port}.evil.example")]
    [DataRow("null")]
    [DataRow("")]
    public async Task ForeignOrigin_GetsNoWebSocket(string origin)
    {
        await using RunningBench bench = await RunningBench.Start();
        string viewer = bench.Viewers.Add("someone").Id;
        string header = origin.Length == 0 ? "" : $"Origin: {origin.Replace("{port}", bench.Port.ToString(), StringComparison.Ordinal)}\n";
        foreach (string path in new[] { $"/feed?viewer={viewer}", "/_blazor?id=x" })
        {
            string answer = await bench.Raw($"GET {path} HTTP/1.1\nHost: 127.0.0.1:{bench.Port}\n{header}{Upgrade}\n");
            StringAssert.StartsWith(answer, "HTTP/1.1 403 ", path);
        }
        Assert.AreEqual(0, bench.Hub.Connections);
    }

    [TestMethod]
    [DataRow("http://evil.example")]
    [DataRow("")]
    public async Task ForeignOrigin_ChangesNothing(string origin)
    {
        await using RunningBench bench = await RunningBench.Start();
        string header = origin.Length == 0 ? "" : $"Origin: {origin}\n";
        foreach (string path in new[] { "/", "/_blazor/negotiate?negotiateVersion=1", "/_blazor/disconnect" })
        {
            string answer = await bench.Raw($"POST {path} HTTP/1.1\nHost: 127.0.0.1:{bench.Port}\n{header}Content-Length: 0\nConnection: close\n\n");
            StringAssert.StartsWith(answer, "HTTP/1.1 403 ", path);
        }
    }

    [TestMethod]
    public async Task CrossSiteFetch_IsRefused_ALinkToTheFirstPageIsNot()
    {
        await using RunningBench bench = await RunningBench.Start();
        string host = $"Host: 127.0.0.1:{bench.Port}\nConnection: close\n";
        foreach (string site in new[] { "cross-site", "same-site" })
        {
            StringAssert.StartsWith(await bench.Raw($"GET /export.csv?from=0&to=1000000 HTTP/1.1\n{host}Sec-Fetch-Site: {site}\nSec-Fetch-Mode: no-cors\n\n"), "HTTP/1.1 403 ");
            StringAssert.StartsWith(await bench.Raw($"GET / HTTP/1.1\n{host}Sec-Fetch-Site: {site}\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: iframe\n\n"), "HTTP/1.1 403 ");
            StringAssert.StartsWith(await bench.Raw($"GET / HTTP/1.1\n{host}Sec-Fetch-Site: {site}\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document\n\n"), "HTTP/1.1 200 ");
        }
        StringAssert.StartsWith(await bench.Raw($"GET /bench HTTP/1.1\n{host}Sec-Fetch-Site: same-origin\n\n"), "HTTP/1.1 200 ");
    }

    [TestMethod]
    public async Task UnknownPage_GetsNoFeed()
    {
        await using RunningBench bench = await RunningBench.Start();
        using ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Origin", bench.Origin);
        await Assert.ThrowsExactlyAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://127.0.0.1:{bench.Port}/feed?viewer=guess"), CancellationToken.None));
        Assert.AreEqual(HttpStatusCode.Forbidden, await StatusOf(bench, "guess"));
    }

    [TestMethod]
    public async Task FirstPage_IsHeldToItself_ByItsHeaders()
    {
        await using RunningBench bench = await RunningBench.Start();
        using HttpClient client = new();
        using HttpResponseMessage answer = await client.GetAsync(new Uri(bench.Origin + "/"));
        string policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
        StringAssert.Contains(policy, "default-src 'none'");
        StringAssert.Contains(policy, "script-src 'self';");
        StringAssert.Contains(policy, "frame-ancestors 'none'");
        Assert.IsFalse(policy.Contains("unsafe", StringComparison.Ordinal), policy);
        Assert.AreEqual("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.AreEqual("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }

    private static async Task<HttpStatusCode> StatusOf(RunningBench bench, string viewer)
    {
        string answer = await bench.Raw($"GET /feed?viewer={viewer} HTTP/1.1\nHost: 127.0.0.1:{bench.Port}\nOrigin: {bench.Origin}\n{Upgrade}\n");
        return (HttpStatusCode)int.Parse(answer.AsSpan(9, 3));
    }
}
