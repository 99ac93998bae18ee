using HybridDrift.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace HybridDrift.Local.Serving;

/// <summary>Maps the endpoints that both heads have.</summary>
internal static partial class Api
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api");
        api.MapGet(Routes.Health, HealthEndpoint.Get);
        api.MapGet(Routes.Sites, (SitesEndpoint sites, CancellationToken ct) => sites.ListAsync(ct));
        api.MapGet(Routes.Site, (string site, SitesEndpoint sites, CancellationToken ct) => sites.GetAsync(site, ct));
        api.MapPost(Routes.Scans, (string site, ScansEndpoint scans, CancellationToken ct) => scans.PostAsync(site, ct));
        api.MapGet(Routes.Plan, (HttpRequest request, string site, PlanEndpoint plan, CancellationToken ct) => plan.GetAsync(request, site, ct));
        api.MapPut(Routes.Plan, (HttpRequest request, string site, PlanEndpoint plan, CancellationToken ct) => plan.PutAsync(request, site, ct));
        api.MapGet(Routes.Reports, (HttpRequest request, string site, ReportsEndpoint reports, CancellationToken ct) => reports.ListAsync(request, site, ct));
        api.MapGet(Routes.Report, (HttpRequest request, string site, string run, ReportsEndpoint reports, CancellationToken ct) => reports.GetAsync(request, site, run, ct));
    }

    /// <summary>Headers that every answer has, and problems in the place of exceptions.</summary>
    public static async Task GuardAsync(HttpContext context, RequestDelegate next, ILogger log)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache, private";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            if (ErrorAnswer.Of(e, context) is not { } answer) return;
            LogFailed(log, e.GetType().Name);
            await answer.ExecuteAsync(context);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed: {Kind}")]
    private static partial void LogFailed(ILogger log, string kind);
}
