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

    private const string IcpRouter = "nsx/edge-8.xml";

    [Fact]
    public void It_passes_when_the_router_has_its_default_route_in_two_halves() => ExampleSite.Healthy().WithoutDefaultRoute(IcpRouter)
        .Route(IcpRouter, "0.0.0.0/1", "192.168.100.1").Route(IcpRouter, "128.0.0.0/1", "192.168.100.1").ShouldBeAsHealthy<RouterRoutes>();

    [Fact]
    public void It_fails_when_the_router_has_one_half_only() => ExampleSite.Healthy().WithoutDefaultRoute(IcpRouter).Route(IcpRouter, "0.0.0.0/1", "192.168.100.1").OnlyFinding<RouterRoutes>().ShouldBeMissing("no route to");

    [Fact]
    public void It_fails_when_the_router_has_no_default_route() => ExampleSite.Healthy().WithoutDefaultRoute(IcpRouter).OnlyFinding<RouterRoutes>().ShouldBeMissing("there is no default route");

    [Fact]
    public void It_fails_when_a_more_specific_route_of_the_router_goes_elsewhere() => ExampleSite.Healthy().Route(IcpRouter, "10.60.0.0/16", "192.168.133.254").OnlyFinding<RouterRoutes>()
        .ShouldFail(DriftKind.Different, "everything else by edge-7", "10.60.0.0/16 goes to 192.168.133.254", IcpRouter, "route[1]");

    [Theory]
    [InlineData("10.60.0.0/16", "192.168.100.1")]          // the same way as everything else
    [InlineData("192.168.133.128/25", "192.168.133.9")]    // behind the router
    public void A_route_of_the_router_that_takes_nothing_elsewhere_changes_nothing(string network, string nextHop) => ExampleSite.Healthy().Route(IcpRouter, network, nextHop).ShouldBeAsHealthy<RouterRoutes>();

    [Fact]
    public void It_fails_when_the_network_is_connected_to_the_edge_itself() => ExampleSite.Healthy()
        .EditAfter(IcpEdge, "<label>vNic_3<", "<addressGroups/>", "<addressGroups><addressGroup><primaryAddress>192.168.133.2</primaryAddress><subnetMask>255.255.255.0</subnetMask></addressGroup></addressGroups>")
        .EditAfter(IcpEdge, "<label>vNic_3<", "<isConnected>false<", "<isConnected>true<").OnlyFinding<RouterRoutes>()
        .ShouldFail(DriftKind.Different, "192.168.133.0/24 by edge-8", "192.168.133.0/24 is connected to vNic_3", IcpEdge, "vnic[4]");

    [Fact]
    public void It_cannot_tell_without_the_router() => ExampleSite.Healthy().ShouldBeUnknownWithout<RouterRoutes>(IcpRouter);
}
