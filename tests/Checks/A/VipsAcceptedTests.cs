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
    public void It_passes_when_only_a_part_of_the_private_network_is_let_in() => ExampleSite.Healthy().EditAfter(IcpEdge, "<name>ICP Kubernetes API</name>", "<ipAddress>10.0.0.0/8<", "<ipAddress>10.177.0.0/18<")
        .ShouldBeAsHealthy<VipsAccepted>();

    [Fact]
    public void It_passes_when_a_rule_looks_at_the_translated_packet() => ExampleSite.Healthy().EditAfter(IcpEdge, "<name>ICP Kubernetes API</name>", "<ipAddress>10.208.242.131<", "<ipAddress>192.168.133.10<")
        .EditAfter(IcpEdge, "<name>ICP Kubernetes API</name>", "<matchTranslated>false<", "<matchTranslated>true<").ShouldBeAsHealthy<VipsAccepted>();

    [Fact]
    public void It_fails_when_the_public_portal_is_shut() => ExampleSite.Healthy().EditAfter(IcpEdge, "<name>Portal from the internet</name>", "<port>80,443<", "<port>443<")
        .OnlyFinding<VipsAccepted>().ShouldFail(DriftKind.Different, "tcp 169.48.73.42:80 accepted for clients on the internet", "it is stopped by", IcpEdge);

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<VipsAccepted>(IcpEdge);
}
