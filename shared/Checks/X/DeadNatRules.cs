using HybridDrift.Addresses;
using HybridDrift.Checks.A;
using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.X;

/// <summary>X2: a translation that is there is made.</summary>
public sealed class DeadNatRules : Check
{
    private const string Expected = "every rule is reached by some packet";

    public override string Id => "X2-3";
    public override string Clause => "X2";
    public override string Title => "Every enabled NAT rule of an edge is reached by some packet";
    public override Severity Severity => Severity.Medium;
    public override string Why => "A rule behind others that take all its packets translates nothing: its packets go where another rule sends them.";
    public override string Fix => "Move the rule ahead of those that hide it, after making sure that it is right; or remove it.";
    public override string? NotApplicable(SitePlan plan) => plan.Edges.Count == 0 ? "the plan has no edges" : null;

    internal int Budget { get; init; } = Cover.Budget;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var planEdge in context.Plan.Edges)
        {
            var edge = context.Gateway(planEdge);
            var all = new Subject($"{planEdge.Name} ({planEdge.Nsx})", "NAT rules", edge.Nat, edge.Firewall);
            var answers = new[] { NatAction.Source, NatAction.Destination }.Select(a => DeadRules.Of(edge.Nat.Value, edge.Firewall.Value, a, Budget)).ToArray();
            // What the edge's own services put there hides others, and is not for anybody to move.
            var dead = answers.SelectMany(a => a.Dead).Where(d => d.Rule.IsUserRule).ToArray();
            var undecided = answers.SelectMany(a => a.Undecided).Where(r => r.IsUserRule).ToArray();
            foreach (var one in dead) yield return Finding(all with { Name = Name(one.Rule) }, one);
            foreach (var rule in undecided)
                yield return (all with { Name = Name(rule) }).Unknown("whether the rules ahead of it leave it any packet would have taken too many steps to prove", NatRules.Proof(rule));
            if (dead.Length + undecided.Length == 0)
                yield return all.Pass(Expected, NatRules.Off(edge)?.Why ?? $"{edge.Nat.Value.Rules.Count(r => r is { Enabled: true, IsUserRule: true })} rules, and each of them is");
        }
    }

    private static Outcome Finding(Subject subject, DeadRules.Dead<NatRule> dead)
    {
        var same = dead.HiddenBy.All(h => IsSame(h, dead.Rule));
        var hiders = string.Join(", ", dead.HiddenBy.Take(4).Select(h => $"rule {h.Id}, which translates to {NatRules.Target(h)},"));
        var actual = $"no packet reaches rule {dead.Rule.Id}: what it matches is taken by {hiders}{(dead.HiddenBy.Count > 4 ? $" and {dead.HiddenBy.Count - 4} more rules" : "")} before it{(same ? ", to the same end" : "")}";
        Proof[] proofs = [NatRules.Proof(dead.Rule), .. dead.HiddenBy.Select(NatRules.Proof)];
        return same ? subject.Fail(DriftKind.Extra, Expected, actual, proofs) with { Severity = Severity.Low } : subject.Fail(DriftKind.Order, Expected, actual, proofs);
    }

    /// <summary>The packets of the hidden rule end where it would send them.</summary>
    private static bool IsSame(NatRule hider, NatRule hidden) =>
        hider.Translated.Equals(hidden.Translated) && (hider.TranslatedPorts.Equals(hidden.TranslatedPorts) || (NatRules.KeepsPorts(hider) && NatRules.KeepsPorts(hidden)));

    private static string Name(NatRule rule) => $"{(rule.Action == NatAction.Source ? "SNAT" : "DNAT")} {NatRules.Name(rule)}";
}
