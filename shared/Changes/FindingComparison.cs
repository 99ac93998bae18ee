using HybridDrift.Checks;
using HybridDrift.Reports;

namespace HybridDrift.Changes;

/// <summary>Findings of two reports by their identities.</summary>
internal static class FindingComparison
{
    /// <param name="before">Without it nothing can be gone or new.</param>
    public static (IReadOnlyList<ReviewedFinding> Gone, IReadOnlyList<ReviewedFinding> New, IReadOnlyList<ReviewedFinding> Remaining) Of(Report? before, Report after, ChangeScope scope)
    {
        var (was, isNow) = (Fails(before), Fails(after));
        return (
            before is null ? [] : [.. before.Findings.Where(f => !isNow.Contains(f.Identity)).Select(f => Shown(f, IsDecided(after, f)))],
            before is null ? [] : [.. after.Findings.Where(f => !was.Contains(f.Identity)).Select(f => Shown(f, IsDecided(before, f)))],
            [.. after.Findings.Where(f => before is null || was.Contains(f.Identity)).Select(f => Shown(f, true)).Where(f => f.InScope != false)]);

        ReviewedFinding Shown(ReportResult f, bool certain) => new(f.Check, f.Title, f.Severity, f.Asset, f.Subject, f.Identity, scope.Covers(f), certain);
    }

    private static HashSet<string> Fails(Report? report) => [.. report?.Findings.Select(f => f.Identity) ?? []];

    /// <summary>Whether the other report says for certain that there is no such finding: its check left nothing open.</summary>
    private static bool IsDecided(Report report, ReportResult finding) =>
        report.Results.Where(r => r.Check == finding.Check).ToArray() is { Length: > 0 } answers && answers.All(r => r.Status != Status.Unknown);
}
