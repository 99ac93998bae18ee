using HybridDrift.Flows.Proofs;
using HybridDrift.Reports;

namespace HybridDrift.Changes;

/// <summary>The flows of the plan, and what must never be reached, before and after.</summary>
internal static class FlowComparison
{
    public static IEnumerable<ReviewedFlow> Of(Report? before, Report after)
    {
        // By another plan, a flow of the same name may be another one.
        var same = before?.PlanSha256 == after.PlanSha256;
        var (was, isNow) = (Answers(before), Answers(after));
        return isNow.Keys.Concat(was.Keys.Where(n => !isNow.ContainsKey(n))).Select(name =>
        {
            HopVerdict? one = was.TryGetValue(name, out var old) ? old : null;
            HopVerdict? other = isNow.TryGetValue(name, out var now) ? now : null;
            return new ReviewedFlow(name, one, other, same ? Turn(one, other) : FlowTurn.CannotTell);
        });
    }

    private static OrderedDictionary<string, HopVerdict> Answers(Report? report)
    {
        var answers = new OrderedDictionary<string, HopVerdict>();
        foreach (var flow in report?.Flows ?? []) answers.TryAdd(flow.Name, flow.Verdict);
        foreach (var never in report?.Nevers ?? []) answers.TryAdd($"never from {never.From} to {never.To}", never.Verdict);
        return answers;
    }

    private static FlowTurn Turn(HopVerdict? before, HopVerdict? after) => (before, after) switch
    {
        (HopVerdict.Holds, HopVerdict.Drifts) => FlowTurn.Broken,
        (HopVerdict.Drifts, HopVerdict.Holds) => FlowTurn.Improved,
        (HopVerdict.Holds, HopVerdict.Holds) or (HopVerdict.Drifts, HopVerdict.Drifts) => FlowTurn.Same,
        _ => FlowTurn.CannotTell,
    };
}
