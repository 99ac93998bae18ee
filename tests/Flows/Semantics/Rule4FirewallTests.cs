using HybridDrift.Addresses;
using HybridDrift.Flows.Trace;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Trace;
using static HybridDrift.Tests.Flows.Model;
using static HybridDrift.Tests.Flows.Semantics.EdgeAndRouter;

namespace HybridDrift.Tests.Flows.Semantics;

/// <summary>The firewall: document order, first match, then the default; it looks at the packet before NAT unless the rule says otherwise.</summary>
public sealed class Rule4FirewallTests
{
    private static readonly PacketSet Users = Packets("198.51.100.7", "203.0.113.10");
    private static readonly NatRule Dnat = Rule(1, NatAction.Destination, "203.0.113.10", "10.0.1.7");

    [Fact]
    public void The_first_rule_decides_when_two_match() => Decided(Fate.Dropped, 1, Firewall(FirewallAction.Accept, Rule(1, FirewallAction.Deny), Rule(2, FirewallAction.Accept)));

    [Fact]
    public void The_default_decides_when_no_rule_matches()
    {
        Decided(Fate.Dropped, null, Firewall(FirewallAction.Deny, Rule(1, FirewallAction.Accept, Side("192.0.2.0/24"))));
        Decided(Fate.Delivered, null, Firewall(FirewallAction.Accept, Rule(1, FirewallAction.Deny, Side("192.0.2.0/24"))));
    }

    [Fact]
    public void A_rule_names_the_address_before_translation_when_it_does_not_say_otherwise()
    {
        Decided(Fate.Delivered, 1, Firewall(FirewallAction.Deny, Rule(1, FirewallAction.Accept, to: Side("203.0.113.10"))));
        Decided(Fate.Dropped, null, Firewall(FirewallAction.Deny, Rule(1, FirewallAction.Accept, to: Side("10.0.1.7"))));
    }

    [Fact]
    public void A_rule_names_the_address_after_translation_when_it_says_so()
    {
        Decided(Fate.Delivered, 1, Firewall(FirewallAction.Deny, Rule(1, FirewallAction.Accept, to: Side("10.0.1.7"), translated: true)));
        Decided(Fate.Dropped, null, Firewall(FirewallAction.Deny, Rule(1, FirewallAction.Accept, to: Side("203.0.113.10"), translated: true)));
    }

    [Fact]
    public void A_group_is_the_ingress_as_source_and_the_egress_as_destination_when_it_names_interfaces()
    {
        Decided(Fate.Delivered, 1, Firewall(FirewallAction.Deny, Rule(1, FirewallAction.Accept, Group("external"), Group("vnic-index-1"))));
        Decided(Fate.Dropped, null, Firewall(FirewallAction.Deny, Rule(1, FirewallAction.Accept, Group("vnic-index-1"), Group("external"))));
    }

    [Fact]
    public void Nothing_is_filtered_and_nothing_translated_when_the_firewall_is_off() =>
        Assert.Equal(["Delivered 198.51.100.7 → 203.0.113.10:443 at edge 1"], FromOutside(Edge(Firewall(FirewallAction.Deny, Rule(1, FirewallAction.Deny)) with { Enabled = false }, [Dnat]), Users).Ends());

    [Theory]
    [InlineData("deny", true, Fate.Ambiguous)]
    [InlineData("allow", true, Fate.Delivered)]
    [InlineData("allow", false, Fate.Ambiguous)]
    [InlineData("reject", false, Fate.Dropped)]
    public void Rules_of_the_distributed_firewall_come_first_when_they_are_applied_to_the_edge(string action, bool accepted, Fate fate)
    {
        var edge = Edge(Firewall(FirewallAction.Deny, Rule(1, accepted ? FirewallAction.Accept : FirewallAction.Deny)), [Dnat]);
        var site = SiteModel.Site(edge, Router());
        PreRule[] ahead = [new("1012", "quarantine", true, action, ["edge-1"], Origin), new("1013", "other", true, "deny", ["edge-9"], Origin), new("1014", "off", false, "deny", [], Origin)];
        var network = new Network(SiteModel.Plan(edge, Router()), site with { PreRules = site.PreRules with { Value = ahead } });

        var parts = new Tracer(network).Trace(Users, network.Devices["edge-1"], EdgeAndRouter.Uplink);

        Assert.Equal([fate], parts.Select(p => p.Fate).Distinct());
        if (fate == Fate.Ambiguous) Assert.Contains("distributed firewall rule 1012 'quarantine'", parts[0].Reason);
    }

    private static void Decided(Fate fate, int? rule, Firewall firewall)
    {
        var part = Assert.Single(FromOutside(Edge(firewall, [Dnat]), Users));
        Assert.Equal((fate, rule), (part.Fate, part.Steps[0].Part.Rule?.Position));
        Assert.Equal(rule is null, part.Steps[0].Part.ByDefault);
    }
}
