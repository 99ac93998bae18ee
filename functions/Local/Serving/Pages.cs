using HybridDrift.Jobs;
using HybridDrift.Storage;
using HybridDrift.Web;
using HybridDrift.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HybridDrift.Local.Serving;

/// <summary>Maps the pages for people, which only this head has.</summary>
internal static class Pages
{
    public static void Map(WebApplication app)
    {
        var services = app.Services;
        var store = services.GetRequiredService<IObjectStore>();
        var sites = new SitePagesEndpoint(store, services.GetRequiredService<ScansEndpoint>(), services.GetRequiredService<ScanSchedule>(), services.GetRequiredService<TimeProvider>());
        var reports = new ReportPagesEndpoint(store);
        app.MapGet("/", (HttpContext context, CancellationToken ct) => Guard.RunAsync(context, () => sites.ListAsync(ct)));
        app.MapGet("/sites/{site}", (HttpContext context, string site, CancellationToken ct) => Guard.RunAsync(context, () => sites.GetAsync(context.Request, site, ct)));
        app.MapPost("/sites/{site}/scans", (HttpContext context, string site, CancellationToken ct) => Guard.RunAsync(context, () => sites.ScanAsync(context, site, ct)));
        app.MapGet("/sites/{site}/reports/{run}", (HttpContext context, string site, string run, CancellationToken ct) => Guard.RunAsync(context, () => reports.GetAsync(site, run, ct)));
        app.MapGet("/sites/{site}/compare", (HttpContext context, string site, CancellationToken ct) => Guard.RunAsync(context, () => reports.CompareAsync(context.Request, site, ct)));
    }
}
