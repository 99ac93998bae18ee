using HybridDrift.Addresses;
using HybridDrift.Sites;
using static HybridDrift.Tests.Flows.Model;
using static HybridDrift.Tests.Flows.Verdicts;

namespace HybridDrift.Tests.Flows;

/// <summary>Rules look at a packet before DNAT, unless they say <c>matchTranslated</c>.</summary>
public sealed class EdgeFirewallTranslatedTests
{
    private static readonly Oracle.Packet Web = Tcp("198.51.100.1", "203.0.113.10", 8443);

    [Fact]
    public void The_packet_is_seen_before_dnat_when_the_rule_does_not_say_otherwise()
    {
        Assert.Equal("1 Accept", Seen("10.0.0.7", "443", To("203.0.113.10", "8443", translated: false)));
        Assert.Equal("default Deny", Seen("10.0.0.7", "443", To("10.0.0.7", "443", translated: false)));
    }

    [Fact]
    public void The_packet_is_seen_after_dnat_when_the_rule_says_match_translated()
    {
        Assert.Equal("1 Accept", Seen("10.0.0.7", "443", To("10.0.0.7", "443")));
        Assert.Equal("default Deny", Seen("10.0.0.7", "443", To("203.0.113.10", "8443")));
        Assert.Equal("default Deny", Seen("10.0.0.7", "443", To("10.0.0.7", "8443")));
        Assert.Equal("default Deny", Seen("10.0.0.7", "443", To("10.0.0.7", "443") with { Source = Side("192.0.2.1") }));
    }

    [Fact]
    public void The_packet_is_seen_as_it_is_when_no_rule_translates_it() =>
        Assert.Equal("1 Accept", Verdict(Split([To("203.0.113.10", "8443")], Uplink, Inside), Web));

    [Fact]
    public void The_port_is_seen_as_it_is_when_the_translation_keeps_it()
    {
        Assert.Equal("1 Accept", Seen("10.0.0.7", "any", To("10.0.0.7", "8443")));
        Assert.Equal("default Deny", Seen("10.0.0.7", "any", To("10.0.0.7", "443")));
    }

    [Fact]
    public void The_rule_is_certain_only_for_all_choices_when_the_edge_may_choose_the_address()
    {
        Assert.Equal("1 Accept", Seen("10.0.0.7-10.0.0.9", "any", To("10.0.0.0/24", "any")));
        Assert.Equal("1 Accept?, default Deny?", Seen("10.0.0.7-10.0.0.9", "any", To("10.0.0.7", "any")));
        Assert.Equal("default Deny", Seen("10.0.0.7-10.0.0.9", "any", To("10.0.1.0/24", "any")));
    }

    [Fact]
    public void The_rule_is_certain_only_for_all_choices_when_the_edge_may_choose_the_port()
    {
        Assert.Equal("1 Accept", Seen("10.0.0.7", "80-81", To("10.0.0.7", "80-90")));
        Assert.Equal("1 Accept?, default Deny?", Seen("10.0.0.7", "80-81", To("10.0.0.7", "81")));
        Assert.Equal("default Deny", Seen("10.0.0.7", "80-81", To("10.0.0.7", "82")));
    }

    [Fact]
    public void The_rule_is_certain_when_its_services_hold_all_choices_together()
    {
        var udp = new Service(Protocols.Only(Protocols.Tcp).Union(Protocols.Only(Protocols.Udp)), PortSet.All, PortSet.Of(81));
        var rule = To("10.0.0.7", "80") with { Services = Services(Service(Protocols.Tcp, "80"), udp) };
        Assert.Equal("1 Accept", Seen("10.0.0.7", "80-81", rule));
        var parts = Split([rule], Uplink, Inside, Rule(1, NatAction.Destination, "203.0.113.10", "10.0.0.7", translatedPorts: "80-81"));
        Assert.Equal("1 Accept?, default Deny?", Verdict(parts, Web with { Protocol = Protocols.Udp }));
    }

    [Fact]
    public void The_rule_may_match_when_the_translation_has_no_ipv4_address()
    {
        Assert.Equal("1 Accept?, default Deny?", Seen("2001:db8::1", "any", To("10.0.0.7", "8443")));
        Assert.Equal("default Deny", Seen("2001:db8::1", "any", To("10.0.0.7", "443")));
        Assert.Equal("1 Accept", Seen("2001:db8::1", "any", To("any", "8443")));
    }

    [Fact]
    public void The_rule_may_match_when_a_member_of_the_translated_side_is_unresolved() =>
        Assert.Equal("1 Accept?, default Deny?", Seen("10.0.0.7", "443", To("10.0.1.0/24", "443") with { Destination = Unresolved("10.0.1.0/24") }));

    private static FirewallRule To(string addresses, string ports, bool translated = true) =>
        Rule(1, FirewallAction.Accept, to: Side(addresses), services: Services(Service(Protocols.Tcp, ports)), translated: translated);

    /// <summary>The verdict on a packet to 203.0.113.10:8443, translated to these addresses and ports.</summary>
    private static string Seen(string addresses, string ports, FirewallRule rule) =>
        Verdict(Split([rule], Uplink, Inside, Rule(1, NatAction.Destination, "203.0.113.10", addresses, translatedPorts: ports)), Web);

    [Fact]
    public void The_source_is_seen_after_snat_when_the_rule_says_match_translated()
    {
        Assert.Equal("1 Accept", SeenFrom("203.0.113.2", From("203.0.113.2")));
        Assert.Equal("default Deny", SeenFrom("203.0.113.2", From("198.51.100.1")));
        Assert.Equal("1 Accept", SeenFrom("203.0.113.2", From("198.51.100.1") with { MatchTranslated = false }));
        Assert.Equal("1 Accept?, default Deny?", SeenFrom("203.0.113.2-203.0.113.3", From("203.0.113.2")));
    }

    [Fact]
    public void The_source_port_is_the_edges_choice_when_snat_translates()
    {
        var low = From("203.0.113.2") with { Services = Services(new Service(Protocols.Only(Protocols.Tcp), PortSet.TryParse("50000", out _)!, PortSet.All)) };
        Assert.Equal("1 Accept?, default Deny?", SeenFrom("203.0.113.2", low));
        Assert.Equal("1 Accept", SeenFrom("203.0.113.2", low, "50000"));
        Assert.Equal("default Deny", SeenFrom("203.0.113.2", low, "50001"));
    }

    private static FirewallRule From(string address) => Rule(1, FirewallAction.Accept, Side(address), translated: true);

    private static string SeenFrom(string translated, FirewallRule rule, string ports = "any") => Verdict(
        HybridDrift.Flows.EdgeFirewall.Split(Firewall(FirewallAction.Deny, rule), PacketSet.All, Inside, Uplink, null, Rule(1, NatAction.Source, "any", translated, translatedPorts: ports)), Web);
}
