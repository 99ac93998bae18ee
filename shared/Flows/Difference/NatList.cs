using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Difference;

/// <summary>
/// One kind of translation of an edge as a list of rules over packets and one interface: the one that they come in by for
/// destinations, the one that they leave by for sources (which are looked at after the destination is translated).
/// </summary>
internal static class NatList
{
    /// <summary>What a rule makes of a packet.</summary>
    private sealed record Translation(AddressSet Addresses, PortSet Ports);

    private static readonly Translation None = new(AddressSet.Empty, PortSet.Empty);

    public static RuleList<NatRule> Of(Nat nat, Firewall firewall, NatAction action, IReadOnlyList<EdgeInterface> interfaces)
    {
        var everywhere = IntervalSet.Of(0, (uint)interfaces.Count);
        IntervalSet[][] all = [[.. FirewallSpace.Dimensions(PacketBox.All), everywhere]];
        // NAT does not work on an edge whose firewall is off.
        var rules = nat.Enabled && firewall.Enabled ? nat.Rules.Where(r => r.Enabled && r.Action == action).Select(r => Entry(r, interfaces, everywhere)) : [];
        return new([.. rules, new(null, None, all, all, "")]);
    }

    private static RuleList<NatRule>.Entry Entry(NatRule rule, IReadOnlyList<EdgeInterface> interfaces, IntervalSet everywhere)
    {
        var (sure, perhaps) = Interfaces(rule, interfaces, everywhere);
        var certain = Products(rule, sure);
        return sure.Equals(perhaps) ? new(rule, Verdict(rule), certain, certain, "") : new(rule, Verdict(rule), certain, Products(rule, perhaps), $"{rule.Vnic}");
    }

    private static IReadOnlyList<IntervalSet[]> Products(NatRule rule, IntervalSet through) =>
        EdgeNat.Match(rule) is { IsEmpty: false } match && !through.IsEmpty ? [[.. FirewallSpace.Dimensions(match), through]] : [];

    /// <summary>The interfaces that the rule is for, and those that it may be for: an unknown one may be any.</summary>
    private static (IntervalSet Sure, IntervalSet Perhaps) Interfaces(NatRule rule, IReadOnlyList<EdgeInterface> interfaces, IntervalSet everywhere)
    {
        if (rule.Vnic is not { } vnic) return (everywhere, everywhere);
        var named = Numbers(i => i.IsNamed(vnic));
        return (named, int.TryParse(vnic, out _) || !named.IsEmpty ? Numbers(i => i.IsNamed(vnic) || i.Index is null && i.Kind == InterfaceKind.Unknown) : everywhere);

        IntervalSet Numbers(Predicate<EdgeInterface> chosen) => IntervalSet.Of(interfaces
            .Select((one, i) => (one, Number: (uint)i + 1)).Where(n => chosen(n.one)).Select(n => new IntervalSet.Interval(n.Number, n.Number)));
    }

    /// <summary>To a packet's own address and port is to leave it as it is.</summary>
    private static Translation Verdict(NatRule rule)
    {
        if (rule.Action == NatAction.Source) return new(rule.Translated, rule.TranslatedPorts);
        var keepsPorts = rule.Protocol.Equals(Protocols.Only(Protocols.Icmp)) || (rule.TranslatedPorts.Intervals.Count == 1 && rule.TranslatedPorts.Equals(rule.OriginalPorts));
        var ports = keepsPorts ? PortSet.All : rule.TranslatedPorts;
        return ports.IsAll && rule.Translated.Count == 1 && rule.Translated.Equals(rule.Original) ? None : new(rule.Translated, ports);
    }
}
