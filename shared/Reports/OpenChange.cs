using HybridDrift.Checks;
using HybridDrift.Plans;

namespace HybridDrift.Reports;

/// <summary>A planned change that is being carried out: what it is about to do is no surprise.</summary>
/// <param name="System">The ticket system.</param>
/// <param name="Number">What people call the ticket.</param>
/// <param name="Start">Planned, if the ticket says so.</param>
/// <param name="End">Planned; null for a window that is open until the change is reviewed.</param>
/// <param name="Scope">See <see cref="ChangeScope"/>.</param>
public sealed record OpenChange(string System, string Number, DateTimeOffset? Start, DateTimeOffset? End, IReadOnlyList<string> Scope)
{
    /// <summary>Of the scope, what means nothing and covers nothing.</summary>
    public IReadOnlyList<string> UnknownScope { get; init; } = [];

    /// <summary>
    /// Says in the report which changes are open, and of each finding by which of them it is expected. Nothing else changes: it is a
    /// finding, and the verdict is what it was.
    /// </summary>
    public static Report Mark(Report report, SitePlan plan, IReadOnlyList<OpenChange> changes)
    {
        if (changes.Count == 0) return report;
        var scopes = changes.Select(c => (Change: c, Scope: ChangeScope.Of(plan, c.Scope))).ToArray();
        return report with
        {
            Changes = [.. scopes.Select(s => s.Change with { Scope = [.. s.Change.Scope.Select(ChangeScope.Shown)], UnknownScope = s.Scope.Unknown })],
            Results = [.. report.Results.Select(r => r.Status != Status.Fail ? r : r with
            {
                ExpectedBy = [.. scopes.Where(s => s.Scope.Covers(r) == true).Select(s => s.Change.Number).Distinct()],
            })],
        };
    }
}
