namespace HybridDrift.Reports.Writers;

/// <summary>One finding: what is expected and what is there side by side, why it matters, what to do, where it was read.</summary>
internal static class HtmlFinding
{
    public static void Write(HtmlText page, ReportResult finding)
    {
        page.Raw($"<article class=\"{finding.Severity}\">\n<h3><span class=\"tag {finding.Severity}\">").Text(finding.Severity.ToString()).Raw("</span> ");
        foreach (var number in finding.ExpectedBy) page.Raw("<span class=\"tag expected\">").Text($"expected by {number}").Raw("</span> ");
        page.Text(Statement(finding)).Raw("</h3>\n<p class=\"where\"><code>").Text(finding.Check)
            .Raw("</code> ").Text($"clause {finding.Clause} · {finding.Asset} · {finding.Subject}").Raw("</p>\n<dl class=\"compare\">\n<div><dt>Expected</dt><dd>").Text(finding.Expected)
            .Raw("</dd></div>\n<div><dt>Actual").Text(finding.Drift is { } drift ? $" ({drift.ToString().ToLowerInvariant()})" : "").Raw("</dt><dd>").Text(finding.Actual)
            .Raw("</dd></div>\n</dl>\n<p><b>Why it matters.</b> ").Text(finding.Why).Raw("</p>\n<p><b>What to do.</b> ").Text(finding.Fix).Raw("</p>\n");
        Evidence(page, finding.Evidence);
        page.Raw("</article>\n");
    }

    /// <summary>The check's title says what is true when it passes: a finding says that it is not.</summary>
    private static string Statement(ReportResult finding) => "Not so: " + finding.Title;

    private static void Evidence(HtmlText page, IReadOnlyList<ReportEvidence> evidence)
    {
        if (evidence.Count == 0) return;
        page.Raw("<ul class=\"evidence\">\n");
        foreach (var item in evidence)
            page.Raw("<li><code>").Text(item.Excerpt).Raw("</code><br><small>").Text($"{item.Document}, {item.Path}").Raw("</small></li>\n");
        page.Raw("</ul>\n");
    }
}
