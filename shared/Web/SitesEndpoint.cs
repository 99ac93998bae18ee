using HybridDrift.Jobs;
using HybridDrift.Storage;
using Microsoft.AspNetCore.Http;

namespace HybridDrift.Web;

/// <summary>The sites that have a plan, and how their scans go.</summary>
public sealed class SitesEndpoint(PlanLibrary plans, SiteStatuses statuses, ScanSchedule schedule, TimeProvider time)
{
    public async Task<IResult> ListAsync(CancellationToken ct)
    {
        var sites = new List<SiteAnswer>();
        foreach (var site in await plans.SitesAsync(ct)) sites.Add(Answer(site, await statuses.ReadAsync(site, ct)));
        return Answers.Json(new { sites });
    }

    public async Task<IResult> GetAsync(string site, CancellationToken ct) => PlanLibrary.IsSite(site) && await plans.ReadAsync(site, ct) is not null
        ? Answers.Json(Answer(site, await statuses.ReadAsync(site, ct)))
        : Answers.NoSuchSite();

    private SiteAnswer Answer(string site, SiteStatus status) => new(
        site, status.Last?.Verdict, status.Since, status.Last, schedule.Next(time.GetUtcNow()), status.Failures, status.Failure, status.Given, status.NotPosted);

    /// <param name="Verdict">Of the newest report; none before the first.</param>
    /// <param name="Since">Since when it is the same.</param>
    /// <param name="NextScan">By the schedule; none without one.</param>
    /// <param name="Failures">Attempts that have failed since the last report.</param>
    /// <param name="GivenUp">Jobs that failed too often, newest first.</param>
    /// <param name="NotPosted">The newest review of a change that could not be written to its ticket.</param>
    private sealed record SiteAnswer(
        string Site, string? Verdict, DateTimeOffset? Since, FinishedScan? LastScan, DateTimeOffset? NextScan, int Failures, FailedScan? LastFailure, IReadOnlyList<FailedScan> GivenUp, FailedScan? NotPosted);
}
