using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.B;

public sealed class LeftoverStaticRoutesTests
{
    private const string Routes = "iks/staticroutes.json";

    private static ExampleSite With(string subnet) => ExampleSite.Healthy().Replace(Routes, $$"""
        {"apiVersion": "static-route.ibm.com/v1", "kind": "StaticRouteList", "metadata": {"resourceVersion": "1"}, "items": [
          {"apiVersion": "static-route.ibm.com/v1", "kind": "StaticRoute", "metadata": {"name": "vms"}, "spec": {"subnet": "{{subnet}}", "gateway": "10.177.7.193"} } ]}
        """);

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<LeftoverStaticRoutes>();

    [Theory]
    [InlineData("192.168.140.0/24")]
    [InlineData("192.168.140.20/32")]
    [InlineData("192.168.140.0/23")]
    public void It_fails_when_a_static_route_leads_to_virtual_machines(string subnet) => With(subnet).OnlyFinding<LeftoverStaticRoutes>()
        .ShouldFail(DriftKind.Extra, "no static route to 192.168.140.0/23", $"via 10.177.7.193", Routes, "items[");

    [Theory]
    [InlineData("10.60.0.0/16")]
    [InlineData("192.168.0.0/16")]
    public void Routes_to_other_or_wider_networks_change_nothing(string subnet) => With(subnet).ShouldBeAsHealthy<LeftoverStaticRoutes>();

    [Fact]
    public void It_cannot_tell_when_nothing_says_that_the_add_on_is_not_there() => ExampleSite.Healthy().ShouldBeUnknownWithout<LeftoverStaticRoutes>("iks/apis.json");

    [Fact]
    public void It_cannot_tell_when_the_list_is_cut_off() => With("10.60.0.0/16").Edit(Routes, "} } ]}", "}").OnlyFinding<LeftoverStaticRoutes>().ShouldBeUnknown(Routes);

    [Fact]
    public void It_does_not_apply_when_static_routes_are_planned() => With("192.168.140.0/24").EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: [strongswan, static-nat] ").ShouldNotApply<LeftoverStaticRoutes>("B3");
}
