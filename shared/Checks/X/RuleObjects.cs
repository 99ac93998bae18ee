using HybridDrift.Plans;

namespace HybridDrift.Checks.X;

/// <summary>X1: rules name things that are there.</summary>
public sealed class RuleObjects : Check
{
    public override string Id => "X1-1";
    public override string Clause => "X1";
    public override string Title => "No firewall rule in force names an object that was deleted";
    public override Severity Severity => Severity.Medium;
    public override string Why => "A rule without one of its objects matches less than it says, or nothing, and what it was for is stopped, or let through by the next rule.";
    public override string Fix => "Put the right object into the rule, or remove the rule.";
    public override string? NotApplicable(SitePlan plan) => plan.Edges.Count == 0 ? "the plan has no edges" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var planEdge in context.Plan.Edges)
        {
            var firewall = context.Gateway(planEdge).Firewall;
            var asset = $"{planEdge.Name} ({planEdge.Nsx})";
            var broken = firewall.Value.Rules.Where(r => r.Enabled && r.Deleted.Count > 0).ToArray();
            foreach (var rule in broken)
                yield return new Subject(asset, $"rule that is to {RuleNames.Of(rule)}", firewall).Fail(DriftKind.Different, "every object that it names is there",
                    $"an object in its {string.Join(" and ", rule.Deleted)} was deleted", RuleNames.Proof(rule));
            if (broken.Length == 0)
                yield return new Subject(asset, "objects of firewall rules", firewall).Pass("every object that a rule names is there", "no rule is marked otherwise");
        }
    }
}
