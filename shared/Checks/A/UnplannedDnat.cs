using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>A6: nothing is translated inwards that the plan does not ask for.</summary>
public sealed class UnplannedDnat : Check
{
    public override string Id => "A6-3";
    public override string Clause => "A6";
    public override string Title => "Every destination NAT rule and virtual server in force serves something in the plan";
    public override Severity Severity => Severity.High;
    public override string Why => "A translation that nobody planned is a door that nobody watches.";
    public override string Fix => "Remove the rule, or write into the plan what it is for.";

    public override string? NotApplicable(SitePlan plan) => plan.Edges.Count == 0 ? "the plan has no edges" : null;

    public override IEnumerable<Outcome> Run(CheckContext context) => context.Plan.Edges.SelectMany(edge => Edge(context, edge));

    private static IEnumerable<Outcome> Edge(CheckContext context, PlanEdge planEdge)
    {
        var edge = context.Gateway(planEdge);
        var asset = $"{planEdge.Name} ({planEdge.Nsx})";
        var planned = new PlannedTranslations(context.Plan, edge);
        // The master on a public uplink is worse, and has a finding of its own (A6-2).
        var elsewhere = MasterExposure.Of(context.Plan, planEdge, edge).Select(h => h.Rule).ToHashSet();
        var found = false;
        foreach (var rule in InForce(edge).Where(p => !elsewhere.Contains(p.Rule!)).GroupBy(p => p.Rule!, p => p.Packets))
        {
            var taken = rule.Aggregate(PacketSet.Empty, (all, packets) => all.Union(packets));
            var excess = planned.For(rule.Key).Aggregate(taken, (rest, box) => rest.Subtract(box));
            if (planned.Allowances(rule.Key).Aggregate(excess, (rest, box) => rest.Subtract(box)).IsEmpty) continue;
            found = true;
            yield return new Subject(asset, NatRules.Name(rule.Key), edge.Nat).Fail(DriftKind.Extra, "only translations that the plan asks for",
                $"{Text(rule.Key, excess, taken)} is translated to {NatRules.Target(rule.Key)}", NatRules.Proof(rule.Key));
        }
        foreach (var balanced in Balanced(edge, asset, planned, elsewhere))
        {
            found = true;
            yield return balanced;
        }
        if (!found)
            yield return new Subject(asset, "destination NAT", edge.Interfaces, edge.Nat, edge.Firewall, edge.LoadBalancer).Pass("only translations that the plan asks for",
                $"{edge.Nat.Value.Rules.Count(r => r is { Enabled: true, IsUserRule: true, Action: NatAction.Destination } && !elsewhere.Contains(r))} rules, all of them planned");
    }

    /// <summary>What a virtual server publishes is planned, or not, as what a rule translates.</summary>
    private static IEnumerable<Outcome> Balanced(Edge edge, string asset, PlannedTranslations planned, HashSet<NatRule> elsewhere)
    {
        foreach (var taken in edge.Interfaces.Value.Where(i => i.Connected).SelectMany(i => VirtualServers.On(edge, i)).GroupBy(on => on.Server, on => on.Packets))
        {
            var rule = VirtualServers.AsRule(taken.Key);
            var all = taken.Aggregate(PacketSet.Empty, (sum, packets) => sum.Union(packets));
            var excess = planned.For(rule).Concat(planned.Allowances(rule)).Aggregate(all, (rest, box) => rest.Subtract(box));
            if (excess.IsEmpty || elsewhere.Contains(rule) || (taken.Key.Members.Count == 0 && taken.Key.Unresolved.Count == 0)) continue;
            yield return new Subject(asset, $"virtual server {NatRules.Name(rule)}", edge.LoadBalancer).Fail(DriftKind.Extra, "only virtual servers that the plan asks for",
                $"{Text(rule, excess, all)} is balanced to {VirtualServers.Target(taken.Key)}", VirtualServers.Proof(taken.Key));
        }
    }

    /// <summary>
    /// For each rule what it takes, on the interfaces where it is in force; with the firewall off, what it takes when that
    /// is on again. Rules on what is no interface of the document, such as a GRE tunnel, count as written.
    /// </summary>
    private static IEnumerable<EdgeNat.Part> InForce(Edge edge)
    {
        var on = edge.Firewall.Value with { Enabled = true };
        var parts = edge.Interfaces.Value.Where(i => i.Connected)
            .SelectMany(ingress => EdgeNat.Split(edge.Nat.Value, on, NatAction.Destination, ingress.Index, PacketSet.All));
        var astray = edge.Nat.Value.Rules.Where(r => r is { Enabled: true, Action: NatAction.Destination, Vnic: not null } && edge.Nat.Value.Enabled
            && edge.Interfaces.Value.Count > 0 && !edge.Interfaces.Value.Any(i => r.AppliesTo(i.Index))).Select(r => new EdgeNat.Part(r, PacketSet.Of(EdgeNat.Match(r))));
        return parts.Concat(astray).Where(p => p.Rule is { IsUserRule: true });
    }

    /// <summary>What the rule takes beyond the plan, or the rule itself where that would be a long list.</summary>
    private static string Text(NatRule rule, PacketSet excess, PacketSet taken) =>
        excess.Boxes.Count == 1 ? excess.ToString()
        : EdgeNat.Match(rule) + (excess.SetEquals(taken) ? "" : ", of which the plan asks for a part only,");
}
