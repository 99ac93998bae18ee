using HybridDrift.Flows.Proofs;

namespace HybridDrift.Reports.Writers;

/// <summary>What became of a planned change: the verdict, what changed in and out of its scope, which flows turned.</summary>
internal static class HtmlReview
{
    private const int MostPackets = 4;

    public static void Write(HtmlText page, ChangeReview review)
    {
        page.Raw($"<section class=\"review {review.Verdict}\">\n<h2><span class=\"tag {review.Verdict}\">").Text(Wording.Of(review.Verdict)).Raw("</span> ")
            .Text($"Change {review.Number}{(review.Canceled ? ", canceled" : "")}").Raw("</h2>\n<p>").Text(review.Reason).Raw("</p>\n<p class=\"where\">").Text(Compared(review)).Raw("</p>\n<p class=\"where\">")
            .Text(review.Scope.Count == 0 ? "The ticket names no scope." : $"Scope: {string.Join(", ", review.Scope)}.").Raw("</p>\n");
        if (review.UnknownScope.Count > 0) page.Raw("<p class=\"perhaps\">").Text($"Not known, and taken to cover nothing: {string.Join(", ", review.UnknownScope)}.").Raw("</p>\n");
        Changes(page, "Changed outside of its scope", review.OutOfScope);
        Changes(page, "Changed in its scope", review.InScope);
        Flows(page, [.. review.Flows.Where(f => f.Turn != FlowTurn.Same)]);
        Findings(page, review);
        NotCompared(page, review);
        page.Raw("</section>\n");
    }

    private static string Compared(ChangeReview review) => review.Before is not { } before ? "There is no scan from before it."
        : $"Compared with run {before.Run}, read {Timestamp.Readable(before.Time)}{(before.Late ? ", after the change began" : "")}.";

    private static void Changes(HtmlText page, string title, IReadOnlyList<ReviewedChange> changes)
    {
        if (changes.Count == 0) return;
        Table(page, $"{title}: {changes.Count}", "Where", "What", "Packets", "Before", "After");
        foreach (var change in changes)
        {
            page.Raw("<tr><td>").Text($"{change.Asset}, {change.Area}");
            if (!change.Certain) page.Raw(" <span class=\"perhaps\">").Text("perhaps").Raw("</span>");
            page.Raw("</td><td>");
            foreach (var packets in change.Packets.Take(MostPackets)) page.Raw("<code>").Text(packets).Raw("</code><br>");
            if (change.Packets.Count == 0) page.Text(change.Subject);
            if (change.Packets.Count + change.MorePackets - MostPackets is > 0 and var more) page.Text($"and {Wording.Number(more, "more set")} of packets");
            page.Raw("</td><td class=\"count\">").Text(change.Count?.ToString("N0") ?? "–").Raw("</td><td>").Text(change.Before).Raw("</td><td>").Text(change.After).Raw("</td></tr>\n");
        }
        page.Raw("</tbody>\n</table>\n");
    }

    private static void Flows(HtmlText page, IReadOnlyList<ReviewedFlow> turned)
    {
        if (turned.Count == 0) return;
        Table(page, "Flows that turned, or of which it is not known", "Flow", "Turn", "Before", "After");
        foreach (var flow in turned)
            page.Raw("<tr><td>").Text(flow.Name).Raw($"</td><td class=\"{flow.Turn}\">").Text(Wording.Of(flow.Turn)).Raw("</td><td>").Text(Answer(flow.Before)).Raw("</td><td>").Text(Answer(flow.After)).Raw("</td></tr>\n");
        page.Raw("</tbody>\n</table>\n");
    }

    private static string Answer(HopVerdict? verdict) => verdict is { } known ? Wording.Of(known) : "not asked";

    private static void Findings(HtmlText page, ChangeReview review)
    {
        if (review.Gone.Count + review.New.Count + review.Remaining.Count == 0) return;
        Table(page, "Findings", "Since before", "Finding", "Of", "In its scope");
        foreach (var (since, findings) in new[] { ("new", review.New), ("remains", review.Remaining), ("gone", review.Gone) })
            foreach (var finding in findings)
                page.Raw("<tr><td>").Text(finding.Certain ? since : $"perhaps {since}").Raw("</td><td><code>").Text(finding.Check).Raw("</code> ").Text($"Not so: {finding.Title}").Raw("</td><td>")
                    .Text($"{finding.Asset}: {finding.Subject}").Raw("</td><td>").Text(finding.InScope switch { true => "yes", false => "no", _ => "perhaps" }).Raw("</td></tr>\n");
        page.Raw("</tbody>\n</table>\n");
    }

    private static void NotCompared(HtmlText page, ChangeReview review)
    {
        if (review.NotCompared.Count > 0)
        {
            Table(page, "Could not be compared", "Where", "Because");
            foreach (var one in review.NotCompared) page.Raw("<tr><td>").Text($"{one.Asset}, {one.Area}").Raw("</td><td>").Text(one.Reason).Raw("</td></tr>\n");
            page.Raw("</tbody>\n</table>\n");
        }
        if (review.NotRecorded.Count > 0) page.Raw("<p><small>").Text($"In neither recording, and needed by no answer: {string.Join(", ", review.NotRecorded)}.").Raw("</small></p>\n");
    }

    private static void Table(HtmlText page, string title, params IReadOnlyList<string> columns)
    {
        page.Raw("<h3>").Text(title).Raw("</h3>\n<table>\n<thead><tr>");
        foreach (var column in columns) page.Raw("<th scope=\"col\">").Text(column).Raw("</th>");
        page.Raw("</tr></thead>\n<tbody>\n");
    }
}
