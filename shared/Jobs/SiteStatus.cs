namespace HybridDrift.Jobs;

/// <summary>How the scans of a site go: the newest one, and those that did not end in a report.</summary>
/// <param name="Last">The newest scan that ended in a report.</param>
/// <param name="Since">Since when its verdict is the same, by the scans' own times.</param>
/// <param name="Failures">How many attempts have failed since the last report.</param>
/// <param name="Failure">The newest one that failed, also when there were reports since.</param>
/// <param name="Given">Jobs that were given up after too many attempts, newest first.</param>
public sealed record SiteStatus(FinishedScan? Last, DateTimeOffset? Since, int Failures, FailedScan? Failure, IReadOnlyList<FailedScan> Given)
{
    /// <summary>The newest review that could not be written to its ticket. The report has it all the same.</summary>
    public FailedScan? NotPosted { get; init; }

    private const int MostGiven = 10;

    public static readonly SiteStatus None = new(null, null, 0, null, []);

    /// <summary>An older scan that ends late changes nothing of what is newest.</summary>
    public SiteStatus With(FinishedScan scan) => Last is { } last && last.Started >= scan.Started
        ? this with { Failures = 0 }
        : this with { Last = scan, Since = Last?.Verdict == scan.Verdict ? Since : scan.Started, Failures = 0 };

    public SiteStatus WithFailure(FailedScan scan) => this with { Failures = Failures + 1, Failure = scan };

    /// <summary>A job that is given up twice, because it was delivered twice, is one.</summary>
    public SiteStatus WithGiven(FailedScan scan) => this with { Given = [.. Given.Where(g => g.Run != scan.Run).Prepend(scan).Take(MostGiven)] };
}

/// <param name="Started">Time of the report.</param>
public sealed record FinishedScan(string Run, DateTimeOffset Started, DateTimeOffset Finished, string Verdict);

/// <param name="What">Why, in words for people; without secrets.</param>
public sealed record FailedScan(string Run, DateTimeOffset Time, string What);
