using HybridDrift.Addresses;
using HybridDrift.Collect;
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
        var hits = MasterExposure.Of(context.Plan, planEdge, edge);
        foreach (var hit in hits)
            yield return Finding(new(asset, NatRules.Name(hit.Rule), edge.Interfaces, edge.Nat, edge.Firewall), edge, hit, expected);
        if (hits.Count == 0)
        {
            var subject = new Subject(asset, "public uplinks to the master", edge.Interfaces, edge.Nat, edge.Firewall, edge.Services);
            yield return edge.Services.Value.LoadBalancer
                ? subject.Unknown("the load balancer of the edge is on, and this version does not read what it publishes")
                : subject.Pass(expected, "no rule on a public uplink leads there");
        }
    }

    private static Outcome Finding(Subject subject, Edge edge, MasterExposure.Hit hit, string expected)
    {
        var (uplink, rule, packets) = hit;
        var proof = NatRules.Proof(rule);
        var translated = $"on {uplink} is translated to {NatRules.Target(rule)}";
        if (edge.Firewall.Completeness != Completeness.Complete || edge.Routing.Completeness != Completeness.Complete)
            return subject.Fail(DriftKind.Extra, expected, $"{MasterExposure.Hit.Text(packets)} {translated}; it is not known whether the firewall stops it", proof);
        if (NatRules.Off(edge) is { } off)
            return subject.Fail(DriftKind.Extra, expected, $"{MasterExposure.Hit.Text(packets)} {translated} as soon as NAT works again ({off.Why})", proof, off.Proof) with { Severity = Severity.High };
        var egress = EdgeRoutes.Lookup(edge.Interfaces.Value, edge.Routing.Value, rule.Translated.First) is [var hop, ..] ? hop.Interface : null;
        var accepted = EdgeFirewall.Split(edge.Firewall.Value, packets, uplink, egress, rule).Where(p => p.Action == FirewallAction.Accept).ToArray();
        if (accepted.Length == 0)
            return subject.Fail(DriftKind.Extra, expected, $"{MasterExposure.Hit.Text(packets)} {translated}; the firewall still stops it", proof) with { Severity = Severity.High };
        var open = accepted.FirstOrDefault(p => p.Certain) ?? accepted[0];
        var by = open.Rule is null
            ? new Proof(new(edge.Firewall.Document, "defaultPolicy"), $"default policy: {edge.Firewall.Value.Default.ToString().ToLowerInvariant()}")
            : new Proof(open.Rule.Origin, open.Rule.ToString());
        return subject.Fail(DriftKind.Extra, expected, $"{MasterExposure.Hit.Text(open.Packets)} {translated}, and the firewall {(open.Certain ? "accepts" : "may accept")} it", proof, by);
    }
}
