using HybridDrift.Collect;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks;

/// <summary>
/// Runs checks and weighs their answers: a Pass, and a fail by absence, need every reading that they rest on to be
/// complete; else they are Unknown with the reason. A fail that something proves stands.
/// </summary>
public static class Runner
{
    public static IReadOnlyList<Result> Run(SitePlan plan, Site site, IEnumerable<Check> checks) => Run(new(plan, site), checks);

    public static IReadOnlyList<Result> Run(CheckContext context, IEnumerable<Check> checks) => [.. checks.SelectMany(check => Run(check, context))];

    private static IEnumerable<Result> Run(Check check, CheckContext context)
    {
        if (check.NotApplicable(context.Plan) is { } why)
            return [new(check, Status.NotApplicable, new(OutcomeKind.NotApplicable, context.Plan.Site, "") { Reason = why })];
        var results = check.Run(context).Select(outcome => Weigh(check, outcome)).GroupBy(r => r.Identity).Select(Join).ToArray();
        // A check that has nothing to say has not shown anything.
        return results.Length > 0 ? results
            : [new(check, Status.Unknown, new(OutcomeKind.Unknown, context.Plan.Site, "") { Reason = "there was nothing to check: the plan names nothing that this statement is about" })];
    }

    private static Result Weigh(Check check, Outcome outcome)
    {
        var (status, needsAll) = outcome.Kind switch
        {
            OutcomeKind.Pass => (Status.Pass, true),
            OutcomeKind.FailByAbsence => (Status.Fail, true),
            OutcomeKind.FailByEvidence => (Status.Fail, false),
            OutcomeKind.NotApplicable => (Status.NotApplicable, false),
            OutcomeKind.Assumed => (Status.Assumed, false),
            _ => (Status.Unknown, false),
        };
        var undecided = needsAll || status == Status.Unknown;
        if (undecided && outcome.Sources.Where(s => s.Completeness != Completeness.Complete).ToArray() is { Length: > 0 } incomplete)
            return new(check, Status.Unknown, outcome with { Drift = null }) { Reason = string.Join("; ", incomplete.SelectMany(Reasons).Distinct().Take(5)) };
        return new(check, status, outcome);
    }

    private static IEnumerable<string> Reasons(IReading reading) =>
        reading.Problems.Count == 0 ? [$"{reading.Document} was not read completely"] : reading.Problems.Select(p => p.ToString());

    /// <summary>The same subject twice, as when a rule was pasted in twice, is one finding, the worse one, with the evidence of both.</summary>
    private static Result Join(IEnumerable<Result> same)
    {
        var ordered = same.OrderBy(r => r.Status switch { Status.Fail => 0, Status.Unknown => 1, _ => 2 }).ThenBy(r => r.Severity).ToArray();
        return ordered.Length == 1 ? ordered[0]
            : ordered[0] with { Outcome = ordered[0].Outcome with { Evidence = [.. ordered.SelectMany(r => r.Outcome.Evidence).Distinct()] } };
    }
}
