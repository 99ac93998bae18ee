using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>A6: the master is for the private network only.</summary>
public sealed class MasterExposed : Check
{
    public override string Id => "A6-2";
    public override string Clause => "A6";
    public override string Title => "No public uplink translates anything to the ICP master";
    public override Severity Severity => Severity.Critical;
    public override string Why => "Who reaches the console, API or registry of the master from the internet needs one password to own the cluster.";
    public override string Fix => "Remove the NAT rule and the firewall rule that goes with it, now; then look who used it.";

    public override string? NotApplicable(SitePlan plan) => plan.IcpMaster is null ? "the plan has no ICP master" : null;

    public override IEnumerable<Outcome> Run(CheckContext context) => context.Plan.Edges.SelectMany(edge => Edge(context, edge));

    private static IEnumerable<Outcome> Edge(CheckContext context, PlanEdge planEdge)
    {
        var edge = context.Gateway(planEdge);
        var asset = $"{planEdge.Name} ({planEdge.Nsx})";
        var master = context.Plan.IcpMaster!;
        var expected = $"nothing from the internet to {master.Vip} or another ICP node, ports {PortSet.Of(master.Ports)}";
        var found = false;
        foreach (var uplink in Uplinks.Public(edge))
            foreach (var part in EdgeNat.Split(edge.Nat.Value, edge.Firewall.Value, NatAction.Destination, uplink.Index, PacketSet.All))
            {
                if (part.Rule is null || Exposed(context.Plan, part) is not { IsEmpty: false } exposed) continue;
                found = true;
                yield return Finding(new(asset, Name(exposed, part.Rule), edge.Interfaces, edge.Nat, edge.Firewall), edge, uplink, part.Rule, exposed, expected);
            }
        if (!found)
            yield return new Subject(asset, "public uplinks to the master", edge.Interfaces, edge.Nat, edge.Firewall).Pass(expected, "no rule on a public uplink leads there");
    }

    /// <summary>
    /// The packets of the part that end at a port of the master: at its vIP, or at a node's own address, where the same
    /// ports answer. The proxy's planned ports are not among them.
    /// </summary>
    private static PacketSet Exposed(SitePlan plan, EdgeNat.Part part)
    {
        var rule = part.Rule!;
        var targets = plan.Addresses(["icp-workers"]).Union(AddressSet.Of(plan.IcpMaster!.Vip));
        if (!rule.Translated.Overlaps(targets)) return PacketSet.Empty;
        var ports = PortSet.Of(plan.IcpMaster.Ports);
        var tcp = part.Packets.Intersect(PacketBox.All with { Protocol = Protocols.Only(Protocols.Tcp) });
        return rule.TranslatedPorts.IsAll ? tcp.Intersect(PacketBox.All with { DestinationPorts = ports })
            : rule.TranslatedPorts.Intervals.Overlaps(ports.Intervals) ? tcp
            : PacketSet.Empty;
    }

    private static Outcome Finding(Subject subject, Edge edge, EdgeInterface uplink, NatRule rule, PacketSet exposed, string expected)
    {
        var proof = new Proof(rule.Origin, rule.ToString());
        var target = $"{rule.Translated}{(rule.TranslatedPorts.IsAll ? "" : $":{rule.TranslatedPorts}")}";
        var egress = EdgeRoutes.Lookup(edge.Interfaces.Value, edge.Routing.Value, rule.Translated.First) is [var hop, ..] ? hop.Interface : null;
        var accepted = EdgeFirewall.Split(edge.Firewall.Value, exposed, uplink, egress, rule).Where(p => p.Action == FirewallAction.Accept).ToArray();
        if (accepted.Length == 0)
            return subject.Fail(DriftKind.Extra, expected, $"{exposed} on {uplink} is translated to {target}; the firewall still stops it", proof) with { Severity = Severity.High };
        var open = accepted.FirstOrDefault(p => p.Certain) ?? accepted[0];
        var by = open.Rule is null ? new Proof(new(edge.Firewall.Document, "defaultPolicy"), $"default policy: {edge.Firewall.Value.Default.ToString().ToLowerInvariant()}") : new Proof(open.Rule.Origin, open.Rule.ToString());
        return subject.Fail(DriftKind.Extra, expected, $"{open.Packets} on {uplink} is translated to {target}, and the firewall {(open.Certain ? "accepts" : "may accept")} it", proof, by);
    }

    private static string Name(PacketSet exposed, NatRule rule) => $"{exposed} to {rule.Translated}{(rule.TranslatedPorts.IsAll ? "" : $":{rule.TranslatedPorts}")}";
}
