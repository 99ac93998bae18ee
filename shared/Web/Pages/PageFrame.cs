using System.Text;
using HybridDrift.Reports.Writers;

namespace HybridDrift.Web.Pages;

/// <summary>What all pages have in common: the way to them, one heading of the first level, the look. No script, nothing from elsewhere.</summary>
internal static class PageFrame
{
    /// <param name="way">Pages above this one, from the top.</param>
    /// <param name="header">Below the heading.</param>
    /// <param name="verdict">Of what the page is about; null when it has none.</param>
    /// <param name="waits">Look again in a moment: there is nothing to be read yet that this could take away.</param>
    public static byte[] Write(string title, IReadOnlyList<PageLink> way, Action<HtmlText> header, Action<HtmlText> content, string? verdict = null, bool waits = false)
    {
        var page = new HtmlText();
        page.Raw($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">

            """);
        if (waits) page.Raw("<meta http-equiv=\"refresh\" content=\"3\">\n");
        page.Raw("<title>").Text($"{title} – HybridDrift").Raw("</title>\n<style>\n").Raw(PageStyle.Css).Raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n");
        if (way.Count > 0) Way(page, way, title);
        page.Raw($"<main id=\"main\" tabindex=\"-1\">\n<header class=\"{VerdictMark.Class(verdict)}\">\n<h1>").Text(title).Raw("</h1>\n");
        header(page);
        page.Raw("</header>\n");
        content(page);
        page.Raw("</main>\n<footer>\n<p>HybridDrift reads and never writes to the network it checks. Times are UTC.</p>\n</footer>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    public static HtmlText Link(this HtmlText page, PageLink link) => page.Raw("<a href=\"").Text(link.Address).Raw("\">").Text(link.Name).Raw("</a>");

    public static HtmlText Time(this HtmlText page, DateTimeOffset time) =>
        page.Raw("<time datetime=\"").Text(Timestamp.Text(time)).Raw("\">").Text(Timestamp.Readable(time)).Raw("</time>");

    /// <summary>A table that is wider than the screen scrolls by itself, by keyboard too.</summary>
    public static HtmlText Table(this HtmlText page, string label, params ReadOnlySpan<string> columns)
    {
        page.Raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").Text(label).Raw("\">\n<table>\n<thead><tr>");
        foreach (var column in columns) page.Raw("<th scope=\"col\">").Text(column).Raw("</th>");
        return page.Raw("</tr></thead>\n<tbody>\n");
    }

    public static HtmlText EndTable(this HtmlText page) => page.Raw("</tbody>\n</table>\n</div>\n");

    private static void Way(HtmlText page, IReadOnlyList<PageLink> way, string title)
    {
        page.Raw("<nav class=\"bar\" aria-label=\"Breadcrumb\">\n<ol>\n");
        foreach (var link in way) page.Raw("<li>").Link(link).Raw("</li>\n");
        page.Raw("<li aria-current=\"page\">").Text(title).Raw("</li>\n</ol>\n</nav>\n");
    }
}

/// <param name="Address">On this host.</param>
internal sealed record PageLink(string Address, string Name)
{
    public static readonly PageLink Sites = new("/", "Sites");

    /// <param name="site">A name that sites can have: it stands in addresses as it is.</param>
    public static PageLink Site(string site) => new($"/sites/{site}", site);

    public static PageLink Report(string site, string run, string name) => new($"/sites/{site}/reports/{run}", name);

    public static PageLink Compare(string site, string before, string after, string name) => new($"/sites/{site}/compare?before={before}&after={after}", name);
}
