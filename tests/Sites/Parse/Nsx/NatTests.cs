using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.Nsx;

public sealed class NatTests
{
    [Fact]
    public void A_rule_is_read_in_all_its_fields()
    {
        var rule = Only("""
            <ruleId>196609</ruleId><ruleTag>7</ruleTag><ruleType>user</ruleType><action>dnat</action><vnic>0</vnic><originalAddress>203.0.113.10</originalAddress>
            <translatedAddress>192.168.10.20</translatedAddress><dnatMatchSourceAddress>198.51.100.0/24</dnatMatchSourceAddress><loggingEnabled>true</loggingEnabled><enabled>true</enabled>
            <description>콘솔</description><protocol>tcp</protocol><originalPort>443</originalPort><translatedPort>8443</translatedPort><dnatMatchSourcePort>1024-65535</dnatMatchSourcePort>
            """);
        Assert.Equal(("196609", 1, NatAction.Destination, "0", true, true, "콘솔"), (rule.Id, rule.Position, rule.Action, rule.Vnic, rule.Enabled, rule.IsUserRule, rule.Description));
        Assert.Equal(("203.0.113.10", "192.168.10.20", "198.51.100.0/24"), ($"{rule.Original}", $"{rule.Translated}", $"{rule.Match}"));
        Assert.Equal(("443", "8443", "1024-65535", "tcp"), ($"{rule.OriginalPorts}", $"{rule.TranslatedPorts}", $"{rule.MatchPorts}", Protocols.Text(rule.Protocol)));
        Assert.StartsWith("natRule[1], line ", rule.Origin.Path);
    }

    [Fact]
    public void What_is_absent_or_empty_is_any_and_the_rule_is_on()
    {
        foreach (var fields in new[] { "", "<vnic/><originalAddress></originalAddress><enabled/><protocol/><originalPort/><ruleType/>" })
        {
            var rule = Only($"<action>snat</action><translatedAddress>203.0.113.10</translatedAddress>{fields}");
            Assert.True(rule.Enabled && rule.IsUserRule && rule.Original.IsAll && rule.Match.IsAll && rule.OriginalPorts.IsAll && rule.TranslatedPorts.IsAll && rule.MatchPorts.IsAll);
            Assert.Null(rule.Vnic);
            Assert.Equal(Protocols.All, rule.Protocol);
            Assert.Equal(NatAction.Source, rule.Action);
        }
    }

    [Theory]
    [InlineData("any", "any")]
    [InlineData("Any", "any")]
    [InlineData(" ANY ", "any")]
    [InlineData("0.0.0.0/0", "any")]
    [InlineData("192.168.10.1/24", "192.168.10.0/24")]
    [InlineData("10.0.0.4-10.0.0.7", "10.0.0.4/30")]
    [InlineData("10.0.0.1, 10.0.0.3", "10.0.0.1, 10.0.0.3")]
    public void Addresses_are_read_in_every_form(string text, string expected) =>
        Assert.Equal(expected, $"{Only($"<action>snat</action><translatedAddress>203.0.113.10</translatedAddress><originalAddress>{text}</originalAddress>").Original}");

    [Fact]
    public void A_translation_to_a_range_is_a_set() =>
        Assert.Equal(3UL, Only("<action>snat</action><translatedAddress>203.0.113.10-203.0.113.12</translatedAddress>").Translated.Count);

    [Theory]
    [InlineData("any", "any")]
    [InlineData("80,443", "80,443")]
    [InlineData("8000-8002,8003", "8000-8003")]
    public void Ports_are_read_in_every_form(string text, string expected) =>
        Assert.Equal(expected, $"{Only($"<action>dnat</action><translatedAddress>10.0.0.1</translatedAddress><protocol>udp</protocol><originalPort>{text}</originalPort>").OriginalPorts}");

    [Fact]
    public void Ports_of_any_protocol_are_read()
    {
        var rule = Only("<action>dnat</action><translatedAddress>10.0.0.1</translatedAddress><protocol>any</protocol><originalPort>443</originalPort>");
        Assert.Equal((Protocols.All, "443"), (rule.Protocol, $"{rule.OriginalPorts}"));
    }

    [Theory]
    [InlineData("icmp", "", "any")]
    [InlineData("ICMP", "<icmpType>any</icmpType>", "any")]
    [InlineData("icmp", "<icmpType>Echo-request</icmpType><originalPort>any</originalPort>", "8")]
    [InlineData("1", "<icmpType>3</icmpType>", "3")]
    public void Icmp_has_types_in_the_place_of_ports(string protocol, string fields, string types) =>
        Assert.Equal(types, $"{Only($"<action>dnat</action><translatedAddress>10.0.0.1</translatedAddress><protocol>{protocol}</protocol>{fields}").OriginalPorts}");

    [Fact]
    public void The_other_side_of_snat_is_its_destination()
    {
        var rule = Only("<action>SNAT</action><translatedAddress>10.0.0.1</translatedAddress><protocol>tcp</protocol><snatMatchDestinationAddress>10.9.0.0/16</snatMatchDestinationAddress><snatMatchDestinationPort>22</snatMatchDestinationPort>");
        Assert.Equal(("10.9.0.0/16", "22"), ($"{rule.Match}", $"{rule.MatchPorts}"));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("vNic_3", "3")]
    [InlineData("03", "3")]
    [InlineData("4103", "4103")]
    [InlineData("any", null)]
    [InlineData("gre-2", "gre-2")]
    [InlineData("NAT64", "nat64")]
    public void The_interface_is_an_index_or_the_name_of_a_tunnel(string text, string? vnic) =>
        Assert.Equal(vnic, Only($"<action>snat</action><translatedAddress>10.0.0.1</translatedAddress><vnic>{text}</vnic>").Vnic);

    [Fact]
    public void Rules_of_the_edge_itself_are_marked() =>
        Assert.False(Only("<action>dnat</action><translatedAddress>10.0.0.1</translatedAddress><ruleType>internal_high</ruleType>").IsUserRule);

    [Fact]
    public void Rules_keep_their_order_and_may_share_an_id()
    {
        var rules = Read("""
            <natRule><ruleId>196609</ruleId><action>dnat</action><translatedAddress>10.0.0.1</translatedAddress></natRule>
            <natRule><ruleId>196609</ruleId><action>snat</action><translatedAddress>10.0.0.2</translatedAddress></natRule>
            """).Whole().Rules;
        Assert.Equal([("196609", 1), ("196609", 2)], rules.Select(r => (r.Id, r.Position)));
    }

    [Theory]
    [InlineData("<nat><natRules/></nat>", true)]
    [InlineData("<nat><enabled>TRUE</enabled><natRules/></nat>", true)]
    [InlineData("<nat><enabled>false</enabled><nat64Rules/><natRules/></nat>", false)]
    public void The_feature_is_on_unless_it_says_off(string nat, bool enabled) => Assert.Equal(enabled, new EdgeDocument { Nat = nat }.Parse().Nat.Whole().Enabled);

    [Fact]
    public void An_IPv6_rule_takes_no_IPv4_packet() =>
        Assert.True(Only("<action>dnat</action><originalAddress>2001:db8::1</originalAddress><translatedAddress>2001:db8::2</translatedAddress>").Original.IsEmpty);

    private static Reading<Nat> Read(string rules) => EdgeDocument.WithNat(rules).Parse().Nat;

    private static NatRule Only(string fields) => Assert.Single(Read($"<natRule>{fields}</natRule>").Whole().Rules);
}
