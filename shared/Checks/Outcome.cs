using HybridDrift.Collect;

namespace HybridDrift.Checks;

public enum Severity { Critical, High, Medium, Low, Info }

/// <summary>How the live state departs from the plan.</summary>
public enum DriftKind { Missing, Extra, Different, Order }

/// <summary>What a check says of one subject, before the runner has weighed what it rests on.</summary>
public enum OutcomeKind
{
    Pass,

    /// <summary>Something that was read proves it: it stands, whatever else is missing.</summary>
    FailByEvidence,

    /// <summary>Something was not found: it counts only if everything was read.</summary>
    FailByAbsence,

    Unknown,

    /// <summary>No API can show it, and an owner vouches for it.</summary>
    Assumed,
    NotApplicable,
}

/// <summary>A line of evidence: where it was read, and what it says in our words (never raw text, which may hold secrets).</summary>
public sealed record Proof(Origin Origin, string Excerpt);

/// <summary>One answer of a check.</summary>
/// <param name="Asset">The thing that is checked, by the plan's name: an edge, a cluster, the plan.</param>
/// <param name="Subject">What of it, in canonical form: stable when vendor ids, positions and spellings change.</param>
public sealed record Outcome(OutcomeKind Kind, string Asset, string Subject)
{
    /// <summary>What the answer rests on: with any of it not complete, Pass and absence become Unknown.</summary>
    public IReadOnlyList<IReading> Sources { get; init; } = [];

    public DriftKind? Drift { get; init; }

    public string Expected { get; init; } = "";

    public string Actual { get; init; } = "";

    /// <summary>Why it could not be decided, or does not apply.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What to do about it; the check's own advice when it is null.</summary>
    public string? Fix { get; init; }

    /// <summary>Where this subject is worse, or less bad, than the check's own severity.</summary>
    public Severity? Severity { get; init; }

    public IReadOnlyList<Proof> Evidence { get; init; } = [];
}
