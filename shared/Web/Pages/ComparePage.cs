using HybridDrift.Flows.Difference;
using HybridDrift.Reports.Writers;
using HybridDrift.Storage;

namespace HybridDrift.Web.Pages;

/// <summary>Two reports of a site, and all that can be said of how they differ.</summary>
/// <param name="Difference">Of what was read; null when it cannot be compared.</param>
/// <param name="Answers">Of what was found; null when it cannot be compared.</param>
/// <param name="Troubles">Why something cannot be compared.</param>
/// <param name="PlanChanged">The two were held against different plans.</param>
internal sealed record TwoReports(ReportManifest Before, ReportManifest After, SiteDifference? Difference, AnswerComparison? Answers, IReadOnlyList<string> Troubles, bool PlanChanged);

/// <summary>The comparison of two reports: what could not be compared first, then what the network does differently, then what was found.</summary>
internal static class ComparePage
{
    public static byte[] Write(TwoReports two) => PageFrame.Write("Two reports compared", [PageLink.Sites, PageLink.Site(two.Before.Site)], page => Header(page, two), page =>
    {
        CannotTell(page, two);
        if (two.Difference is { } difference) CompareChanges.Write(page, difference);
        if (two.Answers is { } answers) CompareAnswers.Write(page, answers);
    });

    private static void Header(HtmlText page, TwoReports two)
    {
        page.Raw("<p>").Text(Sentence(two)).Raw("</p>\n<dl class=\"facts\">\n");
        foreach (var (name, report) in new[] { ("Before", two.Before), ("After", two.After) })
            page.Raw("<dt>").Text(name).Raw("</dt><dd>").Link(PageLink.Report(report.Site, report.Run, Timestamp.Readable(report.Time))).Text(", ").Verdict(report.Verdict).Raw("</dd>\n");
        page.Raw("</dl>\n");
        foreach (var hint in Hints(two)) page.Raw("<div class=\"notice\"><p>").Text(hint).Raw("</p></div>\n");
        if (two.Before.Run != two.After.Run) page.Raw("<p>").Link(PageLink.Compare(two.Before.Site, two.After.Run, two.Before.Run, "The other way round")).Raw("</p>\n");
    }

    private static IEnumerable<string> Hints(TwoReports two)
    {
        if (two.Before.Run == two.After.Run) yield return "This is one report, compared with itself.";
        else if (two.Before.Time > two.After.Time) yield return "Against the time: the report chosen as “before” is the later one.";
        if (two.PlanChanged) yield return "The plan was changed between the two: findings can be new, or gone, because the plan asks for something else.";
    }

    private static void CannotTell(HtmlText page, TwoReports two)
    {
        var (difference, answers) = (two.Difference, two.Answers);
        var uncompared = difference?.NotCompared ?? [];
        var inNeither = difference?.InNeither ?? [];
        if (two.Troubles.Count + uncompared.Count + inNeither.Count + (answers?.Undecided.Count ?? 0) == 0 && difference is not { Compared: 0 }) return;
        page.Raw("<section>\n<h2>What could not be compared</h2>\n");
        foreach (var trouble in two.Troubles) page.Raw("<div class=\"notice doubt\"><p>").Text(trouble).Raw("</p></div>\n");
        if (difference is { Compared: 0 }) page.Raw("<div class=\"notice doubt\"><p>The recordings hold nothing that can be compared.</p></div>\n");
        if (uncompared.Count > 0)
        {
            page.Table("Not read on one side", "Where", "What", "Because");
            // One document is often all that is missing for several areas.
            foreach (var same in uncompared.GroupBy(n => (n.Asset, n.Reason)))
                page.Raw("<tr><th scope=\"row\">").Read(same.Key.Asset).Raw("</th><td>").Read(string.Join(", ", same.Select(s => s.Area).Distinct())).Raw("</td><td>").Read(same.Key.Reason).Raw("</td></tr>\n");
            page.EndTable();
        }
        if (answers is { Undecided.Count: > 0 }) CompareAnswers.Table(page, "Decided before, and not after", toldBefore: false, answers.Undecided);
        if (inNeither.Count > 0) page.Raw("<details>\n<summary>").Text($"{Wording.Number(inNeither.Count, "document")} in neither recording").Raw("</summary>\n<p>").Read(string.Join(", ", inNeither)).Raw("</p>\n</details>\n");
        page.Raw("</section>\n");
    }

    private static string Sentence(TwoReports two)
    {
        var parts = new List<string>();
        if (two.Difference is { Compared: > 0 } difference)
            parts.Add(Wording.Number(difference.Changes.Count(c => c.Certain), "difference") + (difference.Changes.Count(c => !c.Certain) is > 0 and var possible ? $" and {possible} possible" : "") + (difference.NotCompared.Count > 0 ? " in what could be compared of the network" : " in the network"));
        if (two.Answers is { } answers)
        {
            parts.AddRange([Wording.Number(answers.New.Count, "new finding"), $"{answers.Resolved.Count} resolved", $"{answers.Same.Count} in both"]);
            if (answers.Undecided.Count > 0) parts.Add($"{Wording.Number(answers.Undecided.Count, "answer")} lost");
        }
        return parts.Count == 0 ? "Cannot tell: nothing could be compared." : string.Join(", ", parts) + ".";
    }
}
