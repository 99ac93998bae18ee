using System.Security.Cryptography;
using HybridDrift.Checks;
using HybridDrift.Collect;
using HybridDrift.Plans;
using HybridDrift.Reports;
using HybridDrift.Reports.Writers;
using HybridDrift.Sites.Parse;
using HybridDrift.Storage;

namespace HybridDrift;

/// <summary>The steps of a scan, for those who wait for it.</summary>
public enum ScanStep { Reading, Parsing, Checking, Writing }

/// <summary>A plan as it was read, with the bytes that its hash is over.</summary>
public sealed record ScanPlan(SitePlan Plan, ReadOnlyMemory<byte> File);

/// <summary>The one place that joins the steps: plan → recording → site → results → report → store.</summary>
public static class Scan
{
    /// <param name="collect">Reads the recording: from a folder, or from the live systems.</param>
    /// <param name="store">Keeps the finished report.</param>
    /// <param name="run">Id of the scan: 8 to 32 of <c>a-z 0-9</c>.</param>
    /// <exception cref="WrongSiteException">The recording says that it is of another site.</exception>
    public static async Task<Report> RunAsync(
        ScanPlan plan, Func<CancellationToken, Task<Recording>> collect, Func<ReportFiles, CancellationToken, Task> store,
        string run, TimeProvider time, IProgress<ScanStep>? progress = null, CancellationToken cancellation = default)
    {
        progress?.Report(ScanStep.Reading);
        var recording = await collect(cancellation);
        if (recording.Site is { } site && site != plan.Plan.Site) throw new WrongSiteException(SecretText.Hide(site), plan.Plan.Site);

        var report = Judge(plan, recording, run, time.GetUtcNow(), progress);

        progress?.Report(ScanStep.Writing);
        await store(Files(report), cancellation);
        return report;
    }

    /// <summary>Everything between the inputs and the report, without I/O: equal inputs give equal reports.</summary>
    /// <param name="changes">Planned changes that are being carried out: findings in their scope are marked.</param>
    public static Report Judge(
        ScanPlan plan, Recording recording, string run, DateTimeOffset now, IProgress<ScanStep>? progress = null, IReadOnlyList<OpenChange>? changes = null)
    {
        progress?.Report(ScanStep.Parsing);
        var context = Context(plan.Plan, recording);

        progress?.Report(ScanStep.Checking);
        var results = Runner.Run(context, Catalogue.All);
        var report = ReportBuilder.Build(context, Convert.ToHexStringLower(SHA256.HashData(plan.File.Span)), recording, results, run, now);
        return OpenChange.Mark(report, plan.Plan, changes ?? []);
    }

    /// <summary>What checks and proofs look at.</summary>
    public static CheckContext Context(SitePlan plan, Recording recording)
    {
        var edges = plan.Edges.SelectMany(e => new[] { e.Nsx, e.Router }).OfType<string>();
        var clusters = plan.Clusters.Union(plan.Vpns.Select(v => v.Cluster));
        return new(plan, SiteParser.Parse(recording, edges, clusters));
    }

    /// <summary>The report in every format.</summary>
    public static ReportFiles Files(Report report) => new(report.Site, report.Scanned, report.Run, report.Verdict.ToString(),
    [
        new("report.json", "application/json", JsonReportWriter.Write(report)),
        new("report.html", "text/html; charset=utf-8", HtmlReportWriter.Write(report)),
    ]);
}

/// <summary>A recording of one site was held against the plan of another.</summary>
public sealed class WrongSiteException(string recorded, string planned)
    : Exception($"The recording is of the site '{recorded}', the plan is for '{planned}'.");
