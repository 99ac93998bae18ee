using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Reports;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class MasterExposedTests
{
    private const string Expected = "nothing from the internet to 192.168.133.10 or another ICP node, ports 8001,8443,8500,9443";
    private const string Public = "<ipAddress>169.48.73.42</ipAddress>";
    private const string Api = "<service><protocol>tcp</protocol><port>8001</port></service>";
    private static readonly string ApiRule = Dnat("169.48.73.42", "8001", "192.168.133.10", "8001", vnic: "1");

    private static ReportResult Found(params string[] rules) => rules.Aggregate(ExampleSite.Healthy(), (site, rule) => site.NatLast(IcpEdge, rule)).OnlyFinding<MasterExposed>();

    private static ExampleSite Opened(string rule, string firewallRule) => ExampleSite.Healthy().NatLast(IcpEdge, rule).FirewallFirst(IcpEdge, firewallRule);

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<MasterExposed>();

    [Fact]
    public void It_fails_as_critical_when_a_rule_leads_to_the_master_and_the_firewall_accepts()
    {
        var result = Opened(ApiRule, Accept(Public, Api)).OnlyFinding<MasterExposed>();

        result.ShouldFail(DriftKind.Extra, Expected, "tcp any → 169.48.73.42:8001 on vNic_1 (Public Uplink) is translated to 192.168.133.10:8001, and the firewall accepts it", IcpEdge, "firewallRule[1]");
        Assert.Equal(Severity.Critical, result.Severity);
        Assert.Contains(result.Evidence, e => e.Path.StartsWith("natRule[17]"));
    }

    [Fact]
    public void It_fails_as_high_while_the_firewall_still_stops_it()
    {
        var result = Found(ApiRule);

        result.ShouldFail(DriftKind.Extra, Expected, "the firewall still stops it", IcpEdge, "natRule[17]");
        Assert.Equal(Severity.High, result.Severity);
    }

    [Theory]
    [InlineData("169.48.73.42", "any", "192.168.133.10", "any", "1", "any")]        // 1:1
    [InlineData("169.48.73.42", "8000-9500", "192.168.133.10", "8000-9500", "1", "tcp")]
    [InlineData("169.48.73.42", "31337", "192.168.133.10", "8443", "1", "tcp")]     // hidden behind another port
    [InlineData("169.48.73.42", "8443", "192.168.133.21", "8443", "1", "tcp")]      // a master's own address
    [InlineData("169.48.73.42", "8443", "192.168.133.10", "8443", null, "tcp")]     // on all interfaces
    [InlineData("169.48.73.45", "8443", "192.168.133.10", "8443", "1", "tcp")]      // not the plan's address
    [InlineData("any", "8443", "192.168.133.0/28", "8443", "1", "tcp")]
    [InlineData("169.48.73.42", "443", "192.168.133.11", "8443", "1", "tcp")]
    public void It_fails_however_the_rule_leads_to_the_master(string original, string port, string translated, string translatedPort, string? vnic, string protocol) =>
        ExampleSite.Healthy().NatFirst(IcpEdge, Dnat(original, port, translated, translatedPort, vnic, protocol)).OnlyFinding<MasterExposed>()
            .ShouldFail(DriftKind.Extra, Expected, "is translated to 192.168.133.", IcpEdge, "natRule[1]");

    [Fact]
    public void It_fails_when_it_is_another_edge_that_leads_there() => ExampleSite.Healthy()
        .NatLast(VcsEdge, Dnat("169.48.73.43", "8443", "192.168.133.10", "8443", vnic: "1")).OnlyFinding<MasterExposed>()
        .ShouldFail(DriftKind.Extra, Expected, "169.48.73.43:8443", VcsEdge, "natRule");

    [Fact]
    public void It_fails_when_the_rule_is_one_that_NSX_made() =>
        Found(Dnat("169.48.73.42", "8443", "192.168.133.10", "8443", vnic: "1", type: "internal_high")).ShouldFail(DriftKind.Extra, Expected, "8443", IcpEdge);

    [Fact]
    public void It_says_that_the_firewall_may_accept_when_a_group_is_not_resolved() => Opened(ApiRule,
        Accept(Public, Api, "<source><groupingObjectId>securitygroup-77</groupingObjectId></source>"))
        .OnlyFinding<MasterExposed>().ShouldFail(DriftKind.Extra, Expected, "and the firewall may accept it", IcpEdge, "firewallRule[1]");

    [Theory]
    [InlineData("<ipAddress>192.168.133.10</ipAddress>", Severity.Critical)]
    [InlineData("<ipAddress>192.168.133.11</ipAddress>", Severity.High)]
    public void A_rule_may_match_the_packet_after_translation(string destination, Severity severity) =>
        Assert.Equal(severity, Opened(ApiRule, Accept(destination, Api, more: "<matchTranslated>true</matchTranslated>")).OnlyFinding<MasterExposed>().Severity);

    [Fact]
    public void A_rule_for_private_sources_opens_nothing_to_the_internet() =>
        Assert.Equal(Severity.High, Opened(ApiRule, Accept(Public, "", "<source><ipAddress>10.0.0.0/8</ipAddress></source>")).OnlyFinding<MasterExposed>().Severity);

    [Fact]
    public void It_fails_when_the_firewall_is_off_and_the_rule_waits_for_it() => ExampleSite.Healthy().NatLast(IcpEdge, ApiRule).FirewallOff(IcpEdge)
        .OnlyFinding<MasterExposed>().ShouldFail(DriftKind.Extra, Expected, "as soon as NAT works again (the firewall of the edge is off", IcpEdge, "firewall");

    [Fact]
    public void It_does_not_call_a_master_safe_behind_a_firewall_that_was_not_read()
    {
        var result = ExampleSite.Healthy().NatLast(IcpEdge, ApiRule).Edit(IcpEdge, "<defaultPolicy>", "<defaultPolice>").Edit(IcpEdge, "</defaultPolicy>", "</defaultPolice>").OnlyFinding<MasterExposed>();

        result.ShouldFail(DriftKind.Extra, Expected, "it is not known whether the firewall stops it", IcpEdge, "natRule[17]");
        Assert.Equal(Severity.Critical, result.Severity);
    }

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<MasterExposed>(IcpEdge);

    [Fact]
    public void It_cannot_tell_when_an_interface_or_a_rule_is_not_understood()
    {
        ExampleSite.Healthy().Edit(IcpEdge, "<primaryAddress>169.48.73.42<", "<primaryAddress>what<").OnlyFinding<MasterExposed>().ShouldBeUnknown(IcpEdge);
        Found(Dnat("169.48.73.42", "8443", "somewhere", "any")).ShouldBeUnknown(IcpEdge);
    }

    [Theory]
    [InlineData("10.208.242.131", "8500-8600", null, "any")]      // the internet does not send to private addresses
    [InlineData("169.48.73.42", "8001", "0", "any")]              // the public address on the private interface
    [InlineData("169.48.73.42", "8001", "1", "10.0.0.0/8")]       // A6-3's finding: not for the internet
    public void A_rule_that_the_internet_does_not_reach_is_none_of_it(string original, string port, string? vnic, string from) => ExampleSite.Healthy()
        .NatLast(IcpEdge, Dnat(original, port, "192.168.133.10", port, vnic, from: from)).ShouldPass<MasterExposed>();

    [Fact]
    public void A_disabled_rule_is_none_of_it() => ExampleSite.Healthy().NatLast(IcpEdge, ApiRule.Replace("<enabled>true", "<enabled>false")).ShouldPass<MasterExposed>();

    [Fact]
    public void A_rule_that_never_gets_a_packet_is_none_of_it() =>
        ExampleSite.Healthy().NatFirst(IcpEdge, Dnat("169.48.73.42", "8001", "192.168.200.1", "any", "1")).NatLast(IcpEdge, ApiRule).ShouldPass<MasterExposed>();

    [Fact]
    public void The_planned_ports_of_the_proxy_are_none_of_it_though_the_master_has_the_same() => ExampleSite.Healthy()
        .EditPlan("ports: [80, 443]}\n\nservices", "ports: [80, 443, 8443]}\n\nservices")
        .NatLast(IcpEdge, Dnat("169.48.73.42", "8443", "192.168.133.11", "8443", vnic: "1")).ShouldPass<MasterExposed>();

    [Fact]
    public void A_planned_port_of_the_proxy_that_leads_to_the_master_is_a_finding() => ExampleSite.Healthy()
        .EditPlan("ports: [80, 443]}\n\nservices", "ports: [80, 443, 8443]}\n\nservices")
        .NatLast(IcpEdge, Dnat("169.48.73.42", "8443", "192.168.133.10", "8443", vnic: "1")).OnlyFinding<MasterExposed>()
        .ShouldFail(DriftKind.Extra, Expected, "192.168.133.10:8443", IcpEdge);

    [Fact]
    public void The_finding_is_the_same_with_other_ids_words_and_rules_around_it()
    {
        var other = Dnat("169.48.73.42", "8001", "192.168.133.10", "any", vnic: "1").Replace("199999", "200042");
        var around = Dnat("169.48.73.42", "8000-8003", "192.168.133.41", "any", vnic: "1", from: "10.0.0.0/8");

        Assert.Equal(Found(ApiRule).Identity, Found(around, other, other).Identity);
    }

    [Fact]
    public void It_does_not_apply_without_a_master() =>
        Assert.NotNull(new MasterExposed().NotApplicable(ExampleSite.Healthy().Plan.Plan with { IcpMaster = null }));

    [Theory]
    [InlineData("8443", "192.168.133.10", "8443")]
    [InlineData("9000", "192.168.133.21-192.168.133.23", "8443")]
    [InlineData("8000-8100", "192.168.133.10", "")]
    public void It_fails_when_a_virtual_server_leads_to_the_master(string port, string member, string memberPort)
    {
        var result = ExampleSite.Healthy().Balanced(IcpEdge, "169.48.73.42", port, member, memberPort)
            .FirewallFirst(IcpEdge, Accept(Public, $"<service><protocol>tcp</protocol><port>{port}</port></service>")).OnlyFinding<MasterExposed>();

        result.ShouldFail(DriftKind.Extra, Expected, "is balanced to 192.168.133.", IcpEdge, "virtualServer[1]");
        Assert.Equal(Severity.Critical, result.Severity);
    }

    [Fact]
    public void It_fails_less_badly_when_the_firewall_still_stops_the_virtual_server() =>
        Assert.Equal(Severity.High, ExampleSite.Healthy().Balanced(IcpEdge, "169.48.73.42", "8443", "192.168.133.10", "8443").OnlyFinding<MasterExposed>().Severity);

    [Theory]
    [InlineData("192.168.133.11", "443", "443")]
    [InlineData("192.168.133.10", "22", "22")]
    public void A_virtual_server_that_leads_elsewhere_is_none_of_it(string member, string memberPort, string port) =>
        ExampleSite.Healthy().Balanced(IcpEdge, "169.48.73.42", port, member, memberPort).ShouldPass<MasterExposed>();

    [Fact]
    public void A_virtual_server_that_takes_no_traffic_is_none_of_it()
    {
        var site = ExampleSite.Healthy().Balanced(IcpEdge, "169.48.73.42", "8443", "192.168.133.10", "8443");
        site.EditAfter(IcpEdge, "<name>vs</name>", "<enabled>true<", "<enabled>false<").ShouldPass<MasterExposed>();
        ExampleSite.Healthy().Balanced(IcpEdge, "10.208.242.131", "8444", "192.168.133.10", "8443").ShouldPass<MasterExposed>();
        ExampleSite.Healthy().Balanced(IcpEdge, "169.48.73.42", "8443", "192.168.133.10", "8443").Edit(IcpEdge, "<condition>enabled<", "<condition>disabled<").ShouldPass<MasterExposed>();
    }

    [Theory]
    [InlineData("192.168.200.5", "<applicationRuleId>applicationRule-1</applicationRuleId>", "", "application rule")]
    [InlineData("", "", "<groupingObjectId>vm-17</groupingObjectId>", "vm-17")]
    public void It_cannot_tell_where_a_virtual_server_leads(string member, string more, string memberMore, string reason) =>
        ExampleSite.Healthy().Balanced(IcpEdge, "169.48.73.42", "8443", member, "8443", more, memberMore).OnlyFinding<MasterExposed>().ShouldBeUnknown(reason);

    [Fact]
    public void It_cannot_tell_when_a_virtual_server_is_not_understood() =>
        ExampleSite.Healthy().Balanced(IcpEdge, "169.48.73.42", "many", "192.168.133.10", "8443").OnlyFinding<MasterExposed>().ShouldBeUnknown("<port>");

    [Fact]
    public void A_rule_for_the_edge_itself_opens_nothing_that_is_translated() =>
        Assert.Equal(Severity.High, Opened(ApiRule, Accept("<vnicGroupId>vse</vnicGroupId>", Api)).OnlyFinding<MasterExposed>().Severity);

    [Fact]
    public void It_fails_less_badly_when_no_route_leads_to_the_master_now() => ExampleSite.Healthy().NatLast(IcpEdge, ApiRule)
        .FirewallFirst(IcpEdge, Accept("<vnicGroupId>vse</vnicGroupId>", Api)).WithoutDefaultRoute(IcpEdge).EditAfter(IcpEdge, "<staticRoutes>", "<network>192.168.133.0/24<", "<network>192.168.139.0/24<")
        .OnlyFinding<MasterExposed>().ShouldFail(DriftKind.Extra, Expected, "no route leads there now", IcpEdge, "natRule");

    [Fact]
    public void It_says_that_the_firewall_may_accept_when_learned_routes_choose_the_interface() => ExampleSite.Healthy().NatLast(IcpEdge, ApiRule).Learning(IcpEdge)
        .FirewallFirst(IcpEdge, Accept("<vnicGroupId>vnic-index-2</vnicGroupId>", Api))
        .OnlyFinding<MasterExposed>().ShouldFail(DriftKind.Extra, Expected, "and the firewall may accept it", IcpEdge, "firewallRule[1]");
}
