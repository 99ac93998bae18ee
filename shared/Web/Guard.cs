using HybridDrift.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HybridDrift.Web;

/// <summary>What both heads put around every answer: headers that all have, and a problem in the place of an exception.</summary>
public static partial class Guard
{
    public static void AddHeaders(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache, private";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
    }

    public static async Task<IResult> RunAsync(HttpContext context, Func<Task<IResult>> answer)
    {
        AddHeaders(context);
        try
        {
            return await answer();
        }
        catch (Exception e)
        {
            var told = ErrorAnswer.Of(e, context);
            if (told is not null) LogFailed(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("HybridDrift.Requests"), e.GetType().Name);
            return told is null ? Results.Empty : ErrorPage.For(context, told);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed: {Kind}")]
    private static partial void LogFailed(ILogger log, string kind);
}
