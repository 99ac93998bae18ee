using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.D;

public sealed class PodsNotRoutedTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<PodsNotRouted>();

    private static ExampleSite With(string network) => ExampleSite.Healthy().Edit(VcsEdge, "<staticRoutes>", $"<staticRoutes><route><network>{network}</network><nextHop>10.208.242.129</nextHop></route>");

    [Theory]
    [InlineData("172.30.0.0/16")]
    [InlineData("172.21.4.0/24")]
    public void It_fails_when_a_route_takes_pods_or_services_past_the_tunnel(string network) =>
        With(network).OnlyFinding<PodsNotRouted>().ShouldFail(DriftKind.Extra, "no route to 172.21.0.0/16, 172.30.0.0/16", $"route {network} via 10.208.242.129", VcsEdge, "route[1]");

    [Fact]
    public void It_passes_when_only_a_summary_holds_them() => With("172.16.0.0/12").ShouldBeAsHealthy<PodsNotRouted>();

    [Fact]
    public void It_cannot_tell_without_the_router() => ExampleSite.Healthy().ShouldBeUnknownWithout<PodsNotRouted>(VcsRouter);

    [Fact]
    public void It_does_not_apply_when_pod_networks_are_announced() => ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: common-vlan ").ShouldNotApply<PodsNotRouted>("by BGP");
}
