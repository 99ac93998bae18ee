using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class TransitTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<Transit>();

    [Fact]
    public void It_fails_when_the_two_ends_are_on_different_switches() => ExampleSite.Healthy().EditAfter(IcpEdge, "<label>vNic_2</label>", "<portgroupId>virtualwire-100<", "<portgroupId>virtualwire-199<")
        .OnlyFinding<Transit>().ShouldFail(DriftKind.Different, "edge-7 and edge-8 on one switch, in 192.168.100.0/24", "edge-7 is on virtualwire-199", IcpEdge, "vnic[3]");

    [Fact]
    public void It_fails_when_the_edge_has_left_the_transit_network() => ExampleSite.Healthy().Edit(IcpEdge, "<primaryAddress>192.168.100.1<", "<primaryAddress>192.168.109.1<")
        .OnlyFinding<Transit>().ShouldBeMissing("edge-7 has no interface in 192.168.100.0/24");

    [Fact]
    public void It_fails_when_an_end_is_disconnected() => ExampleSite.Healthy().Disconnect(IcpEdge, 2)
        .OnlyFinding<Transit>().ShouldFail(DriftKind.Different, "on one switch", "is disconnected", IcpEdge, "vnic[3]");

    [Fact]
    public void It_cannot_tell_without_the_router() => ExampleSite.Healthy().ShouldBeUnknownWithout<Transit>("nsx/edge-8.xml");
}
