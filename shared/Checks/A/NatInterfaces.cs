using HybridDrift.Addresses;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>A3, A6: a rule works on the interface that it names, or not at all.</summary>
public sealed class NatInterfaces : Check
{
    public override string Id => "A6-5";
    public override string Clause => "A6";
    public override string Title => "The NAT rules of planned addresses are on interfaces that exist and are connected";
    public override Severity Severity => Severity.Medium;
    public override string Why => "A rule on an interface that is gone translates nothing, and looks in every list as if it did.";
    public override string Fix => "Put the rule on the uplink that holds the address, or remove it.";
    public override string? NotApplicable(SitePlan plan) => plan.Edges.Count == 0 ? "the plan has no edges" : null;
    public override IEnumerable<Outcome> Run(CheckContext context) => context.Plan.Edges.SelectMany(edge => Edge(context, edge));

    private static IEnumerable<Outcome> Edge(CheckContext context, PlanEdge planEdge)
    {
        var edge = context.Gateway(planEdge);
        var asset = $"{planEdge.Name} ({planEdge.Nsx})";
        var planned = Planned(context.Plan, planEdge);
        var found = false;
        foreach (var rule in edge.Nat.Value.Rules.Where(r => r is { Enabled: true, IsUserRule: true, Vnic: not null } && Outside(r).Overlaps(planned) && !Outside(r).IsAll))
        {
            var on = edge.Interfaces.Value.FirstOrDefault(i => i.IsNamed(rule.Vnic!));
            if (on is { Connected: true }) continue;
            found = true;
            var subject = new Subject(asset, $"{(rule.Action == NatAction.Source ? "SNAT" : "DNAT")} {NatRules.Name(rule)}", edge.Nat, edge.Interfaces);
            const string expected = "on an interface that is connected";
            yield return on is not null ? subject.Fail(DriftKind.Different, expected, $"it is on {on}, which is disconnected", NatRules.Proof(rule), new Proof(on.Origin, $"{on}: disconnected"))
                : char.IsLetter(rule.Vnic![0]) ? subject.Unknown($"it is on {rule.Vnic}, a tunnel that is not in {edge.Interfaces.Document}", NatRules.Proof(rule))
                : subject.Absent(DriftKind.Missing, expected, $"it is on vNIC {rule.Vnic}, which the edge does not have", NatRules.Proof(rule));
        }
        if (!found) yield return new Subject(asset, "interfaces of NAT rules", edge.Nat, edge.Interfaces).Pass("on interfaces that are connected", "they are");
    }

    /// <summary>The side of the rule that faces the uplink.</summary>
    private static AddressSet Outside(NatRule rule) => rule.Action == NatAction.Source ? rule.Translated : rule.Original;

    private static AddressSet Planned(SitePlan plan, PlanEdge edge) => AddressSet.UnionOf(
        new[] { edge.Public, edge.Private }.OfType<Address>()
            .Concat(new[] { plan.IcpMaster, plan.IcpProxy }.OfType<PlanVip>().SelectMany(v => v.ExposedAs))
            .Concat(plan.Flows.Select(f => f.Address).OfType<Address>())
            .Concat(plan.Vpns.SelectMany(v => new[] { v.Gateway, v.Peer })).Select(AddressSet.Of));
}
