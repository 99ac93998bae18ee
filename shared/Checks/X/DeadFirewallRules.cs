using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.X;

/// <summary>X2: a rule that is there does something.</summary>
public sealed class DeadFirewallRules : Check
{
    private const string Expected = "every rule is reached by some packet";

    public override string Id => "X2-2";
    public override string Clause => "X2";
    public override string Title => "Every enabled firewall rule of an edge is reached by some packet";
    public override Severity Severity => Severity.Medium;
    public override string Why => "A rule behind others that take all its packets does nothing: what it was to stop is let through, or what it was to accept is stopped.";
    public override string Fix => "Move the rule ahead of those that hide it, after making sure that it is right; or remove it.";
    public override string? NotApplicable(SitePlan plan) => plan.Edges.Count == 0 ? "the plan has no edges" : null;

    internal int Budget { get; init; } = Cover.Budget;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var planEdge in context.Plan.Edges)
        {
            var edge = context.Gateway(planEdge);
            var all = new Subject($"{planEdge.Name} ({planEdge.Nsx})", "firewall rules", edge.Firewall, edge.Interfaces, edge.Nat);
            var answer = DeadRules.Of(edge.Firewall.Value, edge.Nat.Value, edge.Interfaces.Value, Budget);
            // What the edge's own services put there hides others, and is not for anybody to move.
            var (dead, undecided) = (answer.Dead.Where(d => d.Rule.IsUserRule).ToArray(), answer.Undecided.Where(r => r.IsUserRule).ToArray());
            foreach (var one in dead) yield return Finding(all with { Name = $"rule to {RuleNames.Of(one.Rule)}" }, one);
            foreach (var rule in undecided)
                yield return (all with { Name = $"rule to {RuleNames.Of(rule)}" }).Unknown("whether the rules ahead of it leave it any packet would have taken too many steps to prove", RuleNames.Proof(rule));
            var perhaps = DeadRules.Perhaps(edge.Firewall.Value, edge.Nat.Value, edge.Interfaces.Value, Budget).Where(r => r.IsUserRule).Except(dead.Select(d => d.Rule)).ToArray();
            if (perhaps.Length > 0)
                yield return all.Unknown($"whether {(perhaps.Length == 1 ? $"{RuleNames.Found(perhaps[0])} is" : $"{perhaps.Length} rules are")} reached depends on members of rules that are not known: {string.Join(", ", RuleNames.Unknown(edge.Firewall.Value))}", [.. perhaps.Take(5).Select(RuleNames.Proof)]);
            else if (dead.Length + undecided.Length == 0)
                yield return all.Pass(Expected, edge.Firewall.Value.Enabled ? $"{edge.Firewall.Value.Rules.Count(r => r is { Enabled: true, IsUserRule: true })} rules, and each of them is" : "the firewall is off");
        }
    }

    private static Outcome Finding(Subject subject, DeadRules.Dead<FirewallRule> dead)
    {
        var same = dead.HiddenBy.All(h => h.Action == dead.Rule.Action);
        var hiders = string.Join(", ", dead.HiddenBy.Take(4).Select(h => $"{RuleNames.Found(h)}{(h.Action == dead.Rule.Action ? "" : $", {h.Action.ToString().ToLowerInvariant()},")}"));
        var actual = $"no packet reaches {RuleNames.Found(dead.Rule)}: what it matches is taken by {hiders}{(dead.HiddenBy.Count > 4 ? $" and {dead.HiddenBy.Count - 4} more rules" : "")} before it{(same ? ", to the same end" : "")}";
        Proof[] proofs = [RuleNames.Proof(dead.Rule), .. dead.HiddenBy.Select(RuleNames.Proof)];
        // An interface that was not read could bring it packets.
        return same ? subject.Absent(DriftKind.Extra, Expected, actual, proofs) with { Severity = Severity.Low } : subject.Absent(DriftKind.Order, Expected, actual, proofs);
    }
}
