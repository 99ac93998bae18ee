using Microsoft.AspNetCore.Http;

namespace HybridDrift.Web.Pages;

/// <summary>A page as an answer: it may show itself, and send its forms to where it came from; nothing else.</summary>
internal sealed class PageResult(byte[] page, int status = StatusCodes.Status200OK, string policy = PageResult.Policy) : IResult
{
    public const string Policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>What was kept runs nothing, whatever is in it.</summary>
    public const string KeptPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    public Task ExecuteAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        // With "no-referrer" browsers would not say either where a form comes from, and it would be refused.
        headers["Referrer-Policy"] = "same-origin";
        context.Response.StatusCode = status;
        return Results.Bytes(page, "text/html; charset=utf-8").ExecuteAsync(context);
    }
}
