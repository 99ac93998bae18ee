using HybridDrift.Flows.Proofs;
using HybridDrift.Plans;

namespace HybridDrift.Checks.X;

/// <summary>X3: single rules can all be right while a flow is dead, so that each flow is traced as a whole, there and back.</summary>
public sealed class FlowsHold : Check
{
    public override string Id => "X3-1";
    public override string Clause => "X3";
    public override string Title => "Every packet of every planned flow reaches its end, and its answer comes back";
    public override Severity Severity => Severity.High;
    public override string Why => "Users of the application see this first: connections that hang or are refused.";
    public override string Fix => "Look at the hop that is named and at what decided it; a rule ahead of the right one, a route or a tunnel is what usually stops a flow.";
    public override string? NotApplicable(SitePlan plan) => plan.Flows.Count == 0 ? "the plan has no flows" : null;

    public override IEnumerable<Outcome> Run(CheckContext context) => context.Flows.Select(Flow);

    /// <summary>The asset of the answer.</summary>
    public static string Name(PlanFlow flow) => $"flow {flow.Name}";

    private static Outcome Flow(FlowAnswer answer)
    {
        var subject = new Subject(Name(answer.Flow), "every packet, there and back", answer.Sources);
        var told = answer.Hops.Where(h => h.Verdict == answer.Verdict && (h.InSight || answer.Verdict != HopVerdict.Unknown)).ToArray();
        Proof[] proofs = [.. told.SelectMany(h => h.DecidedBy).Distinct().Take(8).Select(d => new Proof(d.Origin, d.Excerpt))];
        return answer.Verdict switch
        {
            HopVerdict.Drifts => subject.Absent(DriftKind.Different, Expected(answer.Flow), string.Join("; ", told.Take(2).Select(h => $"{h.Hop}: {h.Note}")), proofs),
            HopVerdict.Unknown => subject.Unknown(string.Join("; ", told.Take(2).Select(h => $"{h.Hop}: {h.Note}")), proofs),
            _ => subject.Pass(Expected(answer.Flow), $"{told.Length} hops hold{OutOfSight(answer)}", proofs),
        };
    }

    private static string OutOfSight(FlowAnswer answer) => answer.Hops.Count(h => !h.InSight) is > 0 and var hidden ? $"; {hidden} are out of sight" : "";

    public static string Expected(PlanFlow flow) => $"tcp {string.Join(",", flow.Ports)} {flow.Kind switch
    {
        FlowKind.InternetToIks or FlowKind.InternetToIcp => $"from the internet to {flow.Address}, on to {flow.Backend}",
        FlowKind.EnterpriseToVm => $"from {flow.FromNetwork} to {flow.To}",
        _ => $"from pods in {flow.FromNamespace} to {flow.To}",
    }}, and back";
}
