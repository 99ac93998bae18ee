using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class VipsAcceptedTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<VipsAccepted>();

    [Fact]
    public void It_fails_when_the_rule_of_a_port_is_disabled() => ExampleSite.Healthy().EditAfter(IcpEdge, "<name>ICP Kubernetes API</name>", "<enabled>true<", "<enabled>false<")
        .OnlyFinding<VipsAccepted>().ShouldFail(DriftKind.Different, "tcp 10.208.242.131:8001 accepted", "it is stopped by", IcpEdge);

    [Fact]
    public void It_fails_less_badly_when_only_a_part_of_the_private_network_is_let_in()
    {
        var result = ExampleSite.Healthy().EditAfter(IcpEdge, "<name>ICP Kubernetes API</name>", "<ipAddress>10.0.0.0/8<", "<ipAddress>10.0.0.0/9<").OnlyFinding<VipsAccepted>();

        result.ShouldFail(DriftKind.Different, "tcp 10.208.242.131:8001 accepted for clients in 10.0.0.0/8", "it from 10.128.0.0", IcpEdge);
        Assert.Equal(Severity.Medium, result.Severity);
    }

    [Fact]
    public void It_passes_when_the_private_network_is_let_in_by_two_halves() => ExampleSite.Healthy()
        .EditAfter(IcpEdge, "<name>ICP Kubernetes API</name>", "<ipAddress>10.0.0.0/8<", "<ipAddress>10.0.0.0/9</ipAddress><ipAddress>10.128.0.0/9<").ShouldBeAsHealthy<VipsAccepted>();

    [Fact]
    public void It_fails_when_one_client_is_kept_out() => ExampleSite.Healthy()
        .FirewallFirst(IcpEdge, "<firewallRule><id>9</id><name>one</name><action>deny</action><source><ipAddress>10.177.7.200</ipAddress></source><destination><ipAddress>10.208.242.131</ipAddress></destination><application><service><protocol>tcp</protocol><port>8500</port></service></application></firewallRule>")
        .OnlyFinding<VipsAccepted>().ShouldFail(DriftKind.Different, "8500", "it from 10.177.7.200 is stopped by rule 'one' (9)", IcpEdge, "firewallRule[1]");

    [Fact]
    public void What_a_virtual_server_takes_is_for_the_edge_itself() => ExampleSite.Healthy().RemoveNat(IcpEdge, 196615).Balanced(IcpEdge, "10.208.242.131", "8001", "192.168.133.10", "8001")
        .EditAfter(IcpEdge, "<name>ICP Kubernetes API</name>", "<ipAddress>10.208.242.131</ipAddress>", "<vnicGroupId>vse</vnicGroupId>").ShouldBeAsHealthy<VipsAccepted>();

    [Fact]
    public void It_passes_when_a_rule_looks_at_the_translated_packet() => ExampleSite.Healthy().EditAfter(IcpEdge, "<name>ICP Kubernetes API</name>", "<ipAddress>10.208.242.131<", "<ipAddress>192.168.133.10<")
        .EditAfter(IcpEdge, "<name>ICP Kubernetes API</name>", "<matchTranslated>false<", "<matchTranslated>true<").ShouldBeAsHealthy<VipsAccepted>();

    [Fact]
    public void It_fails_when_the_public_portal_is_shut() => ExampleSite.Healthy().EditAfter(IcpEdge, "<name>Portal from the internet</name>", "<port>80,443<", "<port>443<")
        .OnlyFinding<VipsAccepted>().ShouldFail(DriftKind.Different, "tcp 169.48.73.42:80 accepted for clients on the internet", "it is stopped by", IcpEdge);

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<VipsAccepted>(IcpEdge);
}
