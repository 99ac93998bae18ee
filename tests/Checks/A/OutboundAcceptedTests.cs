using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class OutboundAcceptedTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<OutboundAccepted>();

    [Fact]
    public void It_fails_when_an_earlier_rule_denies_the_clients() => ExampleSite.Healthy()
        .FirewallFirst(IcpEdge, "<firewallRule><id>9</id><name>lockdown</name><action>deny</action><source><ipAddress>192.168.133.0/24</ipAddress></source><application><service><protocol>tcp</protocol><port>443</port></service></application></firewallRule>")
        .OnlyFinding<OutboundAccepted>().ShouldFail(DriftKind.Different, "192.168.133.0/24 let out on tcp 443", "192.168.133.0/24 is stopped by rule 'lockdown' (9)", IcpEdge, "firewallRule[1]");

    [Fact]
    public void It_fails_for_the_clients_that_an_earlier_rule_denies() => ExampleSite.Healthy()
        .FirewallFirst(IcpEdge, "<firewallRule><id>9</id><name>lockdown</name><action>deny</action><source><ipAddress>192.168.133.64/26</ipAddress></source><application><service><protocol>tcp</protocol><port>80</port></service></application></firewallRule>")
        .OnlyFinding<OutboundAccepted>().ShouldFail(DriftKind.Different, "tcp 80", "192.168.133.64/26 is stopped", IcpEdge, "firewallRule[1]");

    [Fact]
    public void It_fails_less_badly_when_only_some_destinations_are_denied()
    {
        var results = ExampleSite.Healthy()
            .FirewallFirst(IcpEdge, "<firewallRule><id>9</id><name>blocked country</name><action>deny</action><destination><ipAddress>5.0.0.0/8</ipAddress></destination></firewallRule>").Run<OutboundAccepted>();

        Assert.Equal(2, results.Count);
        Assert.All(results, r => r.ShouldFail(DriftKind.Different, "let out on tcp", "192.168.133.0/24 to 5.0.0.0/8 is stopped by rule 'blocked country' (9)", IcpEdge, "firewallRule[1]"));
        Assert.All(results, r => Assert.Equal(Severity.Medium, r.Severity));
    }

    [Fact]
    public void It_fails_when_the_clients_reach_one_destination_only()
    {
        var result = ExampleSite.Healthy().EditAfter(IcpEdge, "<name>Outbound HTTPS (images, GitHub)</name>", "</source>", "</source><destination><ipAddress>140.82.112.0/20</ipAddress></destination>").OnlyFinding<OutboundAccepted>();

        result.ShouldFail(DriftKind.Different, "tcp 443", "192.168.133.0/24 to most destinations is stopped by the default policy", IcpEdge, "defaultPolicy");
        Assert.Equal(Severity.Medium, result.Severity);
    }

    [Fact]
    public void It_fails_when_the_rule_is_for_packets_of_the_edge_itself() => ExampleSite.Healthy()
        .EditAfter(IcpEdge, "<name>Outbound HTTPS (images, GitHub)</name>", "<ipAddress>192.168.133.0/24</ipAddress>", "<vnicGroupId>vse</vnicGroupId>").Route(IcpEdge, "192.168.133.0/24", "192.168.250.1")
        .Run<OutboundAccepted>().First(r => r.Subject.EndsWith("443", StringComparison.Ordinal)).ShouldFail(DriftKind.Different, "tcp 443", "192.168.133.0/24 is stopped", IcpEdge);

    [Theory]
    [InlineData("<ipAddress>169.48.73.42</ipAddress>", true)]      // the address that the clients leave with
    [InlineData("<ipAddress>192.168.133.0/24</ipAddress>", false)]
    public void A_rule_that_looks_at_translated_packets_sees_the_translated_source(string source, bool passes)
    {
        var site = ExampleSite.Healthy().EditAfter(IcpEdge, "<name>Outbound HTTPS (images, GitHub)</name>", "<matchTranslated>false<", "<matchTranslated>true<")
            .EditAfter(IcpEdge, "<name>Outbound HTTPS (images, GitHub)</name>", "<ipAddress>192.168.133.0/24</ipAddress>", source);

        if (passes) site.ShouldBeAsHealthy<OutboundAccepted>();
        else site.OnlyFinding<OutboundAccepted>().ShouldFail(DriftKind.Different, "tcp 443", "192.168.133.0/24 is stopped", IcpEdge);
    }

    [Fact]
    public void It_cannot_tell_when_a_rule_names_an_interface_and_learned_routes_choose_it() =>
        Assert.All(ExampleSite.Healthy().Learning(IcpEdge).Run<OutboundAccepted>(), r => r.ShouldBeUnknown("interfaces that routes which are not in the recording may choose"));

    [Fact]
    public void A_rule_for_the_ports_of_clients_is_enough() => ExampleSite.Healthy()
        .EditAfter(IcpEdge, "<name>Outbound HTTPS (images, GitHub)</name>", "<sourcePort>any<", "<sourcePort>1024-65535<").ShouldBeAsHealthy<OutboundAccepted>();

    [Fact]
    public void It_passes_when_it_is_not_known_which_of_two_rules_accepts() => ExampleSite.Healthy()
        .FirewallFirst(IcpEdge, "<firewallRule><id>9</id><name>vms</name><action>accept</action><source><groupingObjectId>securitygroup-77</groupingObjectId></source></firewallRule>").ShouldBeAsHealthy<OutboundAccepted>();

    [Fact]
    public void It_cannot_tell_when_an_earlier_rule_names_an_unknown_group()
    {
        var result = ExampleSite.Healthy().FirewallFirst(IcpEdge, "<firewallRule><id>9</id><name>vms</name><action>deny</action><source><groupingObjectId>securitygroup-77</groupingObjectId></source></firewallRule>").Run<OutboundAccepted>();

        Assert.All(result, r => r.ShouldBeUnknown("securitygroup-77"));
    }

    [Fact]
    public void It_does_not_apply_without_source_nat() => ExampleSite.Healthy().EditPlan("internet: snat ", "internet: none ").ShouldNotApply<OutboundAccepted>("by source NAT");
}
