using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.B;

public sealed class GatewayServiceTests
{
    private const string Services = "iks/services.json";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<GatewayService>();

    [Fact]
    public void It_fails_when_the_service_has_another_address()
    {
        var result = ExampleSite.Healthy().Edit(Services, "10.177.9.66", "10.177.9.68").OnlyFinding<GatewayService>();

        Assert.Equal((Status.Fail, DriftKind.Missing, "no service has this load balancer address"), (result.Status, result.Drift, result.Actual));
        Assert.Equal("a load balancer service with 10.177.9.66, in 10.177.9.64/29", result.Expected);
    }

    [Fact]
    public void It_fails_when_the_plan_has_an_address_outside_the_private_portable_subnet() => ExampleSite.Healthy()
        .EditPlan("gateway: 10.177.9.66,", "gateway: 169.48.228.75,").OnlyFinding<GatewayService>()
        .ShouldFail(DriftKind.Different, "in 10.177.9.64/29", "the plan gives the gateway 169.48.228.75, outside 10.177.9.64/29", "plan", "line");

    [Fact]
    public void It_cannot_tell_without_the_services() => ExampleSite.Healthy().ShouldBeUnknownWithout<GatewayService>(Services);

    [Fact]
    public void It_cannot_tell_that_the_service_is_gone_when_the_list_goes_on() => ExampleSite.Healthy().Edit(Services, "10.177.9.66", "10.177.9.68")
        .EditAfter(Services, "\"metadata\": {", "\"resourceVersion\"", "\"continue\": \"abc\", \"resourceVersion\"").OnlyFinding<GatewayService>().ShouldBeUnknown(Services);

    [Fact]
    public void A_renamed_service_changes_nothing() => ExampleSite.Healthy().Edit(Services, "vpn-vcs-strongswan", "other-strongswan").ShouldBeAsHealthy<GatewayService>();

    [Fact]
    public void It_does_not_apply_in_other_modes() => ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: none ").ShouldNotApply<GatewayService>("by strongSwan (B2)");
}
