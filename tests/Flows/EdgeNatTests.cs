using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Oracle;
using static HybridDrift.Tests.Flows.Model;

namespace HybridDrift.Tests.Flows;

public sealed class EdgeNatTests
{
    private static readonly Packet Web = Tcp("198.51.100.1", "203.0.113.10"), Out = Tcp("10.0.0.5", "198.51.100.1");

    [Fact]
    public void The_first_match_wins_when_two_rules_match()
    {
        var narrow = Rule(1, NatAction.Destination, "203.0.113.10", "10.0.0.7", protocol: Protocols.Tcp, originalPorts: "443");
        var wide = Rule(2, NatAction.Destination, "203.0.113.0/24", "10.0.0.8");
        Assert.Equal(1, Taker(NatAction.Destination, 0, Web, narrow, wide));
        Assert.Equal(2, Taker(NatAction.Destination, 0, Web with { DestinationPort = 80 }, narrow, wide));
        Assert.Equal(2, Taker(NatAction.Destination, 0, Web, wide with { Position = 2 }, narrow));
    }

    [Fact]
    public void A_rule_is_skipped_when_it_is_disabled() =>
        Assert.Equal(2, Taker(NatAction.Destination, 0, Web,
            Rule(1, NatAction.Destination, "203.0.113.10", "10.0.0.7", enabled: false), Rule(2, NatAction.Destination, "203.0.113.10", "10.0.0.8")));

    [Fact]
    public void Source_and_destination_translation_are_apart_when_both_match()
    {
        NatRule[] rules = [Rule(1, NatAction.Source, "any", "203.0.113.10"), Rule(2, NatAction.Destination, "any", "10.0.0.7")];
        Assert.Equal((1, 2), (Taker(NatAction.Source, 0, Web, rules), Taker(NatAction.Destination, 0, Web, rules)));
    }

    [Fact]
    public void A_rule_holds_for_its_interface_only_when_it_names_one()
    {
        NatRule[] rules = [Rule(1, NatAction.Destination, "any", "10.0.0.7", vnic: "1"), Rule(2, NatAction.Destination, "any", "10.0.0.7", vnic: "gre-1"), Rule(3, NatAction.Destination, "any", "10.0.0.8")];
        Assert.Equal((3, 1, 3), (Taker(NatAction.Destination, 0, Web, rules), Taker(NatAction.Destination, 1, Web, rules), Taker(NatAction.Destination, null, Web, rules)));
    }

    [Fact]
    public void The_other_side_is_matched_too_when_the_rule_says_so()
    {
        var dnat = Rule(1, NatAction.Destination, "203.0.113.10", "10.0.0.7", match: "198.51.100.0/24", matchPorts: "1024-65535");
        Assert.Equal(1, Taker(NatAction.Destination, 0, Web, dnat));
        Assert.Null(Taker(NatAction.Destination, 0, Web with { SourcePort = 53 }, dnat));
        Assert.Null(Taker(NatAction.Destination, 0, Tcp("192.0.2.1", "203.0.113.10"), dnat));
        var snat = Rule(1, NatAction.Source, "10.0.0.0/24", "203.0.113.10", match: "198.51.100.0/24", matchPorts: "443");
        Assert.Equal(1, Taker(NatAction.Source, 0, Out, snat));
        Assert.Null(Taker(NatAction.Source, 0, Out with { DestinationPort = 80 }, snat));
        Assert.Null(Taker(NatAction.Source, 0, Tcp("10.0.0.5", "192.0.2.1"), snat));
    }

    [Fact]
    public void The_original_port_is_that_of_the_source_when_the_source_is_translated()
    {
        var snat = Rule(1, NatAction.Source, "10.0.0.0/24", "203.0.113.10", protocol: Protocols.Tcp, originalPorts: "50000");
        Assert.Equal(1, Taker(NatAction.Source, 0, Out, snat));
        Assert.Null(Taker(NatAction.Source, 0, Out with { SourcePort = 443, DestinationPort = 50000 }, snat));
    }

    [Theory]
    [InlineData(NatAction.Source)]
    [InlineData(NatAction.Destination)]
    public void The_icmp_type_is_matched_when_either_side_is_translated(NatAction action)
    {
        // Type 8 is an echo request. ICMP has no other ports, whatever the rule says of them.
        var rule = Rule(1, action, "any", "203.0.113.10", protocol: Protocols.Icmp, originalPorts: "8", matchPorts: "443");
        Assert.Equal(1, Taker(action, 0, Packet(Protocols.Icmp, "10.0.0.5", "198.51.100.1", 8, 0), rule));
        Assert.Equal(1, Taker(action, 0, Packet(Protocols.Icmp, "10.0.0.5", "198.51.100.1", 8, 50000), rule));
        Assert.Null(Taker(action, 0, Packet(Protocols.Icmp, "10.0.0.5", "198.51.100.1", 0, 8), rule));
        Assert.Null(Taker(action, 0, Packet(Protocols.Tcp, "10.0.0.5", "198.51.100.1", 8, 0), rule));
    }

    [Fact]
    public void Nothing_is_translated_when_nat_or_the_firewall_is_off()
    {
        var nat = Nat(Rule(1, NatAction.Destination, "any", "10.0.0.7"));
        Assert.Equal(1, Assert.Single(EdgeNat.Split(nat, Open, NatAction.Destination, 0, PacketSet.All)).Rule?.Position);
        Assert.Null(Assert.Single(EdgeNat.Split(nat, Open with { Enabled = false }, NatAction.Destination, 0, PacketSet.All)).Rule);
        Assert.Null(Assert.Single(EdgeNat.Split(nat with { Enabled = false }, Open, NatAction.Destination, 0, PacketSet.All)).Rule);
    }

    [Fact]
    public void A_rule_takes_no_part_when_earlier_rules_take_all_that_it_matches()
    {
        var parts = EdgeNat.Split(Nat(Rule(1, NatAction.Destination, "203.0.113.0/25", "10.0.0.7"), Rule(2, NatAction.Destination, "203.0.113.128/25", "10.0.0.8"),
            Rule(3, NatAction.Destination, "203.0.113.0/24", "10.0.0.9")), Open, NatAction.Destination, 0, PacketSet.All);
        Assert.Equal([1, 2, null], parts.Select(p => p.Rule?.Position));
        Assert.Empty(EdgeNat.Split(Nat(), Open, NatAction.Destination, 0, PacketSet.Empty));
    }

    private static int? Taker(NatAction action, int? interfaceIndex, Packet packet, params NatRule[] rules)
    {
        var part = Assert.Single(EdgeNat.Split(Nat(rules), Open, action, interfaceIndex, PacketSet.All), p => p.Packets.Holds(packet));
        Assert.Same(NatOracle.Taker(Nat(rules), Open, action, interfaceIndex, packet), part.Rule);
        return part.Rule?.Position;
    }
}
