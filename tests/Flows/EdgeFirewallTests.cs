using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Sites;
using static HybridDrift.Tests.Flows.Model;
using static HybridDrift.Tests.Flows.Verdicts;

namespace HybridDrift.Tests.Flows;

public sealed class EdgeFirewallTests
{
    private static readonly Oracle.Packet Https = Tcp("10.0.0.5", "198.51.100.1");

    [Fact]
    public void The_first_match_decides_when_two_rules_match()
    {
        FirewallRule accept = Rule(1, FirewallAction.Accept, Side("10.0.0.5")), deny = Rule(2, FirewallAction.Deny, Side("10.0.0.0/24"));
        Assert.Equal("1 Accept", Verdict(Https, accept, deny));
        Assert.Equal("2 Deny", Verdict(Https, deny, accept));
        Assert.Equal("2 Deny", Verdict(Tcp("10.0.0.6", "198.51.100.1"), accept, deny));
    }

    [Fact]
    public void A_rule_is_skipped_when_it_is_disabled() =>
        Assert.Equal("2 Deny", Verdict(Https, Rule(1, FirewallAction.Accept, enabled: false), Rule(2, FirewallAction.Deny)));

    [Theory]
    [InlineData(FirewallAction.Accept)]
    [InlineData(FirewallAction.Deny)]
    [InlineData(FirewallAction.Reject)]
    public void The_default_decides_when_no_rule_matches(FirewallAction otherwise)
    {
        var parts = EdgeFirewall.Split(Firewall(otherwise, Rule(1, FirewallAction.Accept, Side("10.0.1.0/24"))), PacketSet.All, Inside, Uplink);
        Assert.Equal($"default {otherwise}", Verdict(parts, Https));
    }

    [Fact]
    public void Everything_is_accepted_when_the_firewall_is_off()
    {
        var firewall = Firewall(FirewallAction.Deny, Rule(1, FirewallAction.Deny)) with { Enabled = false };
        var part = Assert.Single(EdgeFirewall.Split(firewall, PacketSet.All, Inside, Uplink));
        Assert.Equal((null, FirewallAction.Accept, true), (part.Rule, part.Action, part.Certain));
        Assert.True(part.Packets.SetEquals(PacketSet.All));
    }

    [Fact]
    public void There_are_no_parts_when_there_are_no_packets()
    {
        Assert.Empty(EdgeFirewall.Split(Open, PacketSet.Empty, Inside, Uplink));
        Assert.Empty(EdgeFirewall.Split(Open with { Enabled = false }, PacketSet.Empty, Inside, Uplink));
    }

    [Fact]
    public void The_side_is_negated_as_a_whole_when_it_is_excluded()
    {
        var rule = Rule(1, FirewallAction.Accept, Not(Side("10.0.0.0/24,10.0.1.0/24")), Not(Side("192.0.2.0/24")));
        Assert.Equal("default Deny", Verdict(Https, rule));
        Assert.Equal("default Deny", Verdict(Tcp("10.0.1.5", "198.51.100.1"), rule));
        Assert.Equal("1 Accept", Verdict(Tcp("10.0.2.5", "198.51.100.1"), rule));
        Assert.Equal("default Deny", Verdict(Tcp("10.0.2.5", "192.0.2.1"), rule));
    }

    [Fact]
    public void Services_are_alternatives_when_a_rule_has_several()
    {
        var rule = Rule(1, FirewallAction.Accept, services: Services(Service(Protocols.Tcp, "80,443"), Service(Protocols.Tcp, "443-8443"), Service(Protocols.Icmp, "8")));
        Assert.Equal("1 Accept", Verdict(Https, rule));
        Assert.Equal("1 Accept", Verdict(Https with { DestinationPort = 8443 }, rule));
        Assert.Equal("1 Accept", Verdict(Packet(Protocols.Icmp, "10.0.0.5", "198.51.100.1", 8), rule));
        Assert.Equal("default Deny", Verdict(Packet(Protocols.Icmp, "10.0.0.5", "198.51.100.1", 0), rule));
        Assert.Equal("default Deny", Verdict(Packet(Protocols.Udp, "10.0.0.5", "198.51.100.1"), rule));
        Assert.Equal("default Deny", Verdict(Https, Rule(1, FirewallAction.Accept, services: Services())));
    }

    [Theory]
    [InlineData("vnic-index-1", "1 Accept", "default Deny", "default Deny")]
    [InlineData("VNIC-INDEX-1", "1 Accept", "default Deny", "default Deny")]
    [InlineData("internal", "1 Accept", "default Deny", "default Deny")]
    [InlineData("external", "default Deny", "1 Accept", "default Deny")]
    [InlineData("vse", "default Deny", "default Deny", "1 Accept")]
    public void A_vnic_group_is_the_ingress_as_source_and_the_egress_as_destination_when_a_rule_names_it(string group, string inside, string uplink, string edge)
    {
        FirewallRule source = Rule(1, FirewallAction.Accept, from: Group(group)), destination = Rule(1, FirewallAction.Accept, to: Group(group));
        foreach (var (through, other, expected) in new[] { (Inside, Uplink, inside), (Uplink, Inside, uplink), (null, Model.Interface(4, InterfaceKind.Internal), edge) })
        {
            Assert.Equal(expected, Verdict(Split([source], through, other), Https));
            Assert.Equal(expected, Verdict(Split([destination], other, through), Https));
        }
    }

    [Fact]
    public void Addresses_and_groups_are_alternatives_when_a_side_has_both()
    {
        var rule = Rule(1, FirewallAction.Accept, Side("10.0.0.5") with { Interfaces = ["vnic-index-2", "external"] });
        Assert.Equal("1 Accept", Verdict(Split([rule], Inside, Uplink), Https));
        Assert.Equal("1 Accept", Verdict(Split([rule], Uplink, Inside), Tcp("192.0.2.1", "10.0.0.5")));
        Assert.Equal("default Deny", Verdict(Split([rule], Inside, Uplink), Tcp("10.0.0.6", "192.0.2.1")));
        Assert.Equal("default Deny", Verdict(Split([rule with { Source = Not(rule.Source) }], Uplink, Inside), Tcp("192.0.2.1", "10.0.0.5")));
    }
}
