using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Difference;

/// <summary>One edge or router on both sides.</summary>
internal static class EdgeComparison
{
    public static void Compare(Comparison of, string asset, Edge before, Edge after)
    {
        Items("edge", e => e.Identity, EdgeItems.Of);
        Items("interfaces", e => e.Interfaces, EdgeItems.Of);
        Packets(of, asset, before, after);
        if (of.Both(asset, "routes", before.Routing, after.Routing) is { } certain && AreRead(before.Interfaces, after.Interfaces))
            of.Add(EdgeWays.Of(asset, before, after, certain && IsWhole(before.Interfaces, after.Interfaces)));
        Items("IPsec", e => e.Ipsec, EdgeItems.Of);
        Items("IPsec tunnels", e => e.IpsecStatistics, EdgeItems.Of);
        Items("dynamic routing", e => e.DynamicRouting, EdgeItems.Of);
        Items("names", e => e.Services, EdgeItems.Of);
        Items("load balancer", e => e.LoadBalancer, EdgeItems.Of);
        Items("L2VPN", e => e.L2Vpn, EdgeItems.Of);
        Items("availability", e => e.Availability, EdgeItems.Of);
        Items("health", e => e.Health, EdgeItems.Of);

        void Items<T>(string area, Func<Edge, Reading<T>> choose, Func<T, IEnumerable<Item>> items) where T : notnull =>
            of.Items(asset, area, choose(before), choose(after), items(choose(before).Value), items(choose(after).Value));
    }

    private static void Packets(Comparison of, string asset, Edge before, Edge after)
    {
        var interfaces = CommonInterfaces.Of(before.Interfaces.Value, after.Interfaces.Value, IsWhole(before.Interfaces, after.Interfaces));
        var firewall = of.Both(asset, "firewall", before.Firewall, after.Firewall);
        var nat = of.Both(asset, "NAT", before.Nat, after.Nat);
        // NAT works only where the firewall is on.
        var translations = nat is null || firewall is null ? []
            : new[] { NatAction.Destination, NatAction.Source }.SelectMany(action => EdgeRules.Nat(of, asset, before, after, interfaces, action, nat.Value && firewall.Value)).ToArray();
        if (firewall is { } certain)
        {
            Unknown(of, asset, before.Firewall.Value, after.Firewall.Value);
            if ((translations.Length > 0 || nat is not true) && before.Firewall.Value.Rules.Concat(after.Firewall.Value.Rules).FirstOrDefault(r => r.Enabled && r.MatchTranslated) is { } rule)
                of.CannotTell(asset, "firewall", $"rule '{rule.Name}' looks at packets after translation, which is not the same on both sides or not known: it may match others");
            of.Add(EdgeRules.Firewall(of, asset, before, after, interfaces, certain));
        }
        of.Add(translations);
    }

    /// <summary>A rule that is the same in both lists may still have got other members.</summary>
    private static void Unknown(Comparison of, string asset, Firewall before, Firewall after)
    {
        foreach (var same in before.Rules.Concat(after.Rules).Where(r => r.Enabled).SelectMany(r => FirewallList.UnknownMembers(r).Select(member => (member, r.Name))).GroupBy(u => u.member))
            of.CannotTell(asset, "firewall", $"it is not known what '{same.Key}' stands for, which is named by rule {string.Join(", ", same.Select(u => $"'{u.Name}'").Distinct().Order(StringComparer.Ordinal))}");
    }

    private static bool AreRead(params IReadOnlyList<IReading> readings) => readings.All(r => r.Completeness != Completeness.Failed);

    private static bool IsWhole(params IReadOnlyList<IReading> readings) => readings.All(r => r.Completeness is Completeness.Complete or Completeness.NotConfigured);
}
