using System.Text;
using HybridDrift.Reports.Writers;

namespace HybridDrift.Web.Pages;

/// <summary>
/// Puts the way back above a kept report. The page is the report as it was kept, with two insertions: a frame around it would
/// be a page within a page, with two headings and two scroll bars, and would print cut off. What is kept is not touched.
/// </summary>
internal static class ReportBar
{
    private static readonly byte[] EndOfStyle = "</style>"u8.ToArray(), StartOfBody = "<body>\n"u8.ToArray();

    /// <param name="kept">Written by the report's writer: all text in it is escaped, so the first marks are the page's own.</param>
    /// <param name="before">Run of the report before this one; null for the first.</param>
    /// <returns>As it was kept, when it has not the form of reports.</returns>
    public static byte[] Insert(ReadOnlySpan<byte> kept, string site, string run, string? before)
    {
        var (style, body) = (kept.IndexOf(EndOfStyle), kept.IndexOf(StartOfBody));
        if (style < 0 || body < style) return kept.ToArray();
        body += StartOfBody.Length;
        return [.. kept[..style], .. Encoding.UTF8.GetBytes(PageStyle.Bar), .. kept[style..body], .. Encoding.UTF8.GetBytes(Bar(site, run, before)), .. kept[body..]];
    }

    private static string Bar(string site, string run, string? before)
    {
        var bar = new HtmlText();
        bar.Raw("<a class=\"skip\" href=\"#report\">Skip to the report</a>\n<nav class=\"bar\" aria-label=\"Breadcrumb\">\n<ol>\n<li>").Link(PageLink.Sites).Raw("</li>\n<li>").Link(PageLink.Site(site))
            .Raw("</li>\n<li aria-current=\"page\">Report</li>\n</ol>\n<ul>\n<li>").Link(PageLink.Site(site) with { Name = "All reports" }).Raw("</li>\n");
        if (before is not null)
            bar.Raw("<li>").Link(PageLink.Report(site, before, "Report before this")).Raw("</li>\n<li>").Link(PageLink.Compare(site, before, run, "What changed since then")).Raw("</li>\n");
        bar.Raw("<li>").Link(new($"/api/sites/{site}/reports/{run}?format=json", "As JSON")).Raw("</li>\n</ul>\n</nav>\n<div id=\"report\" tabindex=\"-1\"></div>\n");
        return bar.ToString();
    }
}
