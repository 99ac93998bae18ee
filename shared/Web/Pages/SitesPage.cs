using HybridDrift.Reports.Writers;

namespace HybridDrift.Web.Pages;

/// <summary>All sites, each with its verdict.</summary>
internal static class SitesPage
{
    public static byte[] Write(IReadOnlyList<SiteNow> sites) => PageFrame.Write("Sites", [],
        page => page.Raw("<p>").Text(Sentence(sites)).Raw("</p>\n"), page => Content(page, sites), waits: sites.Any(s => s.Waits));

    private static void Content(HtmlText page, IReadOnlyList<SiteNow> sites)
    {
        if (sites.Any(s => s.Waits)) page.Raw("<div class=\"notice\" role=\"status\"><p>").Text(FirstScan(sites)).Raw("</p></div>\n");
        if (sites.Count == 0) return;
        page.Table("Sites", "Site", "Verdict", "Since", "Last scan", "Next scan", "Trouble");
        foreach (var site in sites)
        {
            page.Raw("<tr><th scope=\"row\">").Link(PageLink.Site(site.Site)).Raw("</th><td>");
            if (site.Verdict is { } verdict) page.Verdict(verdict).Raw(site.IsOld ? "<br><small>when last scanned</small>" : "");
            else page.Text("No report yet");
            page.Raw("</td><td>");
            Time(page, site.Since);
            page.Raw("</td><td>");
            Time(page, site.Scanned);
            page.Raw("</td><td>");
            Time(page, site.HasPlan ? site.Next : null);
            page.Raw("</td><td>");
            Troubles(page, [.. site.Troubles()]);
            page.Raw("</td></tr>\n");
        }
        page.EndTable();
    }

    private static void Time(HtmlText page, DateTimeOffset? time)
    {
        if (time is { } known) page.Time(known);
        else page.Text("–");
    }

    private static void Troubles(HtmlText page, string[] troubles)
    {
        if (troubles.Length == 0) page.Text("none");
        else if (troubles is [var only]) page.Text(only);
        else
        {
            page.Raw("<ul>");
            foreach (var trouble in troubles) page.Raw("<li>").Text(trouble).Raw("</li>");
            page.Raw("</ul>");
        }
    }

    private static string Sentence(IReadOnlyList<SiteNow> sites) => sites.Count == 0
        ? "There is no plan yet. Start hybriddrift serve with a plan file, or PUT one to /api/sites/NAME/plan."
        : string.Join(", ", sites.GroupBy(s => (s.Verdict, s.IsOld)).OrderBy(g => Order(g.Key.Verdict)).ThenByDescending(g => g.Key.IsOld).Select(g => $"{g.Count()} {(g.Key.Verdict is { } verdict ? VerdictMark.Word(verdict).ToLowerInvariant() : "without a report")}{(g.Key.IsOld ? " when last scanned" : "")}")) + ".";

    private static string FirstScan(IReadOnlyList<SiteNow> sites)
    {
        var waiting = sites.Where(s => s.Waits).ToArray();
        return $"The first scan of {string.Join(", ", waiting.Select(s => s.Site))} runs, or runs at {Timestamp.Readable(waiting[0].Next)} at the latest. This page looks again every three seconds until it is done.";
    }

    /// <summary>What asks for attention first.</summary>
    private static int Order(string? verdict) => VerdictMark.Known(verdict) switch { Reports.Verdict.Drift => 0, Reports.Verdict.CannotTell => 1, null => 2, _ => 3 };
}
