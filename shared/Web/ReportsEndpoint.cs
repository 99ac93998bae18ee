using System.Globalization;
using System.Net.Mime;
using HybridDrift.Reports;
using HybridDrift.Storage;
using Microsoft.AspNetCore.Http;

namespace HybridDrift.Web;

/// <summary>The finished reports of a site: listed newest first, and one of them in each of its formats.</summary>
/// <param name="links">Null where reports can be downloaded through this program only.</param>
public sealed class ReportsEndpoint(PlanLibrary plans, ReportLibrary reports, IReportLinks? links)
{
    private const int DefaultPage = 50, LargestPage = 200;

    /// <summary><c>?from&amp;to&amp;verdict&amp;limit&amp;before</c>: the last as the answer's <c>next</c> says.</summary>
    public async Task<IResult> ListAsync(HttpRequest request, string site, CancellationToken ct)
    {
        if (!PlanLibrary.IsSite(site)) return Answers.NoSuchSite();
        var query = request.Query;
        var (from, to) = (Time(query["from"]), Time(query["to"]));
        if (from.Wrong || to.Wrong) return Answers.BadQuery("from and to are times such as 2026-11-01T00:00:00Z, or dates.");
        Verdict? verdict = null;
        if (query["verdict"].ToString() is { Length: > 0 } asked)
        {
            // Enum.TryParse would take numbers as well.
            if (!Enum.GetNames<Verdict>().Contains(asked, StringComparer.OrdinalIgnoreCase)) return Answers.BadQuery("verdict is one of Compliant, Drift, CannotTell.");
            verdict = Enum.Parse<Verdict>(asked, ignoreCase: true);
        }
        var limit = DefaultPage;
        if (query["limit"].ToString() is { Length: > 0 } size && (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > LargestPage))
            return Answers.BadQuery($"limit is a number from 1 to {LargestPage}.");
        var before = query["before"].ToString() is { Length: > 0 } mark ? PageMark.Folder(site, mark) : null;
        if (before is null && query.ContainsKey("before")) return Answers.BadQuery("before is what an answer of this address gave as next.");

        var page = await reports.ListAsync(site, before, ct)
            .TakeWhile(r => from.Value is not { } first || r.Time >= first)
            .Where(r => (to.Value is not { } last || r.Time < last) && (verdict is not { } one || r.Verdict == one.ToString()))
            .Take(limit + 1).ToListAsync(ct);
        if (page.Count == 0 && await plans.ReadAsync(site, ct) is null) return Answers.NoSuchSite();
        return Answers.Json(new { reports = page.Take(limit).Select(ReportAnswer.Of), next = page.Count > limit ? PageMark.Of(page[limit - 1]) : null });
    }

    /// <summary>
    /// One file of a report: <c>?format=json</c> (which it is without) or <c>html</c>; with <c>?link</c> not the file, but an address
    /// from which it can be downloaded for a short time.
    /// </summary>
    public async Task<IResult> GetAsync(HttpRequest request, string site, string run, CancellationToken ct)
    {
        if (!PlanLibrary.IsSite(site)) return Answers.NoSuchSite();
        if (await reports.FindAsync(site, run, ct) is not { } manifest) return Answers.NoSuchReport();
        var format = request.Query["format"].ToString() is { Length: > 0 } asked ? asked : "json";
        var name = $"report.{format}";
        if (manifest.Files.All(f => f.Name != name))
            return Answers.BadQuery($"The formats of this report are {string.Join(", ", manifest.Files.Select(f => f.Name).Where(f => f.StartsWith("report.", StringComparison.Ordinal)).Select(f => f["report.".Length..]))}.");
        if (request.Query.ContainsKey("link")) return await LinkAsync(manifest, name, ct);
        // By its run: between two reads another report can become the latest.
        var file = await reports.OpenAsync(site, manifest.Run, name, ct);
        var headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'";
        if (!file!.ContentType.StartsWith(MediaTypeNames.Text.Html, StringComparison.Ordinal)) headers.ContentDisposition = $"attachment; filename=\"{FileName(manifest, name)}\"";
        return Results.Bytes(file.Content.ToArray(), file.ContentType, enableRangeProcessing: true, lastModified: manifest.Time, entityTag: new($"\"{manifest.Files.First(f => f.Name == name).Sha256}\""));
    }

    private async Task<IResult> LinkAsync(ReportManifest manifest, string name, CancellationToken ct)
    {
        if (links is null) return Answers.Problem(StatusCodes.Status501NotImplemented, "No links here", "Reports are kept in a place that has no addresses of its own. Ask without link for the file itself.");
        var (address, until) = await links.LinkAsync(manifest.NameOf(name), FileName(manifest, name), ct);
        return Answers.Json(new { address, until });
    }

    private static string FileName(ReportManifest manifest, string name) => $"{manifest.Site}-{manifest.Time.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{name}";

    private static (DateTimeOffset? Value, bool Wrong) Time(string? text) => string.IsNullOrEmpty(text) ? (null, false)
        : DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? (time, false)
        : (null, true);

    private sealed record ReportAnswer(string Run, DateTimeOffset Time, string Verdict, IReadOnlyList<ReportFileAnswer> Files)
    {
        public static ReportAnswer Of(ReportManifest manifest) => new(manifest.Run, manifest.Time, manifest.Verdict, [.. manifest.Files.Select(f => new ReportFileAnswer(f.Name, f.ContentType, f.Bytes, f.Sha256))]);
    }

    private sealed record ReportFileAnswer(string Name, string ContentType, long Bytes, string Sha256);
}
