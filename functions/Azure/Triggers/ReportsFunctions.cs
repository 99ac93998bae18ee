using HybridDrift.Web;

namespace HybridDrift.Functions.Triggers;

/// <summary>The reports of a site, to be listed and downloaded.</summary>
public sealed class ReportsFunctions(ReportsEndpoint reports)
{
    [Function("Reports")]
    public Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = Routes.Reports)] HttpRequest request, string site, CancellationToken cancellationToken) =>
        Guard.RunAsync(request.HttpContext, () => reports.ListAsync(request, site, cancellationToken));

    [Function("Report")]
    public Task<IResult> GetAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = Routes.Report)] HttpRequest request, string site, string run, CancellationToken cancellationToken) =>
        Guard.RunAsync(request.HttpContext, () => reports.GetAsync(request, site, run, cancellationToken));
}
