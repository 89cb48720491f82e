using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace SmpPen.HostSimulator.Measure;

/// <summary>A page in a headless Chromium, worked over the DevTools protocol: enough of it to open a page and ask it things.</summary>
public sealed class HeadlessPage : IDisposable
{
    private static readonly string[] s_browsers = ["chromium", "chromium-browser", "google-chrome", "chrome"];

    private readonly Process _browser;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private int _number;

    private HeadlessPage(Process browser, string profile)
    {
        _browser = browser;
        _profile = profile;
    }

    /// <summary>The browser that would be used; null: none is installed.</summary>
    public static string? Browser => s_browsers
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(directory => Path.Combine(directory, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Opens a page of 1280 x 720.</summary>
    /// <remarks>
    /// Without a graphics processor: what a user's browser leaves to that, this one computes on the same cores as the bench. So it is the worst
    /// case, and the same on every machine. <c>--no-sandbox</c> is for containers; nothing is switched off that paces, draws or throttles a page.
    /// </remarks>
    /// <param name="url">What to open.</param>
    /// <param name="script">Run in the page before its own scripts.</param>
    public static HeadlessPage Open(string url, string script)
    {
        string profile = Directory.CreateTempSubdirectory("smppen-browser-").FullName;
        ProcessStartInfo start = new(Browser ?? throw new InvalidOperationException("No Chromium is installed."))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (string argument in (string[])["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", $"--user-data-dir={profile}", "--window-size=1280,720", "--no-first-run", "about:blank"])
        {
            start.ArgumentList.Add(argument);
        }
        HeadlessPage page = new(Process.Start(start)!, profile);
        try
        {
            page.Connect();
            page.Call("Page.enable", new { });
            page.Call("Emulation.setDeviceMetricsOverride", new { width = 1280, height = 720, deviceScaleFactor = 1, mobile = false });
            page.Call("Page.addScriptToEvaluateOnNewDocument", new { source = script });
            page.Call("Page.navigate", new { url });
            return page;
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }

    /// <summary>What an expression is in the page, or what its promise brings.</summary>
    public JsonElement Evaluate(string expression) =>
        Call("Runtime.evaluate", new { expression, returnByValue = true, awaitPromise = true }).GetProperty("result").GetProperty("value");

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        if (!_browser.HasExited)
        {
            _browser.Kill(entireProcessTree: true);
            _browser.WaitForExit();
        }
        _browser.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A helper of the browser still writes: the system clears its temporary files.
        }
    }

    private void Connect()
    {
        const string Announces = "DevTools listening on ";
        string? line;
        do
        {
            line = _browser.StandardError.ReadLine() ?? throw new InvalidOperationException("The browser ended at once.");
        }
        while (!line.StartsWith(Announces, StringComparison.Ordinal));
        // Whatever it says from here on must not fill its pipe.
        _ = _browser.StandardError.ReadToEndAsync();
        _ = _browser.StandardOutput.ReadToEndAsync();
        Uri browser = new(line[Announces.Length..]);
        using HttpClient client = new();
        string list = client.GetStringAsync(new Uri($"http://127.0.0.1:{browser.Port}/json/list")).GetAwaiter().GetResult();
        using JsonDocument targets = JsonDocument.Parse(list);
        string address = targets.RootElement.EnumerateArray().First(target => target.GetProperty("type").GetString() == "page").GetProperty("webSocketDebuggerUrl").GetString()!;
        _socket.ConnectAsync(new Uri(address), CancellationToken.None).GetAwaiter().GetResult();
    }

    private JsonElement Call(string method, object parameters)
    {
        int number = ++_number;
        byte[] request = JsonSerializer.SerializeToUtf8Bytes(new { id = number, method, @params = parameters });
        _socket.SendAsync(request, WebSocketMessageType.Text, true, CancellationToken.None).GetAwaiter().GetResult();
        byte[] buffer = new byte[1 << 20];
        while (true)
        {
            int used = 0;
            WebSocketReceiveResult part;
            do
            {
                part = _socket.ReceiveAsync(new ArraySegment<byte>(buffer, used, buffer.Length - used), CancellationToken.None).GetAwaiter().GetResult();
                used += part.Count;
            }
            while (!part.EndOfMessage);
            using JsonDocument message = JsonDocument.Parse(Encoding.UTF8.GetString(buffer, 0, used));
            if (message.RootElement.TryGetProperty("id", out JsonElement id) && id.GetInt32() == number)
            {
                return message.RootElement.TryGetProperty("result", out JsonElement result)
                    ? result.Clone()
                    : throw new InvalidOperationException($"{method}: {message.RootElement}");
            }
        }
    }
}
