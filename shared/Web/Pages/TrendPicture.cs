using HybridDrift.Reports.Writers;

namespace HybridDrift.Web.Pages;

/// <summary>The reports of a page as columns, oldest left: as high as there are findings, with the sign of the verdict below.</summary>
internal static class TrendPicture
{
    private const int Step = 18, Top = 6, High = 70, Signs = 20;

    /// <summary>The caption says it to those who do not see it, and the table tells it one by one.</summary>
    /// <param name="lines">Newest first.</param>
    public static void Write(HtmlText page, IReadOnlyList<ReportLine> lines)
    {
        var most = Math.Max(1, lines.Max(l => l.Counts?.Findings ?? 0));
        var (width, height) = (Math.Max(lines.Count, 12) * Step, Top + High + Signs);
        page.Raw($"<figure class=\"trend\">\n<div><svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" aria-hidden=\"true\">\n")
            .Raw($"<line class=\"axis\" x1=\"0\" y1=\"{Top + High}\" x2=\"{width}\" y2=\"{Top + High}\"/>\n");
        for (var i = 0; i < lines.Count; i++)
        {
            var (report, counts) = lines[lines.Count - 1 - i];
            var bar = (counts?.Findings ?? 0) * High / most;
            page.Raw($"<g class=\"{VerdictMark.Class(report.Verdict)}\"><rect x=\"{(i * Step) + 3}\" y=\"{Top + High - bar}\" width=\"{Step - 6}\" height=\"{bar}\"/><text x=\"{(i * Step) + (Step / 2)}\" y=\"{Top + High + 15}\">{VerdictMark.Sign(report.Verdict)}</text></g>\n");
        }
        page.Raw("</svg></div>\n<figcaption>").Text(Sentence(lines)).Raw("</figcaption>\n</figure>\n");
    }

    private static string Sentence(IReadOnlyList<ReportLine> lines)
    {
        var verdicts = string.Join(", ", lines.GroupBy(l => l.Report.Verdict).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {VerdictMark.Word(g.Key).ToLowerInvariant()}"));
        var text = $"{Wording.Number(lines.Count, "report")}, {(lines.Count > 1 ? "oldest left: " : "")}{verdicts}.";
        return lines[0].Counts is not { } last ? text
            : lines.Count > 1 && lines[^1].Counts is { } first ? $"{text} Findings: {first.Findings} in the oldest, {last.Findings} in the newest."
            : $"{text} Findings: {last.Findings}{(lines.Count > 1 ? " in the newest" : "")}.";
    }
}
