using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.Nsx;

public sealed class FirewallTests
{
    private const string DefaultRow = "<firewallRule><id>131074</id><ruleType>default_policy</ruleType><enabled>true</enabled><action>deny</action></firewallRule>";

    [Fact]
    public void A_rule_is_read_in_every_form_of_value()
    {
        var rule = Only("""
            <id>135393</id><ruleTag>135393</ruleTag><ruleType>user</ruleType><enabled>true</enabled><loggingEnabled>true</loggingEnabled><name>개발-DB 접근 &amp; test</name><action>accept</action>
            <source><exclude>true</exclude><ipAddress>10.0.0.1</ipAddress><ipAddress>10.2.0.1-10.2.0.9</ipAddress></source>
            <destination><exclude>false</exclude><ipAddress>any</ipAddress></destination>
            <application>
              <service><protocol>tcp</protocol><port>80,443</port><port>8000-8010</port><sourcePort>any</sourcePort></service>
              <service><protocol>icmp</protocol><icmpType>echo-request</icmpType></service>
              <service><protocol>any</protocol></service>
            </application>
            """);
        Assert.Equal(("135393", 1, "개발-DB 접근 & test", true, true), (rule.Id, rule.Position, rule.Name, rule.Enabled, rule.IsUserRule));
        Assert.Equal((FirewallAction.Accept, false, null), (rule.Action, rule.MatchTranslated, rule.Direction));
        Assert.True(rule.Source is { Exclude: true, Any: false });
        Assert.Equal(10UL, rule.Source.Addresses.Count);
        Assert.True(rule.Destination is { Any: false, Exclude: false, Addresses.IsAll: true });
        Assert.Equal(["tcp 80,443,8000-8010", "icmp 8", "any"], rule.Services.Services.Select(s => s.ToString()));
    }

    [Fact]
    public void What_is_absent_is_any_and_the_rule_is_on()
    {
        foreach (var sides in new[] { "", "<source/><destination></destination><application/>", "<source><exclude>false</exclude></source>" })
        {
            var rule = Only($"<action>deny</action>{sides}");
            Assert.True(rule.Enabled && rule.IsUserRule && rule.Source.Any && rule.Destination.Any);
            Assert.Equal(Service.Any, Assert.Single(rule.Services.Services));
        }
    }

    [Theory]
    [InlineData("accept", FirewallAction.Accept)]
    [InlineData("Deny", FirewallAction.Deny)]
    [InlineData("REJECT", FirewallAction.Reject)]
    public void Actions_are_read_in_any_case(string text, FirewallAction action) => Assert.Equal(action, Only($"<action>{text}</action>").Action);

    [Fact]
    public void Translation_and_direction_are_read()
    {
        var rule = Only("<action>deny</action><matchTranslated>true</matchTranslated><direction>IN</direction>");
        Assert.True(rule.MatchTranslated);
        Assert.Equal("in", rule.Direction);
    }

    [Theory]
    [InlineData("user", true)]
    [InlineData("internal_high", false)]
    [InlineData("internal_low", false)]
    public void Rules_of_the_edge_itself_are_marked(string type, bool user) => Assert.Equal(user, Only($"<action>accept</action><ruleType>{type}</ruleType>").IsUserRule);

    [Theory]
    [InlineData("vse", "vse")]
    [InlineData("Internal", "internal")]
    [InlineData("external", "external")]
    [InlineData("vnic-index-09", "vnic-index-9")]
    public void Interface_groups_are_named(string text, string group)
    {
        var side = Only($"<action>accept</action><source><vnicGroupId>{text}</vnicGroupId></source>").Source;
        Assert.Equal([group], side.Interfaces);
        Assert.True(side is { Any: false, Addresses.IsEmpty: true, Unresolved.Count: 0 });
    }

    [Theory]
    [InlineData("<vnicGroupId>nat64</vnicGroupId>", "nat64")]
    [InlineData("<vnicGroupId>vse-4f2a</vnicGroupId>", "vse-4f2a")]
    [InlineData("<vnicGroupId>vnic-index-x</vnicGroupId>", "vnic-index-x")]
    [InlineData("<groupingObjectId>ipset-9</groupingObjectId>", "ipset-9")]
    [InlineData("<groupingObjectId>vm-12</groupingObjectId>", "vm-12")]
    [InlineData("<groupingObjectId>../iks/nodes</groupingObjectId>", "../iks/nodes")]
    [InlineData("<macSetId>macset-1</macSetId>", "<macSetId>")]
    public void A_member_that_is_not_known_stays_named(string member, string name)
    {
        foreach (var exclude in new[] { false, true })
        {
            var side = Only($"<action>accept</action><destination><exclude>{exclude}</exclude>{member}</destination>").Destination;
            Assert.Equal([name], side.Unresolved);
            Assert.True(side is { Any: false, Addresses.IsEmpty: true });
            Assert.Equal(exclude, side.Exclude);
        }
    }

    [Fact]
    public void A_member_that_is_not_known_stands_beside_those_that_are()
    {
        var side = Only("<action>accept</action><source><vnicGroupId>internal</vnicGroupId><groupingObjectId>vm-1</groupingObjectId><ipAddress>10.0.0.0/8</ipAddress></source>").Source;
        Assert.Equal("10.0.0.0/8, internal, vm-1 (not resolved)", side.ToString());
    }

    [Fact]
    public void An_unknown_element_means_nothing_beside_known_members_and_is_not_any_alone()
    {
        const string Unknown = "<somethingNew>7</somethingNew>";
        var beside = Only($"<action>accept</action><source>{Unknown}<ipAddress>10.0.0.1</ipAddress></source><application>{Unknown}<service><protocol>tcp</protocol></service></application>");
        Assert.Equal(("10.0.0.1", "tcp"), (beside.Source.ToString(), beside.Services.ToString()));
        var alone = Only($"<action>accept</action><source>{Unknown}</source><application>{Unknown}</application>");
        Assert.Equal(("<somethingNew> (not resolved)", "<somethingNew> (not resolved)"), (alone.Source.ToString(), alone.Services.ToString()));
    }

    [Fact]
    public void IPv6_says_nothing_about_IPv4()
    {
        var rule = Only("<action>deny</action><source><ipAddress>2001:db8::/64</ipAddress></source><application><service><protocol>icmpv6</protocol></service></application>");
        Assert.True(rule.Source is { Any: false, Addresses.IsEmpty: true });
        Assert.True(Assert.Single(rule.Services.Services).Protocol.IsEmpty);
    }

    [Theory]
    [InlineData("invalidSource")]
    [InlineData("invalidDestination")]
    [InlineData("invalidApplication")]
    public void An_object_that_is_gone_is_neither_any_nor_none(string flag)
    {
        var rule = Only($"<action>accept</action><{flag}>true</{flag}>");
        var open = rule.Source.Unresolved.Concat(rule.Destination.Unresolved).Concat(rule.Services.Unresolved);
        Assert.StartsWith("a deleted ", Assert.Single(open));
        Assert.Equal(flag != "invalidSource", rule.Source.Any);
        Assert.Equal(flag != "invalidDestination", rule.Destination.Any);
        Assert.Equal(flag != "invalidApplication", rule.Services.Services.Count == 1);
    }

    [Fact]
    public void The_default_policy_listed_as_the_last_rule_is_dropped()
    {
        var firewall = EdgeDocument.WithFirewall($"<firewallRule><id>1</id><action>accept</action></firewallRule>{DefaultRow}").Parse().Firewall.Whole();
        Assert.Equal("1", Assert.Single(firewall.Rules).Id);
        Assert.Equal(FirewallAction.Deny, firewall.Default);
    }

    [Fact]
    public void A_default_policy_said_differently_is_a_contradiction() =>
        EdgeDocument.WithFirewall(DefaultRow, policy: "accept").Parse().Firewall.PartialBecause("is not what <defaultPolicy> says");

    [Fact]
    public void A_default_policy_before_other_rules_is_a_contradiction() =>
        EdgeDocument.WithFirewall(DefaultRow + "<firewallRule><action>accept</action></firewallRule>").Parse().Firewall.PartialBecause("is not what <defaultPolicy> says");

    [Fact]
    public void A_default_policy_for_some_packets_is_a_contradiction() => EdgeDocument.WithFirewall(
        DefaultRow.Replace("<action>", "<source><ipAddress>10.0.0.1</ipAddress></source><action>")).Parse().Firewall.PartialBecause("is not what <defaultPolicy> says");

    [Theory]
    [InlineData("")]
    [InlineData("<defaultPolicy/>")]
    [InlineData("<defaultPolicy><action>allow</action></defaultPolicy>")]
    public void Without_a_default_policy_the_firewall_is_a_part(string policy)
    {
        var reading = new EdgeDocument { Firewall = $"<firewall>{policy}<firewallRules/></firewall>" }.Parse().Firewall;
        reading.PartialBecause("has no <defaultPolicy>");
        Assert.Equal(FirewallAction.Deny, reading.Value.Default);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("<enabled>false</enabled>", false)]
    public void The_firewall_is_on_unless_it_says_off(string flag, bool enabled) => Assert.Equal(enabled, new EdgeDocument
    {
        Firewall = $"<firewall>{flag}<defaultPolicy><action>deny</action></defaultPolicy><firewallRules/></firewall>",
    }.Parse().Firewall.Whole().Enabled);

    private static FirewallRule Only(string fields) =>
        Assert.Single(EdgeDocument.WithFirewall($"<firewallRule>{fields}</firewallRule>").Parse().Firewall.Whole().Rules);
}
