using HybridDrift.Web;

namespace HybridDrift.Functions.Triggers;

/// <summary>The sites, their plans, and scans on demand.</summary>
public sealed class SitesFunctions(SitesEndpoint sites, PlanEndpoint plans, ScansEndpoint scans)
{
    [Function("Sites")]
    public Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = Routes.Sites)] HttpRequest request, CancellationToken cancellationToken) =>
        Guard.RunAsync(request.HttpContext, () => sites.ListAsync(cancellationToken));

    [Function("Site")]
    public Task<IResult> GetAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = Routes.Site)] HttpRequest request, string site, CancellationToken cancellationToken) =>
        Guard.RunAsync(request.HttpContext, () => sites.GetAsync(site, cancellationToken));

    [Function("GetPlan")]
    public Task<IResult> GetPlanAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = Routes.Plan)] HttpRequest request, string site, CancellationToken cancellationToken) =>
        Guard.RunAsync(request.HttpContext, () => plans.GetAsync(request, site, cancellationToken));

    [Function("PutPlan")]
    public Task<IResult> PutPlanAsync([HttpTrigger(AuthorizationLevel.Function, "put", Route = Routes.Plan)] HttpRequest request, string site, CancellationToken cancellationToken) =>
        Guard.RunAsync(request.HttpContext, () => plans.PutAsync(request, site, cancellationToken));

    [Function("AskForScan")]
    public Task<IResult> AskForScanAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = Routes.Scans)] HttpRequest request, string site, CancellationToken cancellationToken) =>
        Guard.RunAsync(request.HttpContext, () => scans.PostAsync(site, cancellationToken));
}
