using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Difference;

/// <summary>The firewall of an edge as a list of rules over packets and interfaces; see <see cref="FirewallSpace"/>.</summary>
internal static class FirewallList
{
    /// <param name="translates">NAT is at work on one side at least.</param>
    public static RuleList<FirewallRule> Of(Firewall firewall, IReadOnlyList<EdgeInterface> interfaces, bool translates)
    {
        var space = new FirewallSpace(interfaces, translates);
        var everywhere = IntervalSet.Of(0, (uint)interfaces.Count);
        IntervalSet[][] all = [[.. FirewallSpace.Dimensions(PacketBox.All), everywhere, everywhere]];
        var rules = firewall.Enabled ? firewall.Rules.Where(r => r.Enabled).Select(r => Entry(r, space, translates)) : [];
        return new([.. rules, new(null, firewall.Enabled ? firewall.Default : FirewallAction.Accept, all, all, "")]);
    }

    /// <summary>Members of which the recording does not tell what they stand for.</summary>
    public static IReadOnlyList<string> UnknownMembers(FirewallRule rule) => [.. rule.Source.Unresolved.Concat(rule.Destination.Unresolved).Concat(rule.Services.Unresolved).Order(StringComparer.Ordinal)];

    private static RuleList<FirewallRule>.Entry Entry(FirewallRule rule, FirewallSpace space, bool translates)
    {
        var sure = Sorted(space.Products(rule, possibly: false));
        var perhaps = Sorted(space.Products(rule, possibly: true));
        return Same(sure, perhaps) ? new(rule, rule.Action, sure, sure, "") : new(rule, rule.Action, sure, perhaps, Unknown(rule, translates));
    }

    private static string Unknown(FirewallRule rule, bool translates) => string.Join("|",
        rule.MatchTranslated && translates, rule.Direction, Side(rule.Source), Side(rule.Destination), Set(rule.Services.Services.Select(s => s.ToString())), Set(rule.Services.Unresolved));

    private static string Side(RuleSide side) => $"{side.Exclude} {side.Any} {side.Addresses} {Set(side.Interfaces.Select(i => i.ToLowerInvariant()))} {Set(side.Unresolved)}";

    private static string Set(IEnumerable<string> members) => string.Join(",", members.Distinct().Order(StringComparer.Ordinal));

    /// <summary>The order of sets in a rule means nothing.</summary>
    private static IReadOnlyList<IntervalSet[]> Sorted(IReadOnlyList<IntervalSet[]> products)
    {
        if (products.Count < 2) return products;
        IntervalSet[][] sorted = [.. products];
        Array.Sort(sorted, static (one, other) =>
        {
            for (var d = 0; d < one.Length; d++)
            {
                if (one[d].Min.CompareTo(other[d].Min) is not 0 and var min) return min;
                if (one[d].Max.CompareTo(other[d].Max) is not 0 and var max) return max;
                if (one[d].Count.CompareTo(other[d].Count) is not 0 and var count) return count;
            }
            return 0;
        });
        return sorted;
    }

    private static bool Same(IReadOnlyList<IntervalSet[]> one, IReadOnlyList<IntervalSet[]> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
}
