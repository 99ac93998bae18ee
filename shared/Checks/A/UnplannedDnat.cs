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
    public override string Title => "Every destination NAT rule in force serves something in the plan";
    public override Severity Severity => Severity.High;
    public override string Why => "A translation that nobody planned is a door that nobody watches.";
    public override string Fix => "Remove the rule, or write into the plan what it is for.";

    public override string? NotApplicable(SitePlan plan) => plan.Edges.Count == 0 ? "the plan has no edges" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var planned = Planned(context.Plan);
        return context.Plan.Edges.SelectMany(edge => Edge(context, edge, planned));
    }

    private static IEnumerable<Outcome> Edge(CheckContext context, PlanEdge planEdge, PacketSet planned)
    {
        var edge = context.Gateway(planEdge);
        var asset = $"{planEdge.Name} ({planEdge.Nsx})";
        var found = false;
        foreach (var (rule, excess) in Excess(edge, planned).DistinctBy(e => e.Rule))
        {
            if (LeadsToMaster(context.Plan, edge, rule)) continue;
            found = true;
            yield return new Subject(asset, $"{excess} to {rule.Translated}", edge.Nat).Fail(DriftKind.Extra, "only translations that the plan asks for",
                $"{excess} is translated to {rule.Translated}{(rule.TranslatedPorts.IsAll ? "" : $":{rule.TranslatedPorts}")}", new Proof(rule.Origin, rule.ToString()));
        }
        if (!found)
            yield return new Subject(asset, "destination NAT", edge.Interfaces, edge.Nat, edge.Firewall).Pass("only translations that the plan asks for",
                $"{edge.Nat.Value.Rules.Count(r => r is { Enabled: true, IsUserRule: true, Action: NatAction.Destination })} rules, all of them planned");
    }

    /// <summary>For each rule what it takes beyond the plan, on the interfaces where it is in force.</summary>
    private static IEnumerable<(NatRule Rule, PacketSet Packets)> Excess(Edge edge, PacketSet planned) =>
        from ingress in edge.Interfaces.Value.Where(i => i.Connected)
        from part in EdgeNat.Split(edge.Nat.Value, edge.Firewall.Value, NatAction.Destination, ingress.Index, PacketSet.All)
        where part.Rule is { IsUserRule: true }
        let excess = part.Packets.Subtract(planned)
        where !excess.IsEmpty
        select (part.Rule, excess);

    /// <summary>What the plan asks to be translated: the vIPs, published applications, and the tunnels of gateways behind an edge.</summary>
    private static PacketSet Planned(SitePlan plan)
    {
        var vips = new[] { plan.IcpMaster, plan.IcpProxy }.OfType<PlanVip>().SelectMany(v => v.ExposedAs.Select(a => Tcp(a, v.Ports)));
        var flows = plan.Flows.Where(f => f is { Kind: FlowKind.InternetToIcp, Address: not null }).Select(f => Tcp(f.Address!.Value, f.Ports));
        var tunnels = plan.Vpns.SelectMany(v => new[] { To(v.Gateway, Protocols.Udp, PortSet.Of(500, 4500)), To(v.Gateway, Protocols.Esp, PortSet.All) });
        return PacketSet.UnionOf(vips.Concat(flows).Concat(tunnels));
    }

    /// <summary>The master on a public uplink is worse, and has a finding of its own (A6-2).</summary>
    private static bool LeadsToMaster(SitePlan plan, Edge edge, NatRule rule) =>
        plan.IcpMaster is not null && rule.Translated.Overlaps(plan.Addresses(["icp-workers"]).Union(AddressSet.Of(plan.IcpMaster.Vip)))
        && (rule.TranslatedPorts.IsAll ? rule.OriginalPorts : rule.TranslatedPorts).Intervals.Overlaps(PortSet.Of(plan.IcpMaster.Ports).Intervals)
        && Uplinks.Public(edge).Any(u => rule.AppliesTo(u.Index));

    private static PacketBox Tcp(Address address, IEnumerable<int> ports) => To(address, Protocols.Tcp, PortSet.Of(ports));

    private static PacketBox To(Address address, int protocol, PortSet ports) =>
        new(AddressSet.All, AddressSet.Of(address), Protocols.Only(protocol), PortSet.All, ports);
}
