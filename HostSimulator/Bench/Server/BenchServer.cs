using System.Net;
using SmpPen.HostSimulator.Bench.Page;

namespace SmpPen.HostSimulator.Bench;

/// <summary>The web server of the bench: loopback only.</summary>
public static class BenchServer
{
    /// <summary>Builds the server; nothing listens yet.</summary>
    /// <param name="port">TCP port on loopback; 0: any free one.</param>
    public static WebApplication Build(int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(BenchServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, port));
        builder.Services.AddSingleton<BenchAddress>();
        builder.Services.AddSingleton<BenchViewers>();
        builder.Services.AddSingleton<LivePen>();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        WebApplication app = builder.Build();
        app.UseAntiforgery();
        app.UseWebSockets();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
