using HybridDrift.Flows.Proofs;
using HybridDrift.Reports;
using HybridDrift.Reports.Writers;

namespace HybridDrift.Changes;

/// <summary>
/// The verdict on a change, by the first of these that holds:
/// <list type="number">
/// <item><b>CollateralDrift</b>: a certain change lies outside of the known scope; or a flow or <c>never</c> held before and does not now;
/// or a finding outside of the scope is new for certain; or the change was canceled, and something in its scope changed all the same.</item>
/// <item><b>CannotTell</b>: there is no scan before, or a late one, or one by another plan; or something could not be compared or decided
/// (anything at all: it may be what was changed besides); or something changed and the ticket names no scope that is known; or it hangs on
/// changes that are not certain.</item>
/// <item><b>Incomplete</b> (not of one that was canceled): nothing changed in the scope, or a finding that is or may be in it is there.</item>
/// <item><b>AsPlanned</b>.</item>
/// </list>
/// </summary>
internal static class ReviewRule
{
    private const int MostNamed = 3;

    public static ChangeReview Judge(ChangeReview review, bool scoped, IReadOnlyList<string> doubts)
    {
        string[] damage = [.. Damage(review, scoped)];
        string[] open = [.. doubts, .. Open(review, scoped)];
        string[] lacking = review.Canceled ? [] : [.. Lacking(review)];
        var (verdict, reasons) =
            damage.Length > 0 ? (ReviewVerdict.CollateralDrift, damage)
            : open.Length > 0 ? (ReviewVerdict.CannotTell, open)
            : lacking.Length > 0 ? (ReviewVerdict.Incomplete, lacking)
            : (ReviewVerdict.AsPlanned, [review.Canceled ? "it was canceled, and nothing of it is there" : AllWell(review)]);
        return review with { Verdict = verdict, Reason = Sentence(reasons) };
    }

    private static IEnumerable<string> Damage(ChangeReview review, bool scoped)
    {
        if (scoped && Certain(review.OutOfScope) is { Length: > 0 } outside) yield return $"{Changes(outside)} outside of its scope: {Names(outside)}";
        if (review.Canceled && Certain(review.InScope) is { Length: > 0 } inside) yield return $"it was canceled, and there {(inside.Length == 1 ? "is" : "are")} {Changes(inside)} in its scope all the same: {Names(inside)}";
        if (review.Flows.Where(f => f.Turn == FlowTurn.Broken).Select(f => f.Name).ToArray() is { Length: > 0 } broken) yield return $"held before and not any more: {Named(broken)}";
        if (scoped && Named(review.New.Where(f => f is { InScope: false, Certain: true })) is { Length: > 0 } found) yield return $"{Number(found.Length, "new finding")} outside of its scope: {Named(found)}";
    }

    private static IEnumerable<string> Open(ChangeReview review, bool scoped)
    {
        if (review.NotCompared.Count > 0) yield return $"{Number(review.NotCompared.Count, "thing")} could not be compared: {Named([.. review.NotCompared.Select(n => $"{n.Asset}, {n.Area}").Distinct()])}";
        if (!scoped && Certain(review.OutOfScope) is { Length: > 0 } all) yield return $"the ticket names no scope that is known, so it cannot be told which of {Changes(all)} are its own";
        var decides = review.OutOfScope.Concat(Certain(review.InScope).Length > 0 && !review.Canceled ? [] : review.InScope).Where(c => !c.Certain).ToArray();
        if (decides.Length > 0) yield return $"{Changes(decides)} may have been made, or not: {Names(decides)}";
        if (review.Before is not null && review.Flows.Where(f => f is { Turn: FlowTurn.CannotTell, After: not HopVerdict.Holds }).Select(f => f.Name).ToArray() is { Length: > 0 } flows)
            yield return $"it is not known whether it broke {Named(flows)}";
        if (Named(review.New.Where(f => f.InScope == false && !(scoped && f.Certain))) is { Length: > 0 } found) yield return $"{Number(found.Length, "finding")} may be new, or no matter of the ticket: {Named(found)}";
    }

    private static IEnumerable<string> Lacking(ChangeReview review)
    {
        if (Certain(review.InScope).Length == 0) yield return "nothing changed in its scope";
        if (Named(review.Remaining.Concat(review.New).Where(f => f.InScope != false)) is { Length: > 0 } findings) yield return $"{Number(findings.Length, "finding")} in its scope: {Named(findings)}";
    }

    private static string AllWell(ChangeReview review) => $"{Changes(review.InScope)}, all in its scope; nothing broke, and nothing in its scope departs from the plan";

    private static string[] Named(IEnumerable<ReviewedFinding> findings) => [.. findings.Select(f => $"{f.Check} ({f.Asset}, {f.Subject})")];

    private static ReviewedChange[] Certain(IEnumerable<ReviewedChange> changes) => [.. changes.Where(c => c.Certain)];

    private static string Changes(IReadOnlyCollection<ReviewedChange> changes) => Number(changes.Count, "change");

    private static string Names(IReadOnlyList<ReviewedChange> changes) => Named([.. changes.Select(c => $"{c.Asset}, {c.Area}").Distinct()]);

    private static string Named(IReadOnlyList<string> names) =>
        string.Join("; ", names.Take(MostNamed)) + (names.Count > MostNamed ? $"; and {names.Count - MostNamed} more" : "");

    private static string Number(int count, string one) => Wording.Number(count, one);

    private static string Sentence(IReadOnlyList<string> reasons) => string.Join(" ", reasons.Select(r => $"{char.ToUpperInvariant(r[0])}{r[1..]}."));
}
