using System.Net;
using System.Security.Cryptography;
using System.Text;
using HybridDrift.Web;
using HybridDrift.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace HybridDrift.Local.Serving;

/// <summary>
/// Who may ask. Bound to loopback without a key, everybody on this machine, but no page of another site in their browser: such a
/// request names another host, or says that it comes from elsewhere. With a key, whoever sends it: in the header <c>x-functions-key</c>
/// or <c>x-api-key</c>, or, for browsers, as the password of basic authentication.
/// </summary>
/// <param name="key">Null when none is needed.</param>
internal sealed class ApiKey(string? key, RequestDelegate next)
{
    public const string Variable = "HYBRIDDRIFT_API_KEY";

    /// <summary>Shorter ones can be guessed.</summary>
    public const int Shortest = 16;

    private static readonly string[] Headers = ["x-functions-key", "x-api-key"];

    private readonly byte[]? digest = key is null ? null : Digest(key);

    public Task InvokeAsync(HttpContext context)
    {
        // Tickets are authenticated by their signatures.
        if (context.Request.Path.StartsWithSegments("/api/" + Routes.Health) || context.Request.Path.StartsWithSegments("/api/tickets")) return next(context);
        if (digest is null ? IsFromElsewhere(context.Request) : IsOfAnotherSite(context.Request))
            return Refuse(context, StatusCodes.Status403Forbidden, "Not from here", "The request comes from a page of another site, or names a host that this program is not bound to.");
        if (digest is null || IsKnown(context.Request)) return next(context);
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"HybridDrift\", charset=\"UTF-8\"";
        return Refuse(context, StatusCodes.Status401Unauthorized, "A key is needed", $"Send the key in the header {Headers[0]}, or as the password of basic authentication.");
    }

    /// <summary>A name that an attacker lets point to 127.0.0.1 is not one of this machine's.</summary>
    private static bool IsFromElsewhere(HttpRequest request) =>
        !(request.Host.Host is "localhost" || (IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))) || IsOfAnotherSite(request);

    /// <summary>Browsers send what they know along with whatever a page asks for; reading is left to them to refuse.</summary>
    private static bool IsOfAnotherSite(HttpRequest request) => !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
            || (request.Headers.Origin.ToString() is { Length: > 0 } origin && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value)));

    private bool IsKnown(HttpRequest request)
    {
        var known = false;
        foreach (var given in Headers.Select(h => request.Headers[h].ToString()).Append(Password(request)))
            known |= given is { Length: > 0 } && CryptographicOperations.FixedTimeEquals(Digest(given), digest);
        return known;
    }

    private static string? Password(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return null;
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header["Basic ".Length..].Trim(), bytes, out var length)) return null;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return text.IndexOf(':') is >= 0 and var colon ? text[(colon + 1)..] : null;
    }

    /// <summary>Digests are of one length: comparing them tells nothing of the key's.</summary>
    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static Task Refuse(HttpContext context, int status, string title, string detail) =>
        ErrorPage.For(context, Results.Problem(detail, statusCode: status, title: title)).ExecuteAsync(context);
}
