using HybridDrift.Collect;
using HybridDrift.Flows.Difference;
using HybridDrift.Jobs;
using HybridDrift.Plans;
using HybridDrift.Storage;
using Microsoft.AspNetCore.Http;

namespace HybridDrift.Web.Pages;

/// <summary>The pages of reports: one as it was kept, or two compared.</summary>
public sealed class ReportPagesEndpoint(IObjectStore store)
{
    private readonly ReportLibrary reports = new(store);
    private readonly KeptScans scans = new(store);

    /// <param name="run">Id of a run, or <see cref="ReportLibrary.Latest"/>.</param>
    public async Task<IResult> GetAsync(string site, string run, CancellationToken ct)
    {
        if (!PlanLibrary.IsSite(site)) return ErrorPage.NoSuchSite();
        // By its run: between two reads another report can become the latest.
        if (await reports.FindAsync(site, run, ct) is not { } manifest || await reports.OpenAsync(site, manifest.Run, "report.html", ct) is not { } file) return ErrorPage.NoSuchReport();
        var before = await reports.ListAsync(site, manifest.Folder, ct).FirstOrDefaultAsync(ct);
        return new PageResult(ReportBar.Insert(file.Content.Span, site, manifest.Run, before?.Run), policy: PageResult.KeptPolicy);
    }

    /// <summary><c>?before&amp;after</c>: runs.</summary>
    public async Task<IResult> CompareAsync(HttpRequest request, string site, CancellationToken ct)
    {
        if (!PlanLibrary.IsSite(site)) return ErrorPage.NoSuchSite();
        if (request.Query["before"].ToString() is not { Length: > 0 } before || request.Query["after"].ToString() is not { Length: > 0 } after)
            return ErrorPage.BadQuery("Two reports are compared: choose one as before and one as after, on the page of the site.");
        if (await reports.FindAsync(site, before, ct) is not { } old || await reports.FindAsync(site, after, ct) is not { } now) return ErrorPage.NoSuchReport();

        var troubles = new List<string>();
        var (oldAnswers, nowAnswers) = (await AnswersAsync(old, troubles, ct), await AnswersAsync(now, troubles, ct));
        var (oldScan, nowScan) = (await ScanAsync(old, troubles, ct), await ScanAsync(now, troubles, ct));
        var answers = oldAnswers is null || nowAnswers is null ? null : AnswerComparison.Of(oldAnswers, nowAnswers);
        var difference = oldScan is null || nowScan is null ? null
            : SiteComparison.Of(oldScan.ReadRecording(), nowScan.ReadRecording(), EdgeNames.Of(oldScan.ReadPlan().Plan, nowScan.ReadPlan().Plan));
        return new PageResult(ComparePage.Write(new(old, now, difference, answers, [.. troubles.Distinct()], answers is not null && oldAnswers!.Plan != nowAnswers!.Plan)));
    }

    private async Task<KeptAnswers?> AnswersAsync(ReportManifest report, List<string> troubles, CancellationToken ct)
    {
        if (await reports.OpenAsync(report.Site, report.Run, "report.json", ct) is { } file && KeptAnswers.Read(file.Content.Span) is { } answers) return answers;
        troubles.Add($"The findings of run {report.Run} are kept in a form that cannot be read here.");
        return null;
    }

    private async Task<KeptScan?> ScanAsync(ReportManifest report, List<string> troubles, CancellationToken ct)
    {
        try
        {
            if (await scans.FindAsync(report.Site, report.Run, ct) is { } scan)
            {
                _ = scan.ReadPlan();
                return scan;
            }
            troubles.Add($"The recording of run {report.Run} is not kept here: what the network does differently cannot be told. Findings are compared.");
        }
        catch (Exception e) when (e is InvalidDataException or PlanNotUsableException)
        {
            troubles.Add($"The recording of run {report.Run} cannot be used: {SecretText.Hide(e.Message)}");
        }
        return null;
    }
}
