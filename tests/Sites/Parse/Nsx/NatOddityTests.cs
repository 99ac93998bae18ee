namespace HybridDrift.Tests.Sites.Parse.Nsx;

/// <summary>What is odd in a rule makes its meaning unknown: the rule is left out with a problem, unless it is off.</summary>
public sealed class NatOddityTests
{
    public static TheoryData<string, string> Oddities => new()
    {
        { "<translatedAddress>10.0.0.1</translatedAddress>", "has no <action>" },
        { "<action>masquerade</action><translatedAddress>10.0.0.1</translatedAddress>", "has no <action>" },
        { "<action>dnat</action>", "has no <translatedAddress>" },
        { "<action>dnat</action><translatedAddress/>", "has no <translatedAddress>" },
        { "<action>dnat</action><translatedAddress>any</translatedAddress>", "<translatedAddress> is any" },
        { "<action>snat</action><translatedAddress>0.0.0.0/0</translatedAddress>", "<translatedAddress> is any" },
        { "<action>dnat</action><translatedAddress>2001:db8::1</translatedAddress>", "holds no IPv4 address" },
        { "<action>dnat</action><translatedAddress>web-1</translatedAddress>", "a text of 5 characters is not an address" },
        { "<action>dnat</action><translatedAddress><ip>10.0.0.1</ip></translatedAddress>", "<translatedAddress>" },
        { "<action>dnat</action><translatedAddress>10.0.0.1</translatedAddress><translatedAddress>10.0.0.2</translatedAddress>", "<translatedAddress>" },
        { Dnat + "<originalAddress>10.0.0.256</originalAddress>", "<originalAddress>" },
        { Dnat + "<originalAddress>10.0.0.9-10.0.0.1</originalAddress>", "<originalAddress>" },
        { Dnat + "<originalAddress>10.0.0.1,</originalAddress>", "an address is empty" },
        { Dnat + "<dnatMatchSourceAddress>office</dnatMatchSourceAddress>", "<dnatMatchSourceAddress>" },
        { Dnat + "<protocol>quic</protocol>", "<protocol>" },
        { Dnat + "<protocol>256</protocol>", "<protocol>" },
        { Dnat + "<protocol>tcp</protocol><originalPort>65536</originalPort>", "<originalPort>" },
        { Dnat + "<protocol>tcp</protocol><originalPort>https</originalPort>", "<originalPort>" },
        { Dnat + "<protocol>tcp</protocol><translatedPort>90-80</translatedPort>", "<translatedPort>" },
        { Dnat + "<protocol>icmp</protocol><originalPort>8</originalPort>", "a protocol without ports" },
        { Dnat + "<protocol>esp</protocol><translatedPort>80</translatedPort>", "a protocol without ports" },
        { Dnat + "<protocol>icmp</protocol><icmpType>echo</icmpType>", "<icmpType>" },
        { Dnat + "<protocol>icmp</protocol><icmpType>256</icmpType>", "<icmpType>" },
        { Dnat + "<vnic>eth0</vnic>", "<vnic>" },
        { Dnat + "<vnic>-1</vnic>", "<vnic>" },
    };

    private const string Dnat = "<action>dnat</action><translatedAddress>10.0.0.1</translatedAddress>";

    [Theory]
    [MemberData(nameof(Oddities))]
    public void An_odd_rule_is_left_out_with_its_place(string fields, string says)
    {
        var nat = EdgeDocument.WithNat($"<natRule>{Dnat}</natRule>\n<natRule>{fields}</natRule>").Parse().Nat;
        Assert.Contains("line 8", nat.PartialBecause(says).Where);
        Assert.Equal([1], nat.Value.Rules.Select(r => r.Position));
    }

    [Theory]
    [MemberData(nameof(Oddities))]
    public void An_odd_rule_that_is_off_is_inert(string fields, string says)
    {
        var nat = EdgeDocument.WithNat($"<natRule>{Dnat}</natRule><natRule>{fields}<enabled>false</enabled></natRule>").Parse().Nat.Whole();
        Assert.NotEmpty(says);
        Assert.Equal([true, false], nat.Rules.Select(r => r.Enabled));
    }

    [Theory]
    [InlineData("maybe")]
    [InlineData("0")]
    [InlineData("<yes/>")]
    [InlineData("false</enabled><enabled>true")]
    public void A_rule_that_is_neither_on_nor_off_is_left_out(string flag)
    {
        var nat = EdgeDocument.WithNat($"<natRule>{Dnat}<enabled>{flag}</enabled></natRule>").Parse().Nat;
        nat.PartialBecause("<enabled> is neither true nor false");
        Assert.Empty(nat.Value.Rules);
    }

    [Fact]
    public void A_feature_that_is_neither_on_nor_off_is_a_problem() =>
        new EdgeDocument { Nat = "<nat><enabled>yes</enabled><natRules/></nat>" }.Parse().Nat.PartialBecause("<enabled>");

    [Fact]
    public void A_feature_without_its_list_of_rules_is_a_problem() =>
        new EdgeDocument { Nat = "<nat><version>1</version></nat>" }.Parse().Nat.PartialBecause("has no <natRules>");

    [Fact]
    public void Nothing_is_known_of_nat_from_firewall_problems()
    {
        var edge = EdgeDocument.WithNat("<natRule><action>x</action></natRule>").Parse();
        edge.Firewall.Whole();
        edge.Routing.Whole();
    }
}
