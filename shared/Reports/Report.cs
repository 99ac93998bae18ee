using HybridDrift.Checks;
using HybridDrift.Collect;

namespace HybridDrift.Reports;

public enum Verdict
{
    /// <summary>Everything planned was decided, and nothing departs from the plan.</summary>
    Compliant,

    /// <summary>Something departs from the plan.</summary>
    Drift,

    /// <summary>No drift was found, but not everything could be decided.</summary>
    CannotTell,
}

/// <summary>What one scan says of one site.</summary>
public sealed record Report
{
    /// <summary>Of the JSON form; readers refuse what they do not know.</summary>
    public const string SchemaVersion = "1.0";

    public required string Site { get; init; }

    /// <summary>Id of the scan, made by who started it.</summary>
    public required string Run { get; init; }

    /// <summary>When the scan ran, UTC.</summary>
    public required DateTimeOffset Scanned { get; init; }

    /// <summary>When the live systems were read, if the recording says so.</summary>
    public required DateTimeOffset? Taken { get; init; }

    /// <summary>SHA-256 of the plan file, lower-case hex.</summary>
    public required string PlanSha256 { get; init; }

    public required string RecordingSha256 { get; init; }

    public required IReadOnlyList<ReportSource> Sources { get; init; }

    /// <summary>What the reader must know beside the answers: files of the recording that were not read.</summary>
    public required IReadOnlyList<Problem> Notes { get; init; }

    /// <summary>In the order of the catalogue, then of asset and subject.</summary>
    public required IReadOnlyList<ReportResult> Results { get; init; }

    /// <summary>In the order of the plan.</summary>
    public IReadOnlyList<ReportFlow> Flows { get; init; } = [];

    public IReadOnlyList<ReportNever> Nevers { get; init; } = [];

    /// <summary>Planned changes that were being carried out when the scan ran.</summary>
    public IReadOnlyList<OpenChange> Changes { get; init; } = [];

    /// <summary>What became of the planned change that the scan was made after; null for a scan for other reasons.</summary>
    public ChangeReview? Review { get; init; }

    public int Count(Status status) => Results.Count(r => r.Status == status);

    /// <summary>Answers that are Pass or Fail.</summary>
    public int Decided => Count(Status.Pass) + Count(Status.Fail);

    /// <summary>Answers that the plan asks for.</summary>
    public int Planned => Results.Count - Count(Status.NotApplicable);

    /// <summary>A scan that decided nothing has shown nothing, and is never compliant.</summary>
    public Verdict Verdict =>
        Count(Status.Fail) > 0 ? Verdict.Drift
        : Count(Status.Unknown) > 0 || Count(Status.Pass) == 0 ? Verdict.CannotTell
        : Verdict.Compliant;

    /// <summary>Fails, worst first, then in the order of the report.</summary>
    public IEnumerable<ReportResult> Findings => Results.Where(r => r.Status == Status.Fail).OrderBy(r => r.Severity);
}

/// <summary>How completely one source was read.</summary>
/// <param name="Name"><c>nsx</c>, or a cluster.</param>
/// <param name="Documents">How many documents of it the recording holds.</param>
public sealed record ReportSource(string Name, Completeness Completeness, int Documents, IReadOnlyList<Problem> Problems);

/// <summary>One answer, with everything that a reader needs to believe it.</summary>
public sealed record ReportResult(
    string Check, string Clause, string Title, Status Status, string Reason, Severity Severity, string Asset, string Subject, DriftKind? Drift,
    string Expected, string Actual, string Why, string Fix, IReadOnlyList<ReportEvidence> Evidence, string Identity)
{
    /// <summary>Numbers of the open changes that a finding is in the scope of. It is a finding all the same.</summary>
    public IReadOnlyList<string> ExpectedBy { get; init; } = [];
}

/// <summary>Where it was read, and what it says.</summary>
/// <param name="Sha256">Of the document, lower-case hex.</param>
public sealed record ReportEvidence(string Document, string Path, string Sha256, string Excerpt);
