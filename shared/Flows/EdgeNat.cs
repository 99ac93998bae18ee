using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>
/// Which NAT rule takes which packets: list order, first match, source and destination translation apart. DNAT looks
/// at the interface a packet comes in by, SNAT at the one it leaves by.
/// </summary>
public static class EdgeNat
{
    /// <summary>One rule with the packets it takes; the rule is null for those that no rule takes.</summary>
    public sealed record Part(NatRule? Rule, PacketSet Packets);

    /// <param name="firewall">NAT does not work on an edge whose firewall is off.</param>
    /// <param name="interfaceIndex">Ingress for DNAT, egress for SNAT.</param>
    public static IReadOnlyList<Part> Split(Nat nat, Firewall firewall, NatAction action, int? interfaceIndex, PacketSet packets) =>
        new NatView(nat, firewall, action, interfaceIndex).Split(packets);

    /// <summary>The packets that a rule matches, before those that earlier rules take.</summary>
    public static PacketBox Match(NatRule rule) =>
        // An ICMP type has one place in a packet, whichever side the rule translates, and there are no other ports.
        rule.Protocol.Equals(Protocols.Only(Protocols.Icmp)) ? Sides(rule, PortSet.All, rule.OriginalPorts)
        : rule.Action == NatAction.Destination ? Sides(rule, rule.MatchPorts, rule.OriginalPorts)
        : Sides(rule, rule.OriginalPorts, rule.MatchPorts);

    private static PacketBox Sides(NatRule rule, PortSet source, PortSet destination) => rule.Action == NatAction.Destination
        ? new(rule.Match, rule.Original, rule.Protocol, source, destination)
        : new(rule.Original, rule.Match, rule.Protocol, source, destination);
}
