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
    public override string Title => "No public uplink leads to the ICP master, by translation or by load balancer";
    public override Severity Severity => Severity.Critical;
    public override string Why => "Who reaches the console, API or registry of the master from the internet needs one password to own the cluster.";
    public override string Fix => "Remove the NAT rule or virtual server and the firewall rule that goes with it, now; then look who used it.";

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
            yield return Finding(new(asset, NatRules.Name(hit.Rule), edge.Interfaces, edge.Nat, edge.Firewall, edge.LoadBalancer), edge, hit, expected);
        if (hits.Count > 0) yield break;
        var subject = new Subject(asset, "public uplinks to the master", edge.Interfaces, edge.Nat, edge.Firewall, edge.LoadBalancer);
        var maybe = MasterExposure.MayBe(planEdge, edge).Distinct().ToArray();
        yield return maybe.Length == 0 ? subject.Pass(expected, "no rule and no virtual server on a public uplink leads there")
            : subject.Unknown($"where virtual servers on a public uplink lead is not known: {string.Join("; ", maybe.Select(v => $"'{v.Name}', {string.Join(", ", v.Unresolved)}"))}", [.. maybe.Select(VirtualServers.Proof)]);
    }

    private static Outcome Finding(Subject subject, Edge edge, MasterExposure.Hit hit, string expected)
    {
        var (uplink, rule, packets, server) = hit;
        var proof = server is null ? NatRules.Proof(rule) : VirtualServers.Proof(server);
        var translated = server is null ? $"on {uplink} is translated to {NatRules.Target(rule)}" : $"on {uplink} is balanced to {NatRules.Target(rule)}";
        if (edge.Firewall.Completeness != Completeness.Complete || edge.Routing.Completeness != Completeness.Complete)
            return subject.Fail(DriftKind.Extra, expected, $"{MasterExposure.Hit.Text(packets)} {translated}; it is not known whether the firewall stops it", proof);
        if (server is null && NatRules.Off(edge) is { } off)
            return subject.Fail(DriftKind.Extra, expected, $"{MasterExposure.Hit.Text(packets)} {translated} as soon as NAT works again ({off.Why})", proof, off.Proof) with { Severity = Severity.High };
        if (server is null && IsLost(edge, rule))
            return subject.Fail(DriftKind.Extra, expected, $"{MasterExposure.Hit.Text(packets)} {translated}; no route leads there now", proof) with { Severity = Severity.High };
        // A virtual server is the edge itself; a translated packet goes where the routes lead, and any of several ways is enough.
        var ways = server is null ? Way.To(edge, rule.Translated, packets, uplink, rule) : [new Way(packets, uplink, null)];
        var accepted = ways.SelectMany(w => w.Parts(edge)).Where(p => p.Action == FirewallAction.Accept).ToArray();
        if (accepted.Length == 0)
            return subject.Fail(DriftKind.Extra, expected, $"{MasterExposure.Hit.Text(packets)} {translated}; the firewall still stops it", proof) with { Severity = Severity.High };
        var open = accepted.FirstOrDefault(p => p.Certain) ?? accepted[0];
        var by = open.Rule is null
            ? new Proof(new(edge.Firewall.Document, "defaultPolicy"), $"default policy: {edge.Firewall.Value.Default.ToString().ToLowerInvariant()}")
            : new Proof(open.Rule.Origin, open.Rule.ToString());
        return subject.Fail(DriftKind.Extra, expected, $"{MasterExposure.Hit.Text(open.Packets)} {translated}, and the firewall {(open.Certain ? "accepts" : "may accept")} it", proof, by);
    }

    /// <summary>A packet that no route is for goes nowhere, and the firewall is not asked.</summary>
    private static bool IsLost(Edge edge, NatRule rule) => edge.Routing.Value.DynamicProtocols.Count == 0
        && EdgeRoutes.Split(edge.Interfaces.Value, edge.Routing.Value, rule.Translated).All(p => p.Hops.Count == 0);
}
