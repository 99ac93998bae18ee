using HybridDrift.Changes;
using HybridDrift.Checks;
using HybridDrift.Collect;
using HybridDrift.Reports;
using HybridDrift.Reports.Writers;

namespace HybridDrift.Tickets;

/// <summary>Tells a ticket what became of its change: a few lines that are read there, and the report beside it where files are taken.</summary>
public sealed class ReviewNote(PostBack tickets)
{
    /// <returns>Null when all of it was written, or nothing is written to that system.</returns>
    public async Task<Problem?> WriteAsync(ChangeNotice change, Report report, CancellationToken ct)
    {
        if (report.Review is null || !tickets.Serves(change.System)) return null;
        return await tickets.NoteAsync(change, Text(report, report.Review), ct)
            ?? await tickets.AttachAsync(change, $"hybriddrift-{report.Site}-{report.Run}.html", "text/html", HtmlReportWriter.Write(report), ct);
    }

    /// <summary>Plain text, without addresses: those who read the ticket know where their reports are.</summary>
    public static string Text(Report report, ChangeReview review) => string.Join('\n',
    [
        $"HybridDrift, site {report.Site}, {review.Number}: {Words(review.Verdict)}.",
        review.Reason,
        $"{review.InScope.Count} changed in the scope of the ticket, {review.OutOfScope.Count} outside it; flows: {review.Flows.Count(f => f.Turn == FlowTurn.Improved)} improved, {review.Flows.Count(f => f.Turn == FlowTurn.Broken)} broke.",
        .. review.OutOfScope.Where(c => c.Certain).Take(5).Select(c => $"- outside: {c.Asset}, {c.Area}, {c.Subject}"),
        $"Scan after it: {report.Count(Status.Fail)} failed, {report.Count(Status.Pass)} passed, {report.Count(Status.Unknown)} unknown. Run {report.Run}.",
    ]);

    private static string Words(ReviewVerdict verdict) => verdict switch
    {
        ReviewVerdict.AsPlanned => "as planned",
        ReviewVerdict.CollateralDrift => "collateral drift",
        ReviewVerdict.Incomplete => "incomplete",
        _ => "cannot tell",
    };
}
