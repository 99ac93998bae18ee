using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>A3, A6: what is not allowed is not.</summary>
public sealed class DefaultPolicy : Check
{
    private const string Expected = "on, default deny";

    public override string Id => "A3-3";
    public override string Clause => "A3";
    public override string Title => "The firewall of each edge is on and refuses what no rule accepts, and there is something that no rule accepts";
    public override Severity Severity => Severity.Critical;
    public override string Why => "With an open default, or a rule that accepts everything ahead of it, every address that the edge routes is reachable; with the firewall off, NAT is off too.";
    public override string Fix => "Turn the firewall on, set its default policy to deny, and narrow the rule that accepts everything, after making sure that rules accept what is planned.";
    public override string? NotApplicable(SitePlan plan) => plan.Edges.Count == 0 ? "the plan has no edges" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var planEdge in context.Plan.Edges)
        {
            var edge = context.Gateway(planEdge);
            var firewall = edge.Firewall;
            var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", "default policy", firewall, edge.Interfaces);
            var proof = new Proof(new(firewall.Document, "firewall/defaultPolicy"), $"firewall: enabled {(firewall.Value.Enabled ? "true" : "false")}, default policy {firewall.Value.Default.ToString().ToLowerInvariant()}");
            yield return firewall.Completeness is Collect.Completeness.Failed ? subject.Unknown(string.Join("; ", firewall.Problems))
                : !firewall.Value.Enabled ? subject.Fail(DriftKind.Different, Expected, "the firewall is off", proof)
                : firewall.Value.Default == FirewallAction.Accept ? subject.Fail(DriftKind.Different, Expected, "the default policy is accept", proof)
                : Unasked(planEdge, edge) is { Count: > 0 } rules
                    ? subject.Absent(DriftKind.Different, Expected, $"the default policy is never asked: {Names(rules)} every packet before it", [.. rules.Take(5).Select(r => new Proof(r.Origin, r.ToString())), proof])
                : subject.Pass(Expected, "on, " + firewall.Value.Default.ToString().ToLowerInvariant(), proof);
        }
    }

    /// <summary>
    /// From a public uplink to everywhere, or by a rule for everything that uplinks meet. That an edge lets its own networks
    /// out is no such thing.
    /// </summary>
    private static IReadOnlyList<FirewallRule> Unasked(PlanEdge planEdge, Edge edge)
    {
        var outside = Uplinks.Public(edge, planEdge.Public).ToArray();
        var fromOutside = outside.SelectMany(u => Pairs(edge, u)).ToArray();
        var rules = fromOutside.Length > 0 && fromOutside.All(p => p.Count > 0) ? fromOutside.SelectMany(p => p)
            : edge.Interfaces.Value.Where(i => i is { Connected: true, Kind: InterfaceKind.Uplink }).SelectMany(u => Pairs(edge, u)).SelectMany(p => p).Where(IsForEverything);
        return [.. rules.Distinct().OrderBy(r => r.Position)];
    }

    private static IEnumerable<IReadOnlyList<FirewallRule>> Pairs(Edge edge, EdgeInterface ingress) => edge.Interfaces.Value.Where(i => i.Connected && i != ingress)
        .DefaultIfEmpty(EdgeInterface.Unknown).Select(egress => DefaultUnasked.Because(edge.Firewall.Value, ingress, egress));

    private static bool IsForEverything(FirewallRule rule) => rule is { Source.Any: true, Destination.Any: true } || (rule.Source.Addresses.IsAll && rule.Destination.Addresses.IsAll);

    private static string Names(IReadOnlyList<FirewallRule> rules) =>
        $"{(rules.Count == 1 ? "rule" : "rules")} {string.Join(", ", rules.Take(3).Select(r => $"'{r.Name}' ({r.Id})"))}{(rules.Count > 3 ? " and others" : "")} {(rules.Count == 1 ? "accepts" : "together accept")}";
}
