using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class OutboundSnatTests
{
    /// <summary>The rule that translates ICP to the internet.</summary>
    private const int Outbound = 196610;
    private const string Expected = "192.168.133.0/24 translated to a";

    private static ExampleSite Edited(string old, string now) => ExampleSite.Healthy().EditNat(IcpEdge, Outbound, old, now);

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<OutboundSnat>();

    [Theory]
    [InlineData("192.168.133.0/25", "192.168.133.128/25")]
    [InlineData("192.168.133.31", "192.168.133.0-192.168.133.30, 192.168.133.32-192.168.133.255")]
    public void It_fails_when_the_rule_covers_a_part_of_the_clients(string original, string rest) => Edited("192.168.133.0/24", original)
        .OnlyFinding<OutboundSnat>().ShouldFail(DriftKind.Different, Expected, $"no rule on vNic_1 (Public Uplink) translates {rest}", IcpEdge, "natRule[2]");

    [Fact]
    public void It_fails_when_the_rule_is_gone()
    {
        var result = ExampleSite.Healthy().RemoveNat(IcpEdge, Outbound).OnlyFinding<OutboundSnat>();

        Assert.Equal((Status.Fail, DriftKind.Missing, "no rule on vNic_1 (Public Uplink) translates 192.168.133.0/24"), (result.Status, result.Drift, result.Actual));
    }

    [Fact]
    public void It_fails_when_the_rule_is_disabled() => Edited("<enabled>true</enabled>", "<enabled>false</enabled>")
        .OnlyFinding<OutboundSnat>().ShouldFail(DriftKind.Different, Expected, "the rule for it is disabled", IcpEdge, "natRule[2]");

    [Fact]
    public void It_fails_when_the_rule_is_on_the_private_interface() => Edited("<vnic>1</vnic>", "<vnic>0</vnic>")
        .OnlyFinding<OutboundSnat>().ShouldFail(DriftKind.Different, Expected, "the rule for it is on vNIC 0", IcpEdge, "natRule[2]");

    [Theory]
    [InlineData("10.208.242.131", "10.208.242.131")]
    [InlineData("169.48.73.44", "169.48.73.44")]
    [InlineData("169.48.73.42-169.48.73.44", "169.48.73.43, 169.48.73.44")]
    public void It_fails_when_the_translated_address_is_not_the_uplinks(string translated, string foreign)
    {
        var result = Edited("<translatedAddress>169.48.73.42<", $"<translatedAddress>{translated}<").OnlyFinding<OutboundSnat>();

        result.ShouldFail(DriftKind.Different, Expected, $"192.168.133.0/24 becomes {foreign}, which the uplink does not own", IcpEdge, "natRule[2]");
    }

    [Fact]
    public void It_fails_when_a_private_address_of_the_uplink_is_used() => Edited("<translatedAddress>169.48.73.42<", "<translatedAddress>10.9.9.9<")
        .EditAfter(IcpEdge, "<primaryAddress>169.48.73.42", "</addressGroup>", "</addressGroup><addressGroup><primaryAddress>10.9.9.9</primaryAddress><subnetMask>255.255.255.0</subnetMask></addressGroup>")
        .OnlyFinding<OutboundSnat>().ShouldFail(DriftKind.Different, Expected, "becomes 10.9.9.9, which the internet does not route", IcpEdge, "natRule[2]");

    [Fact]
    public void It_fails_when_the_uplink_has_lost_the_public_address()
    {
        var result = ExampleSite.Healthy().Edit(IcpEdge, "<primaryAddress>169.48.73.42<", "<primaryAddress>169.48.73.45<").OnlyFinding<OutboundSnat>();

        Assert.Equal((Status.Fail, "no interface owns 169.48.73.42, the edge's public address"), (result.Status, result.Actual));
    }

    [Fact]
    public void It_fails_when_the_public_uplink_is_disconnected() => ExampleSite.Healthy().Disconnect(IcpEdge, 1)
        .OnlyFinding<OutboundSnat>().ShouldFail(DriftKind.Different, Expected, "owns 169.48.73.42 and is disconnected", IcpEdge, "vnic[2]");

    [Fact]
    public void It_fails_as_order_when_a_broader_rule_with_another_address_stands_before() => ExampleSite.Healthy()
        .NatFirst(IcpEdge, Snat("192.168.0.0/16", "169.48.73.45")).OnlyFinding<OutboundSnat>()
        .ShouldFail(DriftKind.Order, Expected, "192.168.133.0/24 becomes 169.48.73.45, which the uplink does not own: the right rule stands behind", IcpEdge, "natRule[3]");

    [Fact]
    public void It_fails_when_an_earlier_rule_on_all_interfaces_takes_the_traffic() => ExampleSite.Healthy()
        .NatFirst(IcpEdge, Snat("192.168.133.0/24", "10.208.242.131", vnic: null)).OnlyFinding<OutboundSnat>()
        .ShouldFail(DriftKind.Order, Expected, "becomes 10.208.242.131", IcpEdge, "natRule[1]");

    [Theory]
    [InlineData("snatMatchDestinationAddress", "8.8.8.0/24", "translates 192.168.133.0/24 to all destinations")]
    [InlineData("snatMatchDestinationPort", "443", "translates 192.168.133.0/24 for port 80")]
    public void It_fails_when_the_rule_is_limited(string field, string limit, string actual) => Edited($"<{field}>any<", $"<{field}>{limit}<").EditNat(IcpEdge, Outbound, "<protocol>any", "<protocol>tcp")
        .OnlyFinding<OutboundSnat>().ShouldFail(DriftKind.Different, Expected, actual, IcpEdge, "natRule[2]");

    [Fact]
    public void It_fails_when_NAT_is_off() => ExampleSite.Healthy().NatOff(IcpEdge)
        .OnlyFinding<OutboundSnat>().ShouldFail(DriftKind.Different, Expected, "NAT is off on the edge", IcpEdge, "nat");

    [Fact]
    public void It_fails_when_the_firewall_is_off_and_NAT_with_it() => ExampleSite.Healthy().FirewallOff(IcpEdge)
        .OnlyFinding<OutboundSnat>().ShouldFail(DriftKind.Different, Expected, "the firewall of the edge is off", IcpEdge, "firewall");

    [Fact]
    public void It_fails_when_the_default_route_leaves_by_the_private_uplink() => ExampleSite.Healthy()
        .EditAfter(IcpEdge, "<defaultRoute>", "<vnic>1</vnic>", "<vnic>0</vnic>").Edit(IcpEdge, "<gatewayAddress>169.48.73.41<", "<gatewayAddress>10.208.242.129<")
        .OnlyFinding<OutboundSnat>().ShouldFail(DriftKind.Different, Expected, "leaves by vNic_0 (Private Uplink), untranslated", IcpEdge, "defaultRoute");

    [Fact]
    public void It_fails_when_there_is_no_default_route() =>
        Assert.Contains("no default route", WithoutDefault(ospf: false).OnlyFinding<OutboundSnat>().Actual);

    [Fact]
    public void It_cannot_tell_when_the_default_route_may_be_learned() => WithoutDefault(ospf: true).OnlyFinding<OutboundSnat>().ShouldBeUnknown(IcpEdge);

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<OutboundSnat>(IcpEdge);

    [Fact]
    public void It_cannot_tell_when_the_routes_are_not_read() => ExampleSite.Healthy().Edit(IcpEdge, "routing>", "routine>").OnlyFinding<OutboundSnat>().ShouldBeUnknown("has no <routing>");

    [Fact]
    public void It_cannot_tell_when_a_rule_is_not_understood() => ExampleSite.Healthy()
        .NatLast(IcpEdge, Snat("192.168.133.0/24", "nowhere")).OnlyFinding<OutboundSnat>().ShouldBeUnknown(IcpEdge);

    [Fact]
    public void Two_rules_may_split_the_clients() => Edited("192.168.133.0/24", "192.168.133.0/25")
        .NatLast(IcpEdge, Snat("192.168.133.128-192.168.133.255", "169.48.73.42")).ShouldBeAsHealthy<OutboundSnat>();

    [Theory]
    [InlineData("<vnic>1</vnic>", "")]
    [InlineData("<vnic>1</vnic>", "<vnic>any</vnic>")]
    [InlineData("192.168.133.0/24", "192.168.133.77/24")]
    [InlineData("192.168.133.0/24", "192.168.132.0-192.168.134.9")]
    [InlineData("<ruleId>196610</ruleId>", "<ruleId>200001</ruleId>")]
    [InlineData("<originalPort>any<", "<originalPort>1-65535<")]
    [InlineData("ICP outbound to the internet", "renamed")]
    public void Another_wording_changes_nothing(string old, string now) => Edited(old, now).ShouldBeAsHealthy<OutboundSnat>();

    [Fact]
    public void It_does_not_apply_when_the_plan_uses_a_proxy() => ExampleSite.Healthy().EditPlan("internet: snat ", "internet: none ")
        .ShouldNotApply<OutboundSnat>("does not reach the internet by source NAT");

    private static ExampleSite WithoutDefault(bool ospf)
    {
        var site = ExampleSite.Healthy();
        var text = site[IcpEdge];
        var (start, end) = (text.IndexOf("<defaultRoute>", StringComparison.Ordinal), text.IndexOf("</defaultRoute>", StringComparison.Ordinal));
        site.Replace(IcpEdge, text[..start] + text[(end + "</defaultRoute>".Length)..]);
        return ospf ? site.EditAfter(IcpEdge, "<ospf>", "<enabled>false</enabled>", "<enabled>true</enabled>") : site;
    }

    private static readonly string[] Halves = ["0.0.0.0/1", "128.0.0.0/1"];

    [Fact]
    public void It_passes_when_the_default_route_is_written_as_two_halves() =>
        Halves.Aggregate(ExampleSite.Healthy().WithoutDefaultRoute(IcpEdge), (site, half) => site.Route(IcpEdge, half, "169.48.73.41")).ShouldBeAsHealthy<OutboundSnat>();

    [Fact]
    public void It_fails_when_half_of_the_internet_leaves_by_the_private_uplink()
    {
        var result = ExampleSite.Healthy().Route(IcpEdge, "128.0.0.0/1", "10.208.242.129", "0").OnlyFinding<OutboundSnat>();

        result.ShouldFail(DriftKind.Different, Expected, "traffic for 128.0.0.0/1 leaves by vNic_0 (Private Uplink), untranslated", IcpEdge, "route[1]");
        Assert.Equal(Severity.High, result.Severity);
    }

    [Fact]
    public void It_fails_when_there_is_one_half_only() =>
        ExampleSite.Healthy().WithoutDefaultRoute(IcpEdge).Route(IcpEdge, "0.0.0.0/1", "169.48.73.41").OnlyFinding<OutboundSnat>().ShouldBeMissing("there is no route to");

    [Fact]
    public void It_fails_less_badly_when_a_few_addresses_leave_by_the_private_uplink()
    {
        var result = ExampleSite.Healthy().Route(IcpEdge, "140.82.112.0/20", "10.208.242.129", "0").OnlyFinding<OutboundSnat>();

        result.ShouldFail(DriftKind.Different, Expected, "traffic for 140.82.112.0/20 leaves by vNic_0 (Private Uplink), untranslated", IcpEdge, "route[1]");
        Assert.Equal(Severity.Medium, result.Severity);
    }

    [Theory]
    [InlineData("140.82.112.0/20", "169.48.73.41")]       // the same way as everything else
    [InlineData("169.48.228.72/29", "10.208.242.129")]    // a subnet of the account
    [InlineData("172.16.0.0/12", "10.208.242.129")]       // not the internet
    public void A_route_that_takes_nothing_of_the_internet_elsewhere_changes_nothing(string network, string nextHop) =>
        ExampleSite.Healthy().Route(IcpEdge, network, nextHop).ShouldBeAsHealthy<OutboundSnat>();

    [Fact]
    public void A_public_network_of_the_enterprise_is_not_the_internet() => ExampleSite.Healthy().EditPlan("on-premises: 10.60.0.0/16", "on-premises: [10.60.0.0/16, 131.107.0.0/16]")
        .Route(IcpEdge, "131.107.0.0/16", "10.208.242.129").ShouldBeAsHealthy<OutboundSnat>();
}
