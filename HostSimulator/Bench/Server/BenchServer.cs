using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using SmpPen.HostSimulator.Bench.Page;
using SmpPen.HostSimulator.Link;

namespace SmpPen.HostSimulator.Bench;

/// <summary>The web server of the bench: loopback only, nothing fetched from elsewhere, nothing kept on disk.</summary>
public static class BenchServer
{
    /// <summary>What <c>/bench</c> answers: how a second start knows the first.</summary>
    public const string Identity = "SmpPen bench";

    private const long LongestUpload = 4_000_000;

    /// <summary>Builds the server; nothing listens yet, the pen boots when it starts.</summary>
    /// <param name="port">TCP port on loopback; 0: any free one.</param>
    /// <param name="scenarios">Directory of scenarios.</param>
    /// <param name="lineEnds">What is attached to the pen's service line besides the page's console.</param>
    public static WebApplication Build(int port, string scenarios, params ILinkEnd[] lineEnds)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(BenchServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        // From a build output the files of the page are where the project has them; a published bench has them beside it.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LongestUpload;
            if (port == 0)
            {
                options.Listen(IPAddress.Loopback, 0);
            }
            else
            {
                options.ListenLocalhost(port);
            }
        });
        // What goes wrong at the start is said by the command, in a sentence.
        builder.Logging.SetMinimumLevel(LogLevel.Error).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        IServiceCollection services = builder.Services;
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(2));
        services.AddSingleton(new BenchAddress { Port = port });
        services.AddSingleton(new ScenarioShelf(scenarios));
        services.AddSingleton<BenchViewers>();
        services.AddSingleton(provider => new LivePen(provider.GetRequiredService<BenchViewers>(), provider.GetRequiredService<ScenarioShelf>(), lineEnds));
        services.AddSingleton<FeedHub>();
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddRazorComponents().AddInteractiveServerComponents(options =>
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromSeconds(20));
        services.AddSignalR(options => options.MaximumReceiveMessageSize = 256 * 1024);
        WebApplication app = builder.Build();
        app.UseMiddleware<LoopbackGuard>();
        app.UseWebSockets();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
        {
            options.ContentSecurityFrameAncestorsPolicy = null;
            options.DisableWebSocketCompression = true;
        });
        app.MapGet("/bench", () => Identity);
        app.Map("/feed", Feed);
        app.MapGet("/export.vcd", (LivePen pen, double from, double to) => Export(pen, from, to, isVcd: true));
        app.MapGet("/export.csv", (LivePen pen, double from, double to) => Export(pen, from, to, isVcd: false));
        app.MapGet("/recording.yaml", SaveRecording);
        return app;
    }

    /// <summary>Starts it: from now on the pen runs and pages are served.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task StartAsync(WebApplication app)
    {
        await app.StartAsync().ConfigureAwait(false);
        BenchAddress address = app.Services.GetRequiredService<BenchAddress>();
        address.Port = new Uri(app.Urls.First()).Port;
        _ = app.Services.GetRequiredService<FeedHub>();
    }

    private static async Task Feed(HttpContext context, LivePen pen, FeedHub hub, IHostApplicationLifetime lifetime)
    {
        string viewerId = context.Request.Query["viewer"].ToString();
        if (!context.WebSockets.IsWebSocketRequest || !pen.Viewers.Knows(viewerId))
        {
            context.Response.StatusCode = context.WebSockets.IsWebSocketRequest ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
            return;
        }
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        await new FeedConnection(socket, viewerId, pen).Run(hub, lifetime.ApplicationStopping).ConfigureAwait(false);
    }

    private static async Task<IResult> Export(LivePen pen, double from, double to, bool isVcd)
    {
        if (!(to > from) || from < 0 || to > 1e18)
        {
            return Results.Text("Give a window: from and to in ns, from before to.", statusCode: StatusCodes.Status400BadRequest);
        }
        SignalWindow? window = await pen.Ask(run => run is null ? null : SignalWindow.Copy(run, (long)from, (long)to)).ConfigureAwait(false);
        if (window is null)
        {
            return Results.Text("There is no pen; take a new one.", statusCode: StatusCodes.Status409Conflict);
        }
        return isVcd
            ? Results.Stream(window.WriteVcd, "text/plain", "scope.vcd")
            : Results.Stream(window.WriteCsv, "text/csv", "scope.csv");
    }

    private static async Task<IResult> SaveRecording(LivePen pen, string? name)
    {
        (CommandResult result, RecordedScenario? recording) = await pen.Scenarios.SaveRecording(name ?? "").ConfigureAwait(false);
        return recording is null
            ? Results.Text(result.Message, statusCode: StatusCodes.Status409Conflict)
            : Results.File(System.Text.Encoding.UTF8.GetBytes(recording.Text), "application/yaml", recording.FileName);
    }
}
