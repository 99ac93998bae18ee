using HybridDrift.Flows;
using HybridDrift.Sites;
using static HybridDrift.Tests.Flows.Model;

namespace HybridDrift.Tests.Flows;

public sealed class DeadRulesTests
{
    private static readonly EdgeInterface[] Interfaces = [Uplink, Inside, OtherInside];

    [Fact]
    public void A_rule_is_dead_when_one_ahead_of_it_takes_all_that_it_matches()
    {
        var dead = Assert.Single(Search(Rule(1, FirewallAction.Deny, Side("10.0.0.0/24")), Rule(2, FirewallAction.Accept, Side("10.0.0.7"))).Dead);

        Assert.Equal(2, dead.Rule.Position);
        Assert.Equal([1], dead.HiddenBy.Select(r => r.Position));
    }

    [Fact]
    public void A_rule_is_dead_when_several_ahead_of_it_take_it_together()
    {
        var dead = Assert.Single(Search(
            Rule(1, FirewallAction.Accept, Side("10.0.0.0/25")), Rule(2, FirewallAction.Accept, Side("10.9.0.0/16")),
            Rule(3, FirewallAction.Accept, Side("10.0.0.128/25")), Rule(4, FirewallAction.Deny, Side("10.0.0.0/24"))).Dead);

        Assert.Equal(4, dead.Rule.Position);
        Assert.Equal([1, 3], dead.HiddenBy.Select(r => r.Position));
    }

    [Fact]
    public void A_rule_is_not_dead_when_one_address_is_left_to_it() =>
        Assert.Empty(Search(Rule(1, FirewallAction.Accept, Side("10.0.0.0-10.0.0.254")), Rule(2, FirewallAction.Deny, Side("10.0.0.0/24"))).Dead);

    [Fact]
    public void Disabled_rules_neither_hide_nor_are_dead() => Assert.Empty(Search(
        Rule(1, FirewallAction.Accept, enabled: false), Rule(2, FirewallAction.Deny, Side("10.0.0.0/24")), Rule(3, FirewallAction.Deny, Side("10.0.0.0/24"), enabled: false)).Dead);

    [Fact]
    public void A_rule_for_one_interface_does_not_hide_one_for_another()
    {
        Assert.Empty(Search(Rule(1, FirewallAction.Accept, Group("vnic-index-1")), Rule(2, FirewallAction.Deny, Group("vnic-index-2"))).Dead);
        Assert.Single(Search(Rule(1, FirewallAction.Accept, Group("internal")), Rule(2, FirewallAction.Deny, Group("vnic-index-2"))).Dead);
        Assert.Single(Search(Rule(1, FirewallAction.Accept, Group("internal")), Rule(2, FirewallAction.Accept, Group("external")),
            Rule(3, FirewallAction.Accept, Group("vse")), Rule(4, FirewallAction.Deny)).Dead);
    }

    [Fact]
    public void A_rule_with_unknown_members_hides_nothing_by_them_and_is_not_dead_for_the_known_ones()
    {
        Assert.Empty(Search(Rule(1, FirewallAction.Accept, Unresolved("10.0.0.0/25")), Rule(2, FirewallAction.Deny, Side("10.0.0.0/24"))).Dead);
        Assert.Empty(Search(Rule(1, FirewallAction.Accept, Side("10.0.0.0/24")), Rule(2, FirewallAction.Deny, Unresolved("10.0.0.7"))).Dead);
        Assert.Single(Search(Rule(1, FirewallAction.Accept, Unresolved("10.0.0.0/25")), Rule(2, FirewallAction.Deny, Side("10.0.0.7"))).Dead);
        Assert.Empty(Search(Rule(1, FirewallAction.Accept, Not(Unresolved("10.0.0.0/25"))), Rule(2, FirewallAction.Deny, Side("10.9.0.7"))).Dead);
        Assert.Single(Search(Rule(1, FirewallAction.Accept), Rule(2, FirewallAction.Deny, Unresolved("10.0.0.7"))).Dead);
    }

    [Fact]
    public void A_rule_that_looks_at_translated_packets_hides_only_when_it_takes_them_all()
    {
        var nat = Nat(Rule(1, NatAction.Destination, "203.0.113.10", "10.0.0.7"));
        Assert.Empty(DeadRules.Of(Firewall(FirewallAction.Deny, Rule(1, FirewallAction.Accept, to: Side("10.0.0.7"), translated: true), Rule(2, FirewallAction.Deny, to: Side("10.0.0.7"))), nat, Interfaces).Dead);
        Assert.Single(DeadRules.Of(Firewall(FirewallAction.Deny, Rule(1, FirewallAction.Accept, translated: true), Rule(2, FirewallAction.Deny, to: Side("10.0.0.7"))), nat, Interfaces).Dead);
        Assert.Empty(DeadRules.Of(Firewall(FirewallAction.Deny, Rule(1, FirewallAction.Accept, to: Side("10.0.0.0/24")), Rule(2, FirewallAction.Deny, to: Side("10.0.0.7"), translated: true)), nat, Interfaces).Dead);
    }

    [Fact]
    public void Nothing_is_dead_in_a_firewall_that_is_off() =>
        Assert.Empty(DeadRules.Of(Firewall(FirewallAction.Deny, Rule(1, FirewallAction.Accept), Rule(2, FirewallAction.Deny)) with { Enabled = false }, Nat(), Interfaces).Dead);

    [Fact]
    public void A_translation_is_dead_when_one_ahead_of_it_takes_its_packets_on_its_interface()
    {
        var nat = Nat(Rule(1, NatAction.Destination, "203.0.113.10", "10.0.0.7", vnic: "0"), Rule(2, NatAction.Destination, "203.0.113.10", "10.0.0.8", vnic: "0", protocol: 6, originalPorts: "443"),
            Rule(3, NatAction.Destination, "203.0.113.10", "10.0.0.8", vnic: "1"), Rule(4, NatAction.Source, "203.0.113.10", "10.0.0.8"));

        var dead = Assert.Single(DeadRules.Of(nat, Open, NatAction.Destination).Dead);

        Assert.Equal((2, 1), (dead.Rule.Position, Assert.Single(dead.HiddenBy).Position));
        Assert.Empty(DeadRules.Of(nat, Open, NatAction.Source).Dead);
    }

    private static DeadRules.Answer<FirewallRule> Search(params FirewallRule[] rules) => DeadRules.Of(Firewall(FirewallAction.Deny, rules), Nat(), Interfaces);
}
