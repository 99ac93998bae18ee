using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.D;

public sealed class DefaultRouteTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<DefaultRoute>();

    [Fact]
    public void It_fails_when_the_gateway_is_another() => ExampleSite.Healthy().Edit(IcpEdge, "<gatewayAddress>169.48.73.41<", "<gatewayAddress>10.208.242.129<")
        .OnlyFinding<DefaultRoute>().ShouldFail(DriftKind.Different, "to 169.48.73.41", "the gateway is 10.208.242.129", IcpEdge, "defaultRoute");

    [Fact]
    public void It_fails_when_it_leaves_by_another_interface() => ExampleSite.Healthy().EditAfter(IcpEdge, "<defaultRoute>", "<vnic>1<", "<vnic>0<")
        .OnlyFinding<DefaultRoute>().ShouldFail(DriftKind.Different, "by the public uplink (169.48.73.42)", "it leaves by vNic_0", IcpEdge, "defaultRoute");

    [Fact]
    public void It_fails_when_there_is_none() => ExampleSite.Healthy().Edit(IcpEdge, "<defaultRoute>", "<defaultRoute_>").Edit(IcpEdge, "</defaultRoute>", "</defaultRoute_>")
        .OnlyFinding<DefaultRoute>().ShouldBeMissing("there is no default route");

    [Fact]
    public void It_passes_when_the_default_is_a_static_route_of_length_0() => ExampleSite.Healthy().Edit(IcpEdge, "<defaultRoute>", "<defaultRoute_>").Edit(IcpEdge, "</defaultRoute>", "</defaultRoute_>")
        .Edit(IcpEdge, "<staticRoutes>", "<staticRoutes><route><vnic>1</vnic><network>0.0.0.0/0</network><nextHop>169.48.73.41</nextHop></route>").ShouldBeAsHealthy<DefaultRoute>();

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<DefaultRoute>(VcsEdge);

    [Fact]
    public void It_fails_when_half_of_everything_leaves_by_the_private_uplink() => ExampleSite.Healthy()
        .Edit(IcpEdge, "<staticRoutes>", "<staticRoutes><route><vnic>0</vnic><network>128.0.0.0/1</network><nextHop>10.208.242.129</nextHop></route>")
        .OnlyFinding<DefaultRoute>().ShouldFail(DriftKind.Different, "by the public uplink", "128.0.0.0/1 leaves by vNic_0", IcpEdge, "route[1]");

    [Fact]
    public void It_passes_when_the_default_route_is_written_as_two_halves() => ExampleSite.Healthy().WithoutDefaultRoute(IcpEdge)
        .Route(IcpEdge, "0.0.0.0/1", "169.48.73.41").Route(IcpEdge, "128.0.0.0/1", "169.48.73.41").ShouldBeAsHealthy<DefaultRoute>();

    [Fact]
    public void It_fails_when_one_half_has_another_gateway() => ExampleSite.Healthy().WithoutDefaultRoute(IcpEdge)
        .Route(IcpEdge, "0.0.0.0/1", "169.48.73.41").Route(IcpEdge, "128.0.0.0/1", "169.48.73.44").OnlyFinding<DefaultRoute>()
        .ShouldFail(DriftKind.Different, "to 169.48.73.41", "the gateway for 128.0.0.0/1 is 169.48.73.44", IcpEdge, "route[1]");

    [Fact]
    public void It_fails_when_a_few_addresses_leave_by_the_private_uplink() => ExampleSite.Healthy().Route(IcpEdge, "8.8.8.0/24", "10.208.242.129").OnlyFinding<DefaultRoute>()
        .ShouldFail(DriftKind.Different, "by the public uplink", "8.8.8.0/24 leaves by vNic_0", IcpEdge, "route[1]");

    [Fact]
    public void It_fails_when_the_uplink_is_disconnected() => ExampleSite.Healthy().Disconnect(IcpEdge, 1).OnlyFinding<DefaultRoute>()
        .ShouldFail(DriftKind.Different, "by the public uplink", "vNic_1 (Public Uplink) is disconnected", IcpEdge, "defaultRoute");

    [Fact]
    public void A_floating_route_behind_the_default_changes_nothing() => ExampleSite.Healthy()
        .Edit(IcpEdge, "<staticRoutes>", "<staticRoutes><route><network>0.0.0.0/0</network><nextHop>10.208.242.129</nextHop><adminDistance>200</adminDistance></route>").ShouldBeAsHealthy<DefaultRoute>();
}
