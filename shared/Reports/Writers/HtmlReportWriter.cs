using System.Text;
using HybridDrift.Checks;
using HybridDrift.Collect;

namespace HybridDrift.Reports.Writers;

/// <summary>
/// The report as one HTML page for people: no script, nothing loaded from anywhere, dark and light, prints well. The
/// verdict comes first, then what could not be read, then findings worst first, then everything that was checked.
/// </summary>
public static class HtmlReportWriter
{
    /// <summary>UTF-8.</summary>
    public static byte[] Write(Report report)
    {
        var page = new HtmlText();
        page.Raw($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>
            """).Text($"{report.Site}: {Wording.Of(report.Verdict)}").Raw("</title>\n<style>\n").Raw(HtmlStyle.Css).Raw(report.Changes.Count > 0 || report.Review is not null ? HtmlStyle.Changes : "").Raw("</style>\n</head>\n<body>\n");
        Header(page, report);
        page.Raw("<main>\n");
        if (report.Review is { } review) HtmlReview.Write(page, review);
        Unread(page, report);
        Findings(page, report);
        HtmlFlows.Write(page, report);
        Unknowns(page, report);
        HtmlChecked.Write(page, report);
        page.Raw("</main>\n");
        Footer(page, report);
        page.Raw("</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static void Header(HtmlText page, Report report)
    {
        page.Raw($"<header class=\"{report.Verdict}\">\n<p class=\"site\">Site ").Text(report.Site).Raw("</p>\n<h1>").Text(Wording.Of(report.Verdict)).Raw("</h1>\n<p>")
            .Text(Wording.Sentence(report)).Raw("</p>\n");
        foreach (var change in report.Changes) page.Raw("<p class=\"open\">").Text(Wording.Sentence(change, report)).Raw("</p>\n");
        page.Raw("<dl class=\"figures\">\n");
        Figure(page, $"{report.Decided} of {report.Planned}", "decided");
        foreach (var severity in Enum.GetValues<Severity>())
            if (report.Findings.Count(f => f.Severity == severity) is > 0 and var count) Figure(page, count.ToString(), severity.ToString().ToLowerInvariant());
        Figure(page, report.Count(Status.Pass).ToString(), "passed");
        Figure(page, report.Count(Status.Unknown).ToString(), "unknown");
        if (report.Count(Status.Assumed) > 0) Figure(page, report.Count(Status.Assumed).ToString(), "assumed");
        page.Raw("</dl>\n<p class=\"when\">Read ").Text(report.Taken is { } taken ? Timestamp.Readable(taken) : "at an unknown time").Raw(", checked ").Text(Timestamp.Readable(report.Scanned)).Raw("</p>\n</header>\n");
    }

    private static void Figure(HtmlText page, string number, string label) =>
        page.Raw("<div><dd>").Text(number).Raw("</dd><dt>").Text(label).Raw("</dt></div>\n");

    private static void Unread(HtmlText page, Report report)
    {
        page.Raw("<section>\n<h2>What was read</h2>\n<table>\n<thead><tr><th scope=\"col\">Source</th><th scope=\"col\">State</th><th scope=\"col\">Documents</th><th scope=\"col\">What is missing</th></tr></thead>\n<tbody>\n");
        foreach (var source in report.Sources)
        {
            page.Raw("<tr><th scope=\"row\">").Text(source.Name).Raw($"</th><td class=\"{source.Completeness}\">").Text(Wording.Of(source.Completeness)).Raw("</td><td>").Text(source.Documents.ToString()).Raw("</td><td>");
            if (source.Problems.Count == 0) page.Text("–");
            else ProblemList(page, source.Problems);
            page.Raw("</td></tr>\n");
        }
        page.Raw("</tbody>\n</table>\n");
        if (report.Notes.Count > 0)
        {
            page.Raw("<details><summary>").Text(Wording.Number(report.Notes.Count, "note")).Raw("</summary>\n");
            ProblemList(page, report.Notes);
            page.Raw("</details>\n");
        }
        page.Raw("</section>\n");
    }

    private static void ProblemList(HtmlText page, IReadOnlyList<Problem> problems)
    {
        page.Raw("<ul>");
        foreach (var problem in problems) page.Raw("<li>").Text(problem.ToString()).Raw("</li>");
        page.Raw("</ul>\n");
    }

    private static void Findings(HtmlText page, Report report)
    {
        page.Raw("<section>\n<h2>What departs from the plan</h2>\n");
        if (report.Count(Status.Fail) == 0) page.Raw("<p>Nothing that was decided.</p>\n");
        foreach (var finding in report.Findings) HtmlFinding.Write(page, finding);
        page.Raw("</section>\n");
    }

    private static void Unknowns(HtmlText page, Report report)
    {
        var unknown = report.Results.Where(r => r.Status == Status.Unknown).ToArray();
        if (unknown.Length == 0) return;
        page.Raw("<section>\n<h2>What could not be decided</h2>\n<table>\n<thead><tr><th scope=\"col\">Check</th><th scope=\"col\">Statement</th><th scope=\"col\">Of</th><th scope=\"col\">Because</th></tr></thead>\n<tbody>\n");
        foreach (var result in unknown)
            page.Raw("<tr><th scope=\"row\">").Text(result.Check).Raw("</th><td>").Text(result.Title).Raw("</td><td>").Text($"{result.Asset}: {result.Subject}").Raw("</td><td>").Text(result.Reason).Raw("</td></tr>\n");
        page.Raw("</tbody>\n</table>\n</section>\n");
    }

    private static void Footer(HtmlText page, Report report) =>
        page.Raw("<footer>\n<p>Run ").Text(report.Run).Raw(". Plan SHA-256 <code>").Text(report.PlanSha256).Raw("</code>. Recording SHA-256 <code>").Text(report.RecordingSha256)
            .Raw("</code>.</p>\n<p>HybridDrift reads and never writes to the network it checks.</p>\n</footer>\n");
}
