using HybridDrift.Collect;
using HybridDrift.Flows.Difference;
using HybridDrift.Plans;
using HybridDrift.Reports;

namespace HybridDrift.Changes;

/// <summary>A scan before or after a change.</summary>
/// <param name="Report">What it says. Of two scans that are compared, both should be judged by the same plan.</param>
/// <param name="Late">A scan before that was made after the change began.</param>
public sealed record ReviewedScan(string Run, Recording Recording, Report Report, bool Late);

/// <summary>Says what became of a planned change. The verdict is that of <see cref="ReviewRule"/>.</summary>
public static class ChangeReviewer
{
    /// <summary>Of the sets of packets of one change.</summary>
    private const int MostPackets = 20;

    /// <param name="before">Null when there is none.</param>
    public static ChangeReview Of(ChangeNotice notice, SitePlan plan, ReviewedScan? before, ReviewedScan after)
    {
        var scope = ChangeScope.Of(plan, notice.Scope);
        var difference = before is null ? new([], [], [], 0) : SiteComparison.Of(before.Recording, after.Recording, EdgeNames.Of(plan));
        var (gone, @new, remaining) = FindingComparison.Of(before?.Report, after.Report, scope);
        var unread = before is null ? [] : NotRead(before, after).ToArray();
        var review = new ChangeReview(notice.System, notice.Number, notice.Phase == ChangePhase.Canceled)
        {
            Before = before is null ? null : new(before.Run, Time(before), before.Late),
            Scope = [.. notice.Scope.Select(ChangeScope.Shown)],
            UnknownScope = scope.Unknown,
            InScope = [.. difference.Changes.Where(scope.Covers).Select(Shown)],
            OutOfScope = [.. difference.Changes.Where(c => !scope.Covers(c)).Select(Shown)],
            NotCompared = [.. difference.NotCompared.Concat(unread).Select(n => n with { Asset = SecretText.Hide(n.Asset), Reason = SecretText.Hide(n.Reason) }).Distinct()],
            NotRecorded = [.. difference.InNeither.Except(unread.Select(n => n.Area))],
            Flows = [.. FlowComparison.Of(before?.Report, after.Report)],
            Gone = gone,
            New = @new,
            Remaining = remaining,
        };
        return ReviewRule.Judge(review, scope.IsKnown, [.. Doubts(before, after, difference, scope)]);
    }

    /// <summary>Why the two scans cannot prove that all is well, whatever they show.</summary>
    private static IEnumerable<string> Doubts(ReviewedScan? before, ReviewedScan after, SiteDifference difference, ChangeScope scope)
    {
        if (before is null)
        {
            yield return "there is no scan from before the change";
            yield break;
        }
        if (before.Late) yield return "the scan before was made after the change began, so what was changed by then is not seen";
        if (before.Run == after.Run || Time(before) >= Time(after)) yield return "the scan that is to show what was there before is not older than the other one";
        if (before.Report.PlanSha256 != after.Report.PlanSha256) yield return "the plan is not the one that the scan before was judged by";
        if (difference.Compared == 0) yield return "there is nothing that can be compared";
        if (after.Report.Results.Count(r => r.Status == Checks.Status.Unknown && scope.Covers(r) != false) is > 0 and var open)
            yield return $"{open} answer{(open == 1 ? "" : "s")} about its scope could not be decided";
    }

    /// <summary>
    /// Documents that answers rest on and neither recording has: a comparison of two recordings that lack the same cannot miss it.
    /// </summary>
    private static IEnumerable<NotCompared> NotRead(ReviewedScan before, ReviewedScan after) =>
        from source in before.Report.Sources.Concat(after.Report.Sources)
        from problem in source.Problems
        where !Has(before.Recording, problem.Document) && !Has(after.Recording, problem.Document)
        select new NotCompared(source.Name, problem.Document, "neither recording has it, and answers rest on it");

    private static bool Has(Recording recording, string document) => recording.Find(document) is not null || recording.Missing.Contains(document);

    private static DateTimeOffset Time(ReviewedScan scan) => scan.Recording.Taken ?? scan.Report.Scanned;

    private static ReviewedChange Shown(SiteChange change)
    {
        string[] packets = [.. change.Packets.SelectMany(p => p.Packets.Boxes.Select(box => Text(p, box.ToString())))];
        return new(SecretText.Hide(change.Asset), change.Area, SecretText.Hide(change.Subject), SecretText.Hide(change.Before), SecretText.Hide(change.After),
            packets.Length == 0 ? null : change.Count, [.. packets.Take(MostPackets)], Math.Max(0, packets.Length - MostPackets), change.Certain);
    }

    private static string Text(ChangedPackets packets, string box)
    {
        var way = string.Join(", ", new[] { packets.Ingress is null ? null : $"in by {packets.Ingress}", packets.Egress is null ? null : $"out by {packets.Egress}" }.OfType<string>());
        return SecretText.Hide(way.Length == 0 ? box : $"{box} ({way})");
    }
}
