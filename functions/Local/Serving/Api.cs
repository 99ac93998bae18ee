using HybridDrift.Tickets;
using HybridDrift.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HybridDrift.Local.Serving;

/// <summary>Maps the endpoints that both heads have.</summary>
internal static class Api
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api");
        api.MapGet(Routes.Health, HealthEndpoint.Get);
        api.MapGet(Routes.Sites, (HttpContext context, SitesEndpoint sites, CancellationToken ct) => Guard.RunAsync(context, () => sites.ListAsync(ct)));
        api.MapGet(Routes.Site, (HttpContext context, string site, SitesEndpoint sites, CancellationToken ct) => Guard.RunAsync(context, () => sites.GetAsync(site, ct)));
        api.MapGet(Routes.Plan, (HttpContext context, string site, PlanEndpoint plan, CancellationToken ct) => Guard.RunAsync(context, () => plan.GetAsync(context.Request, site, ct)));
        api.MapPut(Routes.Plan, (HttpContext context, string site, PlanEndpoint plan, CancellationToken ct) => Guard.RunAsync(context, () => plan.PutAsync(context.Request, site, ct)));
        api.MapPost(Routes.Scans, (HttpContext context, string site, ScansEndpoint scans, CancellationToken ct) => Guard.RunAsync(context, () => scans.PostAsync(site, ct)));
        api.MapGet(Routes.Reports, (HttpContext context, string site, ReportsEndpoint reports, CancellationToken ct) => Guard.RunAsync(context, () => reports.ListAsync(context.Request, site, ct)));
        api.MapGet(Routes.Report, (HttpContext context, string site, string run, ReportsEndpoint reports, CancellationToken ct) => Guard.RunAsync(context, () => reports.GetAsync(context.Request, site, run, ct)));
        api.MapPost(Routes.Tickets, (HttpContext context, string system, TicketIntake intake, CancellationToken ct) => Guard.RunAsync(context, () => TicketEndpoint.HandleAsync(context.Request, system, intake, ct)));
    }
}
