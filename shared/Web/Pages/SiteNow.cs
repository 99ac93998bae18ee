using HybridDrift.Jobs;
using HybridDrift.Reports.Writers;

namespace HybridDrift.Web.Pages;

/// <summary>How a site is, and how its scans go.</summary>
/// <param name="HasPlan">Without one it is not scanned any more.</param>
/// <param name="Run">Of the newest report; null before the first.</param>
/// <param name="Verdict">Of the newest report.</param>
/// <param name="Since">Since when it is the same, where that is known.</param>
/// <param name="Scanned">Time of the newest report.</param>
/// <param name="Next">By the schedule.</param>
/// <param name="Overdue">Two times of the schedule have passed since the newest report.</param>
/// <param name="Failures">Attempts that have failed since the newest report.</param>
internal sealed record SiteNow(
    string Site, bool HasPlan, string? Run, string? Verdict, DateTimeOffset? Since, DateTimeOffset? Scanned, DateTimeOffset Next, bool Overdue,
    int Failures, FailedScan? Failure, IReadOnlyList<FailedScan> Given)
{
    /// <summary>The first report is on its way.</summary>
    public bool Waits => HasPlan && Run is null && Given.Count == 0;

    /// <summary>In sentences; none when all is well.</summary>
    public IEnumerable<string> Troubles()
    {
        if (!HasPlan) yield return "There is no plan of this site any more: it is not scanned.";
        if (Failures > 0 && Failure is { } failure)
            yield return $"{Wording.Number(Failures, "attempt")} to scan failed since the {(Run is null ? "plan was given" : "newest report")}, the last at {Timestamp.Readable(failure.Time)}: {failure.What}";
        else if (HasPlan && Overdue) yield return "Two scans of the schedule have passed without a report.";
        foreach (var given in Given.Where(g => !IsPast(g))) yield return Sentence(given);
    }

    /// <summary>What was given up, and has been made up for since.</summary>
    public IEnumerable<string> PastTroubles() => Given.Where(IsPast).Select(Sentence);

    /// <summary>A verdict of the past is not one of now.</summary>
    public bool IsOld => Run is not null && (Failures > 0 || Overdue || !HasPlan);

    private bool IsPast(FailedScan given) => Scanned > given.Time;

    private static string Sentence(FailedScan given) => $"A scan was given up at {Timestamp.Readable(given.Time)} (run {given.Run}): {given.What}";
}
