using HybridDrift.Jobs;
using HybridDrift.Storage;
using Microsoft.AspNetCore.Http;

namespace HybridDrift.Web.Pages;

/// <summary>The pages of sites: all of them, and one with its reports; and the button that asks for a scan.</summary>
public sealed class SitePagesEndpoint(IObjectStore store, ScansEndpoint scans, ScanSchedule schedule, TimeProvider time)
{
    private const int Page = 50;

    private readonly PlanLibrary plans = new(store);
    private readonly SiteStatuses statuses = new(store);
    private readonly ReportLibrary reports = new(store);

    public async Task<IResult> ListAsync(CancellationToken ct)
    {
        var sites = new List<SiteNow>();
        foreach (var site in await plans.SitesAsync(ct)) sites.Add(await NowAsync(site, hasPlan: true, ct));
        return new PageResult(SitesPage.Write(sites));
    }

    /// <summary><c>?verdict&amp;older</c>: as the page's own links say; <c>?before&amp;after</c>: what is chosen; <c>?asked</c>: the scan that was asked for.</summary>
    public async Task<IResult> GetAsync(HttpRequest request, string site, CancellationToken ct)
    {
        if (!PlanLibrary.IsSite(site)) return ErrorPage.NoSuchSite();
        var query = request.Query;
        var view = new SiteView(VerdictMark.Known(query["verdict"]), Given(query["older"]), Run(query["before"]), Run(query["after"]), Run(query["asked"]));
        if (Given(query["verdict"]) is not null && view.Verdict is null) return ErrorPage.BadQuery("There is no such verdict. It is one of Compliant, Drift, CannotTell.");
        if (view.Older is { } mark && PageMark.Folder(site, mark) is null) return ErrorPage.BadQuery("There is no such page of the list.");

        var page = await reports.ListAsync(site, view.Older is { } older ? PageMark.Folder(site, older) : null, ct)
            .Where(r => view.Verdict is not { } one || r.Verdict == one.ToString()).Take(Page + 1).ToListAsync(ct);
        var hasPlan = await plans.ReadAsync(site, ct) is not null;
        var now = await NowAsync(site, hasPlan, ct);
        if (!hasPlan && now.Run is null) return ErrorPage.NoSuchSite();
        var lines = await Task.WhenAll(page.Take(Page).Select(LineAsync));
        var chosen = new List<ReportLine>();
        foreach (var run in new[] { view.Before, view.After }.OfType<string>().Distinct().Where(r => lines.All(l => l.Report.Run != r)))
            if (await reports.FindAsync(site, run, ct) is { } found) chosen.Add(await LineAsync(found));
        return new PageResult(SitePage.Write(now, view, lines, chosen, page.Count > Page ? PageMark.Of(page[Page - 1]) : null));

        async Task<ReportLine> LineAsync(ReportManifest report) => new(report, await ReportCounts.ReadAsync(store, report, ct));
    }

    /// <summary>Asks for a scan, and shows the site again.</summary>
    public async Task<IResult> ScanAsync(HttpContext context, string site, CancellationToken ct)
    {
        if (!PlanLibrary.IsSite(site) || await plans.ReadAsync(site, ct) is null) return ErrorPage.NoSuchSite();
        context.Response.Headers.Location = $"/sites/{site}?asked={await scans.AskAsync(site, ct)}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private async Task<SiteNow> NowAsync(string site, bool hasPlan, CancellationToken ct)
    {
        var (status, now) = (await statuses.ReadAsync(site, ct), time.GetUtcNow());
        // The reports are the truth, also of scans that were not asked for here.
        var latest = await reports.LatestAsync(site, ct);
        var isKnown = latest is not null && status.Last?.Run == latest.Run;
        return new(
            site, hasPlan, latest?.Run, latest?.Verdict, isKnown ? status.Since : null, latest?.Time, schedule.Next(now), latest is not null && schedule.Next(schedule.Next(latest.Time)) <= now,
            status.Failures, status.Failure, status.Given);
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? Run(string? text) => text is not null && ReportManifest.IsRun(text) ? text : null;
}
