using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>
/// Rules that no packet can reach, because rules ahead of them, one or several together, take everything that they
/// match. Only what is proven counts: unknown members count for the rule that might be reached, never against it.
/// </summary>
public static class DeadRules
{
    /// <param name="HiddenBy">Rules ahead of it which together take all of it; without any one of them it could be reached.</param>
    public sealed record Dead<T>(T Rule, IReadOnlyList<T> HiddenBy);

    /// <param name="Undecided">Rules whose proof would have taken too many steps.</param>
    public sealed record Answer<T>(IReadOnlyList<Dead<T>> Dead, IReadOnlyList<T> Undecided);

    /// <summary>Of a firewall that is on; disabled rules neither hide nor are dead.</summary>
    public static Answer<FirewallRule> Of(Firewall firewall, Nat nat, IReadOnlyList<EdgeInterface> interfaces, int budget = Cover.Budget)
    {
        var space = new FirewallSpace(interfaces, nat.Enabled && nat.Rules.Any(r => r.Enabled));
        return Search<FirewallRule>(firewall.Enabled ? [.. firewall.Rules.Where(r => r.Enabled)] : [], r => space.Products(r, possibly: false), r => space.Products(r, possibly: true), budget);
    }

    /// <summary>Rules that would be dead if the members that are not known were as bad as can be: rules ahead took more for them, or the rule itself less.</summary>
    public static IReadOnlyList<FirewallRule> Perhaps(Firewall firewall, Nat nat, IReadOnlyList<EdgeInterface> interfaces, int budget = Cover.Budget)
    {
        FirewallRule[] rules = firewall.Enabled ? [.. firewall.Rules.Where(r => r.Enabled)] : [];
        if (!rules.Any(IsOpen)) return [];
        var space = new FirewallSpace(interfaces, nat.Enabled && nat.Rules.Any(r => r.Enabled));
        return [.. Search(rules, r => space.Products(r, possibly: IsOpen(r)), r => space.Products(r, possibly: !IsOpen(r)), budget).Dead.Select(d => d.Rule)];

        static bool IsOpen(FirewallRule rule) => rule.Source.Unresolved.Count + rule.Destination.Unresolved.Count + rule.Services.Unresolved.Count > 0;
    }

    /// <summary>Of one kind of translation: those of sources and those of destinations do not hide each other.</summary>
    public static Answer<NatRule> Of(Nat nat, Firewall firewall, NatAction action, int budget = Cover.Budget)
    {
        NatRule[] rules = nat.Enabled && firewall.Enabled ? [.. nat.Rules.Where(r => r.Enabled && r.Action == action && Interface(r) is not null)] : [];
        return Search(rules, Products, Products, budget);

        static IReadOnlyList<IntervalSet[]> Products(NatRule rule) => EdgeNat.Match(rule) is { IsEmpty: false } match ? [[.. FirewallSpace.Dimensions(match), Interface(rule)!]] : [];
    }

    /// <summary>Null for a text that names no interface: such a rule is not understood.</summary>
    private static IntervalSet? Interface(NatRule rule) =>
        rule.Vnic is null ? IntervalSet.Of(0, uint.MaxValue) : uint.TryParse(rule.Vnic, out var index) ? IntervalSet.Of(index, index) : null;

    private static Answer<T> Search<T>(T[] rules, Func<T, IReadOnlyList<IntervalSet[]>> sure, Func<T, IReadOnlyList<IntervalSet[]>> perhaps, int budget)
    {
        var (all, owner, starts) = (new List<IntervalSet[]>(), new List<int>(), new int[rules.Length]);
        for (var r = 0; r < rules.Length; r++)
        {
            starts[r] = all.Count;
            foreach (var product in sure(rules[r]))
            {
                all.Add(product);
                owner.Add(r);
            }
        }
        var products = new Products(all);
        var (dead, undecided) = (new List<Dead<T>>(), new List<T>());
        for (var r = 0; r < rules.Length; r++)
        {
            var (hidden, spent, by) = (true, false, new SortedSet<int>());
            foreach (var part in perhaps(rules[r]))
            {
                var answer = Cover.Of(part, products, starts[r], budget);
                by.UnionWith(answer.By);
                spent |= answer.IsSpent;
                hidden &= answer.IsHeld;
                if (answer.Open is not null) break;
            }
            // A rule that matches nothing at all is not hidden by another.
            if (hidden && by.Count > 0) dead.Add(new(rules[r], [.. Needed(perhaps(rules[r]), all, by, budget).Select(i => owner[i]).Distinct().Select(i => rules[i])]));
            else if (spent) undecided.Add(rules[r]);
        }
        return new(dead, undecided);
    }

    /// <summary>Without those that the others make superfluous; later rules go first, as people look for the first that hides.</summary>
    private static IReadOnlyList<int> Needed(IReadOnlyList<IntervalSet[]> parts, List<IntervalSet[]> all, SortedSet<int> by, int budget)
    {
        var needed = by.ToList();
        foreach (var candidate in by.Reverse())
        {
            if (needed.Count == 1) break;
            var fewer = needed.Where(n => n != candidate).ToList();
            var products = new Products([.. fewer.Select(n => all[n])]);
            if (parts.All(p => Cover.Of(p, products, products.Count, budget).IsHeld)) needed = fewer;
        }
        return needed;
    }
}
