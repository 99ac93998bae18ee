namespace HybridDrift.Tests.Sites.Parse.Nsx;

/// <summary>What is odd in a rule makes its meaning unknown: the rule is left out with a problem, unless it is off.</summary>
public sealed class FirewallOddityTests
{
    public static TheoryData<string, string> Oddities => new()
    {
        { "", "<action>" },
        { "<action>allow</action>", "<action>" },
        { "<action>accept</action><action>deny</action>", "<action>" },
        { Side("<ipAddress>db.example</ipAddress>"), "a text of 10 characters is not an address" },
        { Side("<ipAddress/>"), "an address is empty" },
        { Side("<ipAddress>10.0.0.1</ipAddress><ipAddress></ipAddress>"), "an address is empty" },
        { Side("<ipAddress>10.0.0.1 10.0.0.2</ipAddress>"), "<source>" },
        { Side("<ipAddress><value>10.0.0.1</value></ipAddress>"), "<source>" },
        { Side("<groupingObjectId/>"), "holds an empty value" },
        { Side("<vnicGroupId> </vnicGroupId>"), "holds an empty value" },
        { Side("<exclude>true</exclude>"), "excludes nothing" },
        { Side("<exclude>no</exclude><ipAddress>10.0.0.1</ipAddress>"), "<exclude>" },
        { Side("10.0.0.1"), "<source> is a text" },
        { Side("<ipAddress>10.0.0.1</ipAddress></source><source><ipAddress>10.0.0.2</ipAddress>"), "more than one <source>" },
        { Application("any"), "<application> is a text" },
        { Application("<applicationId/>"), "holds an empty value" },
        { Application("<service/></application><application><service/>"), "more than one <application>" },
        { Service("<protocol>quic</protocol>"), "<protocol>" },
        { Service("<protocol>tcp</protocol><protocol>udp</protocol>"), "<protocol>" },
        { Service("<protocol>tcp</protocol><port>80</port><port>http</port>"), "<port>" },
        { Service("<protocol>tcp</protocol><sourcePort>70000</sourcePort>"), "<sourcePort>" },
        { Service("<port>80</port>"), "no protocol that has ports" },
        { Service("<protocol>gre</protocol><port>80</port>"), "no protocol that has ports" },
        { Service("<protocol>icmp</protocol><port>8</port>"), "no protocol that has ports" },
        { Service("<protocol>icmp</protocol><icmpType>ping</icmpType>"), "<icmpType>" },
        { "<action>accept</action><direction>inwards</direction>", "<direction>" },
        { "<action>accept</action><matchTranslated>perhaps</matchTranslated>", "<matchTranslated>" },
        { "<action>accept</action><invalidSource>perhaps</invalidSource>", "<invalidSource>" },
    };

    [Theory]
    [MemberData(nameof(Oddities))]
    public void An_odd_rule_is_left_out_with_its_place(string fields, string says)
    {
        var firewall = EdgeDocument.WithFirewall($"<firewallRule><action>deny</action></firewallRule><firewallRule>{fields}</firewallRule>").Parse().Firewall;
        Assert.Contains("line 7", firewall.PartialBecause(says).Where);
        Assert.Equal([1], firewall.Value.Rules.Select(r => r.Position));
    }

    [Theory]
    [MemberData(nameof(Oddities))]
    public void An_odd_rule_that_is_off_is_inert(string fields, string says)
    {
        var firewall = EdgeDocument.WithFirewall($"<firewallRule>{fields}<enabled>false</enabled></firewallRule>").Parse().Firewall.Whole();
        Assert.NotEmpty(says);
        Assert.False(Assert.Single(firewall.Rules).Enabled);
    }

    [Fact]
    public void A_firewall_without_its_list_of_rules_is_a_problem() => new EdgeDocument
    {
        Firewall = "<firewall><defaultPolicy><action>deny</action></defaultPolicy></firewall>",
    }.Parse().Firewall.PartialBecause("has no <firewallRules>");

    [Fact]
    public void Two_default_policies_are_a_contradiction() => new EdgeDocument
    {
        Firewall = "<firewall><defaultPolicy><action>deny</action></defaultPolicy><defaultPolicy><action>accept</action></defaultPolicy><firewallRules/></firewall>",
    }.Parse().Firewall.PartialBecause("more than one <defaultPolicy>");

    private static string Side(string members) => $"<action>accept</action><source>{members}</source>";

    private static string Application(string members) => $"<action>accept</action><application>{members}</application>";

    private static string Service(string fields) => Application($"<service>{fields}</service>");
}
