using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class LoadBalancerAddressesTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<LoadBalancerAddresses>();

    [Fact]
    public void It_fails_when_an_address_is_outside_the_planned_subnets() => ExampleSite.Healthy().Edit("iks/services.json", "\"ip\": \"169.48.228.74\"", "\"ip\": \"169.48.229.74\"")
        .OnlyFinding<LoadBalancerAddresses>().ShouldFail(DriftKind.Different, "an address in 10.177.9.64/29, 169.48.228.72/29", "169.48.229.74 is outside", "iks/services.json", "items[");

    [Fact]
    public void It_fails_while_an_address_is_pending() => ExampleSite.Healthy().Edit("iks/services.json", "\"ip\": \"169.48.228.74\"", "\"ipMode\": \"VIP\"")
        .OnlyFinding<LoadBalancerAddresses>().ShouldFail(DriftKind.Missing, "an address in", "still pending", "iks/services.json");

    [Fact]
    public void It_cannot_tell_where_a_load_balancer_has_a_name_and_no_address() => ExampleSite.Healthy().Edit("iks/services.json", "\"ip\": \"169.48.228.74\"", "\"hostname\": \"1a2b-us-south.lb.example.com\"")
        .OnlyFinding<LoadBalancerAddresses>().ShouldBeUnknown("it has the name 1a2b-us-south.lb.example.com and no address");

    [Fact]
    public void It_cannot_tell_without_the_services() => ExampleSite.Healthy().ShouldBeUnknownWithout<LoadBalancerAddresses>("iks/services.json");

    [Fact]
    public void It_does_not_apply_without_portable_subnets() => ExampleSite.Healthy().EditPlan("  iks-public-portable: 169.48.228.72/29\n", "").EditPlan("  iks-private-portable: 10.177.9.64/29\n", "")
        .ShouldNotApply<LoadBalancerAddresses>("no portable subnets");

    [Fact]
    public void It_passes_for_the_planned_gateways_when_only_public_subnets_are_planned() =>
        ExampleSite.Healthy().EditPlan("  iks-private-portable: 10.177.9.64/29\n", "").ShouldPass<LoadBalancerAddresses>();
}
