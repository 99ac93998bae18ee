using HybridDrift.Checks;

namespace HybridDrift.Reports.Writers;

/// <summary>Everything that was checked, check by check, folded up until someone asks.</summary>
internal static class HtmlChecked
{
    public static void Write(HtmlText page, Report report)
    {
        page.Raw("<section>\n<h2>Everything that was checked</h2>\n");
        foreach (var check in report.Results.GroupBy(r => r.Check))
        {
            var first = check.First();
            page.Raw("<details>\n<summary><code>").Text(first.Check).Raw("</code> ").Text(first.Title).Raw(" <span class=\"sum\">").Text(Sum([.. check])).Raw("</span></summary>\n");
            if (first.Status == Status.NotApplicable) page.Raw("<p>").Text(first.Reason).Raw("</p>\n");
            else Rows(page, check);
            page.Raw("</details>\n");
        }
        page.Raw("</section>\n");
    }

    private static void Rows(HtmlText page, IEnumerable<ReportResult> results)
    {
        page.Raw("<table>\n<thead><tr><th scope=\"col\">Answer</th><th scope=\"col\">Of</th><th scope=\"col\">Expected</th><th scope=\"col\">Actual</th></tr></thead>\n<tbody>\n");
        foreach (var result in results)
            page.Raw($"<tr><td class=\"{result.Status}\">").Text(Wording.Of(result.Status)).Raw("</td><td>").Text($"{result.Asset}: {result.Subject}").Raw("</td><td>")
                .Text(result.Expected).Raw("</td><td>").Text(result.Status == Status.Unknown ? result.Reason : result.Actual).Raw("</td></tr>\n");
        page.Raw("</tbody>\n</table>\n");
    }

    private static string Sum(IReadOnlyCollection<ReportResult> results) =>
        string.Join(", ", results.GroupBy(r => r.Status).OrderBy(g => g.Key).Select(g => $"{g.Count()} {Wording.Of(g.Key).ToLowerInvariant()}"));
}
