using HybridDrift.Reports;
using HybridDrift.Reports.Writers;
using HybridDrift.Storage;

namespace HybridDrift.Web.Pages;

/// <param name="Counts">Null when they could not be read.</param>
internal sealed record ReportLine(ReportManifest Report, ReportCounts? Counts);

/// <summary>What the reader has asked for.</summary>
/// <param name="Verdict">Reports of this verdict only.</param>
/// <param name="Older">Mark of the page before; null on the first page.</param>
/// <param name="Before">Run that is chosen for a comparison; null for the second newest.</param>
/// <param name="After">Run that is chosen for a comparison; null for the newest.</param>
/// <param name="Asked">Run of a scan that was asked for just now.</param>
internal sealed record SiteView(Verdict? Verdict = null, string? Older = null, string? Before = null, string? After = null, string? Asked = null);

/// <summary>A site: how it is, and its reports.</summary>
internal static class SitePage
{
    /// <param name="lines">Newest first.</param>
    /// <param name="chosen">Reports that are chosen, and not among these.</param>
    /// <param name="next">Mark of the next page; null on the last.</param>
    public static byte[] Write(SiteNow now, SiteView view, IReadOnlyList<ReportLine> lines, IReadOnlyList<ReportLine> chosen, string? next) => PageFrame.Write(
        now.Site, [PageLink.Sites], page => Header(page, now), page =>
        {
            if (view.Asked is { } asked) Asked(page, now, lines, asked);
            Troubles(page, now);
            if (now.HasPlan) page.Raw($"<form method=\"post\" action=\"/sites/{now.Site}/scans\"><button class=\"main\">Scan now</button></form>\n");
            page.Raw("<section aria-labelledby=\"reports\">\n<h2 id=\"reports\">Reports</h2>\n");
            Filter(page, now.Site, view);
            if (lines.Count == 0) page.Raw("<p>").Text(view == new SiteView { Asked = view.Asked } ? "There is no report yet." : "There is no such report.").Raw("</p>\n");
            if (lines.Count > 0) TrendPicture.Write(page, lines);
            if (lines.Count + chosen.Count > 0) ReportTable.Write(page, now.Site, view, lines, chosen, next);
            page.Raw("</section>\n");
            Past(page, [.. now.PastTroubles()]);
        },
        now.IsOld ? null : now.Verdict, now.Waits && view is { Older: null, Asked: null });

    private static void Header(HtmlText page, SiteNow now)
    {
        page.Raw("<p>");
        if (now.Verdict is { } verdict)
        {
            page.Verdict(verdict);
            if (now.Since is { } since) page.Text(now.IsOld ? " when last scanned, first seen at " : " since ").Time(since);
            else if (now.IsOld) page.Text(" when last scanned");
        }
        else page.Text(now.Waits ? $"No report yet: the first scan runs, or runs at {Timestamp.Readable(now.Next)} at the latest. This page looks again every three seconds." : "No report yet.");
        page.Raw("</p>\n<p class=\"when\">");
        if (now.Scanned is { } scanned && now.Run is { } run) page.Text("Last scan ").Time(scanned).Text(": ").Link(PageLink.Report(now.Site, run, "newest report")).Text(". ");
        if (now.HasPlan) page.Text("Next scan ").Time(now.Next).Text(".");
        page.Raw("</p>\n");
    }

    private static void Asked(HtmlText page, SiteNow now, IReadOnlyList<ReportLine> lines, string asked)
    {
        page.Raw("<div class=\"notice\" role=\"status\"><p>");
        if (lines.FirstOrDefault(l => l.Report.Run == asked) is { } done) page.Text("The scan that was asked for is done: ").Link(PageLink.Report(now.Site, asked, "its report")).Text(", ").Verdict(done.Report.Verdict).Text(".");
        else if (now.Given.Any(g => g.Run == asked)) page.Text("The scan that was asked for was given up, as told below.");
        else page.Text("A scan was asked for. Its report is listed below when it is done: ").Link(new($"/sites/{now.Site}?asked={asked}", "look again")).Text(".");
        page.Raw("</p></div>\n");
    }

    private static void Troubles(HtmlText page, SiteNow now)
    {
        var troubles = now.Troubles().ToArray();
        if (troubles.Length == 0) return;
        page.Raw("<div class=\"notice trouble\">\n");
        foreach (var trouble in troubles) page.Raw("<p>").Text(trouble).Raw("</p>\n");
        page.Raw("</div>\n");
    }

    private static void Past(HtmlText page, string[] troubles)
    {
        if (troubles.Length == 0) return;
        page.Raw("<details>\n<summary>").Text($"{Wording.Number(troubles.Length, "scan")} given up before the newest report").Raw("</summary>\n<ul>");
        foreach (var trouble in troubles) page.Raw("<li>").Text(trouble).Raw("</li>");
        page.Raw("</ul>\n</details>\n");
    }

    private static void Filter(HtmlText page, string site, SiteView view)
    {
        page.Raw($"<form method=\"get\" action=\"/sites/{site}\" class=\"row\">\n<label for=\"verdict\">Verdict</label>\n<select id=\"verdict\" name=\"verdict\"><option value=\"\">any</option>");
        foreach (var verdict in Enum.GetValues<Verdict>())
            page.Raw($"<option value=\"{verdict}\"{(view.Verdict == verdict ? " selected=\"\"" : "")}>").Text(Wording.Of(verdict)).Raw("</option>");
        page.Raw("</select>\n<button>Show</button>\n</form>\n");
    }
}
