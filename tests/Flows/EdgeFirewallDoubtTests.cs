using HybridDrift.Addresses;
using HybridDrift.Sites;
using static HybridDrift.Tests.Flows.Model;
using static HybridDrift.Tests.Flows.Verdicts;

namespace HybridDrift.Tests.Flows;

/// <summary>Rules with members whose addresses are not known: never everything, and never nothing.</summary>
public sealed class EdgeFirewallDoubtTests
{
    private static readonly Oracle.Packet Https = Tcp("10.0.0.5", "198.51.100.1");

    [Fact]
    public void Both_outcomes_are_there_when_an_earlier_rule_has_an_unresolved_member()
    {
        FirewallRule[] rules = [Rule(1, FirewallAction.Accept, Unresolved("10.0.0.7")), Rule(2, FirewallAction.Deny, Side("10.0.0.0/24"))];
        Assert.Equal("1 Accept?, 2 Deny?", Verdict(Https, rules));
        Assert.Equal("1 Accept?, default Deny?", Verdict(Tcp("10.0.1.5", "198.51.100.1"), rules));
        Assert.Equal("1 Accept", Verdict(Tcp("10.0.0.7", "198.51.100.1"), rules));
    }

    [Fact]
    public void A_packet_is_decided_for_certain_when_the_other_side_rules_the_unresolved_one_out()
    {
        FirewallRule[] rules = [Rule(1, FirewallAction.Accept, Unresolved(), Side("192.0.2.0/24")), Rule(2, FirewallAction.Deny)];
        Assert.Equal("2 Deny", Verdict(Https, rules));
        Assert.Equal("1 Accept?, 2 Deny?", Verdict(Tcp("10.0.0.5", "192.0.2.1"), rules));
    }

    [Fact]
    public void Doubt_ends_for_later_rules_when_a_rule_matches_for_certain()
    {
        FirewallRule[] rules = [Rule(1, FirewallAction.Deny, Unresolved()), Rule(2, FirewallAction.Accept, Side("10.0.0.0/24")), Rule(3, FirewallAction.Reject)];
        Assert.Equal("1 Deny?, 2 Accept?", Verdict(Https, rules));
        Assert.Equal("1 Deny?, 3 Reject?", Verdict(Tcp("10.0.1.5", "198.51.100.1"), rules));
    }

    [Fact]
    public void Every_possible_rule_is_there_when_several_have_unresolved_members() =>
        Assert.Equal("1 Deny?, 2 Accept?, 4 Reject?", Verdict(Https,
            Rule(1, FirewallAction.Deny, Unresolved()), Rule(2, FirewallAction.Accept, to: Unresolved()), Rule(3, FirewallAction.Accept, Side("10.0.1.0/24")), Rule(4, FirewallAction.Reject)));

    [Fact]
    public void An_earlier_certain_rule_keeps_its_packets_when_an_unresolved_one_follows() =>
        Assert.Equal("1 Accept", Verdict(Https, Rule(1, FirewallAction.Accept, Side("10.0.0.5")), Rule(2, FirewallAction.Deny, Unresolved())));

    [Fact]
    public void What_is_named_never_matches_and_the_rest_may_when_an_excluded_side_has_an_unresolved_member()
    {
        FirewallRule[] rules = [Rule(1, FirewallAction.Accept, Not(Unresolved("10.0.0.0/24"))), Rule(2, FirewallAction.Deny)];
        Assert.Equal("2 Deny", Verdict(Https, rules));
        Assert.Equal("1 Accept?, 2 Deny?", Verdict(Tcp("10.0.1.5", "198.51.100.1"), rules));
    }

    [Fact]
    public void Other_services_may_match_when_an_application_is_unresolved()
    {
        FirewallRule[] rules = [Rule(1, FirewallAction.Accept, Side("10.0.0.0/24"), services: Services(Service(Protocols.Tcp, "443")) with { Unresolved = ["application-9"] }), Rule(2, FirewallAction.Deny)];
        Assert.Equal("1 Accept", Verdict(Https, rules));
        Assert.Equal("1 Accept?, 2 Deny?", Verdict(Https with { DestinationPort = 80 }, rules));
        Assert.Equal("2 Deny", Verdict(Tcp("10.0.1.5", "198.51.100.1"), rules));
    }

    [Fact]
    public void A_rule_only_may_match_when_it_has_a_direction()
    {
        FirewallRule[] rules = [Rule(1, FirewallAction.Accept, Side("10.0.0.0/24"), direction: "in"), Rule(2, FirewallAction.Deny)];
        Assert.Equal("1 Accept?, 2 Deny?", Verdict(Https, rules));
        Assert.Equal("2 Deny", Verdict(Tcp("10.0.1.5", "198.51.100.1"), rules));
    }

    [Fact]
    public void An_unresolved_member_does_not_matter_when_the_interface_matches_anyway()
    {
        var rule = Rule(1, FirewallAction.Accept, Unresolved() with { Interfaces = ["internal"] });
        Assert.Equal("1 Accept", Verdict(Https, rule));
        Assert.Equal("default Deny", Verdict(Https, rule with { Source = Not(rule.Source) }));
        Assert.Equal("1 Accept?, default Deny?", Verdict(Split([rule], Uplink, Inside), Tcp("198.51.100.1", "10.0.0.5")));
    }

    [Theory]
    [InlineData("nat64")]
    [InlineData("vse-1f2e3d")]
    [InlineData("vnic-index-x")]
    public void A_rule_only_may_match_when_its_vnic_group_is_not_known(string group)
    {
        Assert.Equal("1 Accept?, default Deny?", Verdict(Https, Rule(1, FirewallAction.Accept, Group(group))));
        Assert.Equal("1 Accept?, default Deny?", Verdict(Https, Rule(1, FirewallAction.Accept, Not(Group(group)))));
    }

    [Theory]
    [InlineData("internal", InterfaceKind.Trunk, 3)]
    [InlineData("external", InterfaceKind.Unknown, 3)]
    [InlineData("vnic-index-1", InterfaceKind.Internal, null)]
    public void A_rule_only_may_match_when_kind_or_index_of_the_interface_is_not_known(string group, InterfaceKind kind, int? index) =>
        Assert.Equal("1 Accept?, default Deny?", Verdict(Split([Rule(1, FirewallAction.Accept, Group(group))], Model.Interface(index, kind), Uplink), Https));
}
