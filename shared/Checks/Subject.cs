using HybridDrift.Collect;

namespace HybridDrift.Checks;

/// <summary>What one answer is about and rests on; the answers are made from it.</summary>
/// <param name="Sources">Readings that the answer needs complete, unless evidence alone proves it.</param>
public sealed record Subject(string Asset, string Name, params IReadOnlyList<IReading> Sources)
{
    public Outcome Pass(string expected, string actual, params IReadOnlyList<Proof> evidence) =>
        new(OutcomeKind.Pass, Asset, Name) { Sources = Sources, Expected = expected, Actual = actual, Evidence = evidence };

    public Outcome Fail(DriftKind drift, string expected, string actual, params IReadOnlyList<Proof> evidence) =>
        new(OutcomeKind.FailByEvidence, Asset, Name) { Sources = Sources, Drift = drift, Expected = expected, Actual = actual, Evidence = evidence };

    /// <summary>Something planned was not found (or only in part): a fail if everything was read, else unknown.</summary>
    public Outcome Absent(DriftKind drift, string expected, string actual, params IReadOnlyList<Proof> evidence) =>
        Fail(drift, expected, actual, evidence) with { Kind = OutcomeKind.FailByAbsence };

    public Outcome Unknown(string reason, params IReadOnlyList<Proof> evidence) =>
        new(OutcomeKind.Unknown, Asset, Name) { Sources = Sources, Reason = reason, Evidence = evidence };

    /// <summary>The same subject, resting on further readings as well.</summary>
    public Subject And(params IEnumerable<IReading> more) => this with { Sources = [.. Sources, .. more] };
}
