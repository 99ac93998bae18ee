using HybridDrift.Reports.Writers;

namespace HybridDrift.Web.Pages;

/// <summary>Findings that are new, resolved, or in both reports, and flows whose answer has turned.</summary>
internal static class CompareAnswers
{
    public static void Write(HtmlText page, AnswerComparison answers)
    {
        page.Raw("<section>\n<h2>What was found</h2>\n");
        if (answers.New.Count + answers.Resolved.Count + answers.Unasked.Count + answers.Same.Count == 0) page.Raw("<p>Neither report has findings.</p>\n");
        Table(page, "New findings", toldBefore: true, answers.New);
        Table(page, "Resolved findings", toldBefore: false, answers.Resolved);
        Table(page, "Findings that were not looked for again", toldBefore: false, answers.Unasked);
        Table(page, "Findings in both", toldBefore: true, answers.Same);
        page.Raw("</section>\n");
        if (answers.Proofs.Count == 0) return;
        page.Raw("<section>\n<h2>Flows that turned</h2>\n").Table("Flows that turned", "Flow", "Before", "After");
        foreach (var proof in answers.Proofs)
            page.Raw("<tr><th scope=\"row\">").Text(proof.Name).Raw($"</th><td class=\"{proof.Before}\">").Text(proof.Before is { } before ? Wording.Of(before) : "not in the plan").Raw($"</td><td class=\"{proof.After}\">")
                .Text(proof.After is { } after ? Wording.Of(after) : "not in the plan").Raw("</td></tr>\n");
        page.EndTable().Raw("</section>\n");
    }

    /// <param name="toldBefore">The answers are of the later report, and what the other one says is of before.</param>
    public static void Table(HtmlText page, string heading, bool toldBefore, IReadOnlyList<TurnedAnswer> answers)
    {
        if (answers.Count == 0) return;
        page.Raw("<h3>").Text($"{heading} ({answers.Count})").Raw("</h3>\n").Table(heading, "Severity", "Check", "Of", "Before", "After");
        foreach (var (answer, told) in answers)
            page.Raw($"<tr><td><span class=\"tag {answer.Severity}\">").Text(answer.Severity.ToString()).Raw("</span></td><th scope=\"row\"><code>").Text(answer.Check).Raw("</code></th><td>").Text($"{answer.Asset}: {answer.Subject}")
                .Raw("<br><small>").Text(answer.Title).Raw("</small></td><td>").Text(toldBefore ? told : Own(answer)).Raw("</td><td>").Text(toldBefore ? Own(answer) : told).Raw("</td></tr>\n");
        page.EndTable();
    }

    private static string Own(KeptAnswer answer) => answer.Status switch
    {
        Checks.Status.Fail => answer.Actual,
        Checks.Status.Unknown => "passed or vouched for",
        _ => Wording.Of(answer.Status),
    };
}
