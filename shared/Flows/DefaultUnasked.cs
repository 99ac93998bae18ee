using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>A default policy that is never asked, because rules accept every packet before it.</summary>
public static class DefaultUnasked
{
    /// <summary>
    /// The rules that together accept everything from one interface to another, as few as do it; none while anything is
    /// left to the default, or a rule that denies takes the rest.
    /// </summary>
    public static IReadOnlyList<FirewallRule> Because(Firewall firewall, EdgeInterface? ingress, EdgeInterface? egress)
    {
        var rules = firewall.Rules.Where(r => r.Enabled)
            .Select(r => (Rule: r, Boxes: new FirewallMatch(r, ingress, egress, null, null).Boxes(possibly: false))).Where(r => r.Boxes.Count > 0).ToArray();
        var accepting = rules.Where(r => r.Rule.Action == FirewallAction.Accept).ToList();
        if (!AreAll(accepting)) return [];
        var (low, high) = (1, rules.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (AreAll(rules[..middle])) high = middle;
            else low = middle + 1;
        }
        // Behind the last of these nothing arrives: only what stands up to it counts.
        accepting = [.. rules[..low].Where(r => r.Rule.Action == FirewallAction.Accept)];
        if (!AreAll(accepting)) return [];
        foreach (var candidate in accepting.ToArray())
            if (accepting.Where(a => a != candidate).ToArray() is { Length: > 0 } others && AreAll(others)) accepting = [.. others];
        return [.. accepting.Select(a => a.Rule)];
    }

    private static bool AreAll(IReadOnlyCollection<(FirewallRule Rule, IReadOnlyList<PacketBox> Boxes)> rules) =>
        rules.Count > 0 && PacketSet.All.Subtract([.. rules.SelectMany(r => r.Boxes)]).IsEmpty;
}
