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
    public void It_passes_when_only_some_destinations_are_denied() => ExampleSite.Healthy()
        .FirewallFirst(IcpEdge, "<firewallRule><id>9</id><name>blocked country</name><action>deny</action><destination><ipAddress>5.0.0.0/8</ipAddress></destination></firewallRule>")
        .ShouldBeAsHealthy<OutboundAccepted>();

    [Fact]
    public void It_cannot_tell_when_an_earlier_rule_names_an_unknown_group()
    {
        var result = ExampleSite.Healthy().FirewallFirst(IcpEdge, "<firewallRule><id>9</id><name>vms</name><action>deny</action><source><groupingObjectId>securitygroup-77</groupingObjectId></source></firewallRule>").Run<OutboundAccepted>();

        Assert.All(result, r => r.ShouldBeUnknown("securitygroup-77"));
    }

    [Fact]
    public void It_does_not_apply_without_source_nat() => ExampleSite.Healthy().EditPlan("internet: snat ", "internet: none ").ShouldNotApply<OutboundAccepted>("by source NAT");
}
