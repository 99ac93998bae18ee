using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class RouterRoutesTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<RouterRoutes>();

    [Fact]
    public void It_fails_when_the_edge_has_no_route_to_its_network() => ExampleSite.Healthy().EditAfter(IcpEdge, "<staticRoutes>", "<network>192.168.133.0/24<", "<network>192.168.139.0/24<")
        .OnlyFinding<RouterRoutes>().ShouldFail(DriftKind.Different, "192.168.133.0/24 by edge-8", "192.168.133.0/24 goes to 169.48.73.41", IcpEdge, "defaultRoute");

    [Fact]
    public void It_fails_when_a_more_specific_route_takes_a_part_elsewhere() => ExampleSite.Healthy()
        .Edit(IcpEdge, "<staticRoutes>", "<staticRoutes><route><network>192.168.133.128/25</network><nextHop>10.208.242.132</nextHop></route>")
        .OnlyFinding<RouterRoutes>().ShouldFail(DriftKind.Different, "by edge-8", "192.168.133.128/25 goes to 10.208.242.132", IcpEdge, "route[1]");

    [Fact]
    public void It_passes_when_the_network_is_routed_in_two_halves() => ExampleSite.Healthy()
        .Edit(IcpEdge, "<staticRoutes>", "<staticRoutes><route><network>192.168.133.0/25</network><nextHop>192.168.100.2</nextHop></route><route><network>192.168.133.128/25</network><nextHop>192.168.100.2</nextHop></route>")
        .ShouldBeAsHealthy<RouterRoutes>();

    [Fact]
    public void It_fails_when_the_router_sends_everything_elsewhere() => ExampleSite.Healthy().Edit("nsx/edge-8.xml", "<gatewayAddress>192.168.100.1<", "<gatewayAddress>192.168.100.9<")
        .OnlyFinding<RouterRoutes>().ShouldFail(DriftKind.Different, "everything else by edge-7", "goes to 192.168.100.9", "nsx/edge-8.xml", "defaultRoute");

    [Fact]
    public void It_cannot_tell_when_routes_are_learned() => Assert.Contains(
        ExampleSite.Healthy().EditAfter(IcpEdge, "<ospf>", "<enabled>false</enabled>", "<enabled>true</enabled>").Run<RouterRoutes>(), r => r.Status == Status.Unknown && r.Reason.StartsWith("OSPF is on", StringComparison.Ordinal));
}
