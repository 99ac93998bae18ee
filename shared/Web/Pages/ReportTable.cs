using HybridDrift.Reports.Writers;

namespace HybridDrift.Web.Pages;

/// <summary>The reports of a page. Two of them can be chosen to be compared; turning pages keeps the choice.</summary>
internal static class ReportTable
{
    public static void Write(HtmlText page, string site, SiteView view, IReadOnlyList<ReportLine> lines, IReadOnlyList<ReportLine> chosen, string? next)
    {
        // Without a choice, what most people want to know: what changed last.
        var after = view.After ?? (lines.Count > 0 ? lines[0].Report.Run : null);
        var before = view.Before ?? lines.FirstOrDefault(l => l.Report.Run != after)?.Report.Run;
        page.Raw($"<form method=\"get\" action=\"/sites/{site}/compare\">\n");
        page.Table("Reports", "Report", "Verdict", "Findings", "Decided", "Before", "After");
        foreach (var line in chosen) Row(page, site, line, before, after, " (chosen)");
        foreach (var line in lines) Row(page, site, line, before, after, "");
        page.EndTable();
        // The first button is the one that Enter presses.
        page.Raw("<p class=\"row\"><button class=\"main\">Compare</button>");
        if (view.Verdict is { } verdict) page.Raw($"<input type=\"hidden\" name=\"verdict\" value=\"{verdict}\">");
        if (view.Older is not null) page.Raw($"<button formaction=\"/sites/{site}\" name=\"older\" value=\"\">Newest reports</button>");
        if (next is not null) page.Raw($"<button formaction=\"/sites/{site}\" name=\"older\" value=\"").Text(next).Raw("\">Older reports</button>");
        page.Raw("</p>\n</form>\n");
    }

    private static void Row(HtmlText page, string site, ReportLine line, string? before, string? after, string note)
    {
        var (report, counts) = line;
        page.Raw("<tr><th scope=\"row\">").Link(PageLink.Report(site, report.Run, Timestamp.Readable(report.Time))).Text(note).Raw("</th><td>").Verdict(report.Verdict).Raw("</td><td>").Text(counts?.Sentence ?? "not known").Raw("</td><td>")
            .Text(counts is null ? "not known" : $"{counts.Decided} of {counts.Planned}").Raw("</td>");
        Pick(page, "before", line, report.Run == before);
        Pick(page, "after", line, report.Run == after);
        page.Raw("</tr>\n");
    }

    private static void Pick(HtmlText page, string name, ReportLine line, bool isChosen) =>
        page.Raw($"<td class=\"pick\"><label><input type=\"radio\" name=\"{name}\" value=\"").Text(line.Report.Run).Raw($"\"{(isChosen ? " checked=\"\"" : "")}><span class=\"hidden\">")
            .Text($"{name}: report of {Timestamp.Readable(line.Report.Time)}").Raw("</span></label></td>");
}
