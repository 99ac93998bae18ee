using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>A3, A6: what is not allowed is not.</summary>
public sealed class DefaultPolicy : Check
{
    public override string Id => "A3-3";
    public override string Clause => "A3";
    public override string Title => "The firewall of each edge is on and refuses what no rule accepts";
    public override Severity Severity => Severity.Critical;
    public override string Why => "With an open default every address that the edge routes is reachable, whatever the rules say; with the firewall off, NAT is off too.";
    public override string Fix => "Turn the firewall on and set its default policy to deny, after making sure that rules accept what is planned.";
    public override string? NotApplicable(SitePlan plan) => plan.Edges.Count == 0 ? "the plan has no edges" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var planEdge in context.Plan.Edges)
        {
            var firewall = context.Gateway(planEdge).Firewall;
            var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", "default policy", firewall);
            var proof = new Proof(new(firewall.Document, "firewall/defaultPolicy"), $"firewall: enabled {(firewall.Value.Enabled ? "true" : "false")}, default policy {firewall.Value.Default.ToString().ToLowerInvariant()}");
            yield return firewall.Completeness is Collect.Completeness.Failed ? subject.Unknown(string.Join("; ", firewall.Problems))
                : !firewall.Value.Enabled ? subject.Fail(DriftKind.Different, "on, default deny", "the firewall is off", proof)
                : firewall.Value.Default == FirewallAction.Accept ? subject.Fail(DriftKind.Different, "on, default deny", "the default policy is accept", proof)
                : subject.Pass("on, default deny", "on, " + firewall.Value.Default.ToString().ToLowerInvariant(), proof);
        }
    }
}
