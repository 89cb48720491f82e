using Microsoft.Extensions.Primitives;

namespace SmpPen.HostSimulator.Bench;

/// <summary>
/// Lets only pages of the bench itself talk to it. A foreign Host is how DNS rebinding looks, a foreign Origin how a page
/// from elsewhere in the same browser does; both are refused before anything else sees the request.
/// </summary>
public sealed class LoopbackGuard(RequestDelegate next, BenchAddress address)
{
    private static readonly string[] s_names = ["127.0.0.1", "localhost", "[::1]"];

    /// <summary>Checks a request, and puts what browsers have to hold to on the answer.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        StringValues host = request.Headers.Host;
        if (host.Count != 1 || !IsOurs(host[0]))
        {
            return Refuse(context, "This bench answers to 127.0.0.1, localhost and [::1] at its own port only.");
        }
        StringValues origin = request.Headers.Origin;
        bool isForeign = origin.Count > 0 && (origin.Count != 1 || !string.Equals(origin[0], "http://" + host[0], StringComparison.OrdinalIgnoreCase));
        if (isForeign)
        {
            return Refuse(context, "Pages from elsewhere may not talk to the bench.");
        }
        bool changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        if (origin.Count == 0 && (changes || IsUpgrade(request)))
        {
            return Refuse(context, "Without an Origin the bench takes neither WebSockets nor changes.");
        }
        if (!IsFetchedByUs(request))
        {
            return Refuse(context, "Pages from elsewhere may not talk to the bench.");
        }
        AddHeaders(context.Response.Headers, host[0]!);
        return next(context);
    }

    private static bool IsUpgrade(HttpRequest request) =>
        request.Headers.Upgrade.Count > 0 || HttpMethods.IsConnect(request.Method) || request.HttpContext.WebSockets.IsWebSocketRequest;

    /// <summary>Browsers say where a request comes from; a link to the bench's first page is the only thing that others may use.</summary>
    private static bool IsFetchedByUs(HttpRequest request)
    {
        string? site = request.Headers["Sec-Fetch-Site"];
        if (site is null or "same-origin" or "none")
        {
            return true;
        }
        return HttpMethods.IsGet(request.Method) && request.Path == "/"
            && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";
    }

    private static Task Refuse(HttpContext context, string why)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why);
    }

    private static void AddHeaders(IHeaderDictionary headers, string host)
    {
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
            + $"connect-src 'self' ws://{host}; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    private bool IsOurs(string? host)
    {
        foreach (string name in s_names)
        {
            if (string.Equals(host, FormattableString.Invariant($"{name}:{address.Port}"), StringComparison.OrdinalIgnoreCase)
                || (address.Port == 80 && string.Equals(host, name, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }
        return false;
    }
}
